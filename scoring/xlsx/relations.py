"""How the parts of a workbook file refer to each other.

A workbook is a zip file of *parts*. A part names others in its relationships,
kept in a part beside it: ``xl/workbook.xml`` in ``xl/_rels/workbook.xml.rels``.
Here parts are named as in the zip file, without a leading slash.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from scoring.xlsx.xml import parse


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.xlsx.xml import Element

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class Relation(NamedTuple):
    """One part that another refers to.

    Parameters
    ----------
    id : str
        By which the other part's XML calls it.
    kind : str
        What it is to the other part, such as ``worksheet``.
    target : str
        The part.
    """

    id: str
    kind: str
    target: str


def relations_in(root: Element, part: str) -> Iterator[Relation]:
    """Read the relationships of a part to others of the same file."""
    for entry in root.iterchildren("{*}Relationship"):
        if entry.get("TargetMode") != "External":
            kind = entry.get("Type", "").rpartition("/")[2]
            target = resolve(part, entry.get("Target", ""))
            yield Relation(entry.get("Id", ""), kind, target)


def no_relations() -> Element:
    """Give the relationships of a part that refers to nothing yet."""
    return parse(f'<Relationships xmlns="{RELATIONS}"/>'.encode())


def relations_name(part: str) -> str:
    """Name the part that keeps the relationships of a part.

    >>> relations_name("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(part: str, target: str) -> str:
    """Name the part that a relationship of `part` points to.

    >>> resolve("xl/workbook.xml", "worksheets/sheet1.xml")
    'xl/worksheets/sheet1.xml'
    >>> resolve("xl/worksheets/sheet1.xml", "/xl/drawings/drawing1.xml")
    'xl/drawings/drawing1.xml'
    """
    plain = unquote(target).replace("\\", "/")
    base = posixpath.join("/", posixpath.dirname(part), plain)
    return posixpath.normpath(base).lstrip("/")


def relative(part: str, other: str) -> str:
    """Give the target by which a part refers to another.

    >>> relative("xl/worksheets/sheet1.xml", "xl/tables/table1.xml")
    '../tables/table1.xml'
    """
    return posixpath.relpath(f"/{other}", posixpath.join("/", posixpath.dirname(part)))
