"""Workbooks that hold much of what Excel can do, and odd ones that it can open."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

from scoring.sheets.ownership import MARK
from scoring.xlsx.parts import STRICT


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

ODD_TAB = "My 'odd' tab"
MACROS = b"these bytes stand for macros"


def picture() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"\0\x20\x60\xa0")
    pieces = chunk(b"IHDR", size) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + pieces)


def rich_book(path: Path, *, old: str = "", macros: bool = False) -> Path:
    """Write a workbook, with a tab `old` of its own among the others if named."""
    book = xlsxwriter.Workbook(path)
    if macros:
        book.add_vba_project(io.BytesIO(MACROS), is_stream=True)
        book.set_vba_name("ThisWorkbook")

    def chart() -> Chart:
        made = book.add_chart({"type": "column"})
        made.add_series({"values": "=Accounts!$B$2:$B$9"})
        return made

    accounts = book.add_worksheet("Accounts")
    criteria = book.add_worksheet("Criteria")
    if old:
        old_sheet = book.add_worksheet(old)
        old_sheet.write_formula("A2", "=1+1")
        old_sheet.write_comment("A1", "an old note")
        old_sheet.insert_chart("D4", chart())
        old_sheet.add_table("A5:B8", {"name": "Scored"})
        book.define_name(f"'{old}'!{MARK}", f'="{old}"')
        if macros:
            old_sheet.set_vba_name("SheetOfOld")
    odd = book.add_worksheet(ODD_TAB)
    _fill_accounts(accounts, book)
    criteria.add_table("A1:C4", {"name": "Rules"})
    criteria.insert_chart("G2", chart())
    odd.write_formula("A1", "=Accounts!B3*2")
    book.define_name("Sales", "=Accounts!$B$2:$B$9")
    book.define_name("Criteria!Local", "=Accounts!$A$1")
    book.close()
    return path


def _fill_accounts(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
    sheet.write_row(0, 0, ["Account", "Employees", "Since"])
    dated = book.add_format({"num_format": "dd/mm/yyyy", "font_color": "red"})
    for n in range(8):
        sheet.write_row(n + 1, 0, [f"Account {n}", n * 10])
        sheet.write_datetime(n + 1, 2, dt.datetime(2024, 1, 1 + n), dated)  # noqa: DTZ001
    sheet.autofilter("A1:C9")
    sheet.print_area("A1:C9")
    sheet.repeat_rows(0)
    sheet.write_comment("A1", "a note")
    bars = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True}
    sheet.conditional_format("B2:B9", bars)
    sheet.add_sparkline("E2", {"range": "Accounts!B2:B9"})
    sheet.insert_button("G2", {"caption": "Score", "macro": "Score"})
    sheet.insert_image("G6", "dot.png", {"image_data": picture()})
    sheet.insert_textbox("G12", "hello")


def rewritten(
    path: Path, change: Callable[[str, bytes], bytes | None], target: Path
) -> Path:
    """Copy a workbook with its parts changed; None leaves a part out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def strict_book(path: Path, target: Path) -> Path:
    """Put a workbook into the strict namespaces, as Excel does on request."""

    def tighten(name: str, data: bytes) -> bytes:
        if not name.endswith((".xml", ".rels")):
            return data
        for loose, tight in STRICT.items():
            data = data.replace(loose.encode() + b'"', tight.encode() + b'"')
            data = data.replace(loose.encode() + b"/", tight.encode() + b"/")
        return data.replace(b"<workbook ", b'<workbook conformance="strict" ')

    return rewritten(path, tighten, target)


def prefixed(root: str, data: bytes) -> bytes:
    """Give all elements of a part a prefix, as some programs write them."""
    text = data.decode()
    start = text.index(f"<{root}")
    body = re.sub(r"<(/?)(?=\w)", r"<\1x:", text[start:])
    return (text[:start] + body.replace(' xmlns="', ' xmlns:x="', 1)).encode()


def parts_of(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
