"""The workbook as a file: pages drawn, packed so that equal content is equal bytes."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import xlsxwriter

from scoring.layout import Sheet
from templates.live.book import draw_hidden, with_shared
from templates.live.size import ROWS, Size
from templates.pages import accounts, criteria, lists, live, settings, start
from templates.places import LISTS, LIVE, RANGE_NAMES
from templates.samples import sample
from templates.style import BLUE, LINE, NAVY, ORANGE, make_looks


if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter import Workbook as Xlsx
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks

    Page = tuple[str, Callable[[Worksheet, Workbook, Looks], None], str]


Target = str | os.PathLike[str] | BinaryIO
# a fixed day: the file changes only when what it holds does
CREATED = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a file property without a zone
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
SELECTED = b' tabSelected="1"'
PROPERTIES = {
    "title": "Account scoring",
    "subject": "Rates accounts from 0 to 10",
    "created": CREATED,
}
PAGES: tuple[Page, ...] = (
    (Sheet.START, start.draw, NAVY),
    (Sheet.CRITERIA, criteria.draw, BLUE),
    (Sheet.ACCOUNTS, accounts.draw, ORANGE),
    (Sheet.SETTINGS, settings.draw, LINE),
    (LISTS, lists.draw, LINE),
)
LIVE_PAGE: Page = (LIVE, live.draw, BLUE)
LIVE_PLACE = 3
"""How many pages stand before Live: it follows Accounts."""


def build(
    target: Target,
    *,
    empty: bool = False,
    live_rows: int = ROWS,
) -> None:
    """Write the template.

    Parameters
    ----------
    target : path or binary file
        Where the bytes go; an existing file is overwritten.
    empty : bool
        Leave Criteria and Accounts with headings, drop-downs and notes only.
    live_rows : int
        How many accounts the tab Live rates, 1 to 2,000; 0 leaves it out.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> build(file, live_rows=0)
    >>> file.getvalue()[:2]
    b'PK'
    """
    spec = sample().emptied() if empty else sample()
    content = render(replace(spec, live_rows=live_rows))
    put(target, content)


def put(target: Target, content: bytes) -> None:
    """Write a built file to a path, or into a binary file."""
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(content)
    else:
        target.write(content)


def render(spec: Workbook) -> bytes:
    """Draw a workbook and give the file's bytes, the same ones every time."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        draw_pages(book, spec, make_looks(book))
    return repack(file.getvalue())


def draw_pages(book: Xlsx, spec: Workbook, looks: Looks) -> dict[str, Worksheet]:
    """Draw the pages and name their blocks.

    Returns
    -------
    dict of str to Worksheet
        The sheets by name.
    """
    book.set_properties(PROPERTIES)
    sheets: dict[str, Worksheet] = {}
    for name, draw, colour in pages_of(spec):
        sheets[name] = sheet = book.add_worksheet(name)
        sheet.set_tab_color(colour)
        draw(sheet, spec, looks)
    if spec.live_rows:
        draw_hidden(book, Size(spec.live_rows))
    for name, block in RANGE_NAMES.items():
        book.define_name(name, f"={block}")
    return sheets


def pages_of(spec: Workbook) -> tuple[Page, ...]:
    """Give the pages of a workbook, with Live if it rates accounts."""
    shown = (LIVE_PAGE,) if spec.live_rows else ()
    return (*PAGES[:LIVE_PLACE], *shown, *PAGES[LIVE_PLACE:])


def repack(content: bytes) -> bytes:
    """Write the zip anew without what differs between operating systems."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, ZIP_EPOCH)
            member.create_system = UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            # no sheet says that it is selected, so that a scored copy, which keeps
            # these sheets as they are, can open on its list
            part = old.read(name).replace(SELECTED, b"")
            new.writestr(member, with_shared(part))
    return file.getvalue()
