"""The optional tabs of `account-scoring add`, added from the menu."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from addin.answers.add_sheet import add_sheet
from addin.answers.reply import reply
from scoring.cli.commands import cli
from scoring.errors import FileError
from scoring.optional.tabs import TABS
from tests.excel.books import small_book
from tests.google.google_double import needs_node, run, uploaded
from tests.google.small import BOOK, book
from tests.google.test_sidebar import ALONE


if TYPE_CHECKING:
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
    assert filled(view.rows(sheet)) == filled(uploaded(path)[sheet])
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


def test_without_a_server_the_same_tab_is_added(server: str) -> None:
    ask = {"call": ["sidebarAsks", "tab", "Signals"]}
    request = run(BOOK, ask, **ALONE).last.result
    write = {"call": ["sidebarWrites", "tab", {}, reply("tab", request["body"])]}
    mine = run(BOOK, write, **ALONE).last
    served = run(BOOK, press("Signals"), server=server).last
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


def test_the_card_is_refused_in_words_for_it_is_made_of_formulas() -> None:
    with pytest.raises(FileError, match="cannot be added here: run account-scoring"):
        add_sheet(SimpleNamespace(tab="card"))
