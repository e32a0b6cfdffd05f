"""Old totals beside new ratings: that they agree, or why they do not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.adopt.reading import refused
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.adopt.home_sheet import HomeSheet, OldAccount

HALF_TENTH: Final = 0.05
SLACK: Final = 1e-6
TEN: Final = 10.0
UNEXPLAINED: Final = phrase(
    "{cell} shows {total}, which its marks and weights do not come to: nothing was "
    "written"
)
NO_NUMBER: Final = phrase("{cell} shows no number")
WITH_TEXT: Final = phrase("{cells} held text, which the old formula took for nothing")
BLANK: Final = phrase("blank: {cells}, which counts as the lowest mark now")
NO_MARKS: Final = phrase("it has no marks")
LIMITED: Final = phrase("limited to 0 and 10")


@dataclass(frozen=True, slots=True)
class Compared:
    """One account before and after.

    Parameters
    ----------
    name : str
        What it is called.
    cell : str
        Where its old total stands.
    total : float or None
        The old total; None where there was none.
    expected : float or None
        The old total as a rating from 0 to 10.
    rating : float or None
        The new rating; None where it has none.
    why : str
        Why they differ, or what is odd about the old total; empty where nothing is.
    agrees : bool
        Whether the old total says what the new rating does.
    """

    name: str
    cell: str
    total: float | None
    expected: float | None
    rating: float | None
    why: str
    agrees: bool = False


def compare(sheet: HomeSheet, ratings: Sequence[float | None]) -> tuple[Compared, ...]:
    """Set old totals beside new ratings.

    Parameters
    ----------
    sheet : HomeSheet
        The old sheet.
    ratings : sequence of (float or None)
        The new rating of each of its accounts; None where it has none.

    Raises
    ------
    FileError
        If a difference has no cause that is known; each cell is named.
    """
    rows, faults = [], []
    for account, rating in zip(sheet.accounts, ratings, strict=True):
        row = _compared(sheet, account, rating)
        rows.append(row)
        if row.why == UNEXPLAINED:
            faults.append(UNEXPLAINED.format(cell=row.cell, total=account.total))
    if faults:
        raise refused(faults)
    return tuple(rows)


def _compared(sheet: HomeSheet, account: OldAccount, rating: float | None) -> Compared:
    reading = sheet.reading
    cell = reading.view.full(account.line, reading.total)
    if account.total is None:
        why = reading.odd.get(account.line, NO_NUMBER.format(cell=cell))
        return Compared(account.name, cell, None, None, rating, why)
    exact = sheet.slope * (account.total - sheet.least)
    expected = min(max(exact, 0.0), TEN)
    near = HALF_TENTH + SLACK + sheet.slope * reading.rounding
    row = Compared(account.name, cell, account.total, expected, rating, "")
    if rating is not None and abs(expected - rating) <= near:
        # a formula of its own kind is named even where it does no harm today
        return replace(row, why=reading.odd.get(account.line, ""), agrees=True)
    causes = [*_causes(sheet, account, exact)]
    return replace(row, why="; ".join(causes) or UNEXPLAINED)


def _causes(sheet: HomeSheet, account: OldAccount, exact: float) -> Iterator[str]:
    reading = sheet.reading
    if account.line in reading.odd:
        yield reading.odd[account.line]
    if account.texts:
        cells = ", ".join(account.texts)
        yield WITH_TEXT.format(cells=cells)
    blank = [
        reading.view.cell(account.line, component.at)
        for component, mark in zip(sheet.components, account.marks, strict=True)
        if mark is None
    ]
    if len(blank) == len(account.marks):
        yield str(NO_MARKS)
    elif blank and not sheet.skips_blanks and _counts_blanks(sheet):
        yield BLANK.format(cells=", ".join(blank))
    if exact < 0 or exact > TEN:
        yield str(LIMITED)


def _counts_blanks(sheet: HomeSheet) -> bool:
    """Say whether a blank was something else than the lowest mark."""
    return sheet.reading.averages or any(c.scale.low for c in sheet.components)
