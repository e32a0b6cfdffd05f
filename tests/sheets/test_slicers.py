"""The slicers beside Scored: what they filter, where they lie, and a second Score."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from scoring.sheets.slicers import TALL
from scoring.sheets.write import write_scored
from scoring.xlsx.package import Package
from tests.programs import needs_validator, validate
from tests.reading.rich_books import parts_of, rich_book, strict_book
from tests.sheets.result_samples import plain, results, scored, written


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

OURS = {"Contact": 4, "Tier": 5, "Status": 6}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OWN_CACHE = "xl/slicerCaches/slicerCache9.xml"


def caches(book: Path) -> dict[str, tuple[str, int]]:
    """Give heading and column by the name of each cache that the workbook lists."""
    package = Package.open(book)
    listed = package.root.findall(".//{*}slicerCaches/{*}slicerCache")
    links = {link.id: link.target for link in package.relations(package.main)}
    columns = {}
    for entry in listed:
        root = package.xml(links[entry.get(f"{{{OFFICE}}}id", "")])
        of_table = next(root.iter("{*}tableSlicerCache"))
        columns[root.get("name", "")] = (
            root.get("sourceName", ""),
            int(of_table.get("column", "")),
        )
    return columns


def table_of(book: Path, cache: str) -> str:
    """Name the table that a cache filters."""
    parts = parts_of(book)
    numbers = {
        etree.fromstring(data).get("id"): etree.fromstring(data).get("name", "")
        for name, data in parts.items()
        if name.startswith("xl/tables/")
    }
    for name, data in parts.items():
        root = etree.fromstring(data) if "slicerCaches/" in name else None
        if root is not None and root.get("name") == cache:
            return str(numbers[next(root.iter("{*}tableSlicerCache")).get("tableId")])
    raise AssertionError(cache)


def with_own_slicer(book: Path, target: Path, *, on: str, heading: str) -> Path:
    """Let people put a slicer of Scored's table on a tab, as Excel stores it."""
    parts = dict(parts_of(book))
    number = etree.fromstring(parts["xl/tables/table1.xml"]).get("id")
    cache = parts["xl/slicerCaches/slicerCache1.xml"]
    column = {"Since": 9, "Customer": 11}[heading]
    cache = cache.replace(b'column="4"', b'column="%d"' % column)
    cache = cache.replace(b"Slicer_Contact", b"Slicer_Own")
    cache = cache.replace(
        b'sourceName="Contact"', b'sourceName="%s"' % heading.encode()
    )
    assert b'tableId="%s"' % str(number).encode() in cache
    parts[OWN_CACHE] = cache
    extra = parts["xl/slicers/slicer1.xml"].replace(b"Slicer_", b"Slicer_Own_not_")
    start, _, rest = extra.partition(b"<slicer ")
    one = b'<slicer name="Own" cache="Slicer_Own" caption="Own" rowHeight="241300"/>'
    parts["xl/slicers/slicer9.xml"] = start + one + b"</slicers>"
    assert rest
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</x15:slicerCaches>",
        b'<x14:slicerCache xmlns:r="%s" r:id="rId99"/></x15:slicerCaches>'
        % OFFICE.encode(),
    )
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</definedNames>",
        b'<definedName name="Slicer_Own">#N/A</definedName></definedNames>',
    )
    _relate(
        parts, "xl/_rels/workbook.xml.rels", "rId99", "slicerCache", "/" + OWN_CACHE
    )
    sheet = f"xl/worksheets/_rels/{on}.xml.rels"
    _relate(parts, sheet, "rId99", "slicer", "/xl/slicers/slicer9.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/slicers/slicer9.xml" '
        b'ContentType="application/vnd.ms-excel.slicer+xml"/><Override '
        b'PartName="/%s" ContentType="application/vnd.ms-excel.slicerCache+xml"/>'
        b"</Types>" % OWN_CACHE.encode(),
    )
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target


def _relate(parts: dict[str, bytes], name: str, key: str, kind: str, to: str) -> None:
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"></Relationships>'
    )
    entry = (
        f'<Relationship Id="{key}" Type="http://schemas.microsoft.com/office/2007/'
        f'relationships/{kind}" Target="{to}"/></Relationships>'
    )
    old = parts.get(name, empty)
    parts[name] = old.replace(b"</Relationships>", entry.encode())


def test_each_filters_its_own_column_of_scored(tmp_path: Path) -> None:
    book = written(None, tmp_path / "new.xlsx")
    assert dict(caches(book).values()) == OURS
    assert {table_of(book, name) for name in caches(book)} == {"Scored"}
    names = openpyxl.load_workbook(book).defined_names
    assert {names[name].value for name in caches(book)} == {"#N/A"}


def test_contact_stays_the_filter_that_is_on(tmp_path: Path) -> None:
    table = openpyxl.load_workbook(written(None, tmp_path / "new.xlsx"))["Scored"]
    filters = table.tables["Scored"].autoFilter.filterColumn
    assert [(f.colId, f.filters.filter) for f in filters] == [(3, ["Yes"])]


def test_they_lie_beside_the_table_and_end_below_rows_in_sight(tmp_path: Path) -> None:
    """A hidden row has no height, so that one that ended at it would be flat."""
    book = written(None, tmp_path / "new.xlsx")
    sheet = openpyxl.load_workbook(book)["Scored"]
    root = etree.fromstring(parts_of(book)["xl/drawings/drawing1.xml"])
    for anchor in root.iter("{*}twoCellAnchor"):
        assert int(anchor.findtext("{*}from/{*}col", "")) > sheet.max_column
        rows = range(
            int(anchor.findtext("{*}from/{*}row", "")) + 1,
            int(anchor.findtext("{*}to/{*}row", "")) + 1,
        )
        assert sum(not sheet.row_dimensions[row].hidden for row in rows) == TALL
        assert anchor.get("editAs") == "absolute"


def test_a_second_score_renews_them(tmp_path: Path) -> None:
    first = written(rich_book(tmp_path / "rich.xlsx"), tmp_path / "first.xlsx")
    second = written(first, tmp_path / "second.xlsx")
    assert caches(second) == caches(first)
    assert second.read_bytes() == first.read_bytes()


def test_those_that_people_put_on_scored_stay_with_their_heading(
    tmp_path: Path,
) -> None:
    first = written(None, tmp_path / "first.xlsx")
    own = with_own_slicer(first, tmp_path / "own.xlsx", on="sheet1", heading="Since")
    again = written(own, tmp_path / "again.xlsx")
    assert dict(caches(again).values()) == {**OURS, "Since": 9}
    assert {table_of(again, name) for name in caches(again)} == {"Scored"}


def test_those_on_another_tab_filter_the_new_table(tmp_path: Path) -> None:
    source = tmp_path / "source.xlsx"
    openpyxl.Workbook().save(source)
    first = written(source, tmp_path / "first.xlsx")
    own = with_own_slicer(first, tmp_path / "own.xlsx", on="sheet1", heading="Customer")
    again = written(own, tmp_path / "again.xlsx")
    assert caches(again)["Slicer_Own"] == ("Customer", 11)
    assert table_of(again, "Slicer_Own") == "Scored"
    assert len(caches(again)) == len(OURS) + 1


def test_one_on_another_tab_whose_column_is_gone_filters_the_first(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source.xlsx"
    openpyxl.Workbook().save(source)
    first = written(source, tmp_path / "first.xlsx")
    own = with_own_slicer(first, tmp_path / "own.xlsx", on="sheet1", heading="Customer")
    again = tmp_path / "again.xlsx"
    few = scored([plain("City", ["Bern", "Rome"])])
    write_scored(own, again, replace(results(8), scored=few))
    assert caches(again) == {"Slicer_Own": ("City", 1)}


def test_their_names_are_nobody_elses(tmp_path: Path) -> None:
    source = tmp_path / "source.xlsx"
    book = openpyxl.Workbook()
    book.defined_names["slicer_TIER"] = openpyxl.workbook.defined_name.DefinedName(
        "slicer_TIER", attr_text="Sheet!$A$1"
    )
    book.save(source)
    names = set(caches(written(source, tmp_path / "scored.xlsx")))
    assert names == {"Slicer_Contact", "Slicer_Tier_2", "Slicer_Status"}


def test_without_accounts_there_are_none(tmp_path: Path) -> None:
    target = tmp_path / "none.xlsx"
    write_scored(None, target, results(0))
    assert not [name for name in parts_of(target) if "slicer" in name]


@pytest.mark.node
@pytest.mark.slow
@needs_validator
@pytest.mark.parametrize("kind", ["usual", "strict"])
def test_microsofts_validator_finds_nothing_after_a_second_score(
    tmp_path: Path, kind: str
) -> None:
    source = rich_book(tmp_path / "rich.xlsx")
    if kind == "strict":
        source = strict_book(source, tmp_path / "strict.xlsx")
    first = written(source, tmp_path / "first.xlsx")
    assert validate(written(first, tmp_path / "second.xlsx")) == []
