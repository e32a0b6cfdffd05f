"""The file as a whole: the same bytes every time, and what every reader relies on."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from openpyxl.formula.tokenizer import Token, Tokenizer

from scoring.vocabulary import Sheet
from templates.live.places import CELLS, RULES, WORDS
from templates.places import LISTS, LIVE, range_names
from templates.xlsx import build


if TYPE_CHECKING:
    import openpyxl


FILE = Path(__file__).parents[2] / "templates" / "account-scoring.xlsx"
LIVE_HELPERS = [WORDS, RULES, CELLS]
# a cell or a block, on this sheet or another
REFERENCE = re.compile(
    r"(?:(?:'[^']+'|\w+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# what Excel 2016, Google Sheets and LibreOffice 7.4 all calculate alike
SAFE = frozenset(
    [
        "ADDRESS",
        "COUNTA",
        "ISNA",
        "HYPERLINK",
        "INDIRECT",
        "ISREF",
        "ISTEXT",
        "SUMPRODUCT",
        "COUNTIF",
        "COUNTIFS",
        "SUMIF",
        "INDEX",
        "MATCH",
        "IF",
        "IFERROR",
        "FIND",
        "LOWER",
        "TRIM",
        "ISNUMBER",
        "ABS",
        "MIN",
        "MAX",
        "ROUND",
        "MOD",
        "REPT",
        "ROWS",
        # the tab Live needs more of those that all have had from the beginning
        *("AND", "OR", "NOT", "N", "SIGN", "INT", "SUM", "SMALL", "MMULT"),
        *("CHOOSE", "COLUMNS", "COUNT", "COUNTBLANK", "ISLOGICAL"),
        *("CHAR", "LEN", "LEFT", "MID", "RIGHT", "SUBSTITUTE", "VALUE"),
        *("TODAY", "YEAR", "DATEDIF", "DATEVALUE", "ROW", "SUMIFS", "UPPER"),
        # the tab Compare needs these
        *("LN", "EXP", "AVERAGE"),
    ]
)
FORMULA_TAGS = {MAIN + tag for tag in ("f", "formula", "formula1", "formula2")}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def formulas(content: bytes) -> list[str]:
    return [
        element.text or ""
        for name, part in parts(content).items()
        if name.startswith("xl/worksheets/sheet")
        for element in etree.fromstring(part).iter()
        if element.tag in FORMULA_TAGS
    ]


def test_building_twice_gives_the_same_bytes(template_bytes: bytes) -> None:
    again = io.BytesIO()
    build(again)
    assert again.getvalue() == template_bytes


def test_kept_file_has_the_parts_that_are_built(template_bytes: bytes) -> None:
    old, fresh = parts(FILE.read_bytes()), parts(template_bytes)
    assert list(old) == list(fresh)
    for name, part in fresh.items():
        assert old[name] == part, name


@pytest.mark.skipif(
    "ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng packs the same parts differently"
)
def test_kept_file_is_what_is_built(template_bytes: bytes) -> None:
    assert FILE.read_bytes() == template_bytes


def test_a_path_and_a_buffer_get_the_same_bytes(
    tmp_path: Path, template_bytes: bytes
) -> None:
    build(tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == template_bytes


def test_zip_members_bear_no_clock_and_no_system(template_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template_bytes)) as book:
        marks = {(m.date_time, m.create_system) for m in book.infolist()}
    assert marks == {((1980, 1, 1, 0, 0, 0), 3)}


def test_file_names_no_person(template_bytes: bytes) -> None:
    core = etree.fromstring(parts(template_bytes)["docProps/core.xml"])
    texts = {etree.QName(e).localname: e.text for e in core}
    assert not texts.get("creator")
    assert not texts.get("lastModifiedBy")


def test_the_four_tabs_stand_first_and_the_lists_are_hidden(
    template: openpyxl.Workbook,
) -> None:
    tabs = [Sheet.START, Sheet.CRITERIA, Sheet.ACCOUNTS, Sheet.SETTINGS]
    helpers = [LISTS, *LIVE_HELPERS]
    assert template.sheetnames == [*tabs[:3], LIVE, *tabs[3:], *helpers]
    hidden = [sheet.title for sheet in template if sheet.sheet_state != "visible"]
    assert hidden == helpers


def test_every_formula_uses_functions_known_everywhere(template_bytes: bytes) -> None:
    every = formulas(template_bytes)
    used = {name for f in every for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", f)}
    assert every
    assert used <= SAFE


def test_every_name_in_a_formula_is_defined(
    template_bytes: bytes, template: openpyxl.Workbook
) -> None:
    used = {
        token.value
        for formula in formulas(template_bytes)
        for token in Tokenizer(f"={formula.removeprefix('=')}").items
        if token.type == Token.OPERAND and token.subtype == Token.RANGE
    }
    names = {name for name in used if not REFERENCE.fullmatch(name)}
    assert "RuleValue" in names
    assert names <= set(template.defined_names)


def test_no_formula_refers_to_a_table(template_bytes: bytes) -> None:
    assert not [f for f in formulas(template_bytes) if "[" in f]


def test_range_names_are_fixed_blocks(template: openpyxl.Workbook) -> None:
    for name, block in range_names().items():
        assert template.defined_names[name].attr_text == block
        assert re.fullmatch(r"\w+!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", block)


def test_no_range_name_is_one_that_excel_keeps_for_itself() -> None:
    reserved = {"criteria", "database", "extract", "print_area", "print_titles"}
    assert not reserved & {name.lower() for name in range_names()}


@pytest.mark.parametrize("tab", [Sheet.CRITERIA, Sheet.ACCOUNTS, Sheet.SETTINGS])
def test_tables_print_landscape_on_one_width_with_their_headings(
    template: openpyxl.Workbook, tab: Sheet
) -> None:
    sheet = template[tab]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    fit = sheet.sheet_properties.pageSetUpPr
    assert fit is not None
    assert fit.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.right is not None
    assert "Page &P of &N" in (sheet.oddFooter.right.text or "")
    assert sheet.freeze_panes == "B5"


@pytest.mark.parametrize("tab", [Sheet.CRITERIA, Sheet.ACCOUNTS, Sheet.SETTINGS])
def test_start_and_each_tab_are_linked_both_ways(
    template: openpyxl.Workbook, tab: Sheet
) -> None:
    there = [c.hyperlink for row in template[Sheet.START] for c in row if c.hyperlink]
    assert f"{tab}!A1" in [link.location for link in there]
    assert template[tab]["A3"].hyperlink.location == f"{Sheet.START}!A1"


def test_formatted_tails_do_not_bloat(template_bytes: bytes) -> None:
    assert len(template_bytes) < 250_000
    plain = io.BytesIO()
    build(plain, live_rows=0)
    assert len(plain.getvalue()) < 60_000


def test_hidden_sheets_ask_for_today_once(template: openpyxl.Workbook) -> None:
    hidden = [tab for tab in template if tab.sheet_state == "hidden"]
    cells = (cell for tab in hidden for row in tab.iter_rows() for cell in row)
    assert sum(str(cell.value).count("TODAY()") for cell in cells) == 1
