"""From the sheets of a workbook, wherever they lie, to one book that can be rated."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.accounts import Accounts
from scoring.codes import finding
from scoring.days import day_of
from scoring.errors import FileError
from scoring.layout import SHEET_WORDS, Sheet
from scoring.parse import read_model
from scoring.pipeline import Book, Options
from scoring.quality import check_fields
from scoring.suggest import did_you_mean
from scoring.tables import SheetTable, heading_key
from scoring.workbook.locate import SEARCHED_ROWS
from scoring.workbook.read import REQUIRED


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from addin.grid import Grid
    from scoring.errors import Finding
    from scoring.model import Model

    TableRead = tuple[SheetTable | None, list[Finding]]
    Read = Callable[[str, Sequence[str]], TableRead]


@dataclass(slots=True)
class _Found:
    """The tables found so far, and what was noticed on the way."""

    tables: dict[Sheet, SheetTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def gather(
    name: str, sheets: Collection[str], read: Read, options: Options | None = None
) -> Book:
    """Put criteria, settings and accounts together, collecting findings.

    Parameters
    ----------
    name : str
        What the workbook is called.
    sheets : collection of str
        The names of its sheets, in order.
    read : callable
        Reads the table of a sheet, given the sheet's name and the headings that the
        table must have.
    options : Options, optional
        What overrides the settings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet: another workbook was
        meant.
    """
    found = _Found()
    for sheet, required in REQUIRED.items():
        named = find_name(sheets, sheet)
        if named is None:
            found.findings += _missing(sheets, sheet)
            continue
        table, noticed = read(named, required)
        found.findings += noticed
        if table is not None:
            found.tables[sheet] = table
    if not any(find_name(sheets, sheet) for sheet in (Sheet.CRITERIA, Sheet.ACCOUNTS)):
        raise FileError("\n".join(one.text for one in found.findings))
    return _put_together(Path(name), found, options or Options())


def find_name(sheets: Collection[str], sheet: Sheet) -> str | None:
    """Find a sheet by any of its names, ignoring case and space."""
    by_key = {heading_key(name): name for name in reversed([*sheets])}
    found = (by_key.get(heading_key(word)) for word in SHEET_WORDS[sheet])
    return next((name for name in found if name is not None), None)


def no_table(grid: Grid, required: Sequence[str]) -> list[Finding]:
    """Say that a sheet holds no table with the headings it must have."""
    row, lacks = grid.nearest(required)
    named = f"the heading {', '.join(lacks)}" if lacks else "headings"
    text = f"none of the first {SEARCHED_ROWS} rows has {named}"
    nearest = f"row {row} comes nearest" if row else ""
    wanted = ", ".join(lacks)
    return [finding("F404", grid.sheet, text, expected=wanted, found=nearest)]


def _missing(sheets: Collection[str], sheet: Sheet) -> Iterator[Finding]:
    codes = {Sheet.CRITERIA: "C100", Sheet.ACCOUNTS: "A100"}
    if sheet in codes:
        hint = did_you_mean(SHEET_WORDS[sheet][0], [*sheets])
        text = f"the workbook has no sheet {sheet} (it has {', '.join(sheets)}){hint}"
        yield finding(codes[sheet], "", text, expected=sheet)


def _put_together(path: Path, found: _Found, options: Options) -> Book:
    criteria, findings = found.tables.get(Sheet.CRITERIA), found.findings
    accounts = found.tables.get(Sheet.ACCOUNTS)
    today, model = options.today or dt.datetime.now().astimezone().date(), None
    if criteria is not None:
        model, noticed = read_model(criteria, found.tables.get(Sheet.SETTINGS))
        findings += noticed
    if accounts is None:
        accounts = SheetTable.of(Sheet.ACCOUNTS, [[]])
    elif len(accounts.frame) == 0:
        text = "there are no accounts under the headings"
        findings.append(finding("A100", accounts.sheet, text))
    if model is not None:
        today = options.today or model.settings.today or today
        model = _overridden(model, options)
        if accounts.headings:
            settings = replace(model.settings, date1904=accounts.date1904)
            rows = Accounts(accounts.frame, settings, day_of(today), accounts.headings)
            findings += check_fields(model, rows, accounts)
    return Book(path, path, model, accounts, tuple(findings), today)


def _overridden(model: Model, options: Options) -> Model:
    if options.contact_from is None:
        return model
    settings = replace(model.settings, contact_from=options.contact_from)
    return replace(model, settings=settings)
