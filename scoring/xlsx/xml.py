"""XML parts that are small enough to be parsed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree


if TYPE_CHECKING:
    Element = etree._Element  # noqa: SLF001  lxml names its only public type so


def parse(data: bytes) -> Element:
    """Parse a part, following nothing that points outside of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def serialize(root: Element) -> bytes:
    """Write a part the way Office does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_true(value: str | None) -> bool:
    """Read a flag as XML writes it.

    >>> is_true("1"), is_true("false"), is_true(None)
    (True, False, False)
    """
    return value in ("1", "true", "on")
