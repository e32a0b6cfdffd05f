"""Optional tabs put into a workbook."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl import Workbook

import scoring
from scoring.behaviour import activities, contacts, signals
from scoring.cli.commands import cli
from scoring.judgement import examples, overrides
from scoring.learning.compare_sheet import read_compare
from scoring.optional.tabs import TABS
from scoring.tables import sources
from scoring.values.table import SheetTable
from scoring.vocabulary import OPTIONAL_REQUIRED, Head, Sheet
from templates import xlsm, xlsx
from tests.programs import convert, needs_office, needs_validator, validate


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.optional.tabs import OptionalTab

HEAD, FIRST = 4, 5
CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
}
EVERY = tuple(sheet.value for sheet in TABS)
TO_FILL_IN = {sheet: tab for sheet, tab in TABS.items() if sheet is not Sheet.CARD}
"""Card has no table: it is only looked at."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    # without the 40,000 formulas of Live, which openpyxl reads for seconds
    xlsx.build(tmp_path / "book.xlsx", live_rows=0)
    return tmp_path / "book.xlsx"


def plain_book(path: Path) -> Path:
    """Write a workbook as people make it: no title, one criterion, no Start."""
    workbook = Workbook()
    accounts = workbook.active
    assert accounts is not None
    accounts.title = "Accounts"
    accounts.append(["Company", "Client no"])
    accounts.append(["Acme", "K-1"])
    criteria = workbook.create_sheet("Criteria")
    criteria.append(["Criterion", "Test", "Points"])
    criteria.append(["Company", "is not blank", 5])
    workbook.save(path)
    return path


def run(book: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["add", str(book), *words])
    return result.exit_code, result.output


def added(book: Path, *words: str) -> Path:
    out = book.with_name(f"out{book.suffix}")
    exit_code, output = run(book, *words, "-o", str(out))
    assert exit_code == 0, output
    return out


def drop_downs(path: Path, sheet: str) -> dict[str, str]:
    """Give what is offered in each column of a sheet, by the column's letters."""
    validations = openpyxl.load_workbook(path)[sheet].data_validations
    return {
        str(each.sqref).partition("5")[0]: str(each.formula1)
        for each in validations.dataValidation
    }


@pytest.mark.parametrize("tab", TO_FILL_IN.values(), ids=lambda tab: tab.sheet.value)
def test_a_tab_has_the_headings_that_its_reader_asks_for(tab: OptionalTab) -> None:
    headings = {column.heading for column in tab.columns}
    assert set(OPTIONAL_REQUIRED[tab.sheet]) <= headings


@pytest.mark.parametrize(
    ("sheet", "heads"),
    [
        (Sheet.ACTIVITIES, activities.HEADS),
        (Sheet.SIGNALS, signals.HEADS),
        (Sheet.SOURCES, sources.HEADS),
        (Sheet.OVERRIDES, overrides.HEADS),
        (Sheet.EXAMPLES, examples.HEADS),
        (Sheet.CONTACTS, (*contacts.HEADS, Head.ROLE)),
    ],
)
def test_a_tab_has_all_headings_that_its_reader_knows(
    sheet: Sheet, heads: tuple[Head, ...]
) -> None:
    assert [c.heading for c in TABS[sheet].columns] == [head.value for head in heads]


def test_all_tabs_come_at_the_end_with_notes_and_room_to_write(book: Path) -> None:
    before = openpyxl.load_workbook(book).sheetnames
    workbook = openpyxl.load_workbook(added(book, *EVERY))
    assert workbook.sheetnames == [*before, *EVERY]
    for sheet, tab in TO_FILL_IN.items():
        cells = workbook[sheet][HEAD]
        shown = [cell.value for cell in cells if cell.value]
        assert shown[: len(tab.columns)] == [c.heading for c in tab.columns]
        notes = [cell.comment.text for cell in cells if cell.comment]
        assert notes[: len(tab.columns)] == [column.note for column in tab.columns]
        assert workbook[sheet].freeze_panes == f"A{FIRST}"


@pytest.mark.slow
def test_nothing_else_in_the_workbook_changes(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    xlsx.build(book)
    out = added(book, *EVERY)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out) as new:
        for name in set(old.namelist()) - CHANGED:
            assert new.read(name) == old.read(name), name
    books = (openpyxl.load_workbook(path, data_only=True) for path in (book, out))
    styles = (read[Sheet.CRITERIA]["A5"].font for read in books)
    assert len({(font.name, font.sz, font.b) for font in styles}) == 1


@pytest.mark.slow
@pytest.mark.node
@needs_validator
@pytest.mark.parametrize("macros", [False, True], ids=["plain", "with macros"])
def test_the_workbook_is_valid(tmp_path: Path, macros: bool) -> None:  # noqa: FBT001 - a case
    path = tmp_path / ("book.xlsm" if macros else "book.xlsx")
    (xlsm if macros else xlsx).build(path)
    assert validate(added(path, *EVERY)) == []


def test_accounts_and_kinds_are_offered_where_they_stand(book: Path) -> None:
    out = added(book, "activities", "SIGNALS", "Routing")
    offered = drop_downs(out, Sheet.ACTIVITIES)
    assert offered == {"A": "Accounts!$A$5:$A$2004", "C": "Signals!$A$5:$A$104"}
    assert drop_downs(out, Sheet.ROUTING)["A"].startswith("Accounts!$A$4:$")


def test_what_the_workbook_does_not_have_is_not_offered(tmp_path: Path) -> None:
    path = plain_book(tmp_path / "odd.xlsx")
    out = added(path, "Activities", "Deals")
    assert drop_downs(out, Sheet.ACTIVITIES) == {"A": "Accounts!$A$2:$A$2001"}
    assert openpyxl.load_workbook(out)[Sheet.DEALS]["A3"].value is None


def test_names_are_offered_under_the_heading_that_the_settings_name(
    tmp_path: Path,
) -> None:
    path = plain_book(tmp_path / "book.xlsx")
    workbook = openpyxl.load_workbook(path)
    settings = workbook.create_sheet("Settings")
    settings.append(["Setting", "Value"])
    settings.append(["Account name", "Client no"])
    workbook.save(path)
    out = added(tmp_path / "book.xlsx", "Deals")
    assert drop_downs(out, Sheet.DEALS)["A"] == "Accounts!$B$2:$B$2001"


def test_what_is_filled_in_counts(book: Path) -> None:
    out = added(book, "Activities", "Signals")
    workbook = openpyxl.load_workbook(out)
    name = workbook[Sheet.ACCOUNTS]["A5"].value
    for sheet, row in (
        (Sheet.SIGNALS, ["Demo", 10]),
        (Sheet.ACTIVITIES, [name, "2026-11-20", "Demo", None, 3]),
    ):
        for column, value in enumerate(row, start=1):
            workbook[sheet].cell(FIRST, column, value)
    workbook.save(out)
    words = ["score", str(out), "--today", "2026-11-20", "--json", "-o"]
    result = CliRunner().invoke(cli, [*words, str(book.with_name("scored.xlsx"))])
    data = json.loads(result.output)
    assert result.exit_code == 0
    scored = openpyxl.load_workbook(book.with_name("scored.xlsx"))[Sheet.SCORED]
    headings = [cell.value for cell in scored[1]]
    column, named = headings.index("Activity points"), headings.index("Account")
    points = {row[named].value: row[column].value for row in scored.iter_rows(2)}
    assert points[name] == 30
    assert data


def test_compare_asks_for_each_pair_and_apply_takes_the_answers(book: Path) -> None:
    out = added(book, "Compare")
    workbook = openpyxl.load_workbook(out)
    sheet = workbook[Sheet.COMPARE]
    rows = [row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value]
    names = {sheet.cell(row, 1).value for row in rows}
    assert len(rows) == len(names) * (len(names) + 1) // 2
    for row in rows:
        sheet.cell(row, 3, "equal")
    workbook.save(out)
    words = ["apply", "--compare", str(out), "-o", str(book.with_name("new.xlsx"))]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    assert "The judgements are consistent" in result.output


@needs_office
@pytest.mark.office
@pytest.mark.slow
def test_weights_are_live_beside_the_pairs(tmp_path: Path) -> None:
    """In LibreOffice: words, numbers, also as text, fractions, and the date Excel makes of one."""
    cells = ["a little more", "5", 3, "1/5", dt.datetime(2026, 5, 1), "-4"]  # noqa: DTZ001 - as a cell has it
    out = compared(tmp_path, cells)
    live = recalculated(out)
    applied = CliRunner().invoke(
        cli, ["apply", "--compare", str(out), "-o", str(tmp_path / "new.xlsx")]
    )
    assert applied.exit_code == 0, applied.output
    weights = [line for line in applied.output.splitlines() if " -> " in line]
    assert [f"{name}: 1 -> {value:g}" for name, value in live[:4]] == weights
    assert live[5] == ("All pairs are compared.", None)


@needs_office
@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([3, 3], "2 of 6 pairs are compared."),
        (["3", "n/a", "-2"], "2 of 6 pairs are compared."),
        ([2, 2, None, 2, None, 3], "4 of 6 pairs are compared."),
        ([None, None, None, None, 2, 2], "2 of 6 pairs are compared."),
        ([3, 3, "rather"], "One judgement cannot be read."),
        ([3, 3, 0.7], "One judgement cannot be read."),
        ([3, 3, "0.4"], "One judgement cannot be read."),
    ],
)
def test_what_is_not_complete_has_no_weights_and_asks_for_the_next_pair(
    tmp_path: Path, cells: list[object], says: str
) -> None:
    out = compared(tmp_path, cells)
    live = recalculated(out)
    assert [value for _, value in live] == [None] * 7
    assert live[5][0] == says
    # the formulas ask for the pair that the engine asks for
    assert live[6][0] == question_of(out)


def question_of(path: Path) -> str | None:
    """What the engine asks for next; None where it cannot read the judgements."""
    sheet: Any = openpyxl.load_workbook(path)[Sheet.COMPARE]
    rows = [row[:3] for row in sheet.iter_rows(HEAD, FIRST + 5, values_only=True)]
    criteria = openpyxl.load_workbook(path)["Criteria"].iter_rows(values_only=True)
    model = scoring.parse_model([[*row] for row in criteria])
    read, findings = read_compare(SheetTable.of("Compare", rows), model)
    if read is None:
        assert [f.code for f in findings] == ["L103"]
        return None
    return next(text for text in read.sentences() if text.startswith("Compare next"))


def compared(folder: Path, cells: list[object]) -> Path:
    """A workbook of four criteria whose pairs are judged so, in the order of the tab."""
    names = ("Need", "Size", "Source", "Budget")
    book = Workbook()
    criteria: Any = book.active
    criteria.title = "Criteria"
    criteria.append(["Criterion", "Weight", "Test", "Points"])
    for name in names:
        criteria.append([name, 1, "is not blank", 10])
    book.create_sheet("Accounts").append(["Account", *names])
    book["Accounts"].append(["Acme", 1, 1, 1, 1])
    book.save(folder / "book.xlsx")
    out = added(folder / "book.xlsx", "Compare")
    workbook = openpyxl.load_workbook(out)
    sheet: Any = workbook[Sheet.COMPARE]
    for row, cell in enumerate(cells, FIRST):
        sheet.cell(row, 3).value = cell
    workbook.save(out)
    return out


def recalculated(path: Path) -> list[tuple[Any, Any]]:
    """The cells with the weights, and the line below them, as LibreOffice has them."""
    book = openpyxl.load_workbook(
        convert(path, "xlsx", path.parent / "live"), data_only=True
    )
    cells = book[Sheet.COMPARE]["G5":"H11"]
    return [(name.value, value.value or None) for name, value in cells]


def test_without_another_file_the_workbook_as_it_was_is_kept(book: Path) -> None:
    before = book.read_bytes()
    exit_code, output = run(book, "Outcomes")
    assert exit_code == 0, output
    assert book.with_name("book-before-add.xlsx").read_bytes() == before
    assert openpyxl.load_workbook(book).sheetnames[-1] == "Outcomes"


def test_tabs_that_are_there_are_refused_all_at_once(book: Path) -> None:
    out = added(book, "Contacts", "Deals")
    before = out.read_bytes()
    exit_code, output = run(out, "Deals", "Routing", "contacts")
    assert exit_code == 2
    assert "has the tabs Deals and Contacts already: nothing was added" in output
    assert out.read_bytes() == before
    assert sorted(p.name for p in out.parent.iterdir()) == ["book.xlsx", "out.xlsx"]


def test_words_that_name_no_tab_are_refused_all_at_once(book: Path) -> None:
    exit_code, output = run(book, "Contakts", "Deals", "Orders")
    assert exit_code == 2
    assert "there is no tab 'Contakts' to add, did you mean 'Contacts'?" in output
    assert "there is no tab 'Orders'" in output


@pytest.mark.parametrize(
    ("name", "reason"),
    [("book.csv", "has no tabs"), ("gone.xlsx", "there is no file")],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "book.csv").write_text("Account\nAcme\n")
    exit_code, output = run(tmp_path / name, "Deals")
    assert exit_code == 2
    assert reason in output


def test_compare_needs_two_criteria(tmp_path: Path) -> None:
    exit_code, output = run(plain_book(tmp_path / "book.xlsx"), "Compare")
    assert exit_code == 2
    assert "at least two criteria" in output


def test_a_workbook_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    before = path.read_bytes()
    exit_code, output = run(path, "Deals")
    assert exit_code == 2
    assert "has no sheet Accounts" in output
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_the_list_names_every_tab_in_a_line_each() -> None:
    result = CliRunner().invoke(cli, ["add", "--list"])
    assert [line.split("  ")[0] for line in result.output.splitlines()] == [*EVERY]
    data = json.loads(CliRunner().invoke(cli, ["add", "--list", "--json"]).output)
    assert [tab["tab"] for tab in data["tabs"]] == [*EVERY]


def test_data_for_programs(book: Path) -> None:
    out = str(book.with_name("out.xlsx"))
    exit_code, output = run(book, "deals", "-o", out, "--json")
    assert exit_code == 0
    assert json.loads(output) == {"written": out, "added": ["Deals"], "kept": None}
