"""A workbook copied part by part: what need not change is taken over as it is.

The copy appears whole or not at all, and equal contents give equal files.
"""

from __future__ import annotations

import errno
import io
import os
import secrets
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import FileError
from scoring.language import phrase
from scoring.xlsx.archive import Archive
from scoring.xlsx.package import Package
from scoring.xlsx.parts import child_relations, in_namespace
from scoring.xlsx.relations import OFFICE, relations_name
from scoring.xlsx.zip_writer import ZipWriter


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from scoring.xlsx.draft import Draft
    from scoring.xlsx.parts import Placed
    from scoring.xlsx.workbook_part import Book

EXISTS = phrase("exists already: name another with -o, or add --force")
OPEN = phrase(
    "{file} cannot be written: close it if it is open in Excel, or choose another place"
)
NO_FOLDER = phrase("{file} cannot be written: there is no folder {folder}")
NO_ROOM = phrase(
    "{file} cannot be written: the disk is full, make room or choose another place"
)
NOT_WRITTEN = phrase("{file} cannot be written: {why}")
WITH_MACROS = phrase("{file}: a workbook with macros must be called {ending}")
WITHOUT_MACROS = phrase("{file}: a workbook without macros must be called {ending}")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# the least that a workbook consists of, for contents that come without one
NEW_WORKBOOK = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView '
        'xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/>'
        "</bookViews><sheets/></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (f'<Relationships xmlns="{PACKAGE}/relationships"/>'),
}


def write_parts(
    draft: Draft, placed: Iterable[Placed], book: Book, file: BinaryIO
) -> None:
    """Write all parts that are taken over, changed or not, and then new ones."""
    archive = ZipWriter(file)
    _copy(draft, archive)
    for new in placed:
        _add(new, archive, book)
    archive.close()


def _copy(draft: Draft, archive: ZipWriter) -> None:
    """Copy what is taken over, then add parts that are changed but were not there."""
    source = draft.package.archive
    new = dict(draft.changed)
    for name in draft.remaining():
        if name in new:
            archive.add(name, (new.pop(name),))
        else:
            archive.copy(source, source.info(name))
    for name, data in new.items():
        archive.add(name, (data,))


def _add(placed: Placed, archive: ZipWriter, book: Book) -> None:
    archive.add(placed.name, in_namespace(placed.part.chunks, strict=book.strict))
    if placed.children:
        name = relations_name(placed.name)
        archive.add(name, (child_relations(placed, book.office),))
    for child in placed.children:
        _add(child, archive, book)


def check_ending(book: Book, target: Path) -> None:
    """Refuse an ending with which Excel would not open the file."""
    wrong = {".xlsx": book.macros, ".xlsm": not book.macros}
    if wrong.get(target.suffix.lower()):
        ending = ".xlsm" if book.macros else ".xlsx"
        words = WITH_MACROS if book.macros else WITHOUT_MACROS
        raise FileError(words.format(file=target.name, ending=ending))


def open_source(source: Path | None) -> Package:
    """Open a workbook to copy from; None gives one without any sheet.

    Raises
    ------
    FileError
        If it is no workbook, damaged, or not safe to open.
    """
    if source is not None:
        return Package.open(source)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name, xml in NEW_WORKBOOK.items():
            new.writestr(zipfile.ZipInfo(name), DECLARATION + xml)
    return Package(Archive.open(Path("new.xlsx"), data.getvalue()))


@contextmanager
def appearing(
    target: Path, *, new: bool = False, unchanged: Archive | None = None
) -> Iterator[BinaryIO]:
    """Open a file beside the target that takes its place once it is complete.

    Parameters
    ----------
    target : pathlib.Path
        The file to write.
    new : bool
        Whether a file that somebody has put there meanwhile stays as it is.
    unchanged : Archive, optional
        A file that must still be as it was when it was opened.

    Raises
    ------
    FileError
        If the system refuses; then all is as it was.
    """
    place_of = Path(os.path.realpath(target))
    draft = place_of.with_name(f".{place_of.name[:50]}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if unchanged is not None and unchanged.stamp is not None:
            unchanged.stamp.check(unchanged.path)
        _move(draft, place_of, new=new)
    except OSError as error:
        raise FileError(_message(error, target)) from error
    finally:
        draft.unlink(missing_ok=True)


def _move(draft: Path, place: Path, *, new: bool) -> None:
    if new:
        try:
            # unlike a move, a link never takes the place of another file
            os.link(draft, place)
        except FileExistsError:
            raise
        except OSError:  # not every disk knows links
            if place.exists():
                raise FileExistsError(errno.EEXIST, EXISTS) from None
        else:
            return
    draft.replace(place)


def _message(error: OSError, target: Path) -> str:
    if isinstance(error, FileExistsError):
        return f"{target} {EXISTS}"
    if isinstance(error, PermissionError):
        return OPEN.format(file=target)
    if isinstance(error, FileNotFoundError):
        return NO_FOLDER.format(file=target, folder=target.parent)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return NO_ROOM.format(file=target)
    return NOT_WRITTEN.format(file=target, why=error.strerror or error)
