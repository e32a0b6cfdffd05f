"""A workbook that was sent, scored in a folder that is gone afterwards."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from addin.answers.plain import findings_data, receipts_data, summary_data
from addin.server.answer import Answer, done
from addin.server.bring_in import BroughtIn, bring_in
from addin.server.errors import NoWorkbookError, TooManyRowsError
from addin.server.stream import Teller
from addin.server.templates import criteria_of, model, without_accounts
from addin.server.upload import MEDIA, File
from scoring import pipeline
from scoring.deliver.split import Output
from scoring.errors import FileError
from scoring.language import choose, current, phrase
from scoring.pipeline import Options
from scoring.progress import silent
from scoring.reading.output_paths import PARQUET, TABLES, target_of
from scoring.sheets.contact_list import contact_list
from scoring.sheets.lists_sections import lists_sections
from scoring.sheets.summary_sections import summary_sections
from scoring.vocabulary import Face, Head, Sheet
from scoring.xlsx import preflight


if TYPE_CHECKING:
    from addin.server.upload import Upload
    from scoring.pipeline import Book, Scored
    from scoring.progress import Tell

ACCOUNTS: Final = "accounts"
CRITERIA: Final = "criteria"
IMPORTED: Final = "imported"
NO_MODEL: Final = phrase("There is no model '{name}'")
NO_KIND: Final = phrase(
    "{file} is neither an .xlsx, an .xlsm, a .csv nor a .parquet file"
)


def score_upload(upload: Upload, most_rows: int) -> Answer:
    """Score a workbook into a copy of it.

    Raises
    ------
    NoWorkbookError
        If a file is none.
    TooManyRowsError
        If it holds more accounts than that.
    FileError, ModelError
        If it cannot be scored.
    """
    files, tell = _files(upload, most_rows), Teller(Path(upload.folder))
    book = _read(files, most_rows, tell)
    place = target_of(book.path, None, overwrite=True)
    scored = pipeline.score_book(book, Output(place, overwrite=True), tell)
    return _as_json(scored, book, files) if upload.as_json else _as_file(scored)


def explain_upload(upload: Upload, most_rows: int) -> Answer:
    """Explain an account of a workbook; see `score_upload`."""
    rated = pipeline.rate(_read(_files(upload, most_rows), most_rows))
    receipts = pipeline.explain(rated, upload.fields.account)
    return done(receipts_data(receipts))


def review_upload(upload: Upload, most_rows: int) -> Answer:
    """Review a workbook into a copy of it; see `score_upload`."""
    from scoring import lessons  # noqa: PLC0415 - only here
    from scoring.sheets.review_sections import review_sections  # noqa: PLC0415 - too

    files = _files(upload, most_rows)
    path = files.path
    lesson = lessons.read_lesson(path, files.options)
    check_rows(lesson.rated.book, most_rows)
    described = lessons.describe(lesson)
    place = target_of(path, None, overwrite=True, suffix=lessons.REVIEWED)
    lessons.write(lesson, described, place)
    return done(
        {
            "name": place.name,
            "content": content_of(place),
            "findings": findings_data(described.findings),
            "sections": review_sections(described.review),
        }
    )


@dataclass(frozen=True, slots=True)
class Files:
    """What is to be scored, and how; and what was imported into it before."""

    path: Path
    options: Options
    brought_in: BroughtIn | None = None


def _read(files: Files, most_rows: int, tell: Tell = silent) -> Book:
    book = pipeline.read(files.path, files.options, tell)
    check_rows(book, most_rows)
    return book


def check_rows(book: Book, most_rows: int) -> None:
    """Refuse a workbook with more accounts than that.

    Raises
    ------
    TooManyRowsError
        If it has.
    """
    _check_count(len(book.table.frame), most_rows)


def _check_length(path: Path, most_rows: int) -> None:
    """Refuse a Parquet file with more rows than that before they fill the memory.

    A small file may hold millions of them, as what is equal stands there once.
    """
    if path.suffix.lower() in PARQUET:
        from scoring.reading.parquet_file import count_rows  # noqa: PLC0415 - heavy

        _check_count(count_rows(path), most_rows)


def _check_count(rows: int, most_rows: int) -> None:
    if rows > most_rows:
        raise TooManyRowsError(rows, most_rows)


def _files(upload: Upload, most_rows: int) -> Files:
    """Put the files where they can be read, and say how that is to be done."""
    folder, fields = Path(upload.folder), upload.fields
    choose(fields.language or current())
    path = upload.file.write(folder / ACCOUNTS)
    criteria = _criteria(upload, folder / CRITERIA)
    for file in (path, criteria):
        if file is not None:
            check_file(file)
    _check_length(path, most_rows)
    brought_in = None
    if fields.into and criteria is not None:
        brought_in = bring_in(path, criteria, fields, folder / IMPORTED)
        path, criteria = brought_in.path, None
    options = Options(criteria, fields.today, fields.contact_from, files=False)
    options = replace(options, face=Face.PAGE, language=fields.language)
    return Files(path, options, brought_in)


def _criteria(upload: Upload, folder: Path) -> Path | None:
    """Put the workbook with the criteria into a folder, if there is one."""
    name = upload.fields.model
    if upload.criteria is not None or not name:
        return None if upload.criteria is None else upload.criteria.write(folder)
    chosen = model(name)
    if chosen is None:
        raise FileError(NO_MODEL.format(name=name[:20]))
    imports = bool(upload.fields.into)
    content = without_accounts(chosen) if imports else criteria_of(chosen)
    return File(f"{chosen.name}.xlsx", content).write(folder)


def check_file(path: Path) -> None:
    """Refuse what is no workbook, or not one that is safe to open.

    Raises
    ------
    NoWorkbookError
        If it is none.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in TABLES:
            preflight.readable(path)
            return
        preflight.check(path)
    except FileError as error:
        raise NoWorkbookError(str(error)) from error
    if suffix not in MEDIA:
        raise NoWorkbookError(NO_KIND.format(file=path.name))


def _as_file(scored: Scored) -> Answer:
    media = MEDIA[scored.path.suffix.lower()]
    return Answer(200, scored.path.read_bytes(), media, scored.path.name)


def content_of(path: Path) -> str:
    """Give a file as JSON can hold it."""
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _has_outcomes(book: Book) -> bool:
    """Say whether there is anything to review."""
    accounts = book.tables[Sheet.ACCOUNTS]
    return Sheet.OUTCOMES in book.tables or accounts.find(Head.OUTCOME) is not None


def _as_json(scored: Scored, book: Book, files: Files) -> Answer:
    brought_in, drafted = files.brought_in, scored.results.drafted
    noticed = brought_in.findings if brought_in else ()
    return done(
        {
            "language": current(),
            "name": scored.path.name,
            "content": content_of(scored.path),
            "outcomes": _has_outcomes(book),
            "summary": summary_data(scored.results.summary),
            "imported": brought_in.message if brought_in else None,
            "findings": findings_data((*noticed, *scored.results.findings)),
            "sections": summary_sections(scored.results.summary, Sheet.CHECK),
            "contacts": contact_list(scored.results.scored),
            "draft": None if drafted is None else lists_sections(drafted),
        }
    )
