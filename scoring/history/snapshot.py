"""How things stood when last scored: criteria, settings, day and accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.history.basis import Basis, read_basis
from scoring.history.changed_rows import as_then, changed_rows, gone_accounts
from scoring.history.earlier_form import first_named, own_by_words
from scoring.history.fingerprint import fingerprint
from scoring.rating.accounts import Accounts
from scoring.sheets.scored import ShownAs
from scoring.values.table import SheetTable, find_heading, heading_key
from scoring.vocabulary import ColumnHead, ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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
        The accounts with their columns as they were.
    same : int
        So many of them, which stand first, are known to be the same now.
    """

    model: Model
    basis: Basis
    table: SheetTable
    same: int = 0

    @property
    def day(self) -> float:
        """The day they were rated at."""
        return self.basis.day

    @property
    def accounts(self) -> Accounts:
        """The accounts, to be rated as of then."""
        return self.accounts_at(self.table, self.day)

    def accounts_at(self, table: SheetTable, today: float) -> Accounts:
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
    same = now is not None and basis.fingerprint == fingerprint(now)
    if now is not None and same:
        return Snapshot(model, basis, now, len(now.frame))
    return None if scored is None else _of_scored(scored, basis, model, now)


def _of_scored(
    scored: SheetTable, basis: Basis, model: Model, now: SheetTable | None
) -> Snapshot | None:
    """Take the accounts out of Scored: where that is known, only those changed since."""
    own = _own_columns(scored, basis, model)
    changed = None if now is None else changed_rows(basis, now)
    if own is None:
        return None
    if now is None or changed is None:
        return Snapshot(model, basis, own)
    gone = gone_accounts(changed, basis, now, scored)
    if gone is None:
        return Snapshot(model, basis, own)
    table = as_then(changed, now, own.only(gone))
    return Snapshot(model, basis, table, int(changed.same.sum()))


def needed(sheet: SheetTable, headings: Mapping[int, str]) -> Collection[int]:
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
    columns = None if basis is None or model is None else _find(words, basis, model)
    return [places[n] for n in columns if n is not None] if columns else ()


def _find(
    headings: tuple[str, ...], basis: Basis, model: Model
) -> tuple[int | None, ...] | None:
    """Find each column of the accounts on Scored; None in place of one with no cells.

    Returns
    -------
    tuple of (int or None), or None
        None if Scored does not tell any more.
    """
    if not basis.headings:
        words = own_by_words(headings, model)
        return None if words is None else tuple(words)
    headings_shown = tuple(zip(basis.headings, basis.shown, strict=True))
    own = tuple(heading for heading, shown in headings_shown if shown == ShownAs.OWN)
    run = _own(headings, own, model)
    keys = [heading_key(heading) for heading in headings]
    account = find_heading(ScoredHead.ACCOUNT, headings)
    if run is None or account is None:
        return None
    among = iter(run)

    def place(heading: str, shown: int) -> int | None:
        if shown == ShownAs.OWN:
            return next(among)
        if shown == ShownAs.NAME:
            return account
        key = heading_key(heading)
        return keys.index(key) if key in keys else None

    return tuple(place(heading, shown) for heading, shown in headings_shown)


def _own(headings: tuple[str, ...], own: tuple[str, ...], model: Model) -> range | None:
    """Find the accounts' own columns among those of Scored, where they stand together.

    They stand before the points of the criteria, unless someone has moved them.
    """
    count = len(own)
    usual = _end_of_points(headings, model) - len(model.criteria) - count
    starts = sorted(range(len(headings) - count + 1), key=lambda n: abs(n - usual))
    runs = (range(n, n + count) for n in starts)
    return next((columns for columns in runs if _are(headings, columns, own)), None)


def _end_of_points(headings: tuple[str, ...], model: Model) -> int:
    """Find where the points of the criteria end; ratings of single days may follow."""
    name = model.criteria[-1].name
    last = {
        heading_key(words.format(criterion=name))
        for words in ColumnHead.POINTS_OF.understood
    }
    backwards = range(len(headings), 0, -1)
    ends = (n for n in backwards if last & heading_keys(headings[n - 1]))
    return next(ends, len(headings))


def _are(headings: tuple[str, ...], columns: range, own: tuple[str, ...]) -> bool:
    """Say whether columns bear the accounts' headings; one without has any on Scored."""
    return all(
        not heading or heading_key(heading) in heading_keys(headings[n])
        for n, heading in zip(columns, own, strict=True)
    )


@lru_cache(1024)
def heading_keys(shown: str) -> frozenset[str]:
    """Give the keys of a heading of Scored, with and without the number it may have.

    >>> sorted(heading_keys("Size (2)"))
    ['size', 'size (2)']
    """
    match = _NUMBERED.fullmatch(shown)
    bare = () if match is None else (heading_key(match[1]),)
    return frozenset((heading_key(shown), *bare))


def _own_columns(scored: SheetTable, basis: Basis, model: Model) -> SheetTable | None:
    """Take the accounts' own columns out of Scored, under their own headings."""
    places_there = _find(scored.headings, basis, model)
    if places_there is None:
        return None
    empty = pd.Series(np.nan, index=scored.frame.index)
    columns = [empty if n is None else scored.frame.iloc[:, n] for n in places_there]
    frame = pd.concat(columns, axis=1).set_axis(range(len(columns)), axis=1)
    return replace(
        scored,
        headings=basis.headings or first_named(scored.headings, places_there),
        frame=frame,
        columns=tuple(range(1, len(columns) + 1)),
        formats=(),
    )
