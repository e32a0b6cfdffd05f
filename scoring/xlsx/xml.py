"""XML parts that are small enough to be parsed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from scoring.errors import FileError
from scoring.language import phrase


if TYPE_CHECKING:
    Element = etree._Element  # noqa: SLF001  lxml names its only public type so

LONGEST_NUMBER: Final = 10
"""Digits; what Office numbers fits into 32 bits."""
DAMAGED_AT: Final = phrase(
    "{file} is damaged ({what}): open it in Excel or LibreOffice, let it be repaired, "
    "and save it again as .xlsx"
)
NO_NUMBER: Final = phrase("{name} is '{text}', no number")


def parse(data: bytes, file: str = "") -> Element:
    """Parse a part, following nothing that points outside of it.

    Parameters
    ----------
    data : bytes
        The part.
    file : str
        What the file is called that it stands in, for what `whole_number` raises.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser, base_url=file)


def serialize(root: Element) -> bytes:
    """Write a part the way Office does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def whole_number(element: Element, name: str) -> int:
    """Read an attribute that counts or numbers something; 0 where it is missing.

    Raises
    ------
    FileError
        If it is no number.
    """
    text = element.get(name) or "0"
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        file = element.getroottree().docinfo.URL or phrase("the workbook")
        what = NO_NUMBER.format(name=name, text=text[:20])
        raise FileError(DAMAGED_AT.format(file=file, what=what))
    return int(text)


def is_true(value: str | None) -> bool:
    """Read a flag as XML writes it.

    >>> is_true("1"), is_true("false"), is_true(None)
    (True, False, False)
    """
    return value in ("1", "true", "on")
