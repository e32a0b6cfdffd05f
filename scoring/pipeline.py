"""The product on one page: a file in, a scored workbook out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.accounts import Accounts
from scoring.codes import finding
from scoring.columns import decimal_told, texts_of
from scoring.days import day_of
from scoring.errors import FileError, Level, ModelError
from scoring.explain import explain, find_account, nearest_account
from scoring.layout import SHEET_WORDS, Sheet
from scoring.memory import give_back, thrifty
from scoring.parse import read_model
from scoring.quality import check_fields, review_accounts
from scoring.review import review_model
from scoring.scored import scored_sheet
from scoring.scores import score_accounts
from scoring.suggest import did_you_mean
from scoring.summary import summary_sheet
from scoring.workbook.csv_file import read_csv
from scoring.workbook.read import Workbook, read_workbook
from scoring.workbook.results import Results
from scoring.workbook.write import write_scored


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from scoring.errors import Finding
    from scoring.explain import Receipt
    from scoring.model import Model
    from scoring.scores import Scores
    from scoring.tables import SheetTable

    Progress = Callable[[str, float], None]

CSV: Final = (".csv", ".tsv", ".txt")
SCORED_SUFFIX: Final = "-scored"
MOST_RECEIPTS: Final = 5
LOOKED_AT: Final = 10_000
"""Rows of a CSV file in which a decimal sign is looked for."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, or a CSV file with the workbook of its criteria, once read.

    Parameters
    ----------
    path : Path
        The file with the accounts.
    workbook : Path
        The file with the criteria; the same unless the accounts are a CSV file.
    model : Model or None
        What could be read of Criteria and Settings, fit to score with only if no
        finding is an error; None without their headings.
    table : SheetTable
        The Accounts table.
    findings : tuple of Finding
        All that was found before scoring.
    today : datetime.date
        The day to rate at.
    """

    path: Path
    workbook: Path
    model: Model | None
    table: SheetTable
    findings: tuple[Finding, ...]
    today: dt.date

    @property
    def accounts(self) -> pd.DataFrame:
        """The accounts under their headings."""
        frame = self.table.frame.copy(deep=False)
        frame.columns = list(self.table.headings)
        return frame

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop scoring."""
        return tuple(f for f in self.findings if f.level is Level.ERROR)


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says over the head of the Settings sheet.

    Parameters
    ----------
    criteria : Path, optional
        The workbook with the criteria, for accounts in a CSV file.
    today : datetime.date, optional
        The day to rate at.
    contact_from : float, optional
        Least rating of a contact.
    """

    criteria: Path | None = None
    today: dt.date | None = None
    contact_from: float | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored file.

    Parameters
    ----------
    path : Path
        The workbook that was written.
    scores : Scores
        The ratings in it.
    results : Results
        Its sheets.
    """

    path: Path
    scores: Scores
    results: Results


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
    workbook, table, noticed = _sheets(path, options, progress)
    if workbook.criteria is None:
        raise FileError(_missing(workbook, Sheet.CRITERIA))
    model, findings = read_model(workbook.criteria, workbook.settings)
    findings = [*noticed, *findings]
    if len(table.frame) == 0:
        text = "there are no accounts under the headings"
        findings.append(finding("A100", table.sheet, text))
    today = options.today or dt.datetime.now().astimezone().date()
    if model is not None:
        model = _overridden(model, options, date1904=table.date1904)
        today = options.today or model.settings.today or today
        findings += check_fields(model, _accounts(model, table, today), table)
    return Book(path, workbook.path, model, table, tuple(findings), today)


def _sheets(
    path: Path, options: Options, progress: Progress | None
) -> tuple[Workbook, SheetTable, list[Finding]]:
    if path.suffix.lower() not in CSV:
        workbook = read_workbook(path, progress)
        if workbook.accounts is None:
            raise FileError(_missing(workbook, Sheet.ACCOUNTS))
        return workbook, workbook.accounts, list(workbook.findings)
    table, noticed = read_csv(path)
    noticed = (*noticed, *_decimal_sign(table))
    if options.criteria is None:
        message = f"{path.name} has no criteria: name their workbook with --criteria"
        raise FileError(message)
    workbook = read_workbook(options.criteria, progress)
    return workbook, table, [*noticed, *workbook.findings]


def _decimal_sign(table: SheetTable) -> Iterator[Finding]:
    """Say which decimal sign the numbers of a CSV file show, if they show one."""
    head = table.frame.head(LOOKED_AT)
    columns = (head.iloc[:, number] for number in range(head.shape[1]))
    texts = {text for column in columns for text in texts_of(column.dropna().unique())}
    sign = decimal_told(texts)
    if sign is not None:
        named = "comma" if sign == "," else "point"
        text = f"numbers are written with a decimal {named} ({sign})"
        yield finding("F413", table.sheet, text, found=sign)


def _missing(workbook: Workbook, sheet: Sheet) -> str:
    """Say that a sheet is missing, or that it holds no table."""
    said = [f.text for f in workbook.findings if f.level is Level.ERROR]
    name = workbook.path.name
    if said:
        return f"{name}: {said[0]}"
    hint = did_you_mean(SHEET_WORDS[sheet][0], workbook.sheets)
    sheets = ", ".join(workbook.sheets)
    return f"{name} has no sheet {sheet} (it has {sheets}){hint}"


def _overridden(model: Model, options: Options, *, date1904: bool) -> Model:
    settings = replace(model.settings, date1904=date1904)
    if options.contact_from is not None:
        settings = replace(settings, contact_from=options.contact_from)
    return replace(model, settings=settings)


def _accounts(model: Model, table: SheetTable, today: dt.date) -> Accounts:
    return Accounts(table.frame, model.settings, day_of(today), table.headings)


def rate(
    book: Book, progress: Progress | None = None
) -> tuple[Scores, tuple[Finding, ...]]:
    """Rate the accounts of a book.

    Returns
    -------
    tuple of (Scores, tuple of Finding)
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

    scores = score_accounts(book.model, accounts, progress=tell)
    reviewed = [*review_model(book.model), *review_accounts(scores, book.table)]
    return scores, (*book.findings, *reviewed)


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
    return [explain(scores, index) for index in found]


def describe(
    book: Book,
    scores: Scores,
    findings: tuple[Finding, ...],
    *,
    arrange: bool = True,
) -> Results:
    """Describe the three result sheets; see `scoring.scored.scored_sheet`."""
    source, today = book.path.name, book.today.isoformat()
    return Results(
        scored=scored_sheet(scores, book.table, arrange=arrange),
        summary=summary_sheet(scores, findings, source, today),
        findings=findings,
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
    return score_book(read(path, options, progress), place, progress)


def score_book(book: Book, place: Path, progress: Progress | None = None) -> Scored:
    """Score what was read into a copy of its workbook; see `score_file`."""
    give_back(len(book.table.frame))
    scores, findings = rate(book, progress)
    give_back(len(scores))
    results = describe(book, scores, findings, arrange=False)
    give_back(len(scores))

    def tell(what: str, done: int, of: int) -> None:
        if progress is not None:
            progress(what, done / max(of, 1))

    source = book.workbook if book.workbook == book.path else None
    write_scored(source, place, results, progress=tell)
    return Scored(place, scores, results)


def target_of(path: Path, target: str | Path | None, *, overwrite: bool) -> Path:
    """Decide where the scored workbook goes, before anything is read.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    suffix = ".xlsx" if path.suffix.lower() in CSV else path.suffix
    # what was scored before is scored in place, but only if that is asked for
    name = f"{path.stem.removesuffix(SCORED_SUFFIX)}{SCORED_SUFFIX}{suffix}"
    place = path.with_name(name)
    if target is not None:
        place = Path(target)
        if place.is_dir():
            place = place / name
    if place.suffix.lower() != suffix.lower():
        message = f"{place.name} must end in {suffix}, as scored {path.name} does"
        raise FileError(message)
    if not place.parent.is_dir():
        message = f"the folder {place.parent} does not exist"
        raise FileError(message)
    if place.exists() and not overwrite:
        message = f"{place} exists already: name another with -o, or add --force"
        raise FileError(message)
    return place
