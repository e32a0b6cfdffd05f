"""The ready-made models: whole workbooks, and each sample tells what Start says."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import get_column_letter

from scoring.optional.columns import Kind
from scoring.pipeline import check, read
from scoring.vocabulary import OPTIONAL_REQUIRED, Setting, Sheet
from templates import lite, xlsm, xlsx
from templates.models import DEFAULT, NAMES
from templates.models.registry import MODELS, described
from templates.models.samples import SAMPLE_DAY
from templates.pages import rating
from templates.places import FIRST_ROW, HEAD_ROW, LISTS, LIVE
from tests.programs import needs_validator, validate
from tests.templates.model_books import (
    READY,
    built,
    opened,
    story_text,
    without_live,
    written,
)


if TYPE_CHECKING:
    from pathlib import Path

    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

    Row = dict[str, object]
    Scored = dict[str, Row]


HEADING, FIRST = HEAD_ROW + 1, FIRST_ROW + 1
# what the samples hold to show how dirt is reported, and that today is fixed
DIRT = {
    "points": ["B201", "B202", "B203", "B206", "S203"],
    "bant": ["A207", "A208", "A208", "A208", "A208", "S203"],
    "rfm": ["A208", "A208", "A208", "B201", "B211", "S203"],
    "fit-engagement": [*["A208"] * 5, "B201", "B201", "B203", "B206", "S203"],
    "interest": ["A208", "A208", "B201", "B202", "S203"],
    "learning": ["A208", "A208", "A208", "L401", "O204", "S203"],
    "manual": [*["A208"] * 6, "S203"],
}


@pytest.fixture(scope="module", params=READY)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(name: str) -> openpyxl.Workbook:
    return opened(built(name))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


def words(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def column(sheet: Worksheet, heading: str) -> list[object]:
    (place,) = (c.column for c in sheet[HEADING] if c.value == heading)
    rows = sheet.iter_rows(min_row=FIRST, min_col=place, max_col=place)
    return [cell.value for (cell,) in rows if cell.value is not None]


@pytest.mark.slow
def test_every_name_has_its_model_and_fit_is_the_default() -> None:
    assert tuple(MODELS) == NAMES
    file = io.BytesIO()
    xlsx.build(file)
    assert file.getvalue() == built(DEFAULT)


@pytest.mark.slow
def test_building_twice_gives_the_same_bytes(name: str) -> None:
    again = io.BytesIO()
    xlsx.build(again, model=name)
    assert again.getvalue() == built(name)


@pytest.mark.node
@needs_validator
@pytest.mark.slow
def test_excel_s_own_schema_is_kept(tmp_path: Path) -> None:
    """The model that has all kinds of sheets stands for the others."""
    assert validate(written(tmp_path, "fit-engagement")) == []


def own_tabs(book: openpyxl.Workbook) -> list[str]:
    """The sheets but for Live and what it reckons on."""
    return [tab for tab in book.sheetnames if not tab.startswith(LIVE)]


def test_every_further_sheet_has_the_headings_it_needs(
    name: str, book: openpyxl.Workbook
) -> None:
    spec = described(name)
    sheets = [table.sheet for table in spec.tables]
    if spec.contact_criteria:
        sheets.append(Sheet.CONTACT_CRITERIA)
    for sheet in sheets:
        headings = {cell.value for cell in book[sheet][HEADING]}
        assert set(OPTIONAL_REQUIRED[sheet]) <= headings
    usual = {Sheet.START, Sheet.CRITERIA, Sheet.ACCOUNTS, Sheet.SETTINGS, LISTS}
    if spec.comparison:
        sheets.append(Sheet.COMPARE)
    assert set(own_tabs(book)) == usual | set(sheets)
    # formulas can rate where accounts hold all there is to know
    assert (LIVE in book.sheetnames) == (not spec.tables)


def test_start_and_each_tab_are_linked_both_ways(book: openpyxl.Workbook) -> None:
    cells = [cell for row in book[Sheet.START] for cell in row]
    links = {str(cell.hyperlink.location) for cell in cells if cell.hyperlink}
    tabs = {t.title for t in book if t.sheet_state == "visible"} - {Sheet.START}
    assert {link.rpartition("!")[0].strip("'") for link in links} == tabs
    for tab in tabs:
        assert book[tab]["A3"].hyperlink.location == f"{Sheet.START}!A1"


def test_every_heading_is_explained_by_a_note(book: openpyxl.Workbook) -> None:
    for tab in own_tabs(book):
        if tab in (Sheet.START, Sheet.SETTINGS, LISTS):
            continue
        for cell in book[tab][HEADING]:
            assert cell.value is None or cell.comment is not None, (tab, cell.value)


def test_start_counts_what_is_there(name: str) -> None:
    spec = described(name)
    start = opened(built(name), values=True)[Sheet.START]
    figures = [cell.value for cell in start["E"] if cell.value is not None]
    expected = [len(spec.criteria), len(spec.accounts)]
    for table in spec.tables:
        expected.append(len(table.rows))
        if table.sheet is Sheet.CONTACTS:
            expected.append(len(spec.contact_criteria))
    assert figures[: len(expected)] == expected


def behind(book: openpyxl.Workbook, tab: str, cell: str) -> str | None:
    """The block that the drop-down of a cell offers."""
    every = book[tab].data_validations.dataValidation
    rules = [v.formula1 for v in every if cell in v.sqref and v.type == "list"]
    return rules[0] if rules else None


LISTED = {
    Kind.ONCE_PER: '"contact,day"',
    Kind.OVERRIDE: '"contact,not contact,out"',
}
BLOCKS = {
    Kind.ACCOUNT: (Sheet.ACCOUNTS, "Account"),
    Kind.ACTIVITY: (Sheet.SIGNALS, "Activity"),
    Kind.YES_NO: (LISTS, None),
    Kind.TEST: (LISTS, None),
    Kind.FIELD: (Sheet.ACCOUNTS, None),
}


def test_drop_downs_offer_the_right_block(name: str, book: openpyxl.Workbook) -> None:
    for table in described(name).tables:
        for number, described_column in enumerate(table.columns, 1):
            cell = f"{get_column_letter(number)}{FIRST}"
            block = behind(book, table.sheet, cell)
            if described_column.kind in LISTED:
                assert block == LISTED[described_column.kind]
                continue
            if described_column.kind not in BLOCKS:
                assert block is None or described_column.kind is Kind.GROUP
                continue
            assert block is not None
            sheet, heading = BLOCKS[described_column.kind]
            tab, cells = block.split("!")
            assert tab == sheet
            if heading:
                assert book[tab][HEADING][0].value == heading
                assert cells.startswith(f"$A${FIRST}:$A$")
                last = int(cells.rpartition("$")[2])
                assert last >= FIRST + len(column(book[tab], heading)) - 1


def test_groups_and_profiles_are_offered_where_the_model_has_them(name: str) -> None:
    spec, book = described(name), opened(built(name), values=True)
    lists = {cell.value for cell in book[LISTS][1]}
    assert ("Group" in lists) == bool(spec.groups)
    assert ("Profile" in lists) == bool(spec.profiles)
    stated = {criterion.profile for criterion in spec.criteria} - {""}
    assert stated == set(spec.profiles)
    assert {criterion.group for criterion in spec.criteria} - {""} == set(spec.groups)


def test_contact_criteria_offer_the_headings_of_contacts() -> None:
    book = opened(built("fit-engagement"))
    headings = [cell.value for cell in book[Sheet.CONTACT_CRITERIA][HEADING]]
    cell = f"{get_column_letter(headings.index('Account field') + 1)}{FIRST}"
    block = behind(book, Sheet.CONTACT_CRITERIA, cell)
    assert block == f"{Sheet.CONTACTS}!$A${HEADING}:$Z${HEADING}"


def test_the_sample_is_the_size_of_a_small_story(name: str) -> None:
    spec = described(name)
    # two years of deals take more accounts than an idea does
    deals = name == "learning"
    assert (200 if deals else 30) <= len(spec.accounts) <= (250 if deals else 60)
    assert len({row[0] for row in spec.accounts}) == len(spec.accounts)
    for table in spec.tables:
        if table.sheet in (Sheet.ACTIVITIES, Sheet.DEALS):
            assert 100 <= len(table.rows) <= 400


def test_every_address_is_one_that_cannot_exist(name: str) -> None:
    spec = described(name)
    cells = [
        cell
        for rows in (spec.accounts, *(table.rows for table in spec.tables))
        for row in rows
        for cell in row
        if isinstance(cell, str)
    ]
    addresses = [c for c in cells if re.search(r"@|\w\.[a-z]{2,}$", c)]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)


@pytest.mark.slow
def test_findings_are_those_that_the_sample_is_to_show(name: str, folder: Path) -> None:
    findings = check(read(written(folder, name)))
    assert sorted(finding.code for finding in findings) == DIRT[name]


@pytest.mark.slow
def test_empty_keeps_the_model_and_no_sample(name: str, folder: Path) -> None:
    spec = described(name, empty=True)
    full = described(name)
    assert (spec.criteria, spec.contact_criteria) == (
        full.criteria,
        full.contact_criteria,
    )
    sheets = {table.sheet for table in spec.tables if table.rows}
    assert sheets <= {Sheet.SIGNALS}
    assert not spec.accounts
    assert not spec.has_fixed_day
    findings = check(read(written(folder, name, empty=True)))
    # nothing is wrong but that there are no accounts yet
    assert {f.code for f in findings if f.level == "error"} == {"A100"}


def test_empty_start_tells_no_story(name: str) -> None:
    empty, full = (
        " ".join(words(opened(built(name, empty=empty), values=True)[Sheet.START]))
        for empty in (True, False)
    )
    assert "invented" not in empty
    assert story_text(name) not in empty
    assert story_text(name) in full


@pytest.mark.parametrize("name", ["points", "bant"])
def test_lite_and_macros_hold_the_same_sheets(name: str) -> None:
    plain = own_tabs(opened(built(name), values=True))
    assert opened(built(name, build=lite.build)).sheetnames == plain
    assert opened(built(name, build=xlsm.build)).sheetnames[:-1] == plain


def test_a_live_rating_stands_only_where_accounts_hold_all() -> None:
    """A formula in an account's row cannot see what other tables tell of it."""
    live = opened(built("bant", build=xlsm.build))[Sheet.ACCOUNTS]
    still = opened(built("points", build=xlsm.build))
    assert rating.HEADING in [cell.value for cell in live[HEADING]]
    assert rating.HEADING not in [c.value for c in still[Sheet.ACCOUNTS][HEADING]]
    place = list(Setting).index(Setting.TODAY)
    day = still[Sheet.SETTINGS].cell(FIRST + place, 2).value
    assert getattr(day, "date", lambda: None)() == SAMPLE_DAY


def test_an_empty_model_takes_accounts_of_one_s_own(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    book = opened(built(name, empty=True, build=without_live))
    for row, account in enumerate(("Mine", "Yours"), FIRST):
        book[Sheet.ACCOUNTS].cell(row, 1, account)
    book.save(path)
    filled = read(path)
    assert filled.model is not None
    findings = [finding for finding in check(filled) if finding.level != "note"]
    # nothing is known of them yet, and nothing else is said
    assert {finding.code for finding in findings} <= {"A207", "C205"}


def test_no_pair_that_is_compared_is_stored_as_one_to_compare() -> None:
    content = built("learning")
    (asks,) = (
        str(row[0].value)
        for row in opened(content)[Sheet.COMPARE]["F5:F20"]
        if "MAX(" in str(row[0].value)
    )
    urgent = asks.split("MAX(")[1].split(")")[0].replace("$", "")
    stored = opened(content, values=True)[Sheet.COMPARE][urgent]
    assert {cell.value for (cell,) in stored} == {None}
