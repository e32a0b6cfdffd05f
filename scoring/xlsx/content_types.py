"""The part that says what kind each part is of."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from scoring.xlsx.archive import part_key
from scoring.xlsx.xml import serialize


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.xlsx.draft import Draft
    from scoring.xlsx.xml import Element

RELATIONS: Final = "application/vnd.openxmlformats-package.relationships+xml"
CONTENT_TYPES: Final = "[Content_Types].xml"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


class ContentTypes:
    """The content types of a workbook, to be changed and then saved.

    Parameters
    ----------
    draft : Draft
        The workbook file.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._root = deepcopy(draft.package.xml(CONTENT_TYPES))

    def of(self, part: str) -> str:
        """Give the content type of a part; empty if only its ending says it."""
        types = [entry.get("ContentType", "") for entry in self._entries(part)]
        return types[0] if types else ""

    def parts_of(self, content_type: str) -> list[str]:
        """Name the parts of a content type."""
        named = [
            self._draft.find(entry.get("PartName", "").lstrip("/"))
            for entry in self._root.iterchildren("{*}Override")
            if entry.get("ContentType") == content_type
        ]
        return [name for name in named if name]

    def declare(self, part: str, content_type: str) -> None:
        """Say of what kind a new part is, and no more of one that was missing."""
        self.forget([part])
        new = etree.SubElement(self._root, f"{{{TYPES}}}Override")
        new.set("PartName", f"/{part}")
        new.set("ContentType", content_type)

    def forget(self, parts: Iterable[str]) -> None:
        """Say nothing more of parts that are dropped."""
        for part in parts:
            for entry in self._entries(part):
                self._root.remove(entry)

    def save(self) -> None:
        """Put what has changed into the draft."""
        self._declare_relations()
        self._draft.change(CONTENT_TYPES, serialize(self._root))

    def _declare_relations(self) -> None:
        """Say it of all parts of relationships at once, where it is said of each."""
        endings = self._root.iterchildren("{*}Default")
        if "rels" not in {e.get("Extension", "").casefold() for e in endings}:
            new = etree.Element(f"{{{TYPES}}}Default")
            new.set("Extension", "rels")
            new.set("ContentType", RELATIONS)
            self._root.insert(0, new)

    def _entries(self, part: str) -> list[Element]:
        key = part_key(f"/{part}")
        entries = self._root.iterchildren("{*}Override")
        return [e for e in entries if part_key(e.get("PartName", "")) == key]
