"""What outcomes teach, from a file to a file: review it, and take over its weights.

One stage after the other::

    read      a file, or sheets     -> Lesson     rated accounts, outcomes, last figures
    describe  Lesson                -> Described  the review, and its pages
    write     Described             -> a copy of the workbook with the sheet Review
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.assembly import assemble, read_sheets
from scoring.errors import ModelError
from scoring.findings import Level
from scoring.history.history_sheet import read_past
from scoring.history.look_back import since_by_hand
from scoring.judgement.overrides import ever_decided
from scoring.language import current
from scoring.learning.as_of import Known
from scoring.learning.by_hand import Hands
from scoring.learning.field_rows import NO_CHOICE, Choice
from scoring.learning.figures import Figures, figure_rows, figures_of
from scoring.learning.outcomes import read_outcomes
from scoring.learning.review import Judgement, Review
from scoring.learning.reviewing import CUSTOMERS, ReviewRequest, make_review
from scoring.learning.separation import Separation
from scoring.learning.verdict import Verdict
from scoring.pipeline import rate
from scoring.progress import silent
from scoring.reading.known_sheets import find_name
from scoring.reading.output_paths import target_of
from scoring.sheets.figures_page import figures_page
from scoring.sheets.review_page import review_page
from scoring.sheets.write_pages import write_pages
from scoring.stages import Options, calendar_day
from scoring.tables.beside import beside_accounts
from scoring.values.days import day_of
from scoring.values.table import heading_key
from scoring.vocabulary import LAST_REQUIRED, SHEET_WORDS, Head, Sheet


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.behaviour.gather import Origin
    from scoring.findings import Finding
    from scoring.learning.learn_table import Learnt
    from scoring.learning.outcomes import Outcomes
    from scoring.progress import Tell
    from scoring.reading.workbook import OpenWorkbook
    from scoring.sheets.page import Page
    from scoring.stages import Rated, Sheets
    from scoring.values.table import SheetTable

REVIEWED: Final = "-reviewed"
FIELDS: Final = (Head.CHANGED_FIELD, Head.USE)
"""The headings of the fields on Review; what people write is known in any language."""
"""Headings of the fields on Review, whose column Use its user fills in."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A workbook whose outcomes are read.

    Parameters
    ----------
    rated : Rated
        Its accounts, rated.
    known : Known
        What ratings of other days are made of.
    outcomes : Outcomes
        Its deals.
    figures : Figures
        What the last review left.
    findings : tuple of Finding
        What is wrong with the outcomes.
    hands : Hands or None
        What people decided by hand; None where nobody did.
    """

    rated: Rated
    known: Known
    outcomes: Outcomes
    figures: Figures
    findings: tuple[Finding, ...]
    hands: Hands | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A review, its pages in the order of their tabs, and what was found."""

    review: Review
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, the workbook that it was written into, and what was found."""

    path: Path
    review: Review
    findings: tuple[Finding, ...]


def review_file(  # noqa: PLR0913 - as `score_file` takes them
    path: str | Path,
    target: str | Path | None = None,
    options: Options | None = None,
    choice: Choice = NO_CHOICE,
    *,
    overwrite: bool = False,
    progress: Tell = silent,
) -> Reviewed:
    """Review a file into a copy of its workbook.

    Parameters
    ----------
    path : str or Path
        A workbook with outcomes.
    target : str or Path, optional
        The workbook to write; by default NAME-reviewed beside `path`.
    options : Options, optional
        What overrides the settings.
    choice : Choice
        Fields to keep, and to leave, over what column Use of Review says.
    overwrite : bool
        Whether an existing file may be replaced.
    progress : callable
        Told how far the work is.

    Raises
    ------
    FileError
        If a file cannot be read or written.
    ModelError
        If a finding is an error; then nothing is written.
    """
    path, options = Path(path), options or Options()
    place = target_of(path, target, overwrite=overwrite, suffix=REVIEWED)
    lesson = read_lesson(path, options, progress)
    described = describe(lesson, choice)
    write(lesson, described, place)
    return Reviewed(place, described.review, described.findings)


def write(lesson: Lesson, described: Described, place: Path) -> None:
    """Write a review into a copy of its workbook, or into one of its own."""
    book = lesson.rated.book
    source = book.workbook if book.workbook == book.path else None
    write_pages(source, place, described.pages)


def describe(lesson: Lesson, choice: Choice = NO_CHOICE) -> Described:
    """Make the review of a workbook, and lay it out.

    Parameters
    ----------
    lesson : Lesson
        The workbook.
    choice : Choice
        Fields to keep, and to leave, over what column Use of Review says.

    Raises
    ------
    FileError
        If a field to keep or to leave is no column of Accounts.
    """
    book, figures = lesson.rated.book, lesson.figures
    choice.refuse_unknown(book.tables[Sheet.ACCOUNTS].headings)
    request = ReviewRequest(
        book.path.name,
        book.today,
        choice.over(figures.choice),
        figures.spread,
        hands=lesson.hands,
        face=book.face,
    )
    made = make_review(lesson.known, lesson.outcomes, request)
    pages = (review_page(made.review, book.face), figures_page(figure_rows(made)))
    return Described(made.review, pages, (*lesson.findings, *made.findings))


def review_suggested(path: Path, learnt: Learnt, name: str) -> Review:
    """Write the sheet Review into a workbook whose criteria were learnt from its deals.

    Parameters
    ----------
    path : Path
        The workbook; it is replaced.
    learnt : Learnt
        What its criteria were learnt from, and the proof.
    name : str
        The file that the deals came from.
    """
    if learnt.refusal:
        today = calendar_day()
        review = bare_review(learnt, name, today)
        write_pages(path, path, (review_page(review),))
        return review
    # the criteria are ours, in the language that is spoken
    lesson = read_lesson(path, Options(language=current()))
    today = lesson.rated.book.today
    request = ReviewRequest(name, today, NO_CHOICE, None, learnt.proof)
    made = make_review(lesson.known, lesson.outcomes, request)
    review = replace(made.review, fields=learnt.rows)
    pages = (
        review_page(review),
        figures_page(figure_rows(replace(made, review=review))),
    )
    write_pages(path, path, pages)
    return review


def bare_review(learnt: Learnt, name: str, today: dt.date) -> Review:
    """Describe a review without criteria: the refusal, and the fields."""
    nothing = Separation(
        learnt.won, learnt.lost, math.nan, math.nan, math.nan, 0.0, 1.0
    )
    judgement = Judgement(learnt.proof or nothing, Verdict.NO_SIGNAL, learnt.refusal)
    count = learnt.won + learnt.lost
    return Review(
        name, today, judgement, "", None, None, (), (), (), (), (), None, learnt.rows,
        (), (), (), (), (CUSTOMERS,), 5.0, count, len(learnt.table.frame), 0,
    )  # fmt: skip


def read_lesson(path: Path, options: Options, progress: Tell = silent) -> Lesson:
    """Read a file, rate its accounts and read its outcomes.

    Raises
    ------
    ModelError
        If a finding is an error.
    """
    sheets = read_sheets(path, options, progress)
    origin = sheets.origin
    opened = sheets.opened if origin.workbook == origin.path else None
    uses = {} if opened is None else _uses_in(opened)
    return lesson_of(sheets, options, uses, progress)


def lesson_of(
    sheets: Sheets, options: Options, uses: Mapping[str, str], progress: Tell = silent
) -> Lesson:
    """Rate the accounts of sheets, wherever they were read, and read their outcomes.

    Parameters
    ----------
    sheets : Sheets
        The sheets.
    options : Options
        What overrides the settings.
    uses : mapping
        What the user says of fields on the last Review; see `uses_on`.
    progress : callable
        Told how far the work is.

    Raises
    ------
    ModelError
        If a finding is an error.
    """
    book = assemble(sheets, options)
    rated = rate(book, progress)
    model = rated.ratings.model
    today = day_of(book.today)
    outcomes, findings = read_outcomes(
        book.tables, sheets.known.unused, model.settings, today
    )
    if any(finding.level is Level.ERROR for finding in findings):
        raise ModelError(tuple(findings))
    own = len(book.tables[Sheet.ACCOUNTS].headings)
    known = Known(rated.ratings.by_rules, book.tables, sheets.known.unused, own)
    figures = figures_of(book.tables.get(Sheet.REVIEW_FIGURES))
    figures = figures.chosen(uses) if uses else figures
    hands = _hands(rated, sheets.origin)
    return Lesson(rated, known, outcomes, figures, tuple(findings), hands)


def _hands(rated: Rated, origin: Origin) -> Hands | None:
    """Read what people ever decided by hand, and since when as History knows it."""
    book, accounts = rated.book, rated.ratings.accounts
    sheet = beside_accounts(
        book.tables, Sheet.OVERRIDES, accounts.settings, accounts.today
    )
    decisions = None if sheet is None else ever_decided(*sheet)
    if decisions is None:
        return None
    history = None
    if origin.sheet is not None:
        history = origin.sheet(Sheet.HISTORY, LAST_REQUIRED[Sheet.HISTORY])
    past, _ = read_past(history, accounts.settings)
    return Hands(decisions, since_by_hand(past, accounts.name_texts))


def uses_on(rows: Iterable[Sequence[object]]) -> dict[str, str]:
    """Read what the user says of fields, in column Use of a Review.

    Parameters
    ----------
    rows : iterable of sequence
        The cells of Review, row by row; the fields may stand anywhere.

    Examples
    --------
    >>> uses_on([["Review"], ["Field", "AUC", "Use"], ["Stage", 0.9, "Leave"]])
    {'Stage': 'Leave'}
    """
    uses: dict[str, str] = {}
    at: list[int] = []
    heads = [{*map(heading_key, head.understood)} for head in FIELDS]
    for row in rows:
        texts = [cell.strip() if isinstance(cell, str) else "" for cell in row]
        if at:
            field, use = (texts[column] for column in at)
            uses |= {field: use} if field else {}
        else:
            at = _columns_of(heads, [*map(heading_key, texts)])
    return uses


def _columns_of(heads: Sequence[set[str]], keys: Sequence[str]) -> list[int]:
    """Find where headings stand in a row; nowhere unless each is there."""
    each = ([n for n, key in enumerate(keys) if key in words] for words in heads)
    places = [at[0] for at in each if at]
    return places if len(places) == len(heads) else []


def _uses_in(opened: OpenWorkbook) -> dict[str, str]:
    name = find_name(opened.names, SHEET_WORDS[Sheet.REVIEW])
    # where the fields are no Excel table, they stand below the first of the headings
    reads = () if name is None else (opened.find(name, FIELDS), opened.find(name))
    tables = (read.table for read in reads if read is not None)
    rows = (_rows(table) for table in tables if table is not None)
    return next((uses for uses in map(uses_on, rows) if uses), {})


def _rows(table: SheetTable) -> Iterator[Sequence[object]]:
    yield table.headings
    yield from table.frame.itertuples(index=False, name=None)
