"""The product on one page: a file in, a scored workbook out.

One stage after the other; `scoring.stages` has the types that they hand on, and
`scoring.assembly` those from Sheets to Book::

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
from typing import TYPE_CHECKING, Final

from scoring.assembly import accounts_of, assemble, read_sheets
from scoring.checks import review_in_part
from scoring.deliver.split import Output, write_files
from scoring.deliver.table_file import is_table_file, write_table
from scoring.doubts import find_doubts
from scoring.errors import ModelError
from scoring.explain.activity_evidence import activity_evidence
from scoring.follow_up import follow_up
from scoring.history.last_run import find_last_run
from scoring.history.steps import Present
from scoring.memory import compact, give_back
from scoring.progress import Progress, Tell, silent
from scoring.rating.by_hand import decide_by_hand
from scoring.rating.rate import rate as rate_frame
from scoring.rating.rate import rate_accounts
from scoring.reading.output_paths import target_of, writable
from scoring.sheets.contacts import contacts_scored
from scoring.sheets.results import Results
from scoring.sheets.scored import points_left_out, scored_sheet
from scoring.sheets.summary import summary_sheet
from scoring.stages import (
    Book,
    Options,
    Rated,
    Scored,
    Scores,
    Sheets,
    calendar_day,
)
from scoring.stamp import stamp_of
from scoring.threads import at_once
from scoring.values.days import day_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from scoring.explain.by_name import Grounds
    from scoring.explain.receipt import Receipt
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.sheets.lists_page import TwoLists


__all__ = [
    "Book",
    "Options",
    "Progress",
    "Rated",
    "Scored",
    "Scores",
    "Sheets",
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


OF_OVERRIDES: Final = "O1"


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
        An .xlsx, .xlsm, .csv or .parquet file.
    target : str or Path, optional
        The workbook to write; by default NAME-scored beside `path`. It may be `path`
        itself if `overwrite` is set. A .csv or .parquet file gets the table of Scored
        alone.
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
    with compact():
        if target is not None and is_table_file(Path(target)):
            place = writable(Path(target), overwrite=overwrite)
            return score_table(read(path, options, progress), place)
        place = target_of(path, target, overwrite=overwrite)
        output = Output(place, options.split_by, overwrite=overwrite)
        return score_book(read(path, options, progress), output, progress)


def score_table(book: Book, place: Path) -> Scored:
    """Score what was read, and write the table of Scored alone.

    A file of columns has one kind in each, and CSV none: texts stay as they came.
    """
    if book.workbook == book.path:
        book = compare(book, book.path)
    book = replace(book, table=replace(book.table, untyped=frozenset()))
    rated = rate(book)
    results = describe(rated, arrange=False)
    write_table(results.scored, place)
    return Scored(place, rated.ratings, results, ())


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
        An .xlsx, .xlsm, .csv or .parquet file.
    options : Options, optional
        What overrides the settings; a CSV or Parquet file needs the workbook of its criteria.
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
    accounts = accounts_of(book.model, book.table, book.today)
    ratings = rate_accounts(book.model, accounts, progress=progress)
    doubts = find_doubts(book, ratings)
    if book.decisions is not None:
        ratings = decide_by_hand(ratings, book.decisions)
    model = book.draft.model
    drafted = None if model is None else _drafted(model, accounts, book)
    findings = (*book.findings, *doubts.findings, *book.draft.findings)
    return Rated(book, ratings, findings, drafted, doubts.examples)


def _drafted(model: Model, accounts: Accounts, book: Book) -> Ratings:
    """Rate the accounts by a draft, too."""
    ratings = rate_accounts(model, accounts)
    if book.decisions is None:
        return ratings
    return decide_by_hand(ratings, book.decisions)


def check(book: Book) -> tuple[Finding, ...]:
    """Find all that is wrong or doubtful, as far as the errors allow."""
    if book.model is None:
        return book.findings
    by_hand = tuple(e for e in book.errors if e.code.startswith(OF_OVERRIDES))
    if len(by_hand) < len(book.errors):
        return (*book.findings, *review_in_part(book.model, book.errors))
    # what cannot be read on Overrides does not keep the rules from being judged
    rest = tuple(f for f in book.findings if f not in by_hand)
    return (*by_hand, *rate(replace(book, findings=rest)).findings)


def explain(rated: Rated, account: str) -> list[Receipt]:
    """Explain the ratings of all accounts that bear a name.

    Raises
    ------
    FileError
        If none does; it says which is nearest.
    """
    from scoring.explain.by_name import explain_by_name  # noqa: PLC0415 - seldom needed

    return explain_by_name(rated.ratings, account, _grounds(rated.book))


def explain_account(rated: Rated, index: int) -> Receipt:
    """Explain one account's rating, with what its derived fields are made of."""
    from scoring.explain.by_name import explain_fully  # noqa: PLC0415 - seldom needed

    return explain_fully(rated.ratings, index, _grounds(rated.book))


def _grounds(book: Book) -> Grounds:
    from scoring.explain.by_name import Grounds  # noqa: PLC0415 - seldom needed
    from scoring.tables.sources import sources_of  # noqa: PLC0415

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
    findings = (*rated.findings, *after.findings, *points_left_out(ratings))
    named = (book.path.name, book.today.isoformat())
    today, sellers = day_of(book.today), after.beside.sellers
    contacts = contacts_scored(book.rolled, book.tables, today, ratings, sellers)
    did = None
    if book.rolled is not None:
        did = activity_evidence(book.rolled.engagement, book.table, ratings)
    beside = replace(after.beside, activities=did)
    scored, (summary, stamp) = at_once(
        len(ratings),
        lambda: scored_sheet(ratings, book.table, beside, arrange=arrange),
        lambda: (summary_sheet(ratings, findings, *named, did), stamp_of(book)),
    )
    return Results(
        scored=scored,
        summary=replace(
            summary,
            stamp=stamp,
            changes=after.changes,
            firmness=after.firmness,
            same_day=after.same_day,
            examples=rated.examples,
        ),
        findings=findings,
        further=(*contacts, *after.further),
        drafted=_two_lists(rated, named),
    )


def _two_lists(rated: Rated, named: tuple[str, str]) -> TwoLists | None:
    """Set the list by the draft beside today's, where there is a draft."""
    if rated.draft is None:
        return None
    from scoring.sheets.draft_page import drafted  # noqa: PLC0415 - seldom needed

    return drafted(*named, rated.ratings, rated.draft)


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
