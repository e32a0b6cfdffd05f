"""The functions through xlwings' own conversion, called as Excel for Windows calls."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.doubles.windows import FUNCTIONS, MISSING, ComRange, excel_for_windows


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = Callable[..., Any]

HEADINGS = ComRange((("Account", "Industry", "Employees"),))
CRITERIA = ComRange(
    (
        ("What we look for", None, None, None, None),
        ("Criterion", "Weight", "Test", "Value", "Points"),
        ("Industry", 2.0, "is", "Software", 10.0),
        ("Employees", 1.0, "at least", 250.0, 10.0),
    )
)
ACME = ("Acme", "Software", 90.0)
BOLT = ("Bolt", "Retail", 320.0)
EMPTY = (None, None, None)


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    with excel_for_windows() as calling:
        yield calling


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        pytest.param(ComRange((ACME,)), [[6.7]], id="one row"),
        pytest.param(ComRange((ACME, EMPTY, BOLT)), [[6.7], [""], [3.3]], id="block"),
        pytest.param(ComRange((EMPTY,)), [[""]], id="an empty row"),
        pytest.param(ACME, [[6.7]], id="computed row"),
        pytest.param((ACME, BOLT), [[6.7], [3.3]], id="computed block"),
        pytest.param(
            ComRange((("Acme", "Software", -2146826246),)), [[6.7]], id="#N/A in a cell"
        ),
        pytest.param(
            ComRange((("Acme", "Retail", Decimal(320)),)), [[3.3]], id="currency"
        ),
    ],
)
def test_ratings_arrive_in_cells(call: Call, account: Any, expected: Any) -> None:
    assert call("ACCOUNT_SCORE", account, HEADINGS, CRITERIA) == expected


def test_a_single_field_may_be_a_single_cell(call: Call) -> None:
    headings = ComRange("Industry")
    criteria = ComRange(CRITERIA.Value[:3])
    assert call("ACCOUNT_SCORE", ComRange("Software"), headings, criteria) == [[10.0]]


def test_why_arrives_as_text(call: Call) -> None:
    assert call("ACCOUNT_WHY", ComRange((ACME, EMPTY)), HEADINGS, CRITERIA) == [
        ["Industry Software +6.7"],
        [""],
    ]


def test_points_stand_side_by_side(call: Call) -> None:
    found = call("ACCOUNT_POINTS", ComRange((ACME,)), HEADINGS, CRITERIA)
    assert found == [[10.0, 0.0]]


@pytest.mark.parametrize(
    ("least", "names"),
    [
        (MISSING, ["Acme"]),
        (None, ["Acme"]),
        (ComRange(3.0), ["Acme", "Bolt"]),
        (ComRange("3,0"), ["Acme", "Bolt"]),
        (8.0, []),
    ],
)
def test_the_contact_list_has_headings(call: Call, least: Any, names: Any) -> None:
    accounts = ComRange((BOLT, EMPTY, ACME))
    heads, *rows = call("ACCOUNT_RANKED", accounts, HEADINGS, CRITERIA, least)
    assert heads == [
        *("Rank", "Account", "Rating", "Tier", "Known", "Why", "To research")
    ]
    assert [row[1] for row in rows] == names


def test_com_dates_have_a_time_zone(call: Call) -> None:
    visit = dt.datetime.now(dt.UTC) - dt.timedelta(days=3)
    headings = ComRange((("Account", "Visit"),))
    criteria = ComRange(
        (CRITERIA.Value[1], ("Visit", 1.0, "in the last days", 30.0, 10.0))
    )
    account = ComRange((("Acme", visit),))
    assert call("ACCOUNT_SCORE", account, headings, criteria) == [[10.0]]


def test_a_fault_is_short_text(call: Call) -> None:
    rows = [list(row) for row in CRITERIA.Value]
    rows[2][2] = "at lest"
    criteria = ComRange(tuple(map(tuple, rows)))
    assert call("ACCOUNT_SCORE", ComRange((ACME,)), HEADINGS, criteria) == [
        ["#Criteria row 3: unknown test 'at lest', did you mean 'at least'?"]
    ]


@pytest.mark.usefixtures("call")
def test_the_function_wizard_has_words() -> None:
    functions = sys.modules[FUNCTIONS]
    offered = {
        name: getattr(functions, name).__xlfunc__
        for name in dir(functions)
        if hasattr(getattr(functions, name), "__xlfunc__")
    }
    assert sorted(offered) == [
        "ACCOUNT_POINTS",
        "ACCOUNT_RANKED",
        "ACCOUNT_SCORE",
        "ACCOUNT_WHY",
    ]
    for said in offered.values():
        assert said["category"] == "Account scoring"
        assert not said["volatile"]
        assert 20 < len(said["ret"]["doc"]) <= 255
        assert ">>>" not in said["ret"]["doc"]
        assert all(len(argument["doc"]) > 20 for argument in said["args"])
        assert {argument["options"]["convert"] for argument in said["args"]} == {"raw"}
    optional = [a["name"] for a in offered["ACCOUNT_RANKED"]["args"] if "optional" in a]
    assert optional == ["contact_from"]
