"""Write the result sheets into a copy of the user's workbook, losing nothing.

Every part of the workbook that need not change is copied as the compressed bytes
it is. What changes is the list of sheets and what goes with it, the end of the
lists of styles, and the three result sheets themselves. Scoring the copy again
gives the same file.
"""

from __future__ import annotations

import errno
import io
import os
import secrets
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from scoring.errors import FileError
from scoring.layout import RESULT_SHEETS, Sheet
from scoring.workbook.book import Book
from scoring.workbook.check_part import check_part
from scoring.workbook.host import Host, TableNames
from scoring.workbook.package import Package, relations_name
from scoring.workbook.parts import child_relations, in_namespace, place
from scoring.workbook.scored_part import print_names, scored_part
from scoring.workbook.style_sheet import StyleSheet
from scoring.workbook.summary_part import summary_names, summary_part
from scoring.workbook.zip_writer import ZipWriter


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from scoring.workbook.parts import Placed
    from scoring.workbook.results import Results

    Progress = Callable[[str, int, int], None]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# the least that a workbook consists of, for accounts that come without one
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


@dataclass(frozen=True, slots=True)
class _Task:
    """What to write, and whom to tell how far it is."""

    results: Results
    progress: Progress | None


def write_scored(
    source: Path | None,
    target: Path,
    results: Results,
    *,
    progress: Progress | None = None,
) -> None:
    """Write a workbook with its Scored, Summary and Check sheets.

    Sheets of these names, ignoring case, are replaced where they are; else they
    are added at the end. The file appears whole or not at all.

    Parameters
    ----------
    source : pathlib.Path or None
        The user's workbook, .xlsx or .xlsm; None makes one of the result sheets
        alone. It is only read.
    target : pathlib.Path
        The file to write; it may be `source` and is replaced if it exists.
    results : Results
        What the sheets hold.
    progress : callable, optional
        Called with a sheet's name, the rows written and the rows in all.

    Raises
    ------
    FileError
        If the workbook cannot be read or the file cannot be written.
    """
    with _appearing(target) as file, _opened(source) as old:
        _write(Package(old), file, target, _Task(results, progress))


def _write(package: Package, file: BinaryIO, target: Path, task: _Task) -> None:
    book = Book(package)
    _check_ending(book, target)
    styles_name = book.styles()
    host = _prepare(book, package, styles_name)
    parts = (
        scored_part(task.results.scored, host, task.progress),
        summary_part(task.results.summary, host),
        check_part(task.results.findings, host),
    )
    base = book.name.rpartition("/")[0]
    placed = place(parts, base, package.remaining())
    for tab, new in zip(host.tabs.values(), placed, strict=True):
        book.show(tab, new)
    _name_areas(book, host, task.results)
    if host.opens_on:
        book.open_on(host.tabs[host.opens_on])
    package.change(styles_name, host.styles.to_bytes())
    book.save()
    archive = ZipWriter(file)
    _copy(package, archive)
    for new in placed:
        _add(new, archive, book)
    archive.close()


def _prepare(book: Book, package: Package, styles_name: str) -> Host:
    """Make room for the result sheets and tell them where they come to stand."""
    tabs = {sheet: book.claim(sheet) for sheet in RESULT_SHEETS}
    book.replace(tabs.values())
    held = package.find(styles_name)
    return Host(
        StyleSheet(package.read(styles_name) if held else b""),
        book.date1904,
        tabs,
        frozenset(tab.name.casefold() for tab in book.tabs()),
        TableNames(book, package),
        Sheet.SCORED if book.may_open_on(tabs[Sheet.SCORED]) else None,
    )


def _name_areas(book: Book, host: Host, results: Results) -> None:
    scored, summary, check = (host.tabs[sheet] for sheet in RESULT_SHEETS)
    book.define(scored, print_names(results.scored, scored.name))
    book.define(summary, summary_names(results.summary, summary.name))
    book.define(check, {})


def _copy(package: Package, archive: ZipWriter) -> None:
    """Copy what is taken over, then add parts that are changed but were not there."""
    new = dict(package.changed)
    for name in package.remaining():
        if name in new:
            archive.add(name, (new.pop(name),))
        else:
            archive.copy(package.source, package.source.getinfo(name))
    for name, data in new.items():
        archive.add(name, (data,))


def _add(placed: Placed, archive: ZipWriter, book: Book) -> None:
    archive.add(placed.name, in_namespace(placed.part.chunks, strict=book.strict))
    if placed.children:
        name = relations_name(placed.name)
        archive.add(name, (child_relations(placed, book.office),))
    for child in placed.children:
        _add(child, archive, book)


def _check_ending(book: Book, target: Path) -> None:
    """Refuse an ending with which Excel would not open the file."""
    wrong = {".xlsx": book.macros, ".xlsm": not book.macros}
    if wrong.get(target.suffix.lower()):
        ending = ".xlsm" if book.macros else ".xlsx"
        which = "with" if book.macros else "without"
        msg = f"{target.name}: a workbook {which} macros must be called {ending}"
        raise FileError(msg)


@contextmanager
def _opened(source: Path | None) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source or _new_workbook()) as old:
            yield old
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError) as error:
        name = source.name if source else "the new workbook"
        msg = f"{name} cannot be read, it is no workbook or damaged: open it in Excel and save it again"
        raise FileError(msg) from error


def _new_workbook() -> io.BytesIO:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name, xml in NEW_WORKBOOK.items():
            new.writestr(zipfile.ZipInfo(name), DECLARATION + xml)
    return data


@contextmanager
def _appearing(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside the target that takes its place once it is complete."""
    place_of = Path(os.path.realpath(target))
    draft = place_of.with_name(f".{place_of.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place_of)
    except OSError as error:
        raise FileError(_said(error, target)) from error
    finally:
        draft.unlink(missing_ok=True)


def _said(error: OSError, target: Path) -> str:
    if isinstance(error, PermissionError):
        return f"{target} cannot be written: close it if it is open in Excel, or choose another place"
    if isinstance(error, FileNotFoundError):
        return f"{target} cannot be written: there is no folder {target.parent}"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"{target} cannot be written: the disk is full, make room or choose another place"
    return f"{target} cannot be written: {error.strerror or error}"
