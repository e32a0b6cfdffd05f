"""What an import changes: accounts added, cells changed, and all that stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.crm.comparable import (
    Reader,
    alike_texts,
    kind_of,
    same,
    values,
    yes_and_no,
)
from scoring.crm.headings import Kind, Role, name_key, plain
from scoring.crm.matching import NEW, domains
from scoring.crm.registers import is_register, numbers_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints
    from scoring.crm.column_cells import Cells
    from scoring.crm.mapping import Line, Mapping
    from scoring.crm.matching import Matched

LAST: Final = re.compile(
    r"(date of |dato for |datum for |data )?"
    r"(last|latest|most recent|seneste?|sidste?|senaste?|siste?|ultim(a|ul|ei|elor)) .*"
)
"""How the headings of dates begin that only move on."""


def is_last(line: Line) -> bool:
    """Say whether a column holds the day when something was last done."""
    return any(map(LAST.fullmatch, map(name_key, (line.field, plain(line.heading)))))


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """What an import does to one column of Accounts.

    Parameters
    ----------
    line : Line
        The column of the export, and where it goes.
    kind : Kind
        As what it is written.
    accounts : ndarray of int, shape (m,)
        The accounts whose cell changes.
    old, new : tuple
        What stands there, as text, and what is written: m of each.
    added : tuple
        What is written for each new account, None where blank.
    unfit : ndarray of int
        The rows of the export whose text is left out, as Accounts hold numbers or
        dates there.
    """

    line: Line
    kind: Kind
    accounts: Ints
    old: tuple[str, ...]
    new: tuple[Any, ...]
    added: tuple[Any, ...]
    unfit: Ints


@dataclass(frozen=True, slots=True)
class Merge:
    """All that an import does to Accounts.

    Parameters
    ----------
    added : ndarray of int
        The rows of the export that become accounts, in its order.
    pairs : tuple of (ndarray of int, ndarray of int)
        The rows that are accounts already, and these accounts.
    columns : tuple of ColumnChange
        What happens to each column, in the order of the export.
    formulas_left : tuple of (int, int)
        Account and column, counted from 0, where a formula stays.
    accounts_before : int
        How many accounts there are.
    """

    added: Ints
    pairs: tuple[Ints, Ints]
    columns: tuple[ColumnChange, ...]
    formulas_left: tuple[tuple[int, int], ...]
    accounts_before: int

    @property
    def changed(self) -> Ints:
        """The accounts of which a cell changes, ascending."""
        cells = [column.accounts for column in self.columns]
        return np.unique(np.concatenate([*cells, np.array([], np.int64)]))

    @property
    def untouched(self) -> int:
        """How many accounts are in the export and say the same."""
        return len(self.pairs[1]) - len(self.changed)

    @property
    def only_here(self) -> int:
        """How many accounts the export does not have."""
        return self.accounts_before - len(self.pairs[1])

    @property
    def nothing(self) -> bool:
        """Whether nothing would change."""
        return not len(self.added) and not len(self.changed)


def merge(
    readers: tuple[Reader, Reader],
    mapping: Mapping,
    matched: tuple[Matched, Bools],
    formulas: frozenset[tuple[int, int]],
) -> Merge:
    """Compare the rows of an export with their accounts.

    Parameters
    ----------
    readers : tuple of (Reader, Reader)
        Of the export and of Accounts.
    mapping : Mapping
        Which column goes where.
    matched : tuple of (Matched, ndarray of bool)
        Which row is which account, and which rows give theirs a new name.
    formulas : frozenset of (int, int)
        Account and column, counted from 0, of cells that a formula fills.
    """
    export, own = readers
    match, follows = matched
    rows = np.flatnonzero(match.accounts >= 0)
    accounts = match.accounts[rows]
    added = np.flatnonzero(match.accounts == NEW)
    columns, formula_cells = [], []
    for line in mapping.active:
        ours = None if line.column is None else own.cells(line.column)
        cells = export.cells(line.number), ours
        cells = _without_other_names(line, cells, (rows, accounts), follows)
        cells = _without_same_numbers(line, cells, (rows, accounts))
        change, stays = _column(line, cells, (rows, accounts, added), formulas)
        columns.append(change)
        formula_cells += stays
    return Merge(
        added,
        (rows, accounts),
        tuple(columns),
        tuple(formula_cells),
        len(own.table.frame),
    )


def _without_same_numbers(
    line: Line, cells: tuple[Cells, Cells | None], pairs: tuple[Ints, Ints]
) -> tuple[Cells, Cells | None]:
    """Blank register numbers that Accounts have in another form."""
    theirs, ours = cells
    if ours is None or not is_register(line):
        return cells
    rows, accounts = pairs
    given = numbers_of(theirs, line)[rows]
    same_number = (given != "") & (given == numbers_of(ours, line)[accounts])
    stays = np.zeros(len(theirs), dtype=np.bool_)
    stays[rows] = same_number
    return theirs.without(stays), ours


def _without_other_names(
    line: Line, cells: tuple[Cells, Cells | None], pairs: tuple[Ints, Ints], new: Bools
) -> tuple[Cells, Cells | None]:
    """Blank the names that their accounts do not take: these have one already."""
    theirs, ours = cells
    if line.role is not Role.NAME or ours is None:
        return cells
    rows, accounts = pairs
    stays = np.zeros(len(theirs), dtype=np.bool_)
    stays[rows] = ~new[rows] & ours.filled[accounts]
    return theirs.without(stays), ours


def _column(
    line: Line,
    cells: tuple[Cells, Cells | None],
    parts: tuple[Ints, Ints, Ints],
    formulas: frozenset[tuple[int, int]],
) -> tuple[ColumnChange, list[tuple[int, int]]]:
    theirs, ours = cells
    rows, accounts, added = parts
    kind = kind_of(ours, theirs, line.kind)
    unfit = np.zeros(len(theirs), dtype=np.bool_)
    if ours is not None and line.role is None and ours.filled.any():
        unfit = _unfit((theirs, ours), kind, parts)
        theirs = theirs.without(unfit)
    words = None
    if ours is not None and kind is Kind.TEXT and yes_and_no(theirs) is not None:
        words = yes_and_no(ours)
    given = theirs.take(rows)
    differs = given.filled
    if ours is not None:
        spoken = words is not None
        own = ours.take(accounts)
        exact = line.role in (Role.RECORD, Role.KEY) or kind is Kind.CODE
        differs &= ~same(given, own, kind, spoken=spoken)
        if not exact:
            differs &= ~alike_texts(given, own, differs)
        differs = _without_same_meaning(line, (given, own), differs)
    there = np.flatnonzero(differs)
    formula_cells = [
        (int(account), line.column)
        for account in accounts[there].tolist()
        if line.column is not None and (account, line.column) in formulas
    ]
    if formula_cells:
        stays = {account for account, _ in formula_cells}
        there = np.array([n for n in there if accounts[n] not in stays], dtype=np.int64)
    old = [""] * len(there) if ours is None else ours.texts[accounts[there]].tolist()
    return (
        ColumnChange(
            line,
            kind,
            accounts[there],
            tuple(old),
            tuple(values(given.take(there), kind, words)),
            tuple(values(theirs.take(added), kind, words)),
            _left_out(cells, parts, unfit),
        ),
        formula_cells,
    )


def _without_same_meaning(
    line: Line, cells: tuple[Cells, Cells], differs: Bools
) -> Bools:
    """Leave dates that would move back, and other addresses of one domain."""
    rows = np.flatnonzero(differs)
    given, own = (some.take(rows) for some in cells)
    stays = np.zeros(len(rows), dtype=np.bool_)
    if is_last(line):
        stays |= given.days < own.days
    if line.role is Role.DOMAIN:
        theirs_at, ours_at = domains(given.texts), domains(own.texts)
        stays |= (theirs_at == ours_at) & (theirs_at != "")
    moves = differs.copy()
    moves[rows[stays]] = False
    return moves


def _unlike(theirs: Cells, ours: Cells, parts: tuple[Ints, Ints, Ints]) -> Ints:
    """List the rows, ascending, that do not say word for word what Accounts have."""
    rows, accounts, added = parts
    unmatched = rows[theirs.texts[rows] != ours.texts[accounts]]
    return np.sort(np.concatenate([unmatched, added]))


def _unfit(
    cells: tuple[Cells, Cells], kind: Kind, parts: tuple[Ints, Ints, Ints]
) -> Bools:
    """Tell which cells of an export a column of numbers or dates does not take.

    A range such as 51-200 it takes where no number stands: rules for numbers read it.
    """
    theirs, ours = cells
    unfit = np.zeros(len(theirs), dtype=np.bool_)
    if kind not in (Kind.NUMBER, Kind.DATE):
        return unfit
    at = _unlike(theirs, ours, parts)
    some = theirs.take(at)
    readings = some.days if kind is Kind.DATE else some.numbers
    unfit[at] = some.filled & np.isnan(readings)
    if kind is Kind.NUMBER:
        rows, accounts, _ = parts
        doubtful = unfit.copy()
        doubtful[rows] &= np.isnan(ours.numbers[accounts])
        candidates = np.flatnonzero(doubtful)
        unfit[candidates] = ~theirs.take(candidates).ranges
    return unfit


def _left_out(
    cells: tuple[Cells, Cells | None],
    parts: tuple[Ints, Ints, Ints],
    unfit: Bools,
) -> Ints:
    """Find the rows of which such a cell is left out, unless Accounts say it too."""
    theirs, ours = cells
    if ours is None:
        return np.array([], dtype=np.int64)
    rows = _unlike(theirs, ours, parts)
    return np.asarray(rows[unfit[rows]], dtype=np.int64)


def first_changes(merged: Merge, most: int) -> Iterator[tuple[int, ColumnChange, int]]:
    """Give the first changed cells in the order of Accounts: account, column, which."""
    changes = [
        (int(column.accounts[n]), column, n)
        for column in merged.columns
        for n in np.argsort(column.accounts, kind="stable")[:most].tolist()
    ]
    changes.sort(key=lambda change: (change[0], change[1].line.number))
    yield from changes[:most]
