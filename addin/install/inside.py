"""What the add-in file holds: versions in its Visual Basic, rows of its settings.

Sections in brackets are those of [MS-OVBA], Office VBA File Format Structure.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final


PROJECT: Final = "xl/vbaProject.bin"
SHEET: Final = "xlwings.conf"
CONSTANT: Final = re.compile(
    rb'Const (XLWINGS_VERSION|PROJECT_NAME) As String = "(.*?)"'
)
ADDIN_TYPE: Final = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
BOOK_TYPE: Final = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MODULE: Final = b"Attribute VB_"
COMPRESSED: Final = 0xB000
RAW: Final = 0x3000
SIGNATURE: Final = 0xF000
CHUNK: Final = 4096


class UnreadableError(Exception):
    """The file is no workbook with macros."""


def vba_constants(addin: bytes) -> dict[str, str]:
    """Read what the embedded xlwings says of itself.

    Returns
    -------
    dict of str to str
        XLWINGS_VERSION and PROJECT_NAME, where they are found.

    Raises
    ------
    UnreadableError
        If there is no Visual Basic in it.
    """
    try:
        with zipfile.ZipFile(BytesIO(addin)) as book:
            project = book.read(PROJECT)
    except (zipfile.BadZipFile, KeyError) as error:
        raise UnreadableError from error
    return {
        name.decode(): value.decode("latin-1")
        for source in sources(project)
        for name, value in CONSTANT.findall(source)
    }


def sources(project: bytes) -> tuple[bytes, ...]:
    """Find the source text of the modules.

    Every module's text is one compressed container, and begins with the same words.
    So they are looked for where a container may begin; the file system around
    them need not be read.
    """
    known_sources = []
    at = project.find(b"\x01")
    while at >= 0:
        source = _decompress(project, at + 1)
        if source:
            known_sources.append(source)
        at = project.find(b"\x01", at + 1)
    return tuple(known_sources)


def conf_rows(addin: bytes) -> dict[str, str]:
    """Read the settings on the add-in's own sheet, names in capitals.

    Raises
    ------
    UnreadableError
        If the file is no workbook.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, and only needed here
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(BytesIO(_as_workbook(addin)))
    except (zipfile.BadZipFile, KeyError, OSError, InvalidFileException) as error:
        raise UnreadableError from error
    if SHEET not in book.sheetnames:
        return {}
    rows = book[SHEET].iter_rows(max_col=2, values_only=True)
    return {str(row[0]).upper(): _text(row[1]) for row in rows if row[0] is not None}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _as_workbook(addin: bytes) -> bytes:
    """Call the add-in a workbook, for openpyxl knows no add-ins."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(addin)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "[Content_Types].xml":
                content = content.replace(ADDIN_TYPE, BOOK_TYPE)
            new.writestr(member.filename, content)
    return out.getvalue()


def _decompress(data: bytes, at: int) -> bytes:
    """Read the chunks of a container (2.4.1.3.1); empty if it is no module's."""
    out = b""
    while at + 2 < len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        kind, end = header & SIGNATURE, at + 3 + (header & 0xFFF)
        if kind not in (COMPRESSED, RAW):
            break
        body = data[at + 2 : end]
        chunk = _chunk(body) if kind == COMPRESSED else body[:CHUNK]
        if not (out or chunk.startswith(MODULE)):
            return b""
        out += chunk
        at = end
    return out


def _chunk(body: bytes) -> bytes:
    """Read tokens: a byte of flags, then eight signs or copies (2.4.1.3.5)."""
    out = bytearray()
    at = 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body):
                break
            if flags >> bit & 1:
                _copy(out, int.from_bytes(body[at : at + 2], "little"))
                at += 2
            else:
                out.append(body[at])
                at += 1
    return bytes(out)


def _copy(out: bytearray, token: int) -> None:
    """Repeat what stands earlier in the chunk (2.4.1.3.19.2)."""
    bits = 16 - max((len(out) - 1).bit_length(), 4)
    back, length = (token >> bits) + 1, (token & (1 << bits) - 1) + 3
    if back > len(out) or len(out) + length > CHUNK:
        out.append(0)  # no container after all: any sign will do
        return
    for _ in range(length):
        out.append(out[-back])
