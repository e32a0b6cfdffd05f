"""Accounts that an export calls otherwise, and the tabs that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.crm.growth import growth_of
from scoring.crm.settling import renamed
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.known_sheets import find_name, usable
from scoring.values.cell import cell_text, read_cell
from scoring.values.text import text_key
from scoring.vocabulary import HEAD_WORDS, LAST_REQUIRED, SHEET_WORDS, Head, Sheet
from scoring.xlsx.edit.edit_cells import SheetEdit


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.crm.host import Host
    from scoring.crm.matching import Keys, Matched
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

LINKED: Final = (
    *(Sheet.ACTIVITIES, Sheet.CONTACTS, Sheet.DEALS),
    *(Sheet.OVERRIDES, Sheet.OUTCOMES, Sheet.CHANGES),
    *(Sheet.HISTORY, Sheet.SCORED),
)
"""The sheets that name accounts, and whose names follow."""
ALONE: Final = phrase("'{old}' is called '{new}' now")
FOLLOWED: Final = phrase(
    "'{old}' is called '{new}' now, and so in {count} {count:cell|cells} of other tabs"
)
STAYS: Final = phrase(
    "'{old}' stays, though the export calls it '{new}': {why}; write the new name "
    "there and on Accounts, or leave it"
)
SOURCES: Final = phrase("Sources join other files by the account's name")
PROTECTED: Final = phrase("the sheet {sheet} names it, and is protected")
FORMULA: Final = phrase("{cell} names it by a formula")


@dataclass(frozen=True, slots=True)
class Rename:
    """An account that takes another name.

    Parameters
    ----------
    row : int
        The row of the export, counted from 0.
    account : int
        The account, counted from 0.
    old, new : str
        Its name before and after.
    why : str or Message
        Why it keeps its name after all; empty if it does not.
    """

    row: int
    account: int
    old: str
    new: str
    why: Any = ""


@dataclass(frozen=True, slots=True)
class Renames:
    """All accounts that an export calls otherwise.

    Parameters
    ----------
    all : tuple of Rename
        Those that take the new name, and those that cannot.
    follows : ndarray of bool, shape (n,)
        Which rows of the export give their account its name.
    links : tuple of (SheetTable, dict of (int, int) to str)
        For each other tab its table, and what is written: by row and column of the
        sheet, counted from 1.
    """

    all: tuple[Rename, ...]
    follows: Bools
    links: tuple[tuple[SheetTable, dict[tuple[int, int], str]], ...] = ()

    def edits(self) -> list[SheetEdit]:
        """Give what changes on the other tabs."""
        edits = []
        for table, cells in self.links:
            rows: dict[int, dict[int, Any]] = {}
            for (row, column), name in cells.items():
                rows.setdefault(row, {})[column] = name
            edits.append(SheetEdit(table.sheet, growth_of(table, 0, 0), rows))
        return edits

    def findings(self, export: SheetTable, column: int) -> Iterator[Finding]:
        """Say who is called otherwise now (M218), and who is not (M219)."""
        written = [name for _, cells in self.links for name in cells.values()]
        for rename in self.all:
            names = {"old": rename.old, "new": rename.new}
            if rename.why:
                code, sentence = "M219", message(STAYS, why=rename.why, **names)
            else:
                count = written.count(rename.new)
                # no other tab may name it
                sentence = (
                    message(FOLLOWED, count=count, **names)
                    if count
                    else message(ALONE, **names)
                )
                code = "M218"
            yield finding(code, export.cell(rename.row, column), sentence)


def no_renames(rows: int) -> Renames:
    """Give what stands where nothing is called otherwise."""
    return Renames((), np.zeros(rows, dtype=np.bool_))


def find_renames(
    export: tuple[SheetTable, int], host: Host, keys: tuple[Keys, Keys], match: Matched
) -> Renames:
    """Find what is called otherwise, and every cell that must follow.

    Parameters
    ----------
    export : tuple of (SheetTable, int)
        The export, and its column of names.
    host : Host
        The workbook.
    keys : tuple of (Keys, Keys)
        Of the export and of Accounts.
    match : Matched
        Which row is which account.
    """
    rows = renamed(*keys, match.accounts)
    if not rows.any():
        return no_renames(len(rows))
    table, column = export
    wanted = {}
    for row in np.flatnonzero(rows).tolist():
        account = int(match.accounts[row])
        old = _text(host.accounts.frame.iat[account, host.books.name])
        new = _text(table.frame.iat[row, column])
        wanted[text_key(old)] = Rename(row, account, old, new)
    linked = [*_linked(host)]
    reasons = _reasons(host, wanted, linked)
    links = [
        (table, {place: wanted[key].new for place, key in cells if key not in reasons})
        for table, named in linked
        for cells in [_cells(table, named, wanted)]
    ]
    every = tuple(
        Rename(r.row, r.account, r.old, r.new, reasons.get(key, ""))
        for key, r in wanted.items()
    )
    follows = np.zeros(len(rows), dtype=np.bool_)
    follows[[rename.row for rename in every if not rename.why]] = True
    return Renames(every, follows, tuple(link for link in links if link[1]))


def _linked(host: Host) -> Iterator[tuple[SheetTable, int]]:
    """Give the tabs that name accounts, each with the column that does."""
    tabs, tables = host.tabs, host.tabs.tables
    for sheet in LINKED:
        table = tables.get(sheet)
        if table is None and sheet in LAST_REQUIRED:
            name = find_name(tabs.names, SHEET_WORDS[sheet])
            read = None if name is None else tabs.read(name, LAST_REQUIRED[sheet])
            table = None if read is None else usable(sheet, read)[0]
        if table is None:
            continue
        places = map(table.find, HEAD_WORDS[Head.ACCOUNT])
        column = next((column for column in places if column is not None), None)
        if column is not None:
            yield table, column


def _cells(
    table: SheetTable, column: int, wanted: dict[str, Rename]
) -> list[tuple[tuple[int, int], str]]:
    """List the cells of a column that name one of the accounts."""
    texts: list[Any] = table.frame.iloc[:, column].tolist()
    at = table.columns[column]
    keys = {text: text_key(_text(text)) for text in set(texts) if _text(text)}
    return [
        ((int(row), at), keys[text])
        for row, text in zip(table.rows.tolist(), texts, strict=True)
        if keys.get(text) in wanted
    ]


def _reasons(
    host: Host, wanted: dict[str, Rename], linked: list[tuple[SheetTable, int]]
) -> dict[str, Any]:
    """Say for each account that cannot take its new name why not."""
    if _joined_by_name(host):
        return dict.fromkeys(wanted, SOURCES)
    reasons = {}
    for table, column in linked:
        cells = _cells(table, column, wanted)
        if not cells:
            continue
        state = host.tabs.state(table.sheet)
        for place, key in cells:
            if state.protected:
                reasons[key] = message(PROTECTED, sheet=table.sheet)
            elif place in state.formulas:
                row = table.rows.tolist().index(place[0])
                reasons[key] = message(FORMULA, cell=table.cell(row, column))
    return reasons


def _joined_by_name(host: Host) -> bool:
    """Say whether Sources join anything by the column of the names."""
    sources = host.tabs.tables.get(Sheet.SOURCES)
    column = None if sources is None else sources.find(Head.KEY_HERE)
    if sources is None or column is None:
        return False
    keys = map(_text, sources.frame.iloc[:, column].tolist())
    return any(host.books.column(key) == host.books.name for key in keys if key)


def _text(value: Any) -> str:
    return " ".join(cell_text(read_cell(value)).split())
