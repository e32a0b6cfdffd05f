"""The macro workbook: the button, the live rating, and nothing lost in scoring."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.model.model import Settings
from scoring.pipeline import Options, read, score_file
from scoring.vocabulary import Setting, Sheet
from templates import xlsm
from templates.commands import new
from templates.macro_book import CONFIG
from templates.models.samples import COLUMNS, SAMPLE_DAY, sample
from templates.pages import rating
from templates.places import FIRST_ROW, HEAD_ROW
from templates.projects import sheet_names
from templates.xlsx import PAGES, build
from tests.programs import needs_validator, validate
from tests.vba.other_readers import modules_in, streams_in
from tests.vba.parts import VBA_PART, parts, root_of


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADING = HEAD_ROW + 1
FIRST = FIRST_ROW + 1
PLACE = len(COLUMNS) + 1
THEN = Options(today=SAMPLE_DAY)


@pytest.fixture
def file(tmp_path: Path, macro_book: bytes) -> Path:
    written = tmp_path / "pipeline med mellemrum å.xlsm"
    written.write_bytes(macro_book)
    return written


@pytest.fixture(scope="module")
def accounts(macro_book: bytes) -> Worksheet:
    stored = openpyxl.load_workbook(io.BytesIO(macro_book), data_only=True)
    return stored[Sheet.ACCOUNTS]


def stored_ratings(sheet: Worksheet) -> list[object]:
    rows = sheet.iter_rows(min_row=FIRST, min_col=PLACE, max_col=PLACE)
    return [cell.value for (cell,) in rows]


def test_building_twice_gives_the_same_bytes(macro_book: bytes) -> None:
    again = io.BytesIO()
    xlsm.build(again)
    assert again.getvalue() == macro_book


def test_a_path_and_a_buffer_get_the_same_bytes(
    tmp_path: Path, macro_book: bytes
) -> None:
    xlsm.build(tmp_path / "book.xlsm")
    assert (tmp_path / "book.xlsm").read_bytes() == macro_book


def test_kept_file_has_the_parts_that_are_built(macro_book: bytes) -> None:
    old, fresh = parts(xlsm.FILE.read_bytes()), parts(macro_book)
    assert list(old) == list(fresh)
    for name, part in fresh.items():
        assert old[name] == part, name


@pytest.mark.skipif(
    "ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng packs the same parts differently"
)
def test_kept_file_is_what_is_built(macro_book: bytes) -> None:
    assert xlsm.FILE.read_bytes() == macro_book


@pytest.mark.parametrize("fixture", ["macro_book", "empty_macro_book"])
@needs_validator
@pytest.mark.node
@pytest.mark.slow
def test_microsoft_s_validator_finds_nothing(
    fixture: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = tmp_path / "book.xlsm"
    file.write_bytes(request.getfixturevalue(fixture))
    assert validate(file) == []


def test_new_writes_it_where_the_name_ends_in_xlsm(
    tmp_path: Path, macro_book: bytes, empty_macro_book: bytes
) -> None:
    for options, content in (([], macro_book), (["--empty"], empty_macro_book)):
        file = tmp_path / f"rating{len(options)}.XLSM"
        assert CliRunner().invoke(new, [str(file), *options]).exit_code == 0
        assert file.read_bytes() == content


def test_the_button_is_bound_to_score(macro_book: bytes) -> None:
    (drawing,) = (
        part.decode()
        for name, part in parts(macro_book).items()
        if name.endswith(".vml") and b"Button" in part
    )
    assert "<x:FmlaMacro>[0]!Score</x:FmlaMacro>" in drawing
    assert re.search(r">Score</font>", drawing)


@pytest.mark.parametrize(
    ("fixture", "columns"), [("macro_book", len(COLUMNS)), ("empty_macro_book", 1)]
)
def test_one_cell_is_filled_in_each_line_above_the_accounts(
    fixture: str, columns: int, request: pytest.FixtureRequest
) -> None:
    content = request.getfixturevalue(fixture)
    sheet = openpyxl.load_workbook(io.BytesIO(content))[Sheet.ACCOUNTS]
    counts = [
        sum(cell.value is not None for cell in sheet[row])
        for row in range(1, HEADING + 1)
    ]
    assert counts == [1] * HEAD_ROW + [columns + 1]


def test_every_account_s_rating_is_a_dynamic_formula_for_its_row(
    macro_book: bytes,
) -> None:
    # without the mark for dynamic arrays Excel would show =@ACCOUNT_SCORE(...)
    sheet = root_of(macro_book, "xl/worksheets/sheet3.xml")
    cells = [c for c in sheet.iter(MAIN + "c") if c.find(MAIN + "f") is not None]
    assert [cell.get("r") for cell in cells] == [f"P{row}" for row in range(5, 65)]
    for row, cell in enumerate(cells, FIRST):
        formula = cell.find(MAIN + "f")
        assert formula is not None
        assert cell.get("cm") == "1"
        assert formula.items() == [("t", "array"), ("ref", f"P{row}")]
        assert formula.text == f"ACCOUNT_SCORE(A{row}:O{row},$A$4:$O$4,AllCriteria)"
    assert b"XLDAPR" in parts(macro_book)["xl/metadata.xml"]


def test_stored_ratings_are_those_of_the_command_line(
    file: Path, accounts: Worksheet
) -> None:
    scored = score_file(file, options=THEN).ratings
    shown = dict(zip(scored.accounts.names, scored.rating.tolist(), strict=True))
    names = (str(accounts.cell(row, 1).value).strip() for row in range(FIRST, 65))
    assert stored_ratings(accounts) == [shown[name] for name in names]
    assert len(shown) == 60


@pytest.mark.parametrize("fixture", ["macro_book", "empty_macro_book"])
def test_score_has_the_settings_that_the_rating_column_takes(
    fixture: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    content = request.getfixturevalue(fixture)
    sheet = openpyxl.load_workbook(io.BytesIO(content))[Sheet.SETTINGS]
    (today,) = (row for row in sheet.values if row[0] == Setting.TODAY)
    assert today == (Setting.TODAY, None, rating.TODAY)
    file = tmp_path / "book.xlsm"
    file.write_bytes(content)
    model = read(file).model
    assert model
    assert model.settings == Settings()


def test_start_says_as_of_which_day_the_stored_ratings_are(macro_book: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(macro_book))[Sheet.START]
    (text,) = (row[3] for row in sheet.values if row[2] == "The sample")
    assert SAMPLE_DAY.isoformat() in str(text)
    assert "clear Today" not in str(text)


def test_an_account_of_which_nothing_is_known_has_an_empty_rating() -> None:
    spec = sample()
    (sized,) = (c for c in spec.criteria if c.name == "Employees")
    skipped = (replace(sized, if_blank="skip"),)
    nameless = ("Quiet Ltd", *[None] * (len(COLUMNS) - 1))
    lone = replace(spec, criteria=skipped, accounts=(nameless,))
    assert list(rating.stored_ratings(lone)) == [""]


def test_without_accounts_there_is_one_formula_and_no_account(
    tmp_path: Path, empty_macro_book: bytes
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(empty_macro_book))[Sheet.ACCOUNTS]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    # beside the only heading, Account
    assert [c.coordinate for c in cells if c.data_type == "f"] == ["B5"]
    file = tmp_path / "empty.xlsm"
    file.write_bytes(empty_macro_book)
    assert read(file).table.frame.empty


def test_excel_is_not_asked_to_calculate_on_opening(macro_book: bytes) -> None:
    book = root_of(macro_book, "xl/workbook.xml")
    (calculation,) = book.iter(MAIN + "calcPr")
    assert calculation.items() == [("calcId", "191029")]


@pytest.mark.slow
def test_the_rating_column_is_just_another_column(tmp_path: Path, file: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    build(plain)
    with_macros, without = read(file, THEN), read(plain)
    assert with_macros.table.headings == (*without.table.headings, rating.HEADING)
    cells = [
        [(f.code, f.place) for f in book.findings] for book in (with_macros, without)
    ]
    # that one has the sample's day among its settings
    assert cells[0] == [each for each in cells[1] if each != ("S203", "Settings!B11")]
    both = [
        score_file(path, options=THEN).ratings.rating.tolist() for path in (file, plain)
    ]
    assert both[0] == both[1]


def test_the_filter_covers_the_rating(macro_book: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(macro_book))[Sheet.ACCOUNTS]
    assert sheet.auto_filter.ref == "A4:P64"


def test_settings_of_xlwings_are_hidden_texts_without_a_path(macro_book: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(macro_book))[CONFIG]
    assert sheet.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in sheet] == [
        ["UDF MODULES", "addin.functions"],
        ["USE UDF SERVER", "True"],
        ["ADD_WORKBOOK_TO_PYTHONPATH", "False"],
    ]
    # a value TRUE or FALSE would reach VBA in the language of the user's Excel
    assert {cell.data_type for row in sheet for cell in row} == {"s"}


def test_each_sheet_has_its_module(macro_book: bytes) -> None:
    book = root_of(macro_book, "xl/workbook.xml")
    (workbook,) = book.iter(MAIN + "workbookPr")
    names = []
    for place in range(1, len(PAGES) + 2):
        sheet = root_of(macro_book, f"xl/worksheets/sheet{place}.xml")
        (properties,) = sheet.iter(MAIN + "sheetPr")
        names.append(properties.get("codeName"))
    assert tuple(names) == sheet_names(len(PAGES) + 1)
    assert workbook.get("codeName") == "ThisWorkbook"
    assert {*names, "ThisWorkbook"} < set(modules_in(parts(macro_book)[VBA_PART]))


def test_the_project_has_no_defect(macro_book: bytes) -> None:
    assert "VBA/dir" in streams_in(parts(macro_book)[VBA_PART])


def test_scoring_keeps_the_macros_to_the_byte(file: Path) -> None:
    scored = score_file(file).path
    assert scored.suffix == ".xlsm"
    again = score_file(scored, overwrite=True).path
    for result in (scored, again):
        with zipfile.ZipFile(result) as book, zipfile.ZipFile(file) as source:
            assert book.read(VBA_PART) == source.read(VBA_PART)
            assert book.read("xl/metadata.xml") == source.read("xl/metadata.xml")
        assert modules_in(result) == modules_in(file)


@needs_validator
@pytest.mark.node
@pytest.mark.slow
def test_a_scored_macro_workbook_is_valid(file: Path) -> None:
    assert validate(score_file(file).path) == []


def test_opening_calculates_its_own_cells_and_asks_for_no_saving(
    macro_book: bytes,
) -> None:
    opening = modules_in(parts(macro_book)[VBA_PART])["ThisWorkbook"]
    code = [line.partition("'")[0] for line in opening.splitlines()]
    text = "\n".join(code)
    # all open workbooks would be calculated, and each would ask to be saved
    assert not re.search(r"Application\.Calculate\w*\s*$", text, re.MULTILINE)
    assert text.index("WasSaved = ThisWorkbook.Saved") < text.index("CalculateRatings")
    assert text.index("ThisWorkbook.Saved = WasSaved") > text.index("CalculateRatings")
    assert "ACCOUNT_" in text.partition("If InStr(Cell.Formula, ")[2][:12]


def test_no_stored_value_of_a_formula_is_neither_text_nor_number(
    macro_book: bytes,
) -> None:
    cells = [
        cell
        for name, part in parts(macro_book).items()
        if name.startswith("xl/worksheets/sheet")
        for cell in re.findall(rb"<c [^>]*><f[^>]*>[^<]*</f><v></v></c>", part)
    ]
    assert cells
    assert all(b' t="str"' in cell.partition(b">")[0] for cell in cells)
