"""Gather all that is known of the accounts: other files, other sheets, behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from scoring.behaviour.rolled_up import RolledUp, may_be_rolled_up
from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.workbook import OpenWorkbook
from scoring.values.suggest import did_you_mean
from scoring.values.table import heading_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.values.table import SheetTable

    ReadFile = Callable[[Path, str, Sequence[str]], SheetTable]
    FindSheet = Callable[[str, Sequence[str]], SheetTable | None]

NO_FILES = phrase("files cannot be read here: put the table on a sheet of the workbook")
NO_HEADING: Final = phrase("the sheet '{sheet}' has no heading '{heading}'")
NO_SHEET: Final = phrase(
    "there is no sheet '{name}' (it may be a sheet of this workbook)"
)
NO_SHEET_OR_FILE: Final = phrase(
    "there is no sheet or file '{name}' (it may be a sheet of this workbook, or a .csv, "
    ".xlsx or .parquet file beside it)"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where tables come from.

    Parameters
    ----------
    path, workbook : Path
        The file with the accounts, and that with the criteria.
    sheet : callable, optional
        Gives the table of any sheet of that workbook, by its name and the headings
        it must have; None where there is no such sheet, or no such table on it.
    sheets : tuple of str
        The names of its sheets; empty where they are not known.
    unused : frozenset of Sheet
        Those under a name that we know, but not used.
    """

    path: Path
    workbook: Path
    sheet: FindSheet | None = None
    sheets: tuple[str, ...] = ()
    unused: frozenset[Sheet] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is known of the accounts.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        The tables, Accounts with the columns of Sources.
    rolled : RolledUp or None
        Accounts with everything, and what it is made of; None without criteria.
    findings : tuple of Finding
        What was found on the way.
    """

    tables: Mapping[Sheet, SheetTable]
    rolled: RolledUp | None
    findings: tuple[Finding, ...] = ()

    @property
    def accounts(self) -> SheetTable:
        """Accounts, with all that is known of them."""
        return self.tables[Sheet.ACCOUNTS] if self.rolled is None else self.rolled.table


def gather(
    model: Model,
    tables: Mapping[Sheet, SheetTable],
    origin: Origin,
    today: float,
    *,
    files: bool,
) -> Gathered:
    """Join the sources to Accounts, and roll up what the other tables tell.

    Parameters
    ----------
    model : Model
        The criteria and settings.
    tables : mapping of Sheet to SheetTable
        The tables, Accounts among them.
    origin : Origin
        Where other sheets and files are looked for.
    today : float
        Day of the run.
    files : bool
        Whether files may be read; a server may not.
    """
    findings: list[Finding] = []
    sources, accounts = tables.get(Sheet.SOURCES), tables[Sheet.ACCOUNTS]
    if sources is not None and accounts.headings:
        from scoring.reading.source_file import read_file  # noqa: PLC0415 - seldom needed
        from scoring.tables.sources import join_sources  # noqa: PLC0415

        # rows that name the same file mostly stand together
        read = partial(read_file, open_workbook=lru_cache(1)(OpenWorkbook.of))
        fetch = partial(_fetch, origin=origin, read=read if files else None)

        accounts, more = join_sources(accounts, sources, model.settings, fetch)
        findings += more
        tables = {**tables, Sheet.ACCOUNTS: accounts}
    if not may_be_rolled_up(tables):
        return Gathered(tables, RolledUp(tables[Sheet.ACCOUNTS]), tuple(findings))
    from scoring.behaviour.roll_up import roll_up  # noqa: PLC0415 - seldom needed

    rolled = roll_up(model, tables, today, origin.unused)
    return Gathered(tables, rolled, (*findings, *rolled.findings))


def _fetch(named: str, key: str, origin: Origin, read: ReadFile | None) -> SheetTable:
    """Read a sheet of the workbook or, if it has none of that name, a file."""
    from scoring.reading.source_file import is_file_name, locate_file  # noqa: PLC0415

    table = None if origin.sheet is None else origin.sheet(named, (key,))
    if table is not None:
        return table
    if read is None and is_file_name(named):
        raise FileError(NO_FILES)
    if read is not None:
        path, sheet = locate_file(named, origin.workbook.parent)
        if is_file_name(named) or _exists(path):
            return read(path, sheet, (key,))
    raise FileError(_no_such(named, key, origin, files=read is not None))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def _no_such(named: str, key: str, origin: Origin, *, files: bool) -> str:
    """Say that there is no sheet of a name, or no such table on it."""
    if heading_key(named) in map(heading_key, origin.sheets):
        return NO_HEADING.format(sheet=named, heading=key)
    sentence = (NO_SHEET_OR_FILE if files else NO_SHEET).format(name=named)
    return did_you_mean(sentence, named, origin.sheets)
