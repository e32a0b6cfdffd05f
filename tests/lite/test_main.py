"""The code in a workbook for xlwings Lite: what it offers, and what comes out."""

from __future__ import annotations

import inspect
import typing
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

from addin.functions import account_functions
from templates import lite
from templates.models.samples import SAMPLE_DAY, sample
from templates.pages.rating import criteria_cells, stored_ratings
from tests.doubles.excel import open_book
from tests.doubles.lite import Lite, as_excel_sends
from tests.excel.books import small_book
from tests.excel.pressed import RESULTS, app_of, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = [["Account", "Industry", "Employees", "Last activity"]]
CRITERIA = [
    ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
    ["Industry", 2, "", "is", "Software", 10],
    ["Employees", 1, "", "at least", 250, 10],
    ["Active", 1, "Last activity", "in the last days", 30, 10],
]
TODAY = 46_346
"""The sample's day as Excel counts days: that is how it hands a date to a function."""
FUNCTIONS = ("ACCOUNT_SCORE", "ACCOUNT_WHY", "ACCOUNT_POINTS", "ACCOUNT_RANKED")


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> Lite:
    monkeypatch.setattr(account_functions, "_today", lambda: SAMPLE_DAY)
    return Lite()


def test_it_offers_the_functions_and_the_buttons(code: Lite) -> None:
    assert sorted(code.offered("lite_function")) == sorted(FUNCTIONS)
    assert sorted(code.offered("lite_script")) == [
        "apply",
        "check",
        "explain",
        "review",
        "score",
    ]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_explained_and_untyped(code: Lite, name: str) -> None:
    ours, known = getattr(code.main, name), getattr(account_functions, name)
    assert not ours.__annotations__
    # the version is what Visual Basic adds, of which there is none here
    arguments = inspect.signature(known).parameters.keys() - {"version"}
    assert inspect.signature(ours).parameters.keys() == arguments
    assert ours.__doc__ == known.__doc__.splitlines()[0]
    assert all(about["doc"] for about in ours.lite_arguments.values())
    assert [*ours.lite_arguments][::-1] == [*inspect.signature(ours).parameters]


def test_scripts_are_given_the_workbook(code: Lite) -> None:
    for script in code.offered("lite_script").values():
        assert typing.get_type_hints(script)["book"] is xw.Book


def test_the_button_is_the_one_in_the_workbook(code: Lite) -> None:
    button = code.offered("lite_script")["score"].__dict__["lite_script"]["button"]
    assert button == f"[{lite.BUTTON}]Accounts!{lite.BEHIND}"


def test_the_sample_is_rated_as_the_engine_rates_it(code: Lite) -> None:
    spec = sample()
    headings = [[column.heading for column in spec.columns]]
    rows = as_excel_sends(spec.accounts)
    criteria = as_excel_sends(criteria_cells(spec))
    ratings = code.call("ACCOUNT_SCORE", rows, headings, criteria)
    assert [rating for (rating,) in ratings] == [*stored_ratings(spec)]
    for row, (rating,) in zip(rows, ratings, strict=True):
        assert code.call("ACCOUNT_SCORE", [row], headings, criteria) == rating


@pytest.mark.parametrize(
    ("account", "rating"),
    [
        (["Acme", "Software", 90, ""], 5.0),
        (["Acme", "Software", 90, TODAY - 3], 7.5),
        (["Acme", "Software", 90, TODAY - 300], 5.0),
        (["Acme", "Software", "#N/A", ""], 5.0),
        (["", "", "", ""], ""),
    ],
)
def test_cells_as_excel_sends_them(
    code: Lite, account: list[Any], rating: object
) -> None:
    assert code.call("ACCOUNT_SCORE", [account], HEADINGS, CRITERIA) == rating


def test_one_column_under_one_heading_is_many_accounts(code: Lite) -> None:
    criteria = [CRITERIA[0], CRITERIA[1]]
    rows = [["Software"], ["Retail"], [""]]
    assert code.call("ACCOUNT_SCORE", rows, [["Industry"]], criteria) == [
        [10.0],
        [0.0],
        [""],
    ]


def test_why_and_points(code: Lite) -> None:
    row = [["Acme", "Software", 320, ""]]
    assert code.call("ACCOUNT_WHY", row, HEADINGS, CRITERIA) == (
        "Industry Software +5.0; Employees 320 +2.5"
    )
    assert code.call("ACCOUNT_POINTS", row, HEADINGS, CRITERIA) == [[10.0, 10.0, 0.0]]


@pytest.mark.parametrize(("least", "listed"), [((), 1), ((7.5,), 1), ((8,), 0)])
def test_the_ranked_list(code: Lite, least: tuple[float, ...], listed: int) -> None:
    rows = [["Acme", "Software", 320, ""], ["Bolt", "Retail", 320, ""]]
    ranked = code.call("ACCOUNT_RANKED", rows, HEADINGS, CRITERIA, *least)
    assert ranked[0][:3] == ["Rank", "Account", "Rating"]
    assert [row[:3] for row in ranked[1:]] == [[1.0, "Acme", 7.5]][:listed]


def test_a_fault_is_told_in_the_cell(code: Lite) -> None:
    criteria = [["Criterion", "Weight"], ["Industry", 2]]
    text = code.call("ACCOUNT_SCORE", [["Acme"]], [["Account"]], criteria)
    assert text.startswith("#Criteria row 1: the heading Test, Points is missing")


def test_score_does_what_the_button_of_the_add_in_does(
    code: Lite, tmp_path: Path
) -> None:
    file = small_book(tmp_path)
    ours, known = open_book(file, com=False), open_book(file, com=False)
    code.press("score", ours)
    functions_of_addin = code.main.macros
    functions_of_addin.score(known)
    assert sheets_of(ours) == sheets_of(known)
    assert set(RESULTS) <= sheets_of(ours).keys()
    assert app_of(ours).alerts == ["2 of 4 accounts to contact, rated 6 or more."]


def test_check_and_explain_can_be_run_too(code: Lite, tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path), com=False)
    code.main.check(book)
    assert sheet_of(book, "Check")["B2"].value == "Check"
    book.sheets["Accounts"].range("A2").select()
    code.main.explain(book)
    assert app_of(book).alerts[-1].startswith("Acme: Contact")
