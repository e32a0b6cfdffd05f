"""A sheet is read alike however its file is spelled: parts, prefixes, packing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from scoring.errors import FileError
from scoring.reading.workbook import read_workbook
from tests.reading.bad_files import (
    SHEET,
    STRINGS,
    accounts_of,
    book,
    cell,
    pack,
    parts,
    row,
    sheet,
)


if TYPE_CHECKING:
    from pathlib import Path


def test_shared_texts_rich_blank_and_escaped(tmp_path: Path) -> None:
    strings = (
        "<si><t>Account</t></si><si><r><t>Ac</t></r><r><t>me</t></r></si>"
        "<si><t>R&amp;D</t></si><si><t/></si><si><t> </t></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウ</t></rPh></si><si/>"
    )
    cells = "".join(cell(i + 1, f"<v>{i}</v>", 't="s"') for i in range(7))
    path = book(tmp_path / "a.xlsx", {"Accounts": sheet(cells)}, strings=strings)
    read = accounts_of(path)
    assert read.headings == ("Account",)
    assert read.frame[0].tolist() == ["Acme", "R&D", "東京"]
    assert read.rows.tolist() == [2, 3, 6]


def test_shared_texts_in_an_odd_spelling(tmp_path: Path) -> None:
    members = parts(
        {
            "Accounts": sheet(
                cell(1, "<v>0</v>", 't="s"') + cell(2, "<v>1</v>", 't="s"')
            )
        },
        strings="<si><t>Account</t></si><!-- x --><si><t>Acme</t></si>",
    )
    assert b"<!--" in members[STRINGS]
    assert accounts_of(pack(tmp_path / "a.xlsx", members)).frame[0].tolist() == ["Acme"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param((b'<c r="A2"', b"<c"), id="cells without references"),
        pytest.param((b"<row r=", b"<row spans='1:2' r="), id="attributes elsewhere"),
        pytest.param((b"<row r=", b"<row\n r="), id="new line in a tag"),
        pytest.param((b'"UTF-8"', b'"ISO-8859-1"'), id="Latin encoding"),
        pytest.param((b"sheetData>", b"sheetData >"), id="space in the tag"),
    ],
)
def test_odd_spellings_of_a_sheet(change: tuple[bytes, bytes], tmp_path: Path) -> None:
    members = parts({"Accounts": sheet(row(1, "Account", "B") + row(2, "Acme", 10))})
    before = members[SHEET]
    members[SHEET] = before.replace(*change)
    assert members[SHEET] != before
    frame = accounts_of(pack(tmp_path / "a.xlsx", members)).frame
    assert frame.to_numpy().tolist() == [["Acme", 10.0]]


def test_prefixed_elements(tmp_path: Path) -> None:
    xml = sheet(row(1, "Account", "B") + row(2, "Acme", 10))
    xml = xml.replace("xmlns=", "xmlns:x=").replace("</", "</x:")
    for name in ("worksheet", "dimension", "sheetData", "row", "c ", "is", "t>", "v>"):
        xml = xml.replace(f"<{name}", f"<x:{name}")
    frame = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml})).frame
    assert frame.to_numpy().tolist() == [["Acme", 10.0]]


def test_wide_and_long_references(tmp_path: Path) -> None:
    xml = (
        row(1, "Account", "B")
        + '<row r="999"><c r="B999"><v>1</v></c></row>'
        + '<row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c>'
        + "</row>"
    )
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.columns == (1, 2)  # a stray cell far off is no column of the table
    assert read.rows.tolist() == [999, 1048576]


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    rows = row(1, "Account", "B") + "".join(row(i, f"a{i}", i) for i in range(2, 50))
    for dimension in ("A1:B2", "A1:XFD1048576", "nonsense"):
        xml = sheet(rows, dimension=dimension)
        read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml}))
        assert read.frame.shape == (48, 2)


def test_empty_tail_of_formatted_rows_costs_nothing(tmp_path: Path) -> None:
    tail = "".join(
        f'<row r="{i}" ht="15"><c r="A{i}" s="1"/><c r="B{i}" s="2"/></row>'
        for i in range(3, 100_003)
    )
    xml = sheet(row(1, "Account", "B") + row(2, "Acme", 10) + tail)
    assert accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml})).frame.shape == (
        1,
        2,
    )


def test_members_may_be_stored_without_packing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    members = parts({"Accounts": sheet(row(1, "Account", "B") + row(2, "Acme", 1))})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    assert accounts_of(path).frame[1].tolist() == [1.0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_excel_does_not_know_is_refused(
    method: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", method) as zipped:
        for name, data in parts({"Accounts": sheet(row(1, "A", "B"))}).items():
            zipped.writestr(name, data)
    with pytest.raises(FileError, match=r"^a.xlsx is damaged"):
        read_workbook(path)


@pytest.mark.parametrize("odd", [b"", b"<!-- odd -->"], ids=["quick", "thorough"])
def test_text_that_is_not_utf8_is_refused(odd: bytes, tmp_path: Path) -> None:
    members = parts({"Accounts": sheet(row(1, "Account", "B") + row(2, "Acme", 1))})
    members[SHEET] = members[SHEET].replace(b"Acme", b"Ac\xffme")
    members[SHEET] = members[SHEET].replace(b"<sheetData>", odd + b"<sheetData>")
    with pytest.raises(FileError, match=r"^a.xlsx is damaged \(sheet Accounts"):
        read_workbook(pack(tmp_path / "a.xlsx", members))


ROWS = (
    '<row r=""><c r="A2"><v>1</v></c></row><row><c r="A3"><v>2</v></c></row>'
    '<row r="7"><c r=""><v>3</v></c><c><v>4</v></c></row>'
)


def test_rows_and_cells_that_do_not_say_where_they_stand(tmp_path: Path) -> None:
    xml = sheet(row(1, "Account", "B") + ROWS)
    accounts = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml}))
    assert accounts.rows.tolist() == [2, 3, 7]
    assert accounts.frame[0].tolist() == [1.0, 2.0, 3.0]
    assert accounts.frame[1].tolist()[2] == 4.0
