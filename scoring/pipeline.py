"""The product on one page: a file in, a scored workbook out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.behaviour.gather import Origin, gather
from scoring.book import Book, Options
from scoring.checks import check_fields, review_accounts, review_contacts
from scoring.checks.derived_sheets import idle_sheets, sheets_there
from scoring.checks.model import review_model
from scoring.deliver.split import Split, written
from scoring.errors import FileError, ModelError
from scoring.explain.evidence import behind
from scoring.explain.receipt import explain, find_account, nearest_account
from scoring.finding_codes import finding
from scoring.follow_up import follow_up
from scoring.history.changes import Present
from scoring.history.last_run import looked_back
from scoring.memory import give_back, thrifty
from scoring.model.read_criteria import read_model
from scoring.rating.accounts import Accounts
from scoring.rating.ratings import rate as rate_frame
from scoring.rating.ratings import rate_accounts
from scoring.reading.files import read_files
from scoring.reading.no_accounts import without_other_rows
from scoring.reading.output_paths import target_of
from scoring.reading.workbook import read_table, usable
from scoring.routing.routes import read_routes
from scoring.sheets.contacts import contacts_sheet as describe_contacts
from scoring.sheets.results import Further, Results
from scoring.sheets.scored import scored_sheet, sheet_frame
from scoring.sheets.summary import summary_sheet
from scoring.sheets.write import write_scored
from scoring.tables.reader import TableReader
from scoring.tables.sources import read_sources
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from scoring.deliver.split import Piece
    from scoring.explain.receipt import Receipt
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.tables.sources import Source

    Progress = Callable[[str, float], None]

MOST_RECEIPTS: Final = 5


__all__ = [
    "Book",
    "Options",
    "Scored",
    "Scores",
    "assemble",
    "check",
    "contacts_sheet",
    "describe",
    "rate",
    "read",
    "receipt",
    "receipts",
    "score",
    "score_book",
    "score_file",
]


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored file.

    Parameters
    ----------
    path : Path
        The workbook that was written.
    scores : Ratings
        The ratings in it.
    results : Results
        Its sheets.
    pieces : tuple of Piece
        The workbooks that were written beside it, one per value.
    """

    path: Path
    scores: Ratings
    results: Results
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Rated accounts, as `scoring.score` gives them.

    Parameters
    ----------
    ratings : Ratings
        Everything that the ratings are made of, as arrays.
    """

    ratings: Ratings

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.ratings)

    @property
    def rating(self) -> NDArray[np.float64]:
        """The ratings in the order of the accounts: 0 to 10, NaN for No data."""
        return self.ratings.rating

    def table(self) -> pd.DataFrame:
        """Give the columns of the Scored sheet, ranked."""
        return sheet_frame(scored_sheet(self.ratings))


def score(
    model: Model,
    accounts: pd.DataFrame,
    *,
    today: dt.date | None = None,
    headings: tuple[str, ...] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Scores:
    """Rate the accounts of a DataFrame; see `scoring.rating.ratings.rate`.

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
    return Scores(
        rate_frame(model, accounts, today=today, headings=headings, progress=progress)
    )


def read(
    path: str | Path,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Book:
    """Read criteria, settings and accounts, collecting findings.

    Parameters
    ----------
    path : str or Path
        An .xlsx, .xlsm or .csv file.
    options : Options, optional
        What overrides the settings; a CSV file needs the workbook of its criteria.
    progress : callable, optional
        Told what is being read, and the share of it that is done.

    Returns
    -------
    Book

    Raises
    ------
    FileError
        If a file cannot be read, or lacks the Criteria or the Accounts sheet.
    """
    path, options = Path(path), options or Options()
    workbook, table, noticed = read_files(
        path, options.criteria, progress, options.written
    )
    tables = {**workbook.tables, Sheet.ACCOUNTS: table}

    def sheet(name: str, required: Sequence[str]) -> SheetTable | None:
        return read_table(workbook.path, name, required)[0]

    origin = Origin(path, workbook.path, sheet, workbook.sheets)
    return assemble(origin, tables, noticed, options)


def assemble(
    origin: Origin,
    tables: Mapping[Sheet, SheetTable],
    noticed: Iterable[Finding] = (),
    options: Options | None = None,
) -> Book:
    """Make a book of tables, wherever they were read, collecting findings.

    Parameters
    ----------
    origin : Origin
        The files they stand for.
    tables : mapping of Sheet to SheetTable
        What was found; Criteria or Accounts may be missing.
    noticed : iterable of Finding
        What was found while reading.
    options : Options, optional
        What overrides the settings.
    """
    tables, unfit = usable(tables)
    options, findings, model = options or Options(), [*noticed, *unfit], None
    if Sheet.CRITERIA in tables:
        settings = tables.get(Sheet.SETTINGS)
        model, found = read_model(tables[Sheet.CRITERIA], settings)
        # the setting Today says nothing where another day is asked for
        found = [f for f in found if options.today is None or f.code != "S203"]
        findings += found
    table, noticed = _listed(tables.get(Sheet.ACCOUNTS))
    findings += noticed
    today = options.today or dt.datetime.now().astimezone().date()
    kept, rolled = {**tables, Sheet.ACCOUNTS: table}, None
    if model is not None:
        model = _overridden(model, options, date1904=table.date1904)
        today = options.today or model.settings.today or today
        origin = replace(origin, idle=idle_sheets(findings))
        told = gather(model, kept, origin, day_of(today), files=options.files)
        kept, rolled, table = {**told.tables}, told.rolled, told.rolled.table
        findings += told.findings
        if table.headings:
            of = _accounts(model, table, today), table, sheets_there(kept, origin.idle)
            findings += check_fields(model, *of)
            routing = kept.get(Sheet.ROUTING)
            findings += read_routes(routing, model, table.headings)[1]
    faults = tuple(findings)
    paths = (origin.path, origin.workbook)
    return Book(*paths, model, table, faults, today, kept, rolled)


def _listed(table: SheetTable | None) -> tuple[SheetTable, list[Finding]]:
    """Take the accounts, without the rows that are none."""
    if table is None:
        return SheetTable.of(Sheet.ACCOUNTS, [[]]), []
    table, left_out = without_other_rows(table)
    if len(table.frame):
        return table, list(left_out)
    text = "there are no accounts under the headings"
    return table, [*left_out, finding("A100", table.sheet, text)]


def _overridden(model: Model, options: Options, *, date1904: bool) -> Model:
    settings = replace(model.settings, date1904=date1904)
    if options.contact_from is not None:
        settings = replace(settings, contact_from=options.contact_from)
    return replace(model, settings=settings)


def _accounts(model: Model, table: SheetTable, today: dt.date) -> Accounts:
    return Accounts(table.frame, model.settings, day_of(today), table.headings)


def rate(
    book: Book, progress: Progress | None = None
) -> tuple[Ratings, tuple[Finding, ...]]:
    """Rate the accounts of a book.

    Returns
    -------
    tuple of (Ratings, tuple of Finding)
        The ratings, and all findings with those about the accounts.

    Raises
    ------
    ModelError
        If a finding is an error.
    """
    if book.model is None or book.errors:
        raise ModelError(book.findings)
    accounts = _accounts(book.model, book.table, book.today)

    def tell(done: int, of: int) -> None:
        if progress is not None:
            progress("Rating", done / of)

    scores = rate_accounts(book.model, accounts, progress=tell)
    reviewed = [*review_model(book.model), *review_accounts(scores, book.table)]
    reviewed += _contacts_reviewed(book)
    return scores, (*book.findings, *reviewed)


def _contacts_reviewed(book: Book) -> list[Finding]:
    """Find what is doubtful in Contact criteria, and in Contacts seen against them."""
    contacts = None if book.rolled is None else book.rolled.contacts
    if contacts is None or contacts.scores is None:
        return []
    found = review_model(contacts.scores.model, who="contact")
    return [*found, *review_contacts(contacts.scores, contacts.table)]


def check(book: Book) -> tuple[Finding, ...]:
    """Find all that is wrong or doubtful, as far as the errors allow."""
    if book.model is None or book.errors:
        reviewed = (
            review_model(book.model, alone=True) if book.model is not None else []
        )
        return (*book.findings, *reviewed)
    return rate(book)[1]


def receipts(
    book: Book, account: str, progress: Progress | None = None
) -> list[Receipt]:
    """Explain the ratings of all accounts that bear a name.

    Raises
    ------
    FileError
        If none does; it says which is nearest.
    """
    scores, _ = rate(book, progress)
    found = find_account(scores, account)
    if not found:
        near = nearest_account(scores, account)
        hint = f", did you mean '{near}'?" if near else ""
        message = f"there is no account '{account}'{hint}"
        raise FileError(message)
    if len(found) > MOST_RECEIPTS:
        some = ", ".join(str(scores.accounts.names[i]) for i in found[:MOST_RECEIPTS])
        message = f"{len(found):,} accounts have '{account}' in their name: {some}, ..."
        raise FileError(message)
    return [receipt(book, scores, index) for index in found]


def receipt(book: Book, scores: Ratings, index: int) -> Receipt:
    """Explain one account's rating, with what its derived fields are made of."""
    written = explain(scores, index)
    if book.rolled is None:
        return written
    found = behind(book.rolled, scores, index, _sources(book))
    return replace(written, behind=found)


def _sources(book: Book) -> tuple[Source, ...]:
    table = book.tables.get(Sheet.SOURCES)
    if table is None or book.model is None:
        return ()
    return read_sources(TableReader(table, book.model.settings, 0.0))[0]


def contacts_sheet(book: Book) -> tuple[Further, ...]:
    """Describe the Contacts scored sheet; none where no contacts are rated."""
    if book.model is None or book.rolled is None or book.rolled.contacts is None:
        return ()
    contacts, day = book.rolled.contacts, day_of(book.today)
    rows = TableReader(book.tables[Sheet.CONTACTS], book.model.settings, day)
    sheet = describe_contacts(contacts, rows)
    return () if sheet is None else (Further(Sheet.CONTACTS_SCORED, sheet),)


def describe(
    book: Book,
    scores: Ratings,
    findings: tuple[Finding, ...],
    *,
    arrange: bool = True,
) -> Results:
    """Describe the result sheets; see `scoring.sheets.scored.scored_sheet`."""
    source, today = book.path.name, book.today.isoformat()
    after = follow_up(
        Present(scores, book.tables, book.table), keep=Sheet.HISTORY not in book.taken
    )
    findings = (*findings, *after.findings)
    return Results(
        scored=scored_sheet(scores, book.table, after.beside, arrange=arrange),
        summary=summary_sheet(scores, findings, source, today, after.changes),
        findings=findings,
        further=(*contacts_sheet(book), *after.further),
    )


@thrifty()
def score_file(
    path: str | Path,
    target: str | Path | None = None,
    options: Options | None = None,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
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
    progress : callable, optional
        Told what is being done, and the share of it that is done.

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
    split = Split(options.split_by, overwrite=overwrite)
    return score_book(read(path, options, progress), place, progress, split)


def score_book(
    book: Book,
    place: Path,
    progress: Progress | None = None,
    split: Split | None = None,
) -> Scored:
    """Score what was read into a copy of its workbook; see `score_file`."""
    book = looked_back(book, place)
    give_back(len(book.table.frame))
    scores, findings = rate(book, progress)
    give_back(len(scores))
    results = describe(book, scores, findings, arrange=False)
    give_back(len(scores))

    def tell(what: str, done: int, of: int) -> None:
        if progress is not None:
            progress(what, done / max(of, 1))

    source = book.workbook if book.workbook == book.path else None
    pieces = (split or Split()).pieces(results.scored, place)
    with written(pieces, results.scored, scores, results):
        write_scored(source, place, results, progress=tell)
    return Scored(place, scores, results, pieces)
