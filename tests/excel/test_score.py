"""The Score button, pressed in a workbook that is open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

import addin.excel.macros
import addin.excel.read_workbook
import addin.excel.scored_tab
from addin.excel import macros
from addin.excel.read_workbook import read_book
from addin.excel.scored_tab import write_scored
from scoring import pipeline, score_file
from scoring.sheets.looks import TAB
from scoring.sheets.ownership import MARK
from scoring.sheets.scored import scored_sheet
from tests.doubles.excel import open_book
from tests.excel.books import (
    ACCOUNTS,
    CRITERIA,
    filled,
    looks_of,
    small_book,
    values,
    write_book,
)
from tests.excel.pressed import RESULTS, TEMPLATE, app_of, selected, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw
    from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[Any]]


def test_score_ranks_the_accounts(book: xw.Book) -> None:
    macros.score(book)
    rows = values(sheet_of(book, "Scored"))
    assert [row[:5] for row in rows] == [
        ("Rank", "Account", "Rating", "Tier", "Status"),
        (1.0, "Cask", 10.0, "A", "Contact"),
        (2.0, "Acme", 6.7, "B", "Contact"),
        (3.0, "Bolt", 3.3, "C", "Not now"),
        (None, "Dune", 0.0, None, "Disqualified"),
    ]
    assert app_of(book).alerts == ["2 of 4 accounts to contact, rated 6 or more."]


def test_only_contacts_are_shown(book: xw.Book) -> None:
    macros.score(book)
    scored = sheet_of(book, "Scored")
    hidden = [n for n, row in scored.row_dimensions.items() if row.hidden]
    assert hidden == [4, 5]
    table = scored.tables["Scored"]
    assert table.ref == f"A1:{scored.cell(5, scored.max_column).coordinate}"
    assert table.autoFilter.filterColumn[0].filters.filter == ["Yes"]


def test_score_puts_what_the_command_line_writes(
    tmp_path: Path, sample_book: Path, *, com: bool
) -> None:
    target = tmp_path / "scored.xlsx"
    score_file(sample_book, target)
    by_file = openpyxl.load_workbook(target)
    book = open_book(sample_book, com=com)
    macros.score(book)
    assert values(sheet_of(book, "Scored")) == values(by_file["Scored"])
    assert shown_values(sheet_of(book, "Check")) == shown_values(by_file["Check"])
    assert shown_values(sheet_of(book, "Summary")) == shown_values(by_file["Summary"])


def shown_values(sheet: Worksheet) -> set[Any]:
    """What stands anywhere on a sheet."""
    every = {value for row in values(sheet) for value in row if value}
    return {round(v, 9) if isinstance(v, float) else v for v in every}


@pytest.mark.slow
def test_score_pressed_twice_gives_the_same_workbook(
    sample_book: Path, *, com: bool
) -> None:
    book = open_book(sample_book, com=com)
    macros.score(book)
    once = sheets_of(book)
    macros.score(book)
    assert sheets_of(book) == once


@pytest.mark.slow
def test_the_users_own_tabs_stay_as_they_are(*, com: bool) -> None:
    book = open_book(TEMPLATE, com=com)
    before = sheets_of(book)
    for macro in (macros.score, macros.check, macros.explain):
        macro(book)
    after = sheets_of(book)
    assert [name for name in after if name not in before] == list(RESULTS)
    assert {name: after[name] for name in before} == before


def test_the_tabs_can_stand_under_other_spellings(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "book.xlsx", Notes=[], _CRITERIA_=CRITERIA, accounts=ACCOUNTS
    )
    book = open_book(path)
    macros.score(book)
    assert app_of(book).alerts == ["2 of 4 accounts to contact, rated 5 or more."]


def test_titles_and_notes_may_stand_above(tmp_path: Path) -> None:
    above: list[list[Any]] = [["Our customers"], [], []]
    moved = [[None, *row] for row in ACCOUNTS]
    path = small_book(tmp_path, Criteria=[*above, *CRITERIA], Accounts=[*above, *moved])
    book = open_book(path)
    macros.score(book)
    assert values(sheet_of(book, "Scored"))[1][:3] == (1.0, "Cask", 10.0)
    selected(book, "Accounts", "B6")
    macros.explain(book)
    assert app_of(book).alerts[-1].startswith("Bolt: Not now, rank 3")


def test_settings_may_be_missing(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path, Settings=None))
    macros.score(book)
    assert app_of(book).alerts == ["2 of 4 accounts to contact, rated 5 or more."]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.com")',
        "=1+1",
        "+45 12 34 56 78",
        "-5",
        "@Acme",
        "007",
        "11-50",
        "1/2",
        "50 %",
        "TRUE",
        "'tis",
        "#N/A nothing",
    ],
)
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    rows: Rows = [[*ACCOUNTS[0], text], ["Acme", "Software", 90, None, text]]
    path = small_book(tmp_path, Accounts=rows)
    opened = openpyxl.load_workbook(path)
    for row in (1, 2):
        opened["Accounts"].cell(row, 5).data_type = "s"
    opened.save(path)
    book = open_book(path)
    macros.score(book)
    scored = sheet_of(book, "Scored")
    column = [cell.value for cell in scored[1]].index(text) + 1
    assert scored.cell(2, column).value == text
    assert {scored.cell(row, column).data_type for row in (1, 2)} == {"s"}
    assert scored.tables["Scored"].tableColumns[column - 1].name == text


def test_formats_come_along(tmp_path: Path) -> None:
    day = dt.datetime(2026, 3, 31)  # noqa: DTZ001
    rows: Rows = [["Account", "Revenue", "Visit"], ["Acme", 1200.5, day]]
    path = small_book(tmp_path, Accounts=rows, Criteria=criteria("Revenue"))
    opened = openpyxl.load_workbook(path)
    opened["Accounts"]["B2"].number_format = "#,##0.00"
    opened["Accounts"]["C2"].number_format = "dd.mm.yyyy"
    opened.save(path)
    book = open_book(path)
    macros.score(book)
    scored = sheet_of(book, "Scored")
    formats = {
        c.value: scored.cell(2, n).number_format for n, c in enumerate(scored[1], 1)
    }
    assert formats["Revenue"] == "#,##0.00"
    assert formats["Visit"] == "dd.mm.yyyy"
    assert formats["Known"] == "0%"
    assert formats["Rating"] == "0.0"


def criteria(field: str) -> list[list[Any]]:
    return [["Criterion", "Weight", "Test", "Points"], [field, 1, "is not blank", 10]]


def test_the_points_fold_away_and_the_headings_stay(
    sample_book: Path, *, com: bool
) -> None:
    book = open_book(sample_book, com=com)
    macros.score(book)
    scored = sheet_of(book, "Scored")
    columns = {c.value: get_column_letter(n) for n, c in enumerate(scored[1], 1)}
    points = scored.column_dimensions[columns["Industry points"]]
    assert (points.hidden, points.outlineLevel) == ((True, 1) if com else (False, 0))
    assert not scored.column_dimensions[columns["Owner"]].hidden
    window = app_of(book).window
    assert window.FreezePanes is com


def test_tabs_of_results_have_a_colour_and_those_of_the_user_do_not(
    book: xw.Book,
) -> None:
    macros.score(book)
    colours = {sheet.title: sheet.sheet_properties.tabColor for sheet in book.impl.book}
    assert {colours[name].rgb for name in RESULTS} == {f"00{TAB}"}
    assert colours["Accounts"] is None


def test_fewer_accounts_leave_nothing_behind(book: xw.Book, tmp_path: Path) -> None:
    macros.score(book)
    accounts = sheet_of(book, "Accounts")
    accounts.delete_rows(4, 2)
    accounts.delete_cols(4)
    sheet_of(book, "Criteria").delete_rows(4)
    macros.score(book)
    fresh = open_book(
        small_book(tmp_path, Accounts=ACCOUNTS[:3], Criteria=CRITERIA[:3])
    )
    sheet_of(fresh, "Accounts").delete_cols(4)
    macros.score(fresh)
    for name in RESULTS:
        again, once = looks_of(sheet_of(book, name)), looks_of(sheet_of(fresh, name))
        assert filled(again) == filled(once)
        assert again["tables"] == once["tables"]


def test_a_scored_copy_can_be_scored_again(tmp_path: Path, *, com: bool) -> None:
    path = small_book(tmp_path)
    scored = tmp_path / "scored.xlsx"
    score_file(path, scored)
    book = open_book(scored, com=com)
    before = values(sheet_of(book, "Scored"))
    macros.score(book)
    assert values(sheet_of(book, "Scored")) == before
    assert [*sheet_of(book, "Scored").tables] == ["Scored"]
    assert book.impl.book.sheetnames.count("Scored") == 1


def test_sparklines_of_a_file_go_before_other_cells_stand_there(
    tmp_path: Path, *, com: bool
) -> None:
    """Clearing cells leaves them, and then they are drawn behind other columns."""
    score_file(small_book(tmp_path), tmp_path / "scored.xlsx")
    book = open_book(tmp_path / "scored.xlsx", com=com)
    sheet: Any = sheet_of(book, "Scored")
    sheet.sparklines = ["J2"]
    macros.score(book)
    assert sheet.sparklines == ([] if com else ["J2"])


def test_a_taken_table_name_is_left_to_its_owner(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    opened = openpyxl.load_workbook(path)
    table = Table(displayName="Scored", ref="A1:B3")
    opened["Settings"].add_table(table)
    opened.save(path)
    book = open_book(path)
    macros.score(book)
    assert [*sheet_of(book, "Scored").tables] == ["Scored_2"]


def test_a_table_elsewhere_on_the_tab_makes_room(book: xw.Book) -> None:
    scored = book.impl.book.create_sheet("Scored")
    for row in range(4, 7):
        scored.cell(row, 5).value = f"old {row}"
    scored.add_table(Table(displayName="Old", ref="E4:E6"))
    book.sheets["Scored"].names.add(MARK, '="Scored"')
    macros.score(book)
    assert [*scored.tables] == ["Scored"]
    assert not any("old" in str(v) for row in values(scored) for v in row)


def test_dates_without_a_format_get_one(tmp_path: Path) -> None:
    day = dt.datetime(2026, 3, 31)  # noqa: DTZ001
    noon = day.replace(hour=12)
    rows: Rows = [["Account", "Visit", "Call"], ["Acme", day, noon]]
    path = small_book(tmp_path, Accounts=rows, Criteria=criteria("Visit"))
    book = open_book(path)
    for name in ("B2", "C2"):
        sheet_of(book, "Accounts")[name].number_format = "General"
    macros.score(book)
    scored = sheet_of(book, "Scored")
    formats = {
        c.value: scored.cell(2, n).number_format for n, c in enumerate(scored[1], 1)
    }
    assert formats["Visit"] == "m/d/yyyy"
    assert formats["Call"] == "m/d/yyyy h:mm"


def test_too_many_accounts_for_a_sheet(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addin.excel.scored_tab, "MOST_ROWS", 3)
    macros.score(book)
    (alert,) = app_of(book).alerts
    assert alert.startswith("4 accounts of ")
    assert values(sheet_of(book, "Accounts")) == [*map(tuple, ACCOUNTS)]
    assert "Scored" not in book.impl.book.sheetnames


@pytest.mark.parametrize("arrange", [True, False])
def test_values_are_put_in_ranked_order(book: xw.Book, *, arrange: bool) -> None:
    read = read_book(book)
    ratings = pipeline.rate(read).ratings
    write_scored(book, scored_sheet(ratings, read.table, arrange=arrange))()
    rows = values(sheet_of(book, "Scored"))
    assert [row[1] for row in rows[1:]] == ["Cask", "Acme", "Bolt", "Dune"]


def test_headings_are_right_after_columns_have_moved(book: xw.Book) -> None:
    macros.score(book)
    accounts = sheet_of(book, "Accounts")
    before = [cell.value for cell in sheet_of(book, "Scored")[1]]
    accounts.move_range("B1:D5", cols=1)
    for row in range(1, 6):
        accounts.cell(row, 2).value = accounts.cell(row, 5).value
        accounts.cell(row, 5).value = None
    macros.score(book)
    headings = [cell.value for cell in sheet_of(book, "Scored")[1]]
    assert {*headings} == {*before}
    assert headings != before
    assert [*sheet_of(book, "Scored").tables["Scored"].column_names] == headings
