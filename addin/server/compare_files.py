"""Two workbooks that were sent, compared in a folder that is gone afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from addin.server.answer import Answer, done
from addin.server.errors import NoWorkbookError
from addin.server.score_file import check_file, check_rows, content_of
from scoring.compared import compare_books, read_side, write_compared
from scoring.language import choose, current, phrase
from scoring.pipeline import Options
from scoring.sheets.lists_sections import lists_sections
from scoring.vocabulary import Face


if TYPE_CHECKING:
    from addin.server.upload import File, Upload
    from scoring.pipeline import Book

NO_OTHER: Final = phrase("Send the workbook to compare with as the part 'other'")
COMPARED: Final = "{stem}-compared.xlsx"


def compare_upload(upload: Upload, most_rows: int) -> Answer:
    """Compare a workbook with another.

    Raises
    ------
    NoWorkbookError
        If a file is none, or only one was sent.
    TooManyRowsError
        If one holds more accounts than that.
    FileError, ModelError
        If one cannot be scored, or they have no account in common.
    """
    folder, fields = Path(upload.folder), upload.fields
    choose(fields.language or current())
    if upload.other is None:
        raise NoWorkbookError(NO_OTHER)
    paths = (
        upload.file.write(folder / "one"),
        named_apart(upload.other, upload.file).write(folder / "other"),
    )
    options = Options(
        today=fields.today,
        contact_from=fields.contact_from,
        files=False,
        face=Face.PAGE,
        language=fields.language,
    )
    one, other = (_read(path, options, most_rows) for path in paths)
    compared = compare_books((one, other))
    target = folder / COMPARED.format(stem=paths[0].stem)
    write_compared(compared, target)
    return done(
        {
            "language": current(),
            "name": target.name,
            "content": content_of(target),
            "sections": lists_sections(compared.lists),
        }
    )


def _read(path: Path, options: Options, most_rows: int) -> Book:
    check_file(path)
    book = read_side(path, options)
    check_rows(book, most_rows)
    return book


def named_apart(other: File, one: File) -> File:
    """Name a file as browsers do, where another with its name is there.

    >>> from addin.server.upload import File
    >>> named_apart(File("a.xlsx", b""), File("A.xlsm", b"")).name
    'a (2).xlsx'
    """
    name = PurePath(other.name)
    if name.stem.casefold() != PurePath(one.name).stem.casefold():
        return other
    return replace(other, name=f"{name.stem} (2){name.suffix}")
