"""The optional tabs of `account-scoring add`, added from the menu."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from addin.answers.reply import reply
from scoring.cli.commands import cli
from scoring.optional.tabs import TABS
from scoring.sheets.page_data import everywhere
from scoring.values.refs import column_letters
from tests.excel.books import small_book
from tests.google.google_double import SCORE, needs_node, run, uploaded
from tests.google.small import BOOK, book
from tests.google.test_sidebar import ALONE


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.vocabulary import Sheet
    from tests.google.google_double import Rows

pytestmark = [needs_node, pytest.mark.node]


def press(sheet: str) -> dict[str, str]:
    """Choose a tab in the menu."""
    return {"press": "add" + "".join(word.capitalize() for word in sheet.split())}


def filled(rows: Rows) -> Rows:
    """Rows with anything on them, up to their last value: formulas are no values here."""
    ends = [
        max((n for n, cell in enumerate(row, 1) if cell), default=0) for row in rows
    ]
    return [row[:end] for row, end in zip(rows, ends, strict=True) if end]


def typed(cell: Any) -> Any:
    """Take a cell as it was filled in; the double works nothing out."""
    return None if cell == "calculated" else cell


@pytest.mark.parametrize("sheet", [sheet for sheet in TABS if sheet != "Card"])
def test_each_tab_is_that_of_a_file(sheet: Sheet, server: str, tmp_path: Any) -> None:
    view = run(BOOK, press(sheet), server=server).last
    assert view.alerts == [
        f"The tab {sheet} was added at the end; its notes say what goes where."
    ]
    assert view.front == sheet == [*view.tabs][-1]
    path = small_book(tmp_path)
    done = CliRunner().invoke(cli, ["add", str(path), sheet])
    assert done.exit_code == 0, done.output
    written = [[typed(cell) for cell in row] for row in view.rows(sheet)]
    assert filled(written) == filled(uploaded(path)[sheet])
    tab, worksheet = view.tabs[sheet], openpyxl.load_workbook(path)[sheet]
    notes = {
        f"{cell.row} {cell.column}": cell.comment.text
        for row in worksheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert tab["notes"] == notes
    offered = {
        area.min_col
        for drop_down in worksheet.data_validations.dataValidation
        for area in drop_down.sqref.ranges
    }
    assert {one["area"][1] for one in tab["validations"]} == offered
    assert tab["frozen"] == [4, 0]
    assert tab["gridless"] is True
    assert tab["filter"]["area"][0] == 4
    for name in BOOK:
        assert view.tabs[name]["changes"] == 0


def test_accounts_and_words_are_offered_and_nothing_is_forced(server: str) -> None:
    tab = run(BOOK, press("Overrides"), server=server).last.tabs["Overrides"]
    accounts, words = tab["validations"]
    assert (accounts["area"], words["area"]) == ([5, 1, 996, 1], [5, 2, 996, 1])
    assert accounts["source"] == ["Accounts", 2, 1, 999, 1]
    assert words["words"] == ["contact", "not contact", "out"]
    assert (accounts["strict"], words["strict"]) == (False, False)


def test_what_is_filled_in_looks_as_in_a_file(server: str) -> None:
    looks = run(BOOK, press("Examples"), server=server).last.tabs["Examples"]["looks"]
    # 7-10 would be taken for a date
    assert ["setNumberFormat", [5, 2, 996, 1], ["@"]] in looks


@pytest.mark.parametrize("name", ["Overrides", " overrides"])
def test_a_tab_that_is_there_is_left_alone(name: str, server: str) -> None:
    mine = book(**{name: [["Mine"]]})
    view = run(mine, press("Overrides"), server=server).last
    assert view.alerts == [f"My accounts has the tab {name} already: nothing was added"]
    assert sum(tab["changes"] for tab in view.tabs.values()) == 0


def test_compare_needs_two_criteria(server: str) -> None:
    few = book(Criteria=BOOK["Criteria"][:2])
    view = run(few, press("Compare"), server=server).last
    assert view.alerts == ["Compare needs at least two criteria on the sheet Criteria"]
    assert [*view.tabs] == [*few]


@pytest.mark.parametrize("sheet", ["Signals", "Card"])
def test_without_a_server_the_same_tab_is_added(sheet: str, server: str) -> None:
    ask = {"call": ["sidebarAsks", "tab", sheet]}
    request = run(BOOK, ask, **ALONE).last.result
    write = {"call": ["sidebarWrites", "tab", {}, reply("tab", request["body"])]}
    mine = run(BOOK, write, **ALONE).last
    served = run(BOOK, press(sheet), server=server).last
    assert mine.tabs == served.tabs
    assert [mine.result["message"]] == served.alerts


def test_a_tab_that_came_meanwhile_is_left_alone() -> None:
    ask = {"call": ["sidebarAsks", "tab", "Signals"]}
    request = run(BOOK, ask, **ALONE).last.result
    answer = reply("tab", request["body"])
    write = {"call": ["sidebarWrites", "tab", {}, answer]}
    view = run(book(Signals=[["Mine"]]), write, **ALONE).last
    assert (
        view.result["message"] == "There is a tab Signals already: nothing was added."
    )
    assert view.rows("Signals") == [["Mine"]]


def test_no_other_tab_can_be_asked_for() -> None:
    answer = reply("tab", '{"sheets": {"Criteria": []}, "name": "", "tab": "Signal"}')
    assert "there is no tab 'Signal' to add, did you mean 'Signals'?" in answer


def file_formulas(path: Path, sheet: str) -> dict[str, str]:
    """The formulas of a tab in a file, by cell."""
    return {
        cell.coordinate: cell.value
        for row in openpyxl.load_workbook(path)[sheet].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    }


def script_formulas(tab: dict[str, Any]) -> dict[str, str]:
    """The formulas that the script has filled in, by cell."""
    return {
        f"{column_letters(column)}{row}": text
        for row, texts in enumerate(tab["formulas"], start=1)
        for column, text in enumerate(texts, start=1)
        if text
    }


@pytest.mark.parametrize("sheet", ["Card", "Compare"])
def test_formulas_are_those_of_a_file_as_any_country_reads_them(
    sheet: str, server: str, tmp_path: Path
) -> None:
    tab = run(BOOK, press(sheet), server=server).last.tabs[sheet]
    path = small_book(tmp_path)
    done = CliRunner().invoke(cli, ["add", str(path), sheet])
    assert done.exit_code == 0, done.output
    expected = file_formulas(path, sheet)
    assert len(expected) > 3
    assert script_formulas(tab) == {
        cell: f"={everywhere(text.removeprefix('='))}"
        for cell, text in expected.items()
    }


def test_the_card_offers_the_accounts_and_hides_what_it_is_worked_out_with(
    server: str,
) -> None:
    view = run(BOOK, press("Card"), server=server).last
    assert view.alerts == [
        "The tab Card was added at the end: choose an account on it."
    ]
    tab = view.tabs["Card"]
    (offer,) = tab["validations"]
    assert (offer["area"], offer["strict"]) == ([5, 2, 1, 1], False)
    assert offer["source"] == ["Accounts", 2, 1, 999, 1]
    assert tab["hiddenColumns"] == [*range(8, 25)]
    # the bars, where a merged cell is as wide as two
    assert [6, 4, 1, 2] in tab["merges"]
    assert tab["frozen"] == [5, 0]


def test_the_card_is_no_export_and_is_not_sent(server: str) -> None:
    added = run(BOOK, press("Card"), {"press": "importExport"}, server=server)
    assert "Card" not in added.views[0].tabs or added.last.alerts
    fetches = run(book(Card=[["Account", "Acme"]]), SCORE, server=server).last.fetches
    assert "Card" not in json.loads(fetches[0]["payload"])["sheets"]


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("IF(A1>0.05,1,2)", "IF(A1>(1/20);1;2)"),
        ("SUM('It''s, 0.5'!A1,2)", "SUM('It''s, 0.5'!A1;2)"),
        ('"a ""b, 1.5"""&FIXED(A1,1)', '"a ""b, 1.5"""&FIXED(A1;1)'),
        ("A10+B2*10", "A10+B2*10"),
    ],
    ids=["decimal", "name", "text", "whole numbers"],
)
def test_formulas_know_no_country(formula: str, written: str) -> None:
    assert everywhere(formula) == written
