"""What stands in a workbook is what is read, cell by cell and type by type."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlsxwriter

from scoring.errors import FileError
from scoring.reading.workbook import read_workbook
from tests.calls import calls_of
from tests.reading.bad_files import (
    accounts_of,
    book,
    cell,
    row,
    sheet,
)


if TYPE_CHECKING:
    from pathlib import Path


def one_column(path: Path, cells: str, **more: object) -> pd.Series:
    """Read the first column of a sheet whose heading is Account."""
    path = book(path, {"Accounts": sheet(row(1, "Account", "B") + cells)}, **more)
    return accounts_of(path).frame[0]


CELLS = {
    "number": ("<v>1.5</v>", "", 1.5),
    "large number": ("<v>1E+20</v>", "", 1e20),
    "number with space": ("<v> 7 </v>", "", 7.0),
    "shortest float": ("<v>0.30000000000000004</v>", "", 0.1 + 0.2),
    "infinite": ("<v>1E400</v>", "", float("inf")),
    "whole number is float": ("<v>3</v>", 't="n"', 3.0),
    "text number": ("<is><t>1.234</t></is>", 't="inlineStr"', "1.234"),
    "text TRUE": ("<is><t>TRUE</t></is>", 't="inlineStr"', "TRUE"),
    "TRUE": ("<v>1</v>", 't="b"', True),
    "FALSE": ("<v>0</v>", 't="b"', False),
    "stale value": ("<v>old</v><is><t>new</t></is>", 't="inlineStr"', "new"),
    "stale value behind": ("<is><t>new</t></is><v>old</v>", 't="inlineStr"', "new"),
    "value alone": ("<v>text</v>", 't="inlineStr"', "text"),
    "style empty": ("<v>3</v>", 's=""', 3.0),
    "error": ("<v>#N/A</v>", 't="e"', "#N/A"),
    "formula text": ('<f>"a"</f><v>a</v>', 't="str"', "a"),
    "formula number": ("<f>1+1</f><v>2</v>", "", 2.0),
    "shared formula": ('<f t="shared" si="0"/><v>2</v>', "", 2.0),
    "rich text": (
        "<is><r><rPr><b/><color/></rPr><t>Ac</t></r><r><t>me</t></r></is>",
        't="inlineStr"',
        "Acme",
    ),
    "reading aid": (
        "<is><t>東京</t><rPh sb='0' eb='2'><t>トウ</t></rPh></is>",
        't="inlineStr"',
        "東京",
    ),
    "entities": (
        "<is><t>R&amp;D &lt;&#233;&#x1F600;</t></is>",
        't="inlineStr"',
        "R&D <é😀",
    ),
    "bare >": ("<is><t>a > b</t></is>", 't="inlineStr"', "a > b"),
    "comment": ("<is><t>a<!-- <c> -->b</t></is>", 't="inlineStr"', "ab"),
    "CDATA": ("<is><t><![CDATA[<v>&amp;]]></t></is>", 't="inlineStr"', "<v>&amp;"),
    "return": ("<is><t>a_x000D_b_x005F_x</t></is>", 't="inlineStr"', "a\rb_x"),
    "pair of halves": ("<is><t>_xD83D__xDE00_</t></is>", 't="inlineStr"', "😀"),
    "line end": ("<is><t>a\r\nb</t></is>", 't="inlineStr"', "a\nb"),
    "kept space": (
        '<is><t xml:space="preserve"> a </t></is>',
        't="inlineStr"',
        " a ",
    ),
    "metadata": ("<v>4</v>", 's="2" cm="1" vm="2"', 4.0),
    "type first": ("<v>1</v>", 't="b" s="2"', True),
    "date": ("<v>45292</v>", 's="1"', dt.datetime.fromisoformat("2024-01-01T00:00:00")),
    "date and time": (
        "<v>45292.75</v>",
        's="1"',
        dt.datetime.fromisoformat("2024-01-01T18:00:00"),
    ),
    "seconds": (
        "<v>45292.000011574073</v>",
        's="1"',
        dt.datetime.fromisoformat("2024-01-01T00:00:01"),
    ),
    "localized date": (
        "<v>45292</v>",
        's="4"',
        dt.datetime.fromisoformat("2024-01-01T00:00:00"),
    ),
    "Danish date": (
        "<v>45292</v>",
        's="5"',
        dt.datetime.fromisoformat("2024-01-01T00:00:00"),
    ),
    "ISO date": (
        "<v>2024-01-01T06:00:00</v>",
        't="d"',
        dt.datetime.fromisoformat("2024-01-01T06:00:00"),
    ),
    "before the false leap day": (
        "<v>59</v>",
        's="1"',
        dt.datetime.fromisoformat("1900-02-28T00:00:00"),
    ),
    "after the false leap day": (
        "<v>61</v>",
        's="1"',
        dt.datetime.fromisoformat("1900-03-01T00:00:00"),
    ),
    "last date": (
        "<v>2958465</v>",
        's="1"',
        dt.datetime.fromisoformat("9999-12-31T00:00:00"),
    ),
    "no date any more": ("<v>2958466</v>", 's="1"', 2958466.0),
    "time of day": ("<v>0.25</v>", 's="3"', 0.25),
    "day 0": ("<v>0</v>", 's="1"', 0.0),
}


@pytest.mark.parametrize(("content", "attributes", "value"), CELLS.values(), ids=CELLS)
def test_cell_is_what_the_file_says(
    content: str, attributes: str, value: object, tmp_path: Path
) -> None:
    column = one_column(tmp_path / "a.xlsx", cell(2, content, attributes))
    assert column.tolist() == [value]
    assert isinstance(column[0], type(value))


@pytest.mark.parametrize(("content", "attributes", "value"), CELLS.values(), ids=CELLS)
def test_both_readers_agree(
    content: str, attributes: str, value: object, tmp_path: Path
) -> None:
    """A comment before the sheet's data sends it to the slow reader."""
    xml = sheet(row(1, "Account", "B") + cell(2, content, attributes))
    xml = xml.replace("<dimension", "<!-- odd --><dimension")
    assert accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml})).frame[
        0
    ].tolist() == [value]


@pytest.mark.parametrize(
    ("cells", "dtype", "values"),
    [
        pytest.param([1, 2.5, None], "float64", [1.0, 2.5, None], id="numbers"),
        pytest.param(["a", None, "b"], "str", ["a", None, "b"], id="texts"),
        pytest.param([True, None, False], "object", [True, None, False], id="flags"),
        pytest.param([1, "1", True], "object", [1.0, "1", True], id="mixture"),
        pytest.param([None, None, None], "float64", [None] * 3, id="nothing"),
        pytest.param(["a", " ", "\u00a0"], "str", ["a", None, None], id="white space"),
    ],
)
def test_column_type_follows_its_cells(
    cells: list[object], dtype: str, values: list[object], tmp_path: Path
) -> None:
    rows = "".join(row(i, "x", value) for i, value in enumerate(cells, 2))
    xml = sheet(row(1, "Account", "B") + rows)
    column = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml})).frame[1]
    assert column.dtype == dtype
    kinds = [
        None if value is not True and pd.isna(value) else value for value in column
    ]
    assert kinds == values
    assert [type(v) for v in kinds] == [type(v) for v in values]


def test_dates_make_a_date_column(tmp_path: Path) -> None:
    cells = cell(2, "<v>45292</v>", 's="1"') + cell(3, "<v>45293.5</v>", 's="4"')
    column = one_column(tmp_path / "a.xlsx", cells)
    assert column.dtype == "datetime64[us]"
    assert column[1] == pd.Timestamp("2024-01-02 12:00")


def test_date_in_a_mixed_column_is_a_datetime(tmp_path: Path) -> None:
    cells = cell(2, "<v>45292</v>", 's="1"') + cell(3, "<v>45293</v>")
    column = one_column(tmp_path / "a.xlsx", cells)
    assert column.tolist() == [
        dt.datetime.fromisoformat("2024-01-01T00:00:00"),
        45293.0,
    ]
    assert type(column[0]) is dt.datetime


def test_huge_number_under_a_date_stays_a_number(tmp_path: Path) -> None:
    path = tmp_path / "dates.xlsx"
    write = openpyxl.Workbook()
    tab = write.active
    assert tab is not None
    tab.title = "Accounts"
    day = pd.Timestamp(2026, 3, 1)
    for value in ("Account", day, 1.7e308):
        tab.append([value, "x"])
    tab["A3"].number_format = tab["A2"].number_format
    write.save(path)
    assert accounts_of(path).frame[0].tolist() == [day, 1.7e308]


def test_1904_system(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {"Accounts": sheet(row(1, "Account", "B") + cell(2, "<v>1</v>", 's="1"'))},
        properties='<workbookPr date1904="1"/>',
    )
    read = read_workbook(path)
    assert read.accounts is not None
    assert read.accounts.date1904
    assert read.accounts.frame[0].tolist() == [pd.Timestamp("1904-01-02")]


def test_random_cells_agree_with_openpyxl(tmp_path: Path) -> None:
    """A second reader sees the same in a book that XlsxWriter wrote."""
    rng = np.random.default_rng(7)
    path = tmp_path / "a.xlsx"
    written = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy hh:mm"})
    target = written.add_worksheet("Accounts")
    target.write_row(0, 0, [f"H{j}" for j in range(40)])
    choices: list[object] = [None, 1, -2.5, "text", "1.5", True, "R&D <é>", 1e-7]
    for i in range(1, 300):
        for j in range(40):
            value = choices[rng.integers(len(choices))]
            if rng.random() < 0.05:
                target.write_datetime(
                    i,
                    j,
                    dt.datetime.fromisoformat(f"2024-05-{rng.integers(10, 28)}T08:00"),
                )
            elif value is not None:
                target.write(i, j, value)
    written.close()
    read = accounts_of(path)
    other = openpyxl.load_workbook(path)["Accounts"]
    for i, number in enumerate(read.rows):
        for j, column in enumerate(read.columns):
            value = read.frame[j][i]
            there = other.cell(int(number), column).value
            assert (None if value is None or value != value else value) == there  # noqa: PLR0124
            assert isinstance(there, bool) == isinstance(value, bool)
            assert isinstance(there, str) == isinstance(value, str)


def test_formats_are_those_of_the_first_filled_cells(tmp_path: Path) -> None:
    cells = cell(2, "", 's="3"') + cell(3, "<v>1</v>", 's="2"') + cell(4, "<v>1</v>")
    path = book(tmp_path / "a.xlsx", {"Accounts": sheet(row(1, "A", "B") + cells)})
    assert accounts_of(path).formats == ("0.00", "General")


BAD_CELLS = {
    "10abc": ("<v>10abc</v>", "", "a number is written as '10abc'"),
    "12,5": ("<v>12,5</v>", "", "a number is written as '12,5'"),
    "no such text": ("<v>9</v>", 't="s"', "the cell refers to a text that is missing"),
    "text below 0": ("<v>-1</v>", 't="s"', "the cell refers to a text that is missing"),
    "text no number": ("<v>x</v>", 't="s"', "the cell refers to a text"),
}


@pytest.mark.parametrize("case", BAD_CELLS)
def test_a_cell_that_cannot_be_read_is_named(case: str, tmp_path: Path) -> None:
    content, attributes, says = BAD_CELLS[case]
    cells = cell(2, "<v>1</v>") + cell(3, content, attributes)
    with pytest.raises(FileError, match=rf"\(sheet Accounts, A3: {says}"):
        one_column(tmp_path / "a.xlsx", cells, strings="<si><t>a</t></si>")
    odd = f"<!-- odd -->{cells}"
    with pytest.raises(FileError, match=rf"\(sheet Accounts, A3: {says}"):
        one_column(tmp_path / "a.xlsx", odd, strings="<si><t>a</t></si>")


def test_the_number_of_a_text_may_have_spaces_around(tmp_path: Path) -> None:
    cells = cell(2, "<v> 1 </v>", 't="s"') + cell(3, "<v>0</v>", 't="s"')
    texts = "<si><t>first</t></si><si><t>second</t></si>"
    column = one_column(tmp_path / "a.xlsx", cells, strings=texts)
    assert column.tolist() == ["second", "first"]


def mixed_sheet(rows: int, *, odd: bool = False) -> str:
    """Write a sheet of texts, numbers and both; an odd one is read cell by cell."""
    cells = "".join(
        row(i, f"a{i}", i if i % 9 else "n/a", i / 2) for i in range(2, rows + 2)
    )
    xml = sheet(row(1, "Account", "Size", "Share") + cells)
    return xml.replace("<sheetData>", "<!-- odd --><sheetData>") if odd else xml


@pytest.mark.slow
@pytest.mark.parametrize("odd", [False, True], ids=["as Excel", "odd"])
def test_large_sheet_is_read_whole(tmp_path: Path, *, odd: bool) -> None:
    xml = mixed_sheet(90_000, odd=odd)
    frame = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": xml})).frame
    assert [str(dtype) for dtype in frame.dtypes] == ["str", "object", "float64"]
    assert frame[1][7] == "n/a"
    assert frame[1][8] == 10.0


def reading(path: Path, rows: int, *, odd: bool = False) -> int:
    """Count the calls that reading a sheet of so many rows takes."""
    book(path, {"Accounts": mixed_sheet(rows, odd=odd)})
    return calls_of(lambda: accounts_of(path))


def test_a_usual_sheet_is_read_without_a_call_per_row(tmp_path: Path) -> None:
    reading(tmp_path / "a.xlsx", 9)  # what is imported on the way
    assert reading(tmp_path / "a.xlsx", 20_000) < 10_000


def test_an_odd_sheet_takes_work_in_step_with_its_rows(tmp_path: Path) -> None:
    reading(tmp_path / "a.xlsx", 9, odd=True)
    few, many = (reading(tmp_path / "a.xlsx", n, odd=True) for n in (2_000, 8_000))
    assert many < 4.1 * few
    assert many < 100 * 8_000
