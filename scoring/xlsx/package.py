"""A workbook file, opened once: its parts, and what they say.

Nothing is parsed before it is asked for, and nothing twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language import phrase
from scoring.values.refs import Area
from scoring.xlsx.archive import NO_PART, Archive, damaged, unfit
from scoring.xlsx.number_formats import BUILT_IN, GENERAL, shows_date
from scoring.xlsx.preflight import NO_WORKBOOK, check
from scoring.xlsx.read.calculator import Calculator
from scoring.xlsx.read.parser import SheetXMLError
from scoring.xlsx.read.shared_strings import read_strings
from scoring.xlsx.read.stored_cells import Lookup
from scoring.xlsx.relations import Relation, relations_in, relations_name
from scoring.xlsx.xml import LONGEST_NUMBER, is_true, local_name, whole_number


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.xlsx.xml import Element


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """A table the user made with Insert > Table."""

    area: Area
    headed: bool
    totals: int
    names: tuple[str, ...]


CONTENT_TYPES: Final = "[Content_Types].xml"
TABLE_TYPE: Final = "spreadsheetml.table+xml"


class Package:
    """A workbook file.

    Parameters
    ----------
    archive : Archive
        Its parts.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._roots: dict[str, Element] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}

    @classmethod
    def open(cls, path: Path) -> Package:
        """Open a workbook after checking that it is safe.

        Raises
        ------
        FileError
            If it cannot be opened, is something else, is not safe to open, or lacks
            the sheet of a tab.
        """
        package = cls(check(path))
        # Excel would take out such a tab when it repairs the file
        for relation in package.relations(package.main):
            if relation.kind == "worksheet" and relation.target not in package.archive:
                raise damaged(path, NO_PART.format(part=relation.target))
        package.check_numbers()
        return package

    def check_numbers(self) -> None:
        """Check what a copy is numbered by, so that who only reads says the same.

        Raises
        ------
        FileError
            If something there is no number.
        """
        for tab in self.root.iterfind("{*}sheets/{*}sheet"):
            whole_number(tab, "sheetId")
        for view in self.root.iterfind("{*}bookViews/{*}workbookView"):
            whole_number(view, "activeTab")
        for part in self._tables():
            whole_number(self.xml(part), "id")

    def _tables(self) -> Iterator[str]:
        """Name the parts of all Excel tables, whether a sheet refers to them or not."""
        if CONTENT_TYPES not in self.archive:
            return
        for entry in self.xml(CONTENT_TYPES).iterchildren("{*}Override"):
            part = self.archive.find(entry.get("PartName", "").lstrip("/"))
            if part and entry.get("ContentType", "").endswith(TABLE_TYPE):
                yield part

    @property
    def path(self) -> Path:
        """The file."""
        return self.archive.path

    def xml(self, part: str) -> Element:
        """Parse a small part; who would change it must change a copy."""
        key = part.lower()
        if key not in self._roots:
            self._roots[key] = self.archive.xml(part)
        return self._roots[key]

    def relations(self, part: str) -> tuple[Relation, ...]:
        """List what a part refers to within the file, whether it is there or not."""
        if part not in self._relations:
            name = relations_name(part)
            relations = (
                relations_in(self.xml(name), part) if name in self.archive else ()
            )
            self._relations[part] = tuple(relations)
        return self._relations[part]

    def targets(self, part: str, kind: str = "") -> list[str]:
        """Name the parts that a part refers to, those of one kind or all."""
        named = [
            self.archive.find(relation.target)
            for relation in self.relations(part)
            if kind in ("", relation.kind)
        ]
        return [name for name in named if name]

    @cached_property
    def main(self) -> str:
        """The part that holds the list of sheets."""
        mains = self.targets("", "officeDocument")
        if not mains:
            raise damaged(self.path, phrase("it holds no workbook"))
        return mains[0]

    @cached_property
    def root(self) -> Element:
        """What the main part says; see `xml`."""
        root = self.xml(self.main)
        if local_name(root) != "workbook":
            raise unfit(self.path, NO_WORKBOOK)
        return root

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The part of each worksheet by its name, in tab order."""
        links = {relation.id: relation for relation in self.relations(self.main)}
        sheets = {}
        for sheet in self.root.iterfind("{*}sheets/{*}sheet"):
            link = links.get(_relation_id(sheet))
            if link is not None and link.kind == "worksheet":
                sheets[sheet.get("name") or ""] = link.target
        return sheets

    @cached_property
    def date1904(self) -> bool:
        """Whether date serials count from 1904."""
        properties = self.root.find("{*}workbookPr")
        return properties is not None and is_true(properties.get("date1904"))

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The number format code of each cell style."""
        parts = self.targets(self.main, "styles")
        return tuple(_formats(self.xml(parts[0]))) if parts else ()

    @cached_property
    def lookup(self) -> Lookup:
        """What the cells of all sheets refer to: shared texts and styles.

        Raises
        ------
        FileError
            If the shared texts are damaged.
        """
        dates = [shows_date(code) for code in self.formats] or [False]
        parts = self.targets(self.main, "sharedStrings")
        pieces = self.archive.stream(parts[0]) if parts else iter([b"<sst/>"])
        try:
            strings = read_strings(pieces)
        except SheetXMLError as error:
            raise damaged(self.path, f"{parts[0]}: {error}") from error
        return Lookup(strings, np.array(dates, dtype=np.bool_), self.date1904)

    @cached_property
    def calculator(self) -> Calculator:
        """Its formulas, to be computed one by one; all of it is held in memory.

        Raises
        ------
        CannotComputeError
            If the workbook cannot be understood so.
        """
        return Calculator.open(self.path)

    def forget_texts(self) -> None:
        """Let go of shared texts and formulas, which may be many; all else is small."""
        for name in ("lookup", "calculator"):
            self.__dict__.pop(name, None)

    def tables(self, sheet: str) -> tuple[ExcelTable, ...]:
        """List the Excel tables of a sheet, from top to bottom."""
        parts = self.targets(self.sheets[sheet], "table")
        tables = [table for table in map(_excel_table, map(self.xml, parts)) if table]
        return tuple(sorted(tables, key=lambda t: (t.area.top, t.area.left)))


def _relation_id(element: Element) -> str:
    for name, value in element.attrib.items():
        if str(name).endswith("}id"):
            return str(value)
    return ""


def _excel_table(root: Element) -> ExcelTable | None:
    area = Area.of(root.get("ref") or "")
    if area is None:
        return None
    columns = root.iterfind("{*}tableColumns/{*}tableColumn")
    return ExcelTable(
        area=area,
        headed=root.get("headerRowCount") != "0",
        totals=whole_number(root, "totalsRowCount"),
        names=tuple(column.get("name") or "" for column in columns),
    )


def _formats(root: Element) -> Iterator[str]:
    codes = dict(BUILT_IN)
    for custom in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[whole_number(custom, "numFmtId")] = custom.get("formatCode") or GENERAL
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        # some programs write -1 for none
        number = style.get("numFmtId") or "0"
        fits = number.isdecimal() and len(number) <= LONGEST_NUMBER
        yield codes.get(int(number) if fits else 0, GENERAL)
