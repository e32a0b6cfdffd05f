"""What a workbook lists of itself: sheets, tables, number formats, date system."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.values.refs import Area
from scoring.xlsx.archive import damaged, unfit
from scoring.xlsx.number_formats import BUILT_IN, GENERAL


if TYPE_CHECKING:
    from lxml import etree

    from scoring.xlsx.archive import Archive


RELATIONSHIP_ID = "{*}id"


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """A table the user made with Insert > Table."""

    area: Area
    headed: bool
    totals: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a workbook by what they are.

    Parameters
    ----------
    archive : Archive
        The file.
    sheets : dict of str to str
        Part of each worksheet by its name, in tab order.
    strings : str
        Part of the shared texts, may be empty.
    formats : tuple of str
        Number format code of each cell style.
    date1904 : bool
        Whether date serials count from 1904.
    """

    archive: Archive
    sheets: dict[str, str]
    strings: str
    formats: tuple[str, ...]
    date1904: bool

    def tables(self, sheet: str) -> tuple[ExcelTable, ...]:
        """List the Excel tables of a sheet, from top to bottom."""
        parts = _targets(self.archive, self.sheets[sheet], "table")
        found = [_excel_table(self.archive.xml(p)) for p in parts if p in self.archive]
        tables = [table for table in found if table]
        return tuple(sorted(tables, key=lambda t: (t.area.top, t.area.left)))


def open_contents(archive: Archive) -> Contents:
    """Read the small parts of a workbook.

    Raises
    ------
    FileError
        If there is no workbook in it or a part is damaged.
    """
    mains = _targets(archive, "", "officeDocument")
    if not mains or mains[0] not in archive:
        raise damaged(archive.path, "it holds no workbook")
    root = archive.xml(mains[0])
    if _local(root) != "workbook":
        raise unfit(archive.path, "is not an Excel workbook")
    links = _relationships(archive, mains[0])
    sheets = {}
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        kind, part = links.get(_relation_id(sheet), ("", ""))
        if kind == "worksheet":
            sheets[sheet.get("name") or ""] = part
    properties = root.find("{*}workbookPr")
    date1904 = properties is not None and _yes(properties.get("date1904"))
    strings = [part for kind, part in links.values() if kind == "sharedStrings"]
    styles = [part for kind, part in links.values() if kind == "styles"]
    return Contents(
        archive=archive,
        sheets=sheets,
        strings=next((part for part in strings if part in archive), ""),
        formats=_formats(archive, next((p for p in styles if p in archive), "")),
        date1904=date1904,
    )


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _yes(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _relation_id(element: etree._Element) -> str:
    for name, value in element.attrib.items():
        if str(name).endswith("}id"):
            return str(value)
    return ""


def _relationships(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive:
        return {}
    found = {}
    for link in archive.xml(rels).iterfind("{*}Relationship"):
        if link.get("TargetMode") == "External":
            continue
        kind = (link.get("Type") or "").rpartition("/")[2]
        target = (link.get("Target") or "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target))
        found[link.get("Id") or ""] = (kind, path.lstrip("/"))
    return found


def _targets(archive: Archive, part: str, kind: str) -> list[str]:
    return [path for k, path in _relationships(archive, part).values() if k == kind]


def _excel_table(root: etree._Element) -> ExcelTable | None:
    area = Area.of(root.get("ref") or "")
    if area is None:
        return None
    columns = root.iterfind("{*}tableColumns/{*}tableColumn")
    return ExcelTable(
        area=area,
        headed=root.get("headerRowCount") != "0",
        totals=int(root.get("totalsRowCount") or 0),
        names=tuple(column.get("name") or "" for column in columns),
    )


def _formats(archive: Archive, part: str) -> tuple[str, ...]:
    if not part:
        return ()
    root = archive.xml(part)
    codes = dict(BUILT_IN)
    for custom in root.iterfind("{*}numFmts/{*}numFmt"):
        number = custom.get("numFmtId") or ""
        if number.isdecimal():
            codes[int(number)] = custom.get("formatCode") or GENERAL
    styles = root.iterfind("{*}cellXfs/{*}xf")
    ids = [style.get("numFmtId") or "0" for style in styles]
    return tuple(codes.get(int(i) if i.isdecimal() else 0, GENERAL) for i in ids)
