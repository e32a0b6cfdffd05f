"""Is this file safe and readable? Asked before any parser sees it.

Everything that a salesperson can choose by mistake, and everything that a
hostile file is known to do, ends here in one sentence that names the file.
"""

from __future__ import annotations

import errno
import stat
from collections import Counter
from typing import TYPE_CHECKING
from xml.parsers import expat

from scoring.language import phrase
from scoring.xlsx.archive import Archive, damaged, part_key, unfit


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from zipfile import ZipInfo


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
GZIP = b"\x1f\x8b"
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# the elements before which a DOCTYPE can stand are never further away than this
PROLOG = 1 << 16
MOST_PARTS = 20_000
# real sheets pack 8 to 40 times, blank runs made to hurt 1,000 times
MOST_RATIO = 200
HARMLESS_SIZE = 64 << 20
MOST_BYTES = 24 << 30

MISSING = phrase("was not found in {folder}")
NO_FILE = phrase("is no file on a disk but a pipe or a device")
FOLDER = phrase("is a folder: choose a workbook in it")
LOCK = phrase(
    "is only the lock that Excel keeps while a workbook is open: choose {name}"
)
LOCKED = phrase("cannot be read: close it in Excel and try again")
EMPTY = phrase("is empty (0 bytes)")
PROTECTED = phrase(
    "is protected with a password: open it in Excel, choose File > Info > Protect "
    "Workbook > Encrypt with Password, clear the password and save"
)
OLD_EXCEL = phrase(
    "is in the old Excel format (.xls): open it in Excel and save it as .xlsx"
)
NO_WORKBOOK = phrase("is not an Excel workbook: choose an .xlsx or .xlsm file")
TEXT = phrase("is a CSV file with the name of a workbook: rename it to .csv")
UNSAFE = phrase(
    "is built in a way no spreadsheet program builds files ({what}); it is not opened"
)
PARTS = phrase("{count:,} parts")
SAME_PARTS = phrase("two parts are called {name}")
ODD_PART = phrase("a part is called {name}")
ENTITIES = phrase("{part} defines its own entities")
TOO_TIGHT = phrase("{packed:,.1f} MB that unpack to {size:,.0f} MB")
NUMBERS = phrase(
    "is an Apple Numbers file: open it there and save or export it as .xlsx"
)
KINDS_BY_MEMBER = (
    ("word/document.xml", phrase("is a Word document, not a workbook")),
    ("ppt/presentation.xml", phrase("is a PowerPoint file, not a workbook")),
    (
        "content.xml",
        phrase(
            "is a LibreOffice (.ods) file: open it there and save or export it as .xlsx"
        ),
    ),
    ("index/document.iwa", NUMBERS),
    ("index.zip", NUMBERS),
    (
        "xl/workbook.bin",
        phrase(
            "is a binary workbook (.xlsb): open it there and save or export it as .xlsx"
        ),
    ),
)


def check(path: Path) -> Archive:
    """Check a workbook file and list its members.

    Parameters
    ----------
    path : Path
        The .xlsx or .xlsm file.

    Returns
    -------
    Archive
        Its members; nothing is unpacked yet but the first bytes of each.

    Raises
    ------
    FileError
        If it cannot be opened, is something else, or is not safe to open.
    """
    head = _head(path)
    if head.startswith(OLE):
        raise unfit(path, _ole_trouble(path))
    if not head.startswith(ZIP):
        raise unfit(path, _other_kind(head))
    archive = Archive.open(path)
    if trouble := _unsafe_members(archive):
        raise unfit(path, UNSAFE.format(what=trouble))
    if trouble := _other_zip(archive):
        raise unfit(path, trouble)
    for info in archive.members.values():
        _check_prolog(archive, info)
    return archive


def readable(path: Path) -> None:
    """Check that a file is there, is a file, has content and may be read.

    Raises
    ------
    FileError
        If not.
    """
    if path.name.startswith("~$"):
        raise unfit(path, LOCK.format(name=path.name[2:]))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise unfit(path, FOLDER)
        # opening a pipe waits until somebody writes into it
        if not stat.S_ISREG(mode):
            raise unfit(path, NO_FILE)
        with path.open("rb") as file:
            empty = not file.read(1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise unfit(path, MISSING.format(folder=path.parent)) from error
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        trouble = MISSING.format(folder=path.parent) if long else LOCKED
        raise unfit(path, trouble) from error
    if empty:
        raise unfit(path, EMPTY)


def _head(path: Path) -> bytes:
    readable(path)
    with path.open("rb") as file:
        return file.read(512)


def _ole_trouble(path: Path) -> str:
    # the container is shared by old workbooks and by encrypted new ones
    import msoffcrypto  # noqa: PLC0415 - slow to import, seldom needed
    from msoffcrypto.exceptions import (  # noqa: PLC0415
        DecryptionError,
        FileFormatError,
        ParseError,
    )

    try:
        with path.open("rb") as file:
            secret = msoffcrypto.OfficeFile(file).is_encrypted()
    except (DecryptionError, FileFormatError, ParseError, OSError, ValueError):
        return NO_WORKBOOK
    return PROTECTED if secret else OLD_EXCEL


def _other_kind(head: bytes) -> str:
    start = head.removeprefix(BYTE_ORDER_MARKS[0]).lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<meta", b"<head")):
        return phrase(
            "is a web page saved with an Excel name: open it in Excel and save it "
            "as .xlsx"
        )
    if start.startswith(b"<?xml"):
        return phrase(
            "is an XML file, not a workbook: open it in Excel and save it as .xlsx"
        )
    if b'"doc_id"' in start or b"docs.google.com" in start:
        return phrase(
            "is only a link to a Google sheet: open the sheet, choose File > "
            "Download > Microsoft Excel and use that file"
        )
    if head.startswith(GZIP):
        return phrase("is a compressed file (.gz): unpack it and use the file in it")
    if start.startswith((b"{", b"[")):
        return phrase("is a JSON file, not a workbook: export it as .xlsx or CSV")
    return TEXT if _is_text_table(head) else NO_WORKBOOK


def _is_text_table(head: bytes) -> bool:
    """Say whether a file begins as text in which something parts cells."""
    if head.startswith(BYTE_ORDER_MARKS[1:]):
        head = head.replace(b"\0", b"")
    line = head.splitlines()[0] if head else b""
    return b"\0" not in head and any(mark in line for mark in (b",", b";", b"\t"))


def _other_zip(archive: Archive) -> str:
    for member, sentence in KINDS_BY_MEMBER:
        if member in archive:
            return sentence
    if "[content_types].xml" not in archive:
        return NO_WORKBOOK
    return ""


def _unsafe_members(archive: Archive) -> str:
    infos = archive.infos
    if len(infos) > MOST_PARTS:
        return PARTS.format(count=len(infos))
    if len(archive.members) < len(infos):
        names = Counter(part_key(info.filename) for info in infos)
        return SAME_PARTS.format(name=names.most_common(1)[0][0][:60])
    for name in archive.members:
        if name.startswith("/") or ":" in name or ".." in name.split("/"):
            return ODD_PART.format(name=name[:60])
    return _too_tight(infos, archive.path.stat().st_size)


def _too_tight(infos: Sequence[ZipInfo], packed: int) -> str:
    total = sum(info.file_size for info in infos)
    pairs = [(info.file_size, info.compress_size) for info in infos]
    for size, small in [*pairs, (total, packed)]:
        if size > MOST_BYTES or (size > HARMLESS_SIZE and size > MOST_RATIO * small):
            return TOO_TIGHT.format(packed=packed / 1e6, size=size / 1e6)
    return ""


def _check_prolog(archive: Archive, info: ZipInfo) -> None:
    # a DOCTYPE can only stand before the first element
    head = b""
    for piece in archive.stream(info.filename):
        head += piece[: PROLOG - len(head)]
        if len(head) >= PROLOG or len(piece) > PROLOG:
            break
    start = head.lstrip(b" \t\r\n\0")
    if not start.startswith((b"<", *BYTE_ORDER_MARKS)):
        return
    state = _prolog(head)
    if state == "doctype":
        what = ENTITIES.format(part=info.filename)
        raise unfit(archive.path, UNSAFE.format(what=what))
    if state == "broken" and info.filename.endswith((".xml", ".rels")):
        raise damaged(archive.path, info.filename)


class _FirstPartError(Exception):
    """Carries what the parser met first."""


def _prolog(head: bytes) -> str:
    def met(what: str) -> None:
        raise _FirstPartError(what)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: met("doctype")
    parser.StartElementHandler = lambda *_: met("element")
    try:
        parser.Parse(head, False)  # noqa: FBT003 - a C function
    except _FirstPartError as first:
        return str(first)
    except (expat.ExpatError, LookupError, ValueError):
        return "broken"
    return "broken"
