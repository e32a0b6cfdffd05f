"""One book of sheets, wherever they were read: joined, rolled up and checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.behaviour.gather import Gathered, Origin
from scoring.behaviour.gather import gather as gather_accounts
from scoring.checks import check_fields
from scoring.checks.derived_sheets import sheets_there
from scoring.finding_codes import finding
from scoring.findings import Level
from scoring.judgement.draft import NO_DRAFT, DraftModel, read_draft
from scoring.judgement.overrides import read_overrides
from scoring.language import choose, phrase
from scoring.model.read_criteria import read_model
from scoring.model.read_settings import states_language
from scoring.rating.accounts import Accounts
from scoring.reading.files import read_files
from scoring.reading.no_accounts import without_other_rows
from scoring.routing.routes import read_routes
from scoring.stages import (
    Book,
    Options,
    Sheets,
    Terms,
)
from scoring.tables.beside import beside_accounts
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Head, Sheet, guess_language


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.language import Language
    from scoring.model.model import Model, Settings
    from scoring.progress import Tell
    from scoring.rating.decisions import Decisions
    from scoring.reading.known_sheets import KnownSheets


NO_TABLE = SheetTable.of(Sheet.ACCOUNTS, [[]])


def assemble(sheets: Sheets, options: Options) -> Book:
    """Make a book of sheets, wherever they were read, collecting findings."""
    sheets = leave_out(sheets)
    terms = read_terms(sheets.known, options)
    gathered = take_unknown(sheets, terms, gather(sheets, terms, options))
    return replace(check_book(sheets, terms, gathered), face=options.face)


def read_sheets(path: Path, options: Options, progress: Tell) -> Sheets:
    """Read the sheets of a file."""
    workbook, known = read_files(path, options.criteria, progress, options.written)

    def other(name: str, required: Sequence[str]) -> SheetTable | None:
        sheet_read = workbook.opened.find(name, required)
        return None if sheet_read is None else sheet_read.table

    origin = Origin(path, workbook.path, other, workbook.sheets)
    if workbook.path == path:
        return Sheets(origin, known, workbook.opened)
    from scoring.crm.other_file import under_known_headings  # noqa: PLC0415 - seldom needed

    known, columns = under_known_headings(known, workbook, path.name)
    return Sheets(origin, known, workbook.opened, columns)


def leave_out(sheets: Sheets) -> Sheets:
    """Leave out rows of Accounts that hold no account: totals, a report's footer."""
    known = sheets.known
    accounts = known.tables.get(Sheet.ACCOUNTS)
    if accounts is None:
        return sheets
    table, findings = without_other_rows(accounts)
    tables = {**known.tables, Sheet.ACCOUNTS: table}
    every = (*known.findings, *findings)
    return replace(sheets, known=replace(known, tables=tables, findings=every))


def read_terms(known: KnownSheets, options: Options) -> Terms:
    """Read criteria and settings; what the caller says goes over the settings."""
    criteria, accounts = (known.tables.get(s) for s in (Sheet.CRITERIA, Sheet.ACCOUNTS))
    if criteria is None:
        return Terms(None, options.today or options.calendar)
    model, findings = read_model(criteria, known.tables.get(Sheet.SETTINGS))
    # the setting Today says nothing where another day is asked for
    findings_here = tuple(
        f for f in findings if options.today is None or f.code != "S203"
    )
    if model is None:
        return Terms(None, options.today or options.calendar, findings_here)
    language = options.language or _language(known, model.settings)
    settings = replace(
        model.settings,
        date1904=(accounts or NO_TABLE).date1904,
        language=language,
    )
    # all that is said of this book from here on
    choose(settings.language)
    if options.contact_from is not None:
        settings = replace(settings, contact_from=options.contact_from)
    today = options.today or settings.today or options.calendar
    return Terms(replace(model, settings=settings), today, findings_here)


def _language(known: KnownSheets, settings: Settings) -> Language:
    """Give the language of a workbook: its setting, else that of its tabs and headings."""
    tables = known.tables
    if states_language(tables.get(Sheet.SETTINGS)):
        return settings.language
    tabs = guess_language(table.sheet for table in tables.values())
    return (
        tabs
        or guess_language(tables[Sheet.CRITERIA].headings, Head)
        or settings.language
    )


def gather(sheets: Sheets, terms: Terms, options: Options) -> Gathered:
    """Join other files and sheets to the accounts, and roll up what they did."""
    tables = {Sheet.ACCOUNTS: NO_TABLE, **sheets.known.tables}
    if terms.model is None:
        return Gathered(tables, None)
    origin = replace(sheets.origin, unused=sheets.known.unused)
    day = day_of(terms.today)
    return gather_accounts(terms.model, tables, origin, day, files=options.files)


def take_unknown(sheets: Sheets, terms: Terms, gathered: Gathered) -> Gathered:
    """Take fields as unknown that accounts in a file of their own do not have."""
    model, other = terms.model, sheets.other
    if model is None or other is None or not gathered.accounts.headings:
        return gathered
    from scoring.crm.other_file import with_unknown  # noqa: PLC0415 - seldom needed

    there = sheets_there(gathered.tables, sheets.known.unused)
    accounts = accounts_of(model, gathered.accounts, terms.today)
    gathered, findings = with_unknown(gathered, accounts, model, there, other)
    return replace(gathered, findings=(*gathered.findings, *findings))


def check_book(sheets: Sheets, terms: Terms, gathered: Gathered) -> Book:
    """Check what is named against what is there, and give all as one book."""
    table = gathered.accounts
    findings = [*sheets.known.findings, *terms.findings]
    accounts = sheets.known.tables.get(Sheet.ACCOUNTS)
    if accounts is not None and not len(accounts.frame):
        text = phrase("there are no accounts under the headings")
        findings.append(finding("A100", accounts.sheet, text))
    findings += gathered.findings
    if terms.model is not None and table.headings:
        there = sheets_there(gathered.tables, sheets.known.unused)
        rows = accounts_of(terms.model, table, terms.today)
        findings += check_fields(terms.model, rows, table, there)
        routing = gathered.tables.get(Sheet.ROUTING)
        findings += read_routes(routing, terms.model, table.headings)[1]
    decisions, more = _decisions(terms, gathered)
    findings += more
    return Book(
        sheets.origin.path,
        sheets.origin.workbook,
        terms.model,
        table,
        tuple(findings),
        terms.today,
        gathered.tables,
        gathered.rolled,
        opened=sheets.opened,
        decisions=decisions,
        draft=_draft(terms.model, gathered, findings),
    )


def _draft(
    model: Model | None, gathered: Gathered, findings: Sequence[Finding]
) -> DraftModel:
    """Read the draft beside criteria that can be rated by."""
    if model is None or any(each.level is Level.ERROR for each in findings):
        return NO_DRAFT
    return read_draft(gathered.tables.get(Sheet.CRITERIA), model)


def _decisions(
    terms: Terms, gathered: Gathered
) -> tuple[Decisions | None, list[Finding]]:
    """Read what people decide of accounts by hand."""
    tables, model = gathered.tables, terms.model
    if model is None or not gathered.accounts.headings:
        return None, []
    today = day_of(terms.today)
    sheet = beside_accounts(tables, Sheet.OVERRIDES, model.settings, today)
    return (None, []) if sheet is None else read_overrides(*sheet)


def accounts_of(model: Model, table: SheetTable, today: dt.date) -> Accounts:
    """Read the accounts of a table, at a day."""
    return Accounts(table.frame, model.settings, day_of(today), table.headings)
