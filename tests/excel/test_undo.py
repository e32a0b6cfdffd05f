"""Undo of Score: the result tabs are what they were, and nothing else has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addin.excel import former, macros
from tests.doubles.excel import open_book
from tests.doubles.excel_charts import drawn_on
from tests.excel.books import small_book
from tests.excel.pressed import RESULTS, app_of, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


def out_of_sight(book: xw.Book) -> list[str]:
    names: list[str] = book.impl.book.sheetnames
    return [name for name in names if name.startswith("AccountScoring.")]


def charted(book: xw.Book) -> list[str]:
    """What the charts of Summary show."""
    drawn = drawn_on(sheet_of(book, "Summary"))
    return [chart.series[0].val.numRef.f for chart in drawn]


@pytest.mark.slow
@pytest.mark.parametrize("source", ["small", "template"])
def test_undo_brings_the_former_results_back(
    source: str, tmp_path: Path, sample_book: Path, *, com: bool
) -> None:
    path = small_book(tmp_path) if source == "small" else sample_book
    book = open_book(path, com=com)
    macros.score(book)
    before, charts = sheets_of(book), charted(book)
    # fewer accounts, other criteria: other rows, columns, charts and findings
    accounts = sheet_of(book, "Accounts")
    accounts.delete_rows(accounts.max_row - 1, 2)
    criteria = sheet_of(book, "Criteria")
    criteria.cell(criteria.max_row + 1, 1).value = None
    settings = sheet_of(book, "Settings")
    settings["B2"] = 1
    changed = {name: sheets_of(book)[name] for name in ("Accounts", "Settings")}
    macros.score(book)
    assert sheets_of(book)["Scored"] != before["Scored"]
    macros.undo(book)
    after = sheets_of(book)
    assert {name: after[name] for name in changed} == changed
    for name in RESULTS:
        assert after[name] == before[name], name
    assert charted(book) == charts
    assert all(place.startswith(("Summary!", "'Summary'!")) for place in charts)
    assert out_of_sight(book) == []
    assert [*after] == [*before]


def test_undo_of_the_first_score_takes_its_tabs_away(book: xw.Book) -> None:
    before = sheets_of(book)
    macros.score(book)
    assert [*sheets_of(book)] != [*before]
    macros.undo(book)
    assert sheets_of(book) == before


def test_the_table_that_formulas_refer_to_stays(book: xw.Book) -> None:
    macros.score(book)
    (table,) = sheet_of(book, "Scored").tables.values()
    headings = [column.name for column in table.tableColumns]
    sheet_of(book, "Criteria")["A3"] = "Size"
    macros.score(book)
    macros.undo(book)
    (same,) = sheet_of(book, "Scored").tables.values()
    assert same is table
    assert [column.name for column in same.tableColumns] == headings


def test_what_is_kept_is_out_of_sight(book: xw.Book) -> None:
    macros.score(book)
    hidden_names = out_of_sight(book)
    assert hidden_names == [f"AccountScoring.{name}" for name in RESULTS]
    assert {sheet_of(book, name).sheet_state for name in hidden_names} == {"veryHidden"}
    macros.score(book)
    assert out_of_sight(book) == hidden_names


def test_undo_twice_says_so(book: xw.Book) -> None:
    macros.score(book)
    macros.score(book)
    macros.undo(book)
    after = sheets_of(book)
    macros.undo(book)
    assert app_of(book).alerts[-1] == former.NOTHING
    assert sheets_of(book) == after


def test_a_score_that_stops_leaves_nothing_to_undo(book: xw.Book) -> None:
    macros.score(book)
    macros.score(book)
    sheet_of(book, "Criteria")["C2"] = "at lest"
    macros.score(book)
    assert out_of_sight(book) == []


def test_a_foreign_tab_is_neither_kept_nor_written(book: xw.Book) -> None:
    book.sheets.add("Summary").range("A1").value = "Turnover"
    macros.score(book)
    assert "overwrite" in app_of(book).alerts[-1]
    assert out_of_sight(book) == []


def test_results_too_large_to_keep_are_written_all_the_same(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former, "MOST_CELLS", 20)
    macros.score(book)
    assert len(out_of_sight(book)) == len(RESULTS)
    macros.score(book)
    assert out_of_sight(book) == []
    assert "to contact" in app_of(book).alerts[-1]


def test_where_excel_refuses_a_copy_score_goes_on(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    macros.score(book)

    def refuse(*_: Any) -> None:
        message = "the structure of the workbook is protected"
        raise OSError(message)

    monkeypatch.setattr(type(book.sheets[0].impl), "copy", refuse)
    macros.score(book)
    assert "to contact" in app_of(book).alerts[-1]
    assert out_of_sight(book) == []
    assert "cannot be kept for Undo" in caplog.text


@pytest.mark.parametrize("place", ["IN_BROWSER", "ON_MAC"])
def test_where_there_is_no_undo_nothing_is_kept(
    place: str, book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former, place, True)
    macros.score(book)
    assert out_of_sight(book) == []


def test_a_tab_deleted_since_stays_so(book: xw.Book) -> None:
    macros.score(book)
    macros.score(book)
    book.sheets["Summary"].delete()
    macros.undo(book)
    assert "Summary" not in book.impl.book.sheetnames
    assert out_of_sight(book) == []
