"""What a new tab must know of the workbook that it goes into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.assembly import read_terms
from scoring.model.model import Settings
from scoring.optional.live_marks import LIVE_CELLS, LiveTiers
from scoring.rating.names import name_column
from scoring.reading.known_sheets import find_name
from scoring.values.cell import cell_text, read_cell
from scoring.values.refs import Area, sheet_reference
from scoring.values.text import text_key
from scoring.vocabulary import SETTING_WORDS, SHEET_WORDS, Head, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.stages import Options, Sheets
    from scoring.values.table import SheetTable

ROOM: Final = 2_000
"""Rows of Accounts that a drop-down offers, at least."""
SIGNALS: Final = 100
HEAD: Final = 4
"""The row of the headings on a tab of ours, counted from 1."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The tabs around a new one, as far as it refers to them.

    Parameters
    ----------
    start : str
        The name of the tab Start; empty if there is none.
    accounts, headings, signals, contact_headings : str
        Where the names of accounts stand, the headings of Accounts, the kinds of
        activity, and the headings of Contacts, as formulas write it; empty where
        there are none.
    groups : tuple of str
        The groups of Criteria.
    criteria : tuple of str
        The names of the criteria.
    blank_words : tuple of str
        The words that count as blank.
    criteria_table : SheetTable, optional
        The table Criteria.
    examples : tuple of (str, str, str)
        Account, Expected and Why of examples to begin with.
    live : bool
        Whether there is a tab Live.
    tiers : LiveTiers, optional
        The tiers as Settings says them; None where it says none.
    """

    start: str = ""
    accounts: str = ""
    headings: str = ""
    signals: str = ""
    contact_headings: str = ""
    groups: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    blank_words: tuple[str, ...] = ()
    criteria_table: SheetTable | None = None
    examples: tuple[tuple[str, str, str], ...] = ()
    live: bool = False
    tiers: LiveTiers | None = None


def neighbours_of(
    sheets: Sheets, options: Options, added: Iterable[Sheet]
) -> Neighbours:
    """Look around in a workbook, and at the tabs that are added along."""
    tables = sheets.known.tables
    accounts, criteria = tables.get(Sheet.ACCOUNTS), tables.get(Sheet.CRITERIA)
    signals, contacts = tables.get(Sheet.SIGNALS), tables.get(Sheet.CONTACTS)
    new = frozenset(added)
    return Neighbours(
        start=find_name(sheets.origin.sheets, SHEET_WORDS[Sheet.START]) or "",
        accounts=_names(accounts, sheets, options),
        headings="" if accounts is None else _headings(accounts),
        signals=_kinds(signals, new),
        contact_headings=_contact_headings(contacts, new),
        groups=_distinct(criteria, Head.GROUP),
        criteria=_distinct(criteria, Head.CRITERION),
        blank_words=_blank_words(sheets, options),
        criteria_table=criteria,
        examples=_examples(sheets, options, new),
        live=LIVE_CELLS in sheets.origin.sheets,
        tiers=_tiers(tables.get(Sheet.SETTINGS), sheets, options),
    )


def _blank_words(sheets: Sheets, options: Options) -> tuple[str, ...]:
    model = read_terms(sheets.known, options).model
    words = Settings().blank_words if model is None else model.settings.blank_words
    return tuple(cell_text(read_cell(word)) for word in words)


def _tiers(
    table: SheetTable | None, sheets: Sheets, options: Options
) -> LiveTiers | None:
    """Give the cells of Settings that say the tiers, and what they come to."""
    model = read_terms(sheets.known, options).model
    setting = None if table is None else table.find(Head.SETTING)
    value = None if table is None else table.find(Head.VALUE)
    if table is None or model is None or setting is None or value is None:
        return None
    names = {text_key(word) for word in SETTING_WORDS[Setting.TIERS]}
    words = (cell_text(read_cell(c)) for c in table.frame.iloc[:, setting].tolist())
    rows = zip(words, table.frame.iloc[:, value].tolist(), strict=True)
    says = [row for row in rows if text_key(row[0]) in names]
    if len(says) != 1 or not isinstance(says[0][1], str):
        return None
    tiers = sorted(model.settings.tiers, key=lambda tier: -tier.bound)
    return LiveTiers(*says[0], tuple(tiers))


def _examples(
    sheets: Sheets, options: Options, new: frozenset[Sheet]
) -> tuple[tuple[str, str, str], ...]:
    if Sheet.EXAMPLES not in new:
        return ()
    from scoring.optional.sample_examples import sample_examples  # noqa: PLC0415 - seldom needed

    return sample_examples(sheets, options)


def _names(table: SheetTable | None, sheets: Sheets, options: Options) -> str:
    if table is None or not table.headings:
        return ""
    model = read_terms(sheets.known, options).model
    wanted = "" if model is None else model.settings.account_name
    named = table.find(wanted) if wanted else None
    column = name_column(table.frame, table.headings) if named is None else named
    return _below(table, column, ROOM)


def _below(table: SheetTable, column: int, room: int) -> str:
    first = table.header_row + 1
    last = max(int(table.rows.max(initial=first)), first + room - 1)
    at = table.columns[column]
    return sheet_reference(table.sheet, Area(first, at, last, at).absolute)


def _headings(table: SheetTable) -> str:
    row, columns = table.header_row, table.columns
    return sheet_reference(
        table.sheet, Area(row, min(columns), row, max(columns)).absolute
    )


def _kinds(table: SheetTable | None, new: frozenset[Sheet]) -> str:
    column = None if table is None else table.find(Head.ACTIVITY)
    if table is not None and column is not None:
        return _below(table, column, SIGNALS)
    if Sheet.SIGNALS not in new:
        return ""
    return sheet_reference(Sheet.SIGNALS, f"$A${HEAD + 1}:$A${HEAD + SIGNALS}")


def _contact_headings(table: SheetTable | None, new: frozenset[Sheet]) -> str:
    if table is not None and table.headings:
        return _headings(table)
    if Sheet.CONTACTS not in new:
        return ""
    return sheet_reference(Sheet.CONTACTS, f"$A${HEAD}:$Z${HEAD}")


def _distinct(table: SheetTable | None, head: Head) -> tuple[str, ...]:
    """Give the texts of a column, each once, in the order of the sheet."""
    column = None if table is None else table.find(head)
    if table is None or column is None:
        return ()
    cells = table.frame.iloc[:, column].tolist()
    texts = (cell_text(read_cell(value)).strip() for value in cells)
    first = {text.casefold(): text for text in reversed([*filter(None, texts)])}
    return tuple(reversed(first.values()))
