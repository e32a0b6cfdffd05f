"""The worksheet functions: every shape of cells, and every fault in words."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import pytest

from addin.cells.ranges import rows_of
from addin.functions import account_functions
from addin.functions.account_functions import (
    ACCOUNT_POINTS,
    ACCOUNT_RANKED,
    ACCOUNT_SCORE,
    ACCOUNT_WHY,
)
from scoring.vocabulary import FUNCTION_PREFIX
from tests.functions.cells import shapes
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable


HEADINGS = ("Account", "Industry", "Employees", "Visit")
CRITERIA = (
    ("Criterion", "Weight", "Test", "Value", "Points", "If blank"),
    ("Industry", 2.0, "is", "Software", 10.0, "skip"),
    ("Employees", 1.0, "at least", 250.0, 10.0, "skip"),
)
ACME = ("Acme", "Software", 90.0, None)
BOLT = ("Bolt", "Retail", 320.0, None)
BLANK = ("Cask", None, None, None)
EMPTY = (None, None, None, None)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_functions, "_today", lambda: TODAY)


# ---------------------------------------------------------------- shapes

ONE = {
    ACCOUNT_SCORE: 6.7,
    ACCOUNT_WHY: "Industry Software +6.7",
    ACCOUNT_POINTS: [[10.0, 0.0]],
}
MANY = {
    ACCOUNT_SCORE: [[6.7], [""], [3.3], [""]],
    ACCOUNT_WHY: [["Industry Software +6.7"], [""], ["Employees 320 +3.3"], [""]],
    ACCOUNT_POINTS: [[10.0, 0.0], ["", ""], [0.0, 10.0], ["", ""]],
}
LISTED = [
    ["Rank", "Account", "Rating", "Tier", "Known", "Why", "To research"],
    [1.0, "Acme", 6.7, "B", 1.0, "Industry Software +6.7", ""],
]


@pytest.mark.parametrize("shape", shapes((ACME,)))
@pytest.mark.parametrize("function", ONE, ids=lambda f: f.__name__)
def test_one_account_in_every_shape(function: Callable[..., Any], shape: str) -> None:
    account = shapes((ACME,))[shape]
    headings = shapes((HEADINGS,))[shape]
    criteria = shapes(CRITERIA).get(shape, CRITERIA)
    assert function(account, headings, criteria) == ONE[function]


@pytest.mark.parametrize("shape", shapes((ACME, BOLT)))
@pytest.mark.parametrize("function", MANY, ids=lambda f: f.__name__)
def test_many_accounts_in_every_shape(function: Callable[..., Any], shape: str) -> None:
    accounts = shapes((ACME, EMPTY, BOLT, BLANK))[shape]
    headings = shapes((HEADINGS,))[shape]
    assert function(accounts, headings, shapes(CRITERIA)[shape]) == MANY[function]


@pytest.mark.parametrize("shape", shapes((ACME,)))
def test_the_contact_list_in_every_shape(shape: str) -> None:
    headings = shapes((HEADINGS,))[shape]
    one = shapes((ACME,))[shape]
    assert ACCOUNT_RANKED(one, headings, CRITERIA) == LISTED
    if shape in shapes((ACME, BOLT)):
        many = shapes((BOLT, EMPTY, ACME, BLANK))[shape]
        assert ACCOUNT_RANKED(many, headings, CRITERIA) == LISTED


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (ACCOUNT_SCORE, [[10.0], [""], [0.0]]),
        (ACCOUNT_WHY, [["Industry Software +10.0"], [""], [""]]),
        (ACCOUNT_POINTS, [[10.0], [""], [0.0]]),
    ],
    ids=lambda f: getattr(f, "__name__", ""),
)
@pytest.mark.parametrize("shape", ["flat", "column"])
def test_one_field_of_many_accounts(
    function: Callable[..., Any], expected: Any, shape: str
) -> None:
    cells = ["Software", "", "Retail"]
    accounts = cells if shape == "flat" else [[cell] for cell in cells]
    assert function(accounts, "Industry", CRITERIA[:2]) == expected


@pytest.mark.parametrize(
    "cell", [None, "", " ", math.nan, -2146826246, "#N/A"], ids=repr
)
def test_a_cell_without_a_value_is_blank(cell: Any) -> None:
    account = ("Acme", cell, 320.0, None)
    assert ACCOUNT_SCORE(account, HEADINGS, CRITERIA) == 10.0
    assert ACCOUNT_POINTS(account, HEADINGS, CRITERIA) == [["", 10.0]]
    assert ACCOUNT_SCORE((account, ACME), HEADINGS, CRITERIA) == [[10.0], [6.7]]


@pytest.mark.parametrize(
    ("function", "expected"),
    [(ACCOUNT_SCORE, ""), (ACCOUNT_WHY, ""), (ACCOUNT_POINTS, [["", ""]])],
    ids=lambda f: getattr(f, "__name__", ""),
)
@pytest.mark.parametrize("row", [EMPTY, ("", " ", None, math.nan)], ids=repr)
def test_an_empty_row_gives_nothing(
    function: Callable[..., Any], expected: Any, row: Any
) -> None:
    assert function(row, HEADINGS, CRITERIA) == expected


def test_no_accounts_give_an_empty_contact_list() -> None:
    assert ACCOUNT_RANKED((EMPTY, EMPTY), HEADINGS, CRITERIA) == LISTED[:1]
    assert ACCOUNT_RANKED((BOLT,), HEADINGS, CRITERIA) == LISTED[:1]


@pytest.mark.parametrize("called", ["Total", "I alt", "Average"])
def test_a_total_is_no_contact(called: str) -> None:
    figure = 640.0 if called != "Average" else 320.0
    rows = [("Acme", "Software", 320.0, None), ("Dane", "Software", 320.0, None)]
    listed = ACCOUNT_RANKED(
        (*rows, (called, None, figure, None)), HEADINGS, CRITERIA, 0
    )
    assert [line[1] for line in listed[1:]] == ["Acme", "Dane"]
    company = ("Total", "Software", 640.0, None)
    assert len(ACCOUNT_RANKED((*rows, company), HEADINGS, CRITERIA, 0)) == 4


def test_a_disqualified_account_rates_0_and_is_not_listed() -> None:
    criteria = (*CRITERIA, ("Employees out", None, "yes", None, "out", None))
    headings = (*HEADINGS[:3], "Employees out")
    account = ("Acme", "Software", 320.0, True)
    assert ACCOUNT_SCORE(account, headings, criteria) == 0.0
    assert ACCOUNT_WHY(account, headings, criteria) == "disqualified: Employees out"
    assert len(ACCOUNT_RANKED(account, headings, criteria, 0.0)) == 1


def test_profiles_are_named_in_the_contact_list() -> None:
    criteria = (
        (*CRITERIA[0], "Profile"),
        (*CRITERIA[1], "Makers"),
        (*CRITERIA[2], "Giants"),
    )
    heads, *rows = ACCOUNT_RANKED((ACME, BOLT), HEADINGS, criteria)
    place = heads.index("Best profile")
    assert [row[place] for row in rows] == ["Makers", "Giants"]


# ---------------------------------------------------------------- criteria


@pytest.mark.parametrize(
    "above",
    [
        (("Our ideal customer",),),
        (("Our ideal customer",), ()),
        (("Made by", "the sales team"), (), ("see Settings",)),
    ],
)
def test_a_title_above_the_criteria_does_no_harm(above: Any) -> None:
    titles = tuple((*row, *[None] * (6 - len(row))) for row in above)
    assert ACCOUNT_SCORE(ACME, HEADINGS, (*titles, *CRITERIA)) == 6.7
    wrong = (*titles, *CRITERIA[:2], ("Employees", 1.0, "at lest", 250.0, 10.0, None))
    row = len(wrong)
    assert ACCOUNT_SCORE(ACME, HEADINGS, wrong).startswith(f"#Criteria row {row}: ")


def test_empty_rows_below_the_criteria_do_no_harm() -> None:
    tail = ((None,) * 6, ("",) * 6)
    assert ACCOUNT_SCORE(ACME, HEADINGS, (*CRITERIA, *tail)) == 6.7


def changed(row: int, column: int, value: Any) -> list[list[Any]]:
    rows = [list(cells) for cells in CRITERIA]
    rows[row][column] = value
    return rows


@pytest.mark.parametrize(
    ("criteria", "sentence"),
    [
        (
            changed(1, 2, "at lest"),
            "#Criteria row 2: unknown test 'at lest', did you mean 'at least'?",
        ),
        (
            changed(2, 0, "Employes"),
            "#Criteria row 3: no column 'Employes' in Headings, did you mean 'Employees'?",
        ),
        (
            changed(1, 4, "lots"),
            "#Criteria row 2: points 'lots' are not a number from -10 to 10, or out",
        ),
        (
            changed(1, 1, None),
            "#Criteria row 2: 'Industry' has no weight on any of its",
        ),
        (
            changed(0, 4, "Poinst"),
            "#Criteria row 1: the heading Points is missing in Criterion, Weight, Test",
        ),
        (CRITERIA[:1], "#Criteria: there are no criteria"),
        (
            ACME,
            "#Criteria start with 'Acme': no row has the headings Criterion, Test",
        ),
        (None, "#Criteria are empty: no row has the headings Criterion, Test, Points"),
        (-2146826265, "#Criteria start with '#REF!': no row has the headings"),
    ],
)
def test_a_fault_in_the_criteria_quotes_the_cell(criteria: Any, sentence: str) -> None:
    for function in (ACCOUNT_SCORE, ACCOUNT_WHY, ACCOUNT_POINTS, ACCOUNT_RANKED):
        assert function(ACME, HEADINGS, criteria).startswith(sentence)


def test_several_faults_are_counted_and_one_is_said() -> None:
    criteria = changed(1, 2, "at lest")
    criteria[2][4] = "lots"
    text = ACCOUNT_SCORE(ACME, HEADINGS, criteria)
    assert text.endswith("did you mean 'at least'? (and 1 more)")


def test_a_very_long_cell_is_cut() -> None:
    text = ACCOUNT_SCORE(ACME, HEADINGS, changed(1, 2, "long " * 1000))
    assert text.startswith("#Criteria row 2: unknown test 'long long")
    assert len(text) < 255


@pytest.mark.parametrize(
    ("account", "headings", "least", "sentence"),
    [
        (ACME[:3], HEADINGS, None, "#The account 'Acme' has 3 cells, but there are 4"),
        (ACME, HEADINGS[1:3], None, "#The account 'Acme' has 4 cells, but there are 2"),
        (ACME, (None, ""), None, "#Headings are empty"),
        (ACME, (HEADINGS, HEADINGS), None, "#Headings must be one row, but 2 rows"),
        (ACME, HEADINGS, "many", "#contact_from 'many' is not a number from 0 to 10"),
        (ACME, HEADINGS, 11.0, "#contact_from '11' is not a number from 0 to 10"),
        (
            ACME,
            ("Account", "Industry", "industry", "Employees"),
            None,
            "#Headings cell 3: the heading 'industry' stands twice",
        ),
    ],
)
def test_faults_in_the_other_arguments(
    account: Any, headings: Any, least: Any, sentence: str
) -> None:
    assert ACCOUNT_RANKED(account, headings, CRITERIA, least).startswith(sentence)


def test_not_even_a_bug_shows_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> dt.date:
        message = "the clock\nstopped"
        raise RuntimeError(message)

    monkeypatch.setattr(account_functions, "_today", broken)
    text = ACCOUNT_SCORE(ACME, HEADINGS, CRITERIA)
    assert text == "#Not rated, RuntimeError: the clock stopped"


def test_today_is_read_at_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    criteria = (CRITERIA[0], ("Visit", 1.0, "in the last days", 30.0, 10.0, None))
    account = ("Acme", None, None, dt.datetime(2026, 3, 31))  # noqa: DTZ001
    assert ACCOUNT_SCORE(account, HEADINGS, criteria) == 10.0
    monkeypatch.setattr(account_functions, "_today", lambda: dt.date(2026, 6, 1))
    assert ACCOUNT_SCORE(account, HEADINGS, criteria) == 0.0


# ---------------------------------------------------------------- dates as numbers

SERIAL = (TODAY - dt.date(1899, 12, 30)).days
DATED = (
    CRITERIA[0],
    ("Visit", 1.0, "in the last days", 30.0, 10.0, None),
    ("days since Visit", 1.0, "at most", 7.0, 10.0, None),
)


@pytest.mark.parametrize(
    ("visit", "rating"),
    [
        (float(SERIAL - 3), 10.0),
        (SERIAL - 10.75, 5.0),
        (float(SERIAL - 100), 0.0),
        (-5.0, 0.0),
        ("soon", 0.0),
        (True, 0.0),
    ],
)
def test_a_computed_array_hands_dates_over_as_numbers(
    visit: Any, rating: float
) -> None:
    account = ("Acme", None, 90.0, visit)
    assert ACCOUNT_SCORE(account, HEADINGS, DATED) == rating
    assert ACCOUNT_SCORE((account, account), HEADINGS, DATED) == [[rating]] * 2


def test_where_dates_arrive_as_dates_a_number_is_a_number() -> None:
    account = ("Acme", TODAY, 90.0, float(SERIAL))
    assert ACCOUNT_SCORE(account, HEADINGS, DATED) == 0.0


def test_a_column_that_is_also_judged_otherwise_keeps_its_numbers() -> None:
    criteria = (*DATED, ("Big", 1.0, "at least", 5.0, 10.0, None))
    rows = [list(row) for row in criteria]
    for row, field in zip(rows, ("Account field", None, None, "Visit"), strict=True):
        row.append(field)
    account = ("Acme", None, 90.0, float(SERIAL))
    assert ACCOUNT_SCORE(account, HEADINGS, rows) == 3.3


def test_a_plain_year_is_not_taken_for_a_date() -> None:
    criteria = (CRITERIA[0], ("years since Visit", 1.0, "at least", 10.0, 10.0, None))
    assert ACCOUNT_SCORE(("A", None, None, 2010.0), HEADINGS, criteria) == 10.0
    serial = float(SERIAL - 365 * 12)
    assert ACCOUNT_SCORE(("A", None, None, serial), HEADINGS, criteria) == 10.0
    assert ACCOUNT_SCORE(("A", None, None, 2020.0), HEADINGS, criteria) == 0.0


def test_rows_of_one_criterion_are_one_row() -> None:
    assert rows_of(ACCOUNT_POINTS(ACME, HEADINGS, CRITERIA)) == ((10.0, 0.0),)


def test_the_functions_begin_as_the_files_that_call_them_expect() -> None:
    """A file may hold their formulas without values, since only the add-in has them."""
    things = vars(account_functions).items()
    offered = {name for name, thing in things if name.isupper() and callable(thing)}
    assert "ACCOUNT_SCORE" in offered
    assert {name for name in offered if not name.startswith(FUNCTION_PREFIX)} == set()


def test_title_and_headings_in_a_whole_column_are_no_accounts() -> None:
    headings = ["Account", "Industry"]
    criteria = [["Criterion", "Weight", "Test", "Value", "Points"]]
    criteria += [["Industry", 1, "is", "Software", 10]]  # type: ignore[list-item]
    block = [["Our accounts", None], [None, None], headings, ["Acme", "Software"]]
    rated = account_functions.ACCOUNT_SCORE(block, headings, criteria)
    assert rated == [[""], [""], [""], [10.0]]
    ranked = account_functions.ACCOUNT_RANKED(block, headings, criteria)
    assert [row[1] for row in ranked] == ["Account", "Acme"]
