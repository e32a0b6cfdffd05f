"""The parts of a workbook file and how they refer to each other.

A workbook is a zip file of *parts*. A part names others in its relationships,
kept in a part beside it: ``xl/workbook.xml`` in ``xl/_rels/workbook.xml.rels``.
Here parts are named as in the zip file, without a leading slash.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from scoring.errors import FileError


if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

    Element = etree._Element  # noqa: SLF001  lxml names its only public type so

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CONTENT_TYPES = "[Content_Types].xml"


def parse(data: bytes) -> Element:
    """Parse a part, following nothing that points outside of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def serialize(root: Element) -> bytes:
    """Write a part the way Office does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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
    base = posixpath.join("/", posixpath.dirname(part), unquote(target))
    return posixpath.normpath(base).lstrip("/")


def relative(part: str, other: str) -> str:
    """Give the target by which a part refers to another.

    >>> relative("xl/worksheets/sheet1.xml", "xl/tables/table1.xml")
    '../tables/table1.xml'
    """
    return posixpath.relpath(f"/{other}", posixpath.join("/", posixpath.dirname(part)))


@dataclass(slots=True)
class Package:
    """The parts of a workbook that is being copied.

    Parameters
    ----------
    source : zipfile.ZipFile
        The workbook.
    changed : dict of str to bytes
        Parts that get other contents than they have.
    dropped : set of str
        Parts that are not taken over.
    """

    source: zipfile.ZipFile
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {name.casefold(): name for name in self.source.namelist()}

    def find(self, name: str) -> str | None:
        """Give a part's name as it is written in the zip file, if it is there."""
        return self._names.get(name.casefold())

    def read(self, name: str) -> bytes:
        """Read a part.

        Raises
        ------
        FileError
            If there is no such part.
        """
        found = self.find(name)
        if found is None:
            msg = f"the workbook is damaged: its part {name} is missing"
            raise FileError(msg)
        return self.changed.get(found) or self.source.read(found)

    def change(self, name: str, data: bytes) -> None:
        """Give a part new contents, unless they are what it has."""
        name = self.find(name) or name
        if name not in self.source.namelist() or self.source.read(name) != data:
            self.changed[name] = data

    def relations(self, part: str) -> Element:
        """Read the relationships of a part; none if it has no such part."""
        name = self.find(relations_name(part))
        if name is None:
            return no_relations()
        return parse(self.read(name))

    def targets(self, part: str) -> list[str]:
        """Name the parts that a part refers to."""
        names = [
            self.find(resolve(part, entry.get("Target", "")))
            for entry in self.relations(part).iterchildren("{*}Relationship")
            if entry.get("TargetMode") != "External"
        ]
        return [name for name in names if name is not None]

    def workbook(self) -> str:
        """Name the part that holds the list of sheets."""
        for entry in self.relations("").iterchildren("{*}Relationship"):
            if entry.get("Type", "").endswith("/officeDocument"):
                return self.find(resolve("", entry.get("Target", ""))) or ""
        msg = "the workbook is damaged: it does not say where its list of sheets is"
        raise FileError(msg)

    def drop(self, parts: Iterable[str]) -> None:
        """Leave out parts, and whatever only they lead to."""
        parts = set(parts)
        before = self._reachable(set())
        gone = parts | (before - self._reachable(parts))
        sheets_of_relations = {self.find(relations_name(name)) for name in gone}
        self.dropped |= gone | {name for name in sheets_of_relations if name}

    def _reachable(self, without: set[str]) -> set[str]:
        seen: set[str] = set()
        todo = self.targets("")
        while todo:
            part = todo.pop()
            if part not in seen and part not in without:
                seen.add(part)
                todo += self.targets(part)
        return seen

    def remaining(self) -> list[str]:
        """Name the parts that are taken over, changed or not, in their order."""
        return [n for n in self._names.values() if n not in self.dropped]
