"""The product on one page: a file in, a scored workbook out.

One stage after the other; `scoring.stages` has the types that they hand on::

    read_sheets    a file                   -> Sheets     tables of cells
    leave_out      Sheets                   -> Sheets     without rows of no account
    read_terms     Sheets                   -> Terms      criteria, settings, the day
    gather         Sheets, Terms            -> Gathered   all known of the accounts
    take_unknown   Gathered                 -> Gathered   fields of no file are unknown
    check_book     Sheets, Terms, Gathered  -> Book       what is wrong so far
    compare        Book                     -> Book       what an earlier Score left
    rate           Book                     -> Rated      every account, and doubts
    describe       Rated                    -> Results    the sheets
    write          Rated, Results           -> Scored     a copy of the workbook

An open workbook and a server begin with Sheets, and end with Results.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.behaviour.gather import Gathered, Origin
from scoring.behaviour.gather import gather as gather_accounts
from scoring.checks import check_fields, review_accounts, review_contacts, review_model
from scoring.checks.derived_sheets import sheets_there
from scoring.crm.other_file import under_known_headings, with_unknown
from scoring.deliver.split import Output, write_files
from scoring.errors import ModelError
from scoring.explain.by_name import Grounds, explain_by_name, explain_fully
from scoring.finding_codes import finding
from scoring.follow_up import follow_up
from scoring.history.causes import Present
from scoring.history.last_run import find_last_run
from scoring.memory import compact, give_back
from scoring.model.read_criteria import read_model
from scoring.progress import Progress, Tell, silent
from scoring.rating.accounts import Accounts
from scoring.rating.rate import rate as rate_frame
from scoring.rating.rate import rate_accounts
from scoring.reading.files import read_files
from scoring.reading.no_accounts import without_other_rows
from scoring.reading.output_paths import target_of
from scoring.routing.routes import read_routes
from scoring.sheets.contacts import contacts_scored
from scoring.sheets.results import Results
from scoring.sheets.scored import scored_sheet
from scoring.sheets.summary import summary_sheet
from scoring.stages import (
    Book,
    Options,
    Rated,
    Scored,
    Scores,
    Sheets,
    Terms,
    calendar_day,
)
from scoring.tables.sources import sources_of
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from scoring.explain.receipt import Receipt
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.reading.known_sheets import KnownSheets


__all__ = [
    "Book",
    "Options",
    "Progress",
    "Rated",
    "Scored",
    "Scores",
    "Sheets",
    "assemble",
    "check",
    "describe",
    "explain",
    "explain_account",
    "rate",
    "read",
    "score",
    "score_book",
    "score_file",
]
NO_TABLE = SheetTable.of(Sheet.ACCOUNTS, [[]])


def score_file(
    path: str | Path,
    target: str | Path | None = None,
    options: Options | None = None,
    *,
    overwrite: bool = False,
    progress: Tell = silent,
) -> Scored:
    """Score a file into a copy of its workbook.

    Parameters
    ----------
    path : str or Path
        An .xlsx, .xlsm or .csv file.
    target : str or Path, optional
        The workbook to write; by default NAME-scored beside `path`. It may be `path`
        itself if `overwrite` is set.
    options : Options, optional
        What overrides the settings.
    overwrite : bool
        Whether an existing file may be replaced.
    progress : callable
        Told how far the work is.

    Returns
    -------
    Scored

    Raises
    ------
    FileError
        If a file cannot be read or written.
    ModelError
        If a finding is an error; then nothing is written.
    """
    path, options = Path(path), options or Options()
    place = target_of(path, target, overwrite=overwrite)
    output = Output(place, options.split_by, overwrite=overwrite)
    return compact(lambda: score_book(read(path, options, progress), output, progress))


def score_book(book: Book, output: Output, progress: Tell = silent) -> Scored:
    """Score what was read into a copy of its workbook; see `score_file`."""
    book = compare(book, output.place)
    give_back(len(book.table.frame))
    rated = rate(book, progress)
    give_back(len(rated.ratings))
    results = describe(rated, arrange=False)
    give_back(len(rated.ratings))
    return write(rated, results, output, progress)


def read(
    path: str | Path, options: Options | None = None, progress: Tell = silent
) -> Book:
    """Read criteria, settings and accounts, collecting findings.

    Parameters
    ----------
    path : str or Path
        An .xlsx, .xlsm or .csv file.
    options : Options, optional
        What overrides the settings; a CSV file needs the workbook of its criteria.
    progress : callable
        Told how far the work is.

    Returns
    -------
    Book

    Raises
    ------
    FileError
        If a file cannot be read, or lacks the Criteria or the Accounts sheet.
    """
    options = options or Options()
    return assemble(read_sheets(Path(path), options, progress), options)


def assemble(sheets: Sheets, options: Options) -> Book:
    """Make a book of sheets, wherever they were read, collecting findings."""
    sheets = leave_out(sheets)
    terms = read_terms(sheets.known, options)
    gathered = take_unknown(sheets, terms, gather(sheets, terms, options))
    return check_book(sheets, terms, gathered)


def read_sheets(path: Path, options: Options, progress: Tell) -> Sheets:
    """Read the sheets of a file."""
    workbook, known = read_files(path, options.criteria, progress, options.written)

    def other(name: str, required: Sequence[str]) -> SheetTable | None:
        sheet_read = workbook.opened.find(name, required)
        return None if sheet_read is None else sheet_read.table

    origin = Origin(path, workbook.path, other, workbook.sheets)
    if workbook.path == path:
        return Sheets(origin, known, workbook.opened)
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
    settings = replace(model.settings, date1904=(accounts or NO_TABLE).date1904)
    if options.contact_from is not None:
        settings = replace(settings, contact_from=options.contact_from)
    today = options.today or settings.today or options.calendar
    return Terms(replace(model, settings=settings), today, findings_here)


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
    there = sheets_there(gathered.tables, sheets.known.unused)
    accounts = _accounts(model, gathered.accounts, terms.today)
    gathered, findings = with_unknown(gathered, accounts, model, there, other)
    return replace(gathered, findings=(*gathered.findings, *findings))


def check_book(sheets: Sheets, terms: Terms, gathered: Gathered) -> Book:
    """Check what is named against what is there, and give all as one book."""
    table = gathered.accounts
    findings = [*sheets.known.findings, *terms.findings]
    accounts = sheets.known.tables.get(Sheet.ACCOUNTS)
    if accounts is not None and not len(accounts.frame):
        text = "there are no accounts under the headings"
        findings.append(finding("A100", accounts.sheet, text))
    findings += gathered.findings
    if terms.model is not None and table.headings:
        there = sheets_there(gathered.tables, sheets.known.unused)
        rows = _accounts(terms.model, table, terms.today)
        findings += check_fields(terms.model, rows, table, there)
        routing = gathered.tables.get(Sheet.ROUTING)
        findings += read_routes(routing, terms.model, table.headings)[1]
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
    )


def _accounts(model: Model, table: SheetTable, today: dt.date) -> Accounts:
    return Accounts(table.frame, model.settings, day_of(today), table.headings)


def compare(book: Book, place: Path) -> Book:
    """Add what an earlier Score left in the workbook, or in the file to be replaced."""
    if book.keeps_history:
        workbook = book.opened if book.workbook == book.path else None
        book = book.after(find_last_run(workbook, place, book.table))
    if book.opened is not None:
        book.opened.package.forget_texts()  # no more is read of the workbook
    return book


def rate(book: Book, progress: Tell = silent) -> Rated:
    """Rate the accounts of a book.

    Raises
    ------
    ModelError
        If a finding is an error.
    """
    if book.model is None or book.errors:
        raise ModelError(book.findings)
    accounts = _accounts(book.model, book.table, book.today)
    ratings = rate_accounts(book.model, accounts, progress=progress)
    reviewed = [*review_model(book.model), *review_accounts(ratings, book.table)]
    reviewed += _contacts_reviewed(book)
    return Rated(book, ratings, (*book.findings, *reviewed))


def _contacts_reviewed(book: Book) -> Iterator[Finding]:
    """Find what is doubtful in Contact criteria, and in Contacts seen against them."""
    contacts = None if book.rolled is None else book.rolled.contacts
    if contacts is not None and contacts.ratings is not None:
        yield from review_model(contacts.ratings.model, who="contact")
        yield from review_contacts(contacts.ratings, contacts.table)


def check(book: Book) -> tuple[Finding, ...]:
    """Find all that is wrong or doubtful, as far as the errors allow."""
    if book.model is None:
        return book.findings
    if book.errors:
        return (*book.findings, *review_model(book.model, alone=True))
    return rate(book).findings


def explain(rated: Rated, account: str) -> list[Receipt]:
    """Explain the ratings of all accounts that bear a name.

    Raises
    ------
    FileError
        If none does; it says which is nearest.
    """
    return explain_by_name(rated.ratings, account, _grounds(rated.book))


def explain_account(rated: Rated, index: int) -> Receipt:
    """Explain one account's rating, with what its derived fields are made of."""
    return explain_fully(rated.ratings, index, _grounds(rated.book))


def _grounds(book: Book) -> Grounds:
    if book.model is None:
        return Grounds()
    sources = sources_of(book.tables.get(Sheet.SOURCES), book.model.settings)
    return Grounds(book.rolled, sources)


def describe(rated: Rated, *, arrange: bool = True) -> Results:
    """Describe the result sheets; see `scoring.sheets.scored.scored_sheet`."""
    book, ratings = rated.book, rated.ratings
    after = follow_up(
        Present(ratings, book.tables, book.table),
        keep=Sheet.HISTORY not in book.foreign,
    )
    findings = (*rated.findings, *after.findings)
    named = (book.path.name, book.today.isoformat())
    today, sellers = day_of(book.today), after.beside.sellers
    contacts = contacts_scored(book.rolled, book.tables, today, ratings, sellers)
    return Results(
        scored=scored_sheet(ratings, book.table, after.beside, arrange=arrange),
        summary=summary_sheet(ratings, findings, *named, after.changes),
        findings=findings,
        further=(*contacts, *after.further),
    )


def write(rated: Rated, results: Results, output: Output, progress: Tell) -> Scored:
    """Write the result sheets into a copy of the workbook, and its pieces beside it."""
    book = rated.book
    source = book.workbook if book.workbook == book.path else None
    pieces = output.pieces(results.scored)
    write_files(source, output, (rated.ratings, results), pieces, progress)
    return Scored(output.place, rated.ratings, results, pieces)


def score(
    model: Model,
    accounts: pd.DataFrame,
    *,
    today: dt.date | None = None,
    headings: tuple[str, ...] | None = None,
    progress: Tell = silent,
) -> Scores:
    """Rate the accounts of a DataFrame, with no file at all.

    Parameters
    ----------
    model : Model
        Criteria and settings, as `scoring.read` or `scoring.parse_model` gives them.
    accounts : pandas.DataFrame of shape (n, m)
        One row per account; cells may be numbers, dates, texts, flags or missing.
    today : datetime.date, optional
        The day to rate at; else that of the setting *Today*, else the calendar's.
    headings : tuple of str, optional
        Headings of the columns, where the frame's labels are not.
    progress : callable
        Told how far the work is.

    Examples
    --------
    >>> import pandas as pd, scoring
    >>> model = scoring.parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Industry", 2, "is", "Software", 10],
    ...         ["Employees", 1, "at least", 250, 10],
    ...     ]
    ... )
    >>> accounts = pd.DataFrame(
    ...     {
    ...         "Account": ["Acme", "Bolt"],
    ...         "Industry": ["software ", "Retail"],
    ...         "Employees": [100, 320],
    ...     }
    ... )
    >>> print(scoring.score(model, accounts).table()[["Rank", "Account", "Rating"]])
       Rank Account  Rating
    0   1.0    Acme     6.7
    1   2.0    Bolt     3.3
    """
    day = today or model.settings.today or calendar_day()
    rated = partial(rate_frame, headings=headings, progress=progress)
    return Scores(rated(model, accounts, today=day))
