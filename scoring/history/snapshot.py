"""How things stood when last scored: criteria, settings, day and accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.history.basis import Basis, read_basis, unchanged
from scoring.history.earlier_form import first_named, own_by_words
from scoring.rating.accounts import Accounts
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Model

_NUMBERED: Final = re.compile(r"(.*) \([0-9]+\)", re.DOTALL)
"""Headings of one sheet are all different: the second of a name has a number."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was rated last time, and by what.

    Parameters
    ----------
    model : Model
        Criteria and settings as they were.
    basis : Basis
        The same as cells, to be compared with those of today.
    table : SheetTable
        The accounts with their columns as they were, in ranked order.
    """

    model: Model
    basis: Basis
    table: SheetTable

    @property
    def day(self) -> float:
        """The day they were rated at."""
        return self.basis.day

    @property
    def accounts(self) -> Accounts:
        """The accounts, to be rated as of then."""
        return self.seen_at(self.table, self.day)

    def seen_at(self, table: SheetTable, today: float) -> Accounts:
        """Give accounts of any table under the settings of then."""
        return Accounts(table.frame, self.model.settings, today, table.headings)


def read_snapshot(
    tables: Mapping[Sheet, SheetTable], now: SheetTable | None = None
) -> Snapshot | None:
    """Read how things stood; None where that cannot be told any more.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        History criteria, and Scored unless the accounts are `unchanged`.
    now : SheetTable, optional
        The accounts rated now.
    """
    sheet, scored = tables.get(Sheet.HISTORY_CRITERIA), tables.get(Sheet.SCORED)
    basis = None if sheet is None else read_basis(sheet)
    if sheet is None or basis is None:
        return None
    model = basis.model(date1904=sheet.date1904)
    if model is None:
        return None
    same = now is not None and unchanged(sheet, now)
    table = now if same else scored and _own_columns(scored, basis, model)
    return None if table is None else Snapshot(model, basis, table)


def needed(sheet: SheetTable, headings: Mapping[int, str]) -> range:
    """Name the columns of Scored that tell how things stood; none where none do.

    Parameters
    ----------
    sheet : SheetTable
        History criteria.
    headings : mapping of int to str
        Those of Scored, by column.
    """
    basis = read_basis(sheet)
    model = None if basis is None else basis.model(date1904=sheet.date1904)
    places, words = list(headings), tuple(headings.values())
    own = None if basis is None or model is None else _own(words, basis, model)
    return range(places[own[0]], places[own[-1]] + 1) if own else range(1, 1)


def _own(headings: tuple[str, ...], basis: Basis, model: Model) -> range | None:
    """Find the accounts' own columns among those of Scored, where they stand together.

    They stand before the points of the criteria, unless someone has moved them.
    """
    count = len(basis.headings)
    if not count:
        return own_by_words(headings, model)
    usual = len(headings) - len(model.criteria) - count
    starts = sorted(range(len(headings) - count + 1), key=lambda n: abs(n - usual))
    own = (range(n, n + count) for n in starts)
    return next((columns for columns in own if _are(headings, columns, basis)), None)


def _are(headings: tuple[str, ...], columns: range, basis: Basis) -> bool:
    """Say whether columns bear the accounts' headings; one without has any on Scored."""
    return all(
        not own or heading_key(own) in heading_keys(headings[n])
        for n, own in zip(columns, basis.headings, strict=True)
    )


def heading_keys(shown: str) -> set[str]:
    """Give the keys of a heading of Scored, with and without the number it may have.

    >>> sorted(heading_keys("Size (2)"))
    ['size', 'size (2)']
    """
    match = _NUMBERED.fullmatch(shown)
    return {heading_key(shown)} | ({heading_key(match[1])} if match else set())


def _own_columns(scored: SheetTable, basis: Basis, model: Model) -> SheetTable | None:
    """Take the accounts' own columns out of Scored, under their own headings."""
    chosen = _own(scored.headings, basis, model)
    if chosen is None:
        return None
    frame = scored.frame.iloc[:, list(chosen)]
    return replace(
        scored,
        headings=basis.headings or first_named(scored.headings, chosen),
        frame=frame.set_axis(range(len(chosen)), axis=1),
        columns=tuple(scored.columns[n] for n in chosen),
        formats=(),
    )
