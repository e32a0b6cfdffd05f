"""The page Adopted: where the criteria come from, and old totals beside new ratings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.sheets import looks
from scoring.sheets.page import Draft, Page
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.adopt.home_sheet import Component, HomeSheet
    from scoring.adopt.proof import Compared
    from scoring.sheets.sections import Value
    from scoring.xlsx.draw.styles import Style

WIDTHS: Final = (2.0, 34.0, 13.0, 13.0, 13.0, 13.0, 96.0)
TITLE: Final = "Adopted"
ABOUT: Final = phrase("{name}, sheet {sheet}: its old totals beside the new ratings")
FORMULA: Final = phrase(
    "The lowest old total, {least:g}, is a rating of 0; each point more is worth "
    "{slope:.4g}, so that the highest, {most:g}, is 10."
)
ALL_AGREE: Final = phrase(
    "{count:The account has|All {count:,} accounts have} the rating that "
    "{count:its|their} old total says."
)
SOME_AGREE: Final = phrase(
    "{agree:,} of {count:,} {count:account|accounts} {agree:has|have} the rating that "
    "the old total says; the rest say why not, and stand first."
)
BLANK_SKIPPED: Final = phrase(
    "A blank mark is left out of the average, as AVERAGE did."
)
BLANK_COUNTS: Final = phrase(
    "A blank mark earns nothing, as the lowest mark does; write skip under If blank to "
    "leave it out."
)
CRITERIA: Final = phrase("The criteria")
CRITERION_HEADS: Final = (
    "Criterion",
    "Weight",
    "Lowest mark",
    "Highest mark",
    "",
    "Weight from",
)
ACCOUNTS: Final = phrase("The accounts")
ACCOUNT_HEADS: Final = (
    "Account",
    "Old total",
    "As 0 to 10",
    "Rating",
    "Difference",
    "Why",
)
PENALTY: Final = phrase("takes points away")
HEIGHTS: Final = {1: 8.0, 2: 34.0, 3: 20.0}
COLUMNS: Final = "BCDEFG"


def proof_page(sheet: HomeSheet, rows: Sequence[Compared], name: str) -> Page:
    """Lay the proof out.

    Parameters
    ----------
    sheet : HomeSheet
        The old sheet.
    rows : sequence of Compared
        Its accounts before and after.
    name : str
        The file it was in.
    """
    draft = Draft(dict(HEIGHTS))
    draft.fill(2, "B", TITLE, looks.TITLE)
    grid = sheet.reading.view.grid
    draft.fill(3, "B", ABOUT.format(name=name, sheet=grid.sheet), looks.SUBTITLE)
    row = 5
    for sentence in (*sentences(sheet, rows), *sheet.notes):
        draft.fill(row, "B:G", sentence, looks.CELL)
        row += 1
    row = _table(draft, row + 1, CRITERIA, CRITERION_HEADS)
    for component in sheet.components:
        _fill(draft, row, _criterion(component), CRITERION_STYLES)
        row += 1
    row = _table(draft, row + 1, ACCOUNTS, ACCOUNT_HEADS)
    # what differs is what people look for
    for compared in sorted(rows, key=lambda each: (each.agrees, not each.why)):
        _fill(draft, row, _account(compared), ACCOUNT_STYLES)
        row += 1
    return draft.on(Page(Sheet.ADOPTED, WIDTHS, (), ()))


def sentences(sheet: HomeSheet, rows: Sequence[Compared]) -> tuple[str, ...]:
    """Say in words how old totals and new ratings go together."""
    agree, count = sum(row.agrees for row in rows), len(rows)
    words = ALL_AGREE if agree == count else SOME_AGREE
    formula = FORMULA.format(
        least=round(sheet.least, 6),
        most=round(sheet.least + 10 / sheet.slope, 6),
        slope=sheet.slope,
    )
    blank = BLANK_SKIPPED if sheet.skips_blanks else BLANK_COUNTS
    return words.format(agree=agree, count=count), formula, blank


NUMBER: Final = looks.CELL_HIGH
CENTRED: Final = replace(looks.COLUMN, across="center")
RATING: Final = replace(looks.CELL_RATING, across="center", indent=0)
CRITERION_STYLES: Final = (
    looks.CELL_BOLD,
    looks.CELL_CENTRED,
    looks.CELL_CENTRED,
    looks.CELL_CENTRED,
    looks.CELL_CENTRED,
    looks.CELL,
)
ACCOUNT_STYLES: Final = (
    looks.CELL_BOLD,
    looks.CELL_CENTRED,
    NUMBER,
    RATING,
    NUMBER,
    looks.CELL,
)


def _table(draft: Draft, row: int, title: str, heads: Sequence[str]) -> int:
    """Write a title and headings; give the row below them."""
    draft.fill(row, "B", title, looks.SECTION)
    draft.heights[row] = 24.0
    for letter, head in zip(COLUMNS, heads, strict=True):
        edge = letter in (COLUMNS[0], COLUMNS[-1])
        draft.fill(row + 1, letter, head, looks.COLUMN if edge else CENTRED)
    return row + 2


def _fill(
    draft: Draft, row: int, values: Sequence[Value], styles: Sequence[Style]
) -> None:
    for letter, value, style in zip(COLUMNS, values, styles, strict=True):
        draft.fill(row, letter, value, style)


def _criterion(component: Component) -> tuple[Value, ...]:
    return (
        component.name,
        component.weight,
        component.scale.low,
        component.scale.high,
        PENALTY if component.penalty else None,
        component.cell or None,
    )


def _account(row: Compared) -> tuple[Value, ...]:
    difference = None
    if not row.agrees and row.expected is not None and row.rating is not None:
        difference = row.rating - row.expected
    return (row.name, row.total, row.expected, row.rating, difference, row.why or None)
