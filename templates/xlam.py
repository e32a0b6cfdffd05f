"""The add-in for Excel: a tab on the ribbon, and the functions, for every workbook.

Run `python -m templates.xlam` to build the kept add-ins anew, one for each language.
Its own sheets, which Excel never shows, are the template that the button Insert
template copies.
"""

from __future__ import annotations

import io
from pathlib import Path

from lxml import etree

from scoring.language import Language, speaking
from templates import ribbon
from templates.macro_book import SHEETS, add_project
from templates.models.registry import described
from templates.projects import ADDIN, packed
from templates.spoken_book import Book
from templates.style import make_looks
from templates.xlsx import draw_pages, repack


BOOK_PART = "xl/workbook.xml"
TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
WORKBOOK_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ADDIN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
VIEW = b"<workbookView"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def file_of(language: Language) -> Path:
    """Name the add-in of a language.

    >>> file_of(Language.ENGLISH).name, file_of(Language.DANISH).name
    ('account-scoring.xlam', 'account-scoring-da.xlam')
    """
    end = "" if language is Language.ENGLISH else f"-{language.value}"
    return Path(__file__).with_name(f"account-scoring{end}.xlam")


def render() -> bytes:
    """Draw the add-in in the language that is spoken; the same bytes every time."""
    file = io.BytesIO()
    spec = described()
    with Book(file, {"in_memory": True}) as book:
        looks = make_looks(book)
        draw_pages(book, spec, looks)
        add_project(book, packed(ADDIN, SHEETS))
    ribbon_part = (ribbon.PART, ribbon.ribbon())
    return repack(file.getvalue(), looks, _changed, (ribbon_part,))


def _changed(name: str, part: bytes) -> bytes:
    """Make an add-in of a macro workbook: another type, and a tab on the ribbon."""
    if name == TYPES:
        return part.replace(WORKBOOK_TYPE, ADDIN_TYPE)
    if name == ROOT_RELATIONS:
        return _with_ribbon(part)
    if name == BOOK_PART:
        return part.replace(VIEW, VIEW + b' visibility="hidden"')
    return part


def _with_ribbon(part: bytes) -> bytes:
    root = etree.fromstring(part)
    attributes = {"Id": "ribbon", "Type": ribbon.RELATION, "Target": ribbon.PART}
    etree.SubElement(root, f"{{{RELATIONS}}}Relationship", attributes)
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return written


if __name__ == "__main__":
    for each in Language:
        with speaking(each):
            file_of(each).write_bytes(render())
