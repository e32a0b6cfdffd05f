"""The sheets of a workbook whose names we know, whoever reads their cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.reading.locate import missing
from scoring.values.likeness import one_letter_off
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import (
    CRITERIA_REQUIRED,
    LAST_REQUIRED,
    OPTIONAL_REQUIRED,
    SETTINGS_REQUIRED,
    SHEET_WORDS,
    Sheet,
)


if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from scoring.findings import Finding
    from scoring.reading.no_table import NoTable

    ReadTable = Callable[[Sheet, str, Sequence[str]], "TableRead"]

REQUIRED: Final[dict[Sheet, Sequence[str]]] = {
    Sheet.CRITERIA: CRITERIA_REQUIRED,
    Sheet.SETTINGS: SETTINGS_REQUIRED,
    Sheet.ACCOUNTS: (),
    **OPTIONAL_REQUIRED,
}
"""The sheets that are read, and the headings each must have."""
UNFIT: Final = phrase("the sheet is not used: its table lacks {headings}")
UNKNOWN: Final = Message("the sheet is not used: its name is none of ours")
SECOND: Final = phrase("the sheet is not used, as the sheet {sheet} is")


@dataclass(frozen=True, slots=True)
class TableRead:
    """What came of reading the table of a sheet.

    Parameters
    ----------
    table : SheetTable or None
        None if it has none.
    findings : tuple of Finding
        What was noticed in the table.
    lack : NoTable or None
        Why there is none; None where there is one.
    """

    table: SheetTable | None
    findings: tuple[Finding, ...] = ()
    lack: NoTable | None = None

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What was noticed, and first that there is no table where one must be."""
        lack = () if self.lack is None else self.lack.lack_finding()
        return (*lack, *self.findings)


@dataclass(frozen=True, slots=True)
class KnownSheets:
    """The tables of a workbook.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        Those that can be used.
    unused : frozenset of Sheet
        The optional sheets that are there, but cannot be used.
    findings : tuple of Finding
        What was noticed.
    """

    tables: Mapping[Sheet, SheetTable]
    unused: frozenset[Sheet] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_known(names: Iterable[str], read: ReadTable) -> KnownSheets:
    """Read the sheets that we know.

    Parameters
    ----------
    names : iterable of str
        The names of all sheets, in the order of their tabs.
    read : callable
        Reads the table of a sheet, given which it is, its name, and the headings that
        the table must have.
    """
    names = tuple(names)
    tables: dict[Sheet, SheetTable] = {}
    unused: set[Sheet] = set()
    noticed: list[Finding] = []
    unfit: list[Finding] = []
    for sheet, required in REQUIRED.items():
        name = find_name(names, SHEET_WORDS[sheet])
        if name is None:
            continue
        result = read(sheet, name, required)
        unfit += _second_sheets(names, sheet, name)
        if sheet not in OPTIONAL_REQUIRED:
            noticed += result.all_findings
            tables |= {} if result.table is None else {sheet: result.table}
            continue
        noticed += result.findings
        table, why = usable(sheet, result)
        if table is not None:
            tables[sheet] = table
            continue
        unused.add(sheet)
        (noticed if result.table is None else unfit).extend(why)
    unfit += _misspelled(names, {*tables, *unused})
    return KnownSheets(tables, frozenset(unused), (*noticed, *unfit))


def _misspelled(names: Sequence[str], there: Collection[Sheet]) -> Iterator[Finding]:
    """Name the sheets that are one letter off one that is not there."""
    known = {heading_key(word) for words in SHEET_WORDS.values() for word in words}
    missing_words = [
        word
        for sheet in REQUIRED
        # that there are no criteria or accounts is an error, which says so
        if sheet not in {*there, Sheet.CRITERIA, Sheet.ACCOUNTS}
        for word in SHEET_WORDS[sheet]
    ]
    for name in names:
        key = heading_key(name)
        near = (w for w in missing_words if one_letter_off(key, heading_key(w)))
        word = None if key in known else next(near, None)
        if word is not None:
            yield finding("F405", name, UNKNOWN.hint(word), found=name)


def _second_sheets(names: Sequence[str], sheet: Sheet, used: str) -> list[Finding]:
    """Name the sheets that are called alike, or the same in another language."""
    keys = set(map(heading_key, SHEET_WORDS[sheet]))
    others = [name for name in names if name != used and heading_key(name) in keys]
    sentence = message(SECOND, sheet=used)
    return [finding("F405", name, sentence, found=name) for name in others]


def usable(
    sheet: Sheet, result: TableRead
) -> tuple[SheetTable | None, tuple[Finding, ...]]:
    """Leave out a table under a name that we know, but without what it must have.

    An Excel table that is alone on its sheet is read whatever its headings are.

    Returns
    -------
    SheetTable or None
        The table, if it can be used.
    tuple of Finding
        Else why not.
    """
    if result.lack is not None:
        return None, (result.lack.unused_finding(),)
    if result.table is None:
        return None, ()
    required = (OPTIONAL_REQUIRED | LAST_REQUIRED).get(sheet, ())
    lacks = ", ".join(missing(result.table.headings, required))
    if not lacks:
        return result.table, ()
    sentence = message(UNFIT, headings=lacks)
    there = ", ".join(filter(None, result.table.headings))
    unfit = finding("F405", result.table.sheet, sentence, expected=lacks, found=there)
    return None, (unfit,)


def find_name(names: Iterable[str], words: Sequence[str]) -> str | None:
    """Find a sheet by any of its names, ignoring case and space.

    >>> find_name(["Notes", " criteria"], ("Criteria",))
    ' criteria'
    """
    by_key = {heading_key(name): name for name in reversed([*names])}
    matches = (by_key.get(heading_key(word)) for word in words)
    return next((name for name in matches if name is not None), None)
