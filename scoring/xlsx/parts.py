"""New parts: what they are, how they are named, and how they refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from scoring.xlsx.relations import (
    OFFICE,
    RELATIONS,
    STRICT_OFFICE,
    no_relations,
    relative,
)
from scoring.xlsx.xml import serialize


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Chunk = bytes | memoryview


# what strict workbooks call the namespaces that our parts are written with
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    OFFICE: STRICT_OFFICE,
    "http://schemas.openxmlformats.org/drawingml/2006/main": (
        "http://purl.oclc.org/ooxml/drawingml/main"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/chart": (
        "http://purl.oclc.org/ooxml/drawingml/chart"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": (
        "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing"
    ),
}
STRICT_BYTES = tuple((a.encode() + b'"', b.encode() + b'"') for a, b in STRICT.items())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: where it is kept and how others refer to it."""

    pattern: str
    relation: str
    content_type: str

    def relation_in(self, office: str) -> str:
        """Give the whole type of a reference to it, which may be of Microsoft alone."""
        whole = self.relation.startswith(MICROSOFT)
        return self.relation if whole else f"{office}/{self.relation}"


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
DRAWING = "application/vnd.openxmlformats-officedocument.drawing"
SHEET = Kind("worksheets/sheet{}.xml", "worksheet", f"{SPREADSHEET}worksheet+xml")
TABLE = Kind("tables/table{}.xml", "table", f"{SPREADSHEET}table+xml")
NOTES = Kind("comments{}.xml", "comments", f"{SPREADSHEET}comments+xml")
NOTE_SHAPES = Kind(
    "drawings/vmlDrawing{}.vml",
    "vmlDrawing",
    "application/vnd.openxmlformats-officedocument.vmlDrawing",
)
PICTURES = Kind("drawings/drawing{}.xml", "drawing", f"{DRAWING}+xml")
MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships/"
SLICERS = Kind(
    "slicers/slicer{}.xml", f"{MICROSOFT}slicer", "application/vnd.ms-excel.slicer+xml"
)
SLICER_CACHE = Kind(
    "slicerCaches/slicerCache{}.xml",
    f"{MICROSOFT}slicerCache",
    "application/vnd.ms-excel.slicerCache+xml",
)
CHART = Kind("charts/chart{}.xml", "chart", f"{DRAWING}ml.chart+xml")


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be written, with the parts it refers to as rId1, rId2 and so on."""

    kind: Kind
    chunks: Iterable[Chunk]
    children: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A part that has its name in the package."""

    name: str
    part: Part
    children: tuple[Placed, ...]

    def walk(self) -> Iterator[Placed]:
        """Give the part and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def place(parts: Iterable[Part], base: str, in_use: Iterable[str]) -> list[Placed]:
    """Name new parts by the first free number of their kind.

    Parameters
    ----------
    parts : iterable of Part
        The parts, each with those below it.
    base : str
        The folder of the workbook part, usually ``xl``.
    in_use : iterable of str
        Names that are in use.
    """
    used = {name.casefold() for name in in_use}

    def free(kind: Kind) -> str:
        names = (posixpath.join(base, kind.pattern.format(n)) for n in count(1))
        name = next(name for name in names if name.casefold() not in used)
        used.add(name.casefold())
        return name

    def name_part(part: Part) -> Placed:
        return Placed(free(part.kind), part, tuple(map(name_part, part.children)))

    return [name_part(part) for part in parts]


def child_relations(placed: Placed, office: str) -> bytes:
    """Write the relationships of a new part to the parts below it."""
    root = no_relations()
    for number, child in enumerate(placed.children, start=1):
        entry = etree.SubElement(root, f"{{{RELATIONS}}}Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", child.part.kind.relation_in(office))
        entry.set("Target", relative(placed.name, child.name))
    return serialize(root)


def in_namespace(chunks: Iterable[Chunk], *, strict: bool) -> Iterator[Chunk]:
    """Put a new part, which says its namespaces at its start, into strict ones."""
    for number, chunk in enumerate(chunks):
        if strict and number == 0:
            for loose, tight in STRICT_BYTES:
                chunk = bytes(chunk).replace(loose, tight)  # noqa: PLW2901
        yield chunk
