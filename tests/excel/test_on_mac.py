"""What the buttons do in Excel for Mac, through xlwings' own code for it."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

from addin.excel import excel_api
from addin.excel.style import dress
from scoring.xlsx.draw.page_setup import PageSetup
from scoring.xlsx.draw.styles import Style
from tests.doubles.mac import WORDS, book_on_mac, mac_module


if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = "excel.workbooks[1].worksheets[Scored]"


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with mac_module() as module:
        monkeypatch.setattr(excel_api, "ON_MAC", True)
        # xlwings makes sure that its program is in front
        in_front = SimpleNamespace(active=xw.App(impl=book_on_mac(module)[0].app.impl))
        monkeypatch.setattr(xw.main, "apps", in_front)
        yield module


def sheet_on_mac(mac: Any) -> tuple[xw.Sheet, list[str]]:
    book, done = book_on_mac(mac)
    return xw.Sheet(impl=mac.Sheet(book.impl, "Scored")), done


def test_headings_are_frozen(mac: Any, caplog: pytest.LogCaptureFixture) -> None:
    sheet, done = sheet_on_mac(mac)
    excel_api.freeze(sheet, rows=1, columns=2)
    window = "excel.active_window"
    assert done == [
        "excel in front",
        "excel.workbooks[1].activate_object()",
        f"{SHEET}.activate_object()",
        f"{window}.freeze_panes = False",
        f"{window}.scroll_row = 1",
        f"{window}.scroll_column = 1",
        f"{window}.split_row = 1",
        f"{window}.split_column = 2",
        f"{window}.freeze_panes = True",
    ]
    assert caplog.records == []


def test_points_are_folded_and_unfolded(mac: Any) -> None:
    sheet, done = sheet_on_mac(mac)
    columns = xw.Range(impl=mac.Range(sheet.impl, "Q1:T1"))
    excel_api.fold(columns, new=False)
    assert done == [
        f"{SHEET}.cells[Q1:T1].entire_column.group()",
        f"{SHEET}.outline_object.show_levels(column_levels=1)",
    ]
    done.clear()
    excel_api.unfold(sheet)
    assert done[:2] == [
        f"{SHEET}.autofilter_mode = False",
        f"{SHEET}.used_range.clear_outline()",
    ]


def test_texts_are_indented(mac: Any) -> None:
    sheet, done = sheet_on_mac(mac)
    dress(xw.Range(impl=mac.Range(sheet.impl, "B2:B9")), Style(indent=1))
    assert f"{SHEET}.cells[B2:B9].indent_level = 1" in done


def test_pages_are_set_up(mac: Any) -> None:
    sheet, done = sheet_on_mac(mac)
    excel_api.print_as(sheet, PageSetup(), "")
    setup = f"{SHEET}.page_setup_object"
    assert f"{setup}.page_orientation = k.landscape" in done
    assert f"{setup}.fit_to_pages_wide = 1" in done


def test_days_are_counted_as_the_workbook_says(
    mac: Any, caplog: pytest.LogCaptureFixture
) -> None:
    book, _ = book_on_mac(mac)
    assert excel_api.counts_from_1904(book)
    assert excel_api.UNKNOWN_DAYS not in caplog.text


def test_a_table_stays_one_where_no_word_unmakes_it(
    mac: Any, caplog: pytest.LogCaptureFixture
) -> None:
    sheet, done = sheet_on_mac(mac)
    excel_api.unlist(xw.main.Table(impl=mac.Table(sheet.impl, "Scored")))
    assert done == []
    assert caplog.records == []
    # once there is a word for it, it can be said
    assert "unlist" not in WORDS


def test_what_excel_refuses_is_logged(
    mac: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sheet, done = sheet_on_mac(mac)
    command_error = sys.modules["appscript.reference"].CommandError

    def refuse(*_: object) -> None:
        raise command_error

    monkeypatch.setattr(type(sheet.impl.xl), "set", refuse)
    excel_api.freeze(sheet, rows=1, columns=2)
    assert "the program refused" in caplog.text
    assert len(done) == 3
