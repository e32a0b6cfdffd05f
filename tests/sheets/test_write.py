"""The copy holds all that the user's workbook held, and the three sheets."""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from lxml import etree

from scoring.errors import FileError
from scoring.progress import Progress, Stage
from scoring.sheets.write import write_scored
from scoring.vocabulary import Sheet
from tests.reading.rich_books import (
    MACROS,
    ODD_TAB,
    parts_of,
    prefixed,
    rewritten,
    rich_book,
    strict_book,
)
from tests.sheets.result_samples import plain, results, scored, written


if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

NEW = ["Scored", "Summary", "Check"]
CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
}


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_book(tmp_path / "rich.xlsx")


def raw_members(path: Path) -> dict[str, bytes]:
    """Give each member's compressed bytes."""
    members = {}
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        for info in archive.infolist():
            file.seek(info.header_offset + 26)
            lengths = file.read(4)
            skip = int.from_bytes(lengths[:2], "little")
            skip += int.from_bytes(lengths[2:], "little")
            file.seek(skip, os.SEEK_CUR)
            members[info.filename] = file.read(info.compress_size)
    return members


def test_new_workbook_holds_the_three_sheets(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(None, tmp_path / "new.xlsx"))
    assert book.sheetnames == NEW
    assert book.active is book["Scored"]


def test_untouched_members_keep_their_compressed_bytes(
    rich: Path, tmp_path: Path
) -> None:
    before = raw_members(rich)
    after = raw_members(written(rich, tmp_path / "scored.xlsx"))
    assert set(before) <= set(after)
    assert {n for n in before if before[n] != after[n]} == CHANGED


def test_order_and_names_of_tabs_are_kept(rich: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(rich, tmp_path / "scored.xlsx"))
    assert book.sheetnames == ["Accounts", "Criteria", ODD_TAB, *NEW]
    assert "Sales" in book.defined_names
    assert "Local" in book["Criteria"].defined_names
    assert book["Accounts"].print_area == "'Accounts'!$A$1:$C$9"


def test_workbook_opens_where_it_did(rich: Path, tmp_path: Path) -> None:
    """Two selected tabs would be a group, in which typing changes both."""
    parts = parts_of(written(rich, tmp_path / "scored.xlsx"))
    selected = [n for n in parts if b"tabSelected" in parts[n]]
    assert selected == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    ("grouped", "active", "stays"),
    [((0, 1, 2), 1, 1), ((0, 2), 2, 2), ((0, 2), 1, 1), ((1, 2), 9, 1)],
    ids=["three", "two", "another in front", "none in front"],
)
def test_a_copy_of_grouped_tabs_opens_on_one(
    grouped: tuple[int, ...], active: int, stays: int, rich: Path, tmp_path: Path
) -> None:
    """Excel saves a group as it is, and what is typed then goes into all of it."""
    source = tmp_path / "grouped.xlsx"
    sheets = [f"xl/worksheets/sheet{n + 1}.xml" for n in range(3)]
    parts = dict(parts_of(rich))
    for place, name in enumerate(sheets):
        plain = parts[name].replace(b' tabSelected="1"', b"")
        chosen = b'<sheetView tabSelected="1" ' if place in grouped else b"<sheetView "
        parts[name] = plain.replace(b"<sheetView ", chosen, 1)
    view = b"<workbookView "
    shown = b'%sactiveTab="%d" ' % (view, active)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(view, shown, 1)
    with zipfile.ZipFile(source, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    after = parts_of(written(source, tmp_path / "scored.xlsx"))
    selected = [n for n in after if b'tabSelected="1"' in after[n]]
    assert selected == [sheets[stays]] * (stays in grouped)
    assert b'activeTab="%d"' % stays in after["xl/workbook.xml"]
    for name in sheets:
        back = after[name].replace(b'tabSelected="0"', b'tabSelected="1"')
        assert back == parts[name]


@pytest.mark.parametrize("old", ["", "Scored", "sCORED "], ids=repr)
@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_scoring_the_copy_again_gives_the_same_file(
    tmp_path: Path, old: str, ending: str
) -> None:
    source = tmp_path / f"rich.{ending}"
    rich_book(source, old=old, macros=ending == "xlsm")
    once = written(source, tmp_path / f"once.{ending}")
    twice = written(once, tmp_path / f"twice.{ending}")
    assert once.read_bytes() == twice.read_bytes()


def test_other_results_replace_only_the_result_sheets(
    rich: Path, tmp_path: Path
) -> None:
    first = written(rich, tmp_path / "first.xlsx", 30)
    again = written(first, tmp_path / "again.xlsx", 3)
    before, after = parts_of(first), parts_of(again)
    assert set(before) == set(after)
    different = {n for n in before if before[n] != after[n]}
    ours = set(after) - set(parts_of(rich)) | {"xl/workbook.xml"}
    assert different <= ours
    assert openpyxl.load_workbook(again)["Scored"].tables["Scored"].ref == "A1:M4"


def test_copy_may_take_the_place_of_its_source(rich: Path, tmp_path: Path) -> None:
    elsewhere = written(rich, tmp_path / "elsewhere.xlsx")
    written(rich, rich)
    assert rich.read_bytes() == elsewhere.read_bytes()


def test_sheet_of_the_same_name_is_replaced_in_its_place(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "rich.xlsx", old="SCORED")
    target = written(source, tmp_path / "scored.xlsx")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Accounts", "Criteria", "SCORED", ODD_TAB, *NEW[1:]]
    assert book["SCORED"]["B2"].value == "Account 1"
    assert list(book["SCORED"].tables) == ["Scored"]
    # its charts, notes and tables went with it: what is there is what we write
    comments = [n for n in parts_of(target) if "comments" in n]
    assert len(comments) == 2
    assert not any(b"an old note" in data for data in parts_of(target).values())


def test_stale_order_of_calculation_goes_with_a_replaced_sheet(tmp_path: Path) -> None:
    def add_chain(name: str, data: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return data.replace(
                b"</Types>",
                b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.'
                b'openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
            )
        if name == "xl/_rels/workbook.xml.rels":
            kind = (
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            )
            return data.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="' + kind + b'/calcChain" '
                b'Target="calcChain.xml"/></Relationships>',
            )
        return data

    def with_chain(old: str, sheet: bytes) -> Path:
        book = rich_book(tmp_path / "rich.xlsx", old=old)
        path = rewritten(book, add_chain, tmp_path / "chain.xlsx")
        with zipfile.ZipFile(path, "a") as archive:
            main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xml = b'<calcChain xmlns="' + main + b'"><c r="A2" i="' + sheet + b'"/>'
            archive.writestr("xl/calcChain.xml", xml + b"</calcChain>")
        return path

    parts_left = parts_of(written(with_chain("", b"3"), tmp_path / "kept.xlsx"))
    assert "xl/calcChain.xml" in parts_left
    gone = parts_of(written(with_chain("Scored", b"3"), tmp_path / "gone.xlsx"))
    assert "xl/calcChain.xml" not in gone
    assert b"calcChain" not in gone["[Content_Types].xml"]
    assert b"calcChain" not in gone["xl/_rels/workbook.xml.rels"]


def test_macros_and_their_names_for_sheets_are_kept(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "rich.xlsm", old="Scored", macros=True)
    parts = parts_of(written(source, tmp_path / "scored.xlsm"))
    assert parts["xl/vbaProject.bin"] == MACROS
    assert b"macroEnabled" in parts["[Content_Types].xml"]
    assert b'codeName="SheetOfOld"' in parts["xl/worksheets/sheet3.xml"]


@pytest.mark.parametrize(("source", "target"), [("xlsm", "xlsx"), ("xlsx", "xlsm")])
def test_ending_that_excel_would_refuse_is_refused(
    tmp_path: Path, source: str, target: str
) -> None:
    book = rich_book(tmp_path / f"rich.{source}", macros=source == "xlsm")
    with pytest.raises(FileError, match=f"must be called .{source}"):
        written(book, tmp_path / f"scored.{target}")


def test_strict_workbook_stays_strict(rich: Path, tmp_path: Path) -> None:
    source = strict_book(rich, tmp_path / "strict.xlsx")
    target = written(source, tmp_path / "scored.xlsx")
    parts = parts_of(target)
    for name in set(parts) - set(parts_of(source)):
        assert b"schemas.openxmlformats.org/spreadsheetml" not in parts[name], name
        assert b"schemas.openxmlformats.org/officeDocument" not in parts[name], name
    assert written(target, tmp_path / "twice.xlsx").read_bytes() == target.read_bytes()


def without_element(data: bytes, opening: bytes, holding: bytes) -> bytes:
    """Cut out the empty element with this opening that holds these bytes."""
    start = data.rindex(opening, 0, data.index(holding) + 1)
    return data[:start] + data[data.index(b"/>", start) + 2 :]


def odd_part(name: str, data: bytes) -> bytes | None:
    """Write a part as other programs may: prefixes, absolute targets, no styles."""
    if name == "xl/styles.xml":
        return None
    if name == "xl/workbook.xml":
        return prefixed("workbook", data)
    if name == "[Content_Types].xml":
        return without_element(data, b"<Override ", b"/xl/styles.xml")
    if name == "xl/_rels/workbook.xml.rels":
        data = data.replace(b'Target="worksheets', b'Target="/xl/worksheets')
        return without_element(data, b"<Relationship ", b"styles.xml")
    return re.sub(rb' s="\d+"', b"", data)


def test_prefixes_and_missing_styles_are_understood(rich: Path, tmp_path: Path) -> None:
    source = rewritten(rich, odd_part, tmp_path / "odd.xlsx")
    target = written(source, tmp_path / "scored.xlsx")
    book = openpyxl.load_workbook(target)
    assert book["Scored"]["C2"].number_format == "0.0"
    assert b"<x:sheet " in parts_of(target)["xl/workbook.xml"]
    assert written(target, tmp_path / "twice.xlsx").read_bytes() == target.read_bytes()


def test_tables_get_numbers_and_names_of_their_own(rich: Path, tmp_path: Path) -> None:
    def rename(name: str, data: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return data.replace(b'name="Sales"', b'name="scored"')
        return data

    source = rewritten(rich, rename, tmp_path / "named.xlsx")
    parts = parts_of(written(source, tmp_path / "scored.xlsx"))
    tables = [etree.fromstring(parts[n]) for n in sorted(parts) if "/table" in n]
    assert [t.get("displayName") for t in tables] == ["Rules", "Scored_2", "Findings"]
    assert [t.get("id") for t in tables] == ["1", "2", "3"]


def test_dates_count_from_1904_where_the_workbook_does(
    rich: Path, tmp_path: Path
) -> None:
    def early(name: str, data: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return data.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
        return data

    source = rewritten(rich, early, tmp_path / "mac.xlsx")
    book = openpyxl.load_workbook(written(source, tmp_path / "scored.xlsx"))
    assert book["Scored"]["I2"].value == pd.Timestamp("2024-01-01")


def test_no_accounts_leave_an_empty_table(tmp_path: Path) -> None:
    target = written(None, tmp_path / "empty.xlsx", 0)
    sheet = openpyxl.load_workbook(target)["Scored"]
    assert sheet.tables["Scored"].ref == "A1:M2"
    assert not sheet.tables["Scored"].autoFilter.filterColumn


def test_progress_is_told_in_rows(tmp_path: Path) -> None:
    heard: list[Progress] = []
    target = tmp_path / "scored.xlsx"
    write_scored(None, target, results(20), progress=heard.append)
    assert heard[-1] == Progress(Stage.WRITE, 1.0, Sheet.SCORED)


def test_one_column_is_enough(tmp_path: Path) -> None:
    given = results(0)
    one = type(given)(scored([plain("", ["x"])]), given.summary, ())
    write_scored(None, tmp_path / "one.xlsx", one)
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx")["Scored"]
    assert sheet["A1"].value == "Column1"
