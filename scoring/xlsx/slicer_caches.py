"""What a workbook lists of slicers: the caches that say which column each filters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from scoring.xlsx.draw.marks_xml import X14
from scoring.xlsx.draw.slicers_xml import X15, Slicer, cache_part
from scoring.xlsx.parts import SLICER_CACHE, SLICERS
from scoring.xlsx.table_names import TableNames
from scoring.xlsx.xml import parse, serialize, whole_number


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.xlsx.draft import Draft
    from scoring.xlsx.package import Package
    from scoring.xlsx.parts import Part, Placed
    from scoring.xlsx.tabs import Tab
    from scoring.xlsx.workbook_part import Book
    from scoring.xlsx.xml import Element

LIST = "{46BE6895-7355-4a93-B00E-2C351335B9C9}"
TABLE_CACHE = f"{{{X15}}}tableSlicerCache"
NOT_IN_NAMES = re.compile(r"\W+")


@dataclass(slots=True)
class SlicerNames:
    """The new slicers of a workbook, each with a name of its own.

    Parameters
    ----------
    names : TableNames
        Gives names; slicers, tables and areas share one list.
    more : dict of str to list of str
        Headings by which people filter the table of a sheet, beside our own.
    made : list of Slicer
        All so far.
    tables : dict of str to (int, sequence of str)
        The number and the headings of the table that each sheet has now.
    """

    names: TableNames
    more: dict[str, list[str]] = field(default_factory=dict)
    made: list[Slicer] = field(default_factory=list)
    tables: dict[str, tuple[int, Sequence[str]]] = field(default_factory=dict)

    def next(self, heading: str, table: int, column: int) -> Slicer:
        """Name a new slicer of a column, counted from 1, of a table."""
        wanted = NOT_IN_NAMES.sub("_", heading).strip("_")
        name = self.names.free(f"Slicer_{wanted}"[:200])
        self.made.append(Slicer(heading, name, table, column))
        return self.made[-1]


class SlicerCaches:
    """The caches of slicers that a workbook lists, to be changed with it.

    Those of slicers that went with their tab are dropped at once.

    Parameters
    ----------
    book : Book
        The workbook; tabs that are drawn anew are replaced already.
    draft : Draft
        The file.
    tabs : mapping of str to Tab
        These tabs by the sheets they show, each with its part as it was.
    """

    def __init__(self, book: Book, draft: Draft, tabs: Mapping[str, Tab]) -> None:
        self._book = book
        self._draft = draft
        self._old = dict(_tables(draft.package, tabs))
        self._stay: dict[str, str] = {}
        more = self._forget()
        # only now, so that new slicers may have the names of those that went
        self.names = TableNames(book)
        self.new = SlicerNames(self.names, more)

    def parts(self) -> tuple[Part, ...]:
        """Describe the caches of the new slicers."""
        return tuple(map(cache_part, self.new.made))

    def enter(self, placed: Sequence[Placed]) -> None:
        """List the caches of the new slicers, now that they have their place."""
        self._bind()
        for slicer, part in zip(self.new.made, placed, strict=True):
            self._add(slicer, part)

    def _forget(self) -> dict[str, list[str]]:
        """Drop the caches of slicers that went with their tab.

        Gives the headings by which they filtered the table of each sheet.
        """
        headings: dict[str, list[str]] = {}
        in_use = self._in_use()
        for part, sheet in list(self._caches()):
            root = self._draft.package.xml(part)
            if root.get("name") in in_use:
                self._stay[part] = sheet
                continue
            headings.setdefault(sheet, []).append(root.get("sourceName", ""))
            self._unlist(self._book.unlink(part))
            self._book.forget_name(root.get("name", ""))
        return headings

    def _add(self, slicer: Slicer, placed: Placed) -> None:
        """List the cache of a new slicer."""
        self._book.types.declare(placed.name, SLICER_CACHE.content_type)
        relation = self._book.link(SLICER_CACHE, placed.name)
        entry = etree.SubElement(self._list(), f"{{{X14}}}slicerCache")
        entry.set(f"{{{self._book.office}}}id", relation)
        self._book.define_for_all(slicer.name, "#N/A")

    def _bind(self) -> None:
        """Let slicers on tabs that stay filter the tables that are drawn anew.

        One of a column that is there no more filters the first, as Excel would
        repair a workbook with a slicer of none.
        """
        for part, sheet in self._stay.items():
            table, headings = self.new.tables[sheet]
            root = parse(self._draft.read(part))
            heading = root.get("sourceName", "")
            at = headings.index(heading) if heading in headings else 0
            root.set("sourceName", headings[at])
            for cache in root.iter(TABLE_CACHE):
                cache.set("tableId", str(table))
                cache.set("column", str(at + 1))
            self._draft.change(part, serialize(root))

    def _caches(self) -> Iterator[tuple[str, str]]:
        """Name the caches of tables that are drawn anew, and the sheet of each."""
        for part in self._book.types.parts_of(SLICER_CACHE.content_type):
            for cache in self._draft.package.xml(part).iter(TABLE_CACHE):
                sheet = self._old.get(whole_number(cache, "tableId"))
                if sheet is not None:
                    yield part, sheet

    def _in_use(self) -> set[str | None]:
        """Name the caches of the slicers on all tabs that stay."""
        parts = self._book.types.parts_of(SLICERS.content_type)
        roots = map(self._draft.package.xml, parts)
        return {entry.get("cache") for root in roots for entry in root}

    def _unlist(self, relation: str) -> None:
        for entry in self._book.root.iterfind(f".//{{{X15}}}slicerCaches/*"):
            if entry.get(f"{{{self._book.office}}}id") == relation:
                _remove(entry)

    def _list(self) -> Element:
        """Give the list of caches; one that is missing is added at its place."""
        root = self._book.root
        there = root.find(f"{{*}}extLst/{{*}}ext/{{{X15}}}slicerCaches")
        if there is not None:
            return there
        space = etree.QName(root).namespace
        extensions = root.find("{*}extLst")
        if extensions is None:
            extensions = etree.SubElement(root, f"{{{space}}}extLst")
        extension = etree.SubElement(extensions, f"{{{space}}}ext", nsmap={"x15": X15})
        extension.set("uri", LIST)
        return etree.SubElement(extension, f"{{{X15}}}slicerCaches", nsmap={"x14": X14})


def _tables(package: Package, tabs: Mapping[str, Tab]) -> Iterator[tuple[int, str]]:
    """Give the numbers of the tables that tabs had, and the sheet of each."""
    for sheet, tab in tabs.items():
        for name in package.targets(tab.part, "table") if tab.part else ():
            yield whole_number(package.xml(name), "id"), sheet


def _remove(entry: Element) -> None:
    """Take an entry out of its list, and the list if nothing is left in it."""
    above = entry.getparent()
    if above is None:
        return
    above.remove(entry)
    if len(above) == 0 and etree.QName(above).localname != "workbook":
        _remove(above)
