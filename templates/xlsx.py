"""The workbook as a file: pages drawn, packed so that equal content is equal bytes."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zipfile
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scoring.vocabulary import Sheet
from templates.live import page as live
from templates.live.hidden_sheets import draw_hidden, with_shared
from templates.live.matches import draw_matches
from templates.live.size import ROWS, Size
from templates.models import DEFAULT
from templates.models.registry import described
from templates.pages import accounts, compare, criteria, lists, settings, start, table
from templates.places import LISTS, LIVE, range_names
from templates.spoken_book import Book
from templates.style import BLUE, LINE, NAVY, ORANGE, make_looks, with_names


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
STYLES = "xl/styles.xml"
SELECTED = b' tabSelected="1"'
EMPTY_TEXT = re.compile(
    rb'(<c r="[A-Z]+[0-9]+"(?: (?:s|cm)="[0-9]+")*)(><f[^>]*>[^<]*</f><v></v></c>)'
)
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
COMPARE: Page = (Sheet.COMPARE, compare.draw, BLUE)
CONTACT_CRITERIA: Page = (Sheet.CONTACT_CRITERIA, criteria.draw_contacts, BLUE)
AFTER_ACCOUNTS = 3
"""How many pages stand before Live and the further tables."""


def build(
    target: Target,
    *,
    empty: bool = False,
    model: str = DEFAULT,
    live_rows: int | None = None,
    with_criteria: bool = False,
) -> None:
    """Write the template.

    Parameters
    ----------
    target : path or binary file
        Where the bytes go; an existing file is overwritten.
    empty : bool
        Leave Criteria and Accounts with headings, drop-downs and notes only. A
        ready-made model keeps its criteria.
    model : str
        Which of `templates.models.NAMES`.
    live_rows : int, optional
        How many accounts the tab Live rates, 1 to 2,000; 0 leaves it out. By default
        200, but none where accounts have fields that other tables make: formulas on
        Live see Accounts alone.
    with_criteria : bool
        Keep the criteria where it is `empty` too.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> build(file, live_rows=0)
    >>> file.getvalue()[:2]
    b'PK'
    """
    spec = described(model)
    if empty:
        spec = spec.emptied(of_criteria=not with_criteria)
    rows = ROWS if has_live(model) else 0
    if live_rows is not None:
        rows = live_rows
    content = render(replace(spec, live_rows=rows))
    write(target, content)


def has_live(model: str) -> bool:
    """Say whether plain formulas can rate by a model: from Accounts alone."""
    return not described(model).tables


def write(target: Target, content: bytes) -> None:
    """Write a built file to a path, or into a binary file."""
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(content)
    else:
        target.write(content)


def render(spec: Workbook) -> bytes:
    """Draw a workbook and give the file's bytes, the same ones every time."""
    file = io.BytesIO()
    with Book(file, {"in_memory": True}) as book:
        looks = make_looks(book)
        draw_pages(book, spec, looks)
    return repack(file.getvalue(), looks)


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
        sheets[name] = sheet = book.add_worksheet(str(name))
        sheet.set_tab_color(colour)
        draw(sheet, spec, looks)
    if spec.live_rows:
        draw_hidden(book, Size(spec.live_rows))
        draw_matches(sheets[Sheet.CRITERIA], spec, looks)
    for name, block in range_names().items():
        book.define_name(name, f"={block}")
    return sheets


def pages_of(spec: Workbook) -> tuple[Page, ...]:
    """Give the pages of a workbook: those of all, Live, and its further tables."""
    live_page = (LIVE_PAGE,) if spec.live_rows else ()
    compared = (COMPARE,) if spec.comparison else ()
    more = (*live_page, *table_pages(spec), *compared)
    return (*PAGES[:AFTER_ACCOUNTS], *more, *PAGES[AFTER_ACCOUNTS:])


def table_pages(spec: Workbook) -> Iterator[Page]:
    """Give the pages of the further tables, what rates contacts beside the contacts."""
    for listed in spec.tables:
        colour = BLUE if listed.is_model else ORANGE
        yield listed.sheet, partial(table.draw, listed), colour
        if listed.sheet is Sheet.CONTACTS and spec.contact_criteria:
            yield CONTACT_CRITERIA


def _same(_: str, part: bytes) -> bytes:
    return part


def repack(
    content: bytes,
    looks: Looks | None = None,
    edit: Callable[[str, bytes], bytes] = _same,
    more: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """Write the zip anew without what differs between operating systems.

    Parameters
    ----------
    content : bytes
        The file as XlsxWriter wrote it.
    looks : mapping of Look to Format, optional
        The looks of the workbook, which get names.
    edit : callable
        Takes the name of a part and the part, and gives what is written.
    more : iterable of (str, bytes)
        Parts to add, by name.
    """
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        parts = ((name, edit(name, old.read(name))) for name in old.namelist())
        for name, part in chain(parts, more):
            member = zipfile.ZipInfo(name, ZIP_EPOCH)
            member.create_system = UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            # no sheet says that it is selected, so that a scored copy, which keeps
            # these sheets as they are, can open on its list
            written = part.replace(SELECTED, b"")
            if name == STYLES and looks:
                written = with_names(written, looks)
            new.writestr(member, with_texts(with_shared(written)), compresslevel=9)
    return file.getvalue()


def with_texts(part: bytes) -> bytes:
    """Let the stored value of a formula that gives an empty text be a text.

    >>> with_texts(b'<c r="A1" s="2"><f>""</f><v></v></c>')
    b'<c r="A1" s="2" t="str"><f>""</f><v></v></c>'
    """
    return EMPTY_TEXT.sub(rb'\1 t="str"\2', part)
