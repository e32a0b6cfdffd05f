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
    criteria = ComRange(CRITERIA.value[:3])
    assert call("ACCOUNT_SCORE", ComRange("Software"), headings, criteria) == [[10.0]]


def test_why_arrives_as_text(call: Call) -> None:
    assert call("ACCOUNT_WHY", ComRange((ACME, EMPTY)), HEADINGS, CRITERIA) == [
        ["Industry Software +6.7"],
        [""],
    ]


def test_points_stand_side_by_side(call: Call) -> None:
    points = call("ACCOUNT_POINTS", ComRange((ACME,)), HEADINGS, CRITERIA)
    assert points == [[10.0, 0.0]]


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
        (CRITERIA.value[1], ("Visit", 1.0, "in the last days", 30.0, 10.0))
    )
    account = ComRange((("Acme", visit),))
    assert call("ACCOUNT_SCORE", account, headings, criteria) == [[10.0]]


def test_a_fault_is_short_text(call: Call) -> None:
    rows = [list(row) for row in CRITERIA.value]
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
    for options in offered.values():
        assert options["category"] == "Account scoring"
        assert not options["volatile"]
        assert 20 < len(options["ret"]["doc"]) <= 255
        assert ">>>" not in options["ret"]["doc"]
        assert all(len(argument["doc"]) > 20 for argument in options["args"])
        # xlwings would change cells that it converts
        kinds = {a["name"]: a["options"]["convert"] for a in options["args"]}
        assert kinds.pop("headings") is kinds.pop("criteria")
        assert set(kinds.values()) == {"raw"}
        # what Visual Basic adds is no argument that somebody could type
        shown = {a["name"] for a in options["args"] if not a["vba"]}
        assert shown == kinds.keys() - {"version"} | {"headings", "criteria"}
    optional = [a["name"] for a in offered["ACCOUNT_RANKED"]["args"] if "optional" in a]
    assert optional == ["contact_from", "version"]


def test_one_version_of_the_criteria_is_read_once(call: Call) -> None:
    headings, criteria = ComRange(HEADINGS.value), ComRange(CRITERIA.value)
    accounts = [ComRange((("Acme", "Software", float(n)),)) for n in range(2_000)]
    rated = [
        call("ACCOUNT_SCORE", account, headings, criteria, "book|1")[0][0]
        for account in accounts
    ]
    assert rated == [6.7] * 250 + [10.0] * 1_750
    assert (headings.reads, criteria.reads) == (1, 1)
    assert {account.reads for account in accounts} == {1}
    for name, more in (
        ("ACCOUNT_WHY", ()),
        ("ACCOUNT_POINTS", ()),
        ("ACCOUNT_RANKED", (MISSING,)),
    ):
        call(name, accounts[0], headings, criteria, *more, "book|1")
    assert (headings.reads, criteria.reads) == (1, 1)


def test_another_version_of_the_criteria_is_read_anew(call: Call) -> None:
    account = ComRange((ACME,))
    lighter = ComRange(
        tuple(
            (*row[:1], 2.0, *row[2:]) if row[0] == "Employees" else row
            for row in CRITERIA.value
        )
    )
    first = call("ACCOUNT_SCORE", account, HEADINGS, CRITERIA, "book|2")
    second = call("ACCOUNT_SCORE", account, HEADINGS, lighter, "book|3")
    assert (first, second) == ([[6.7]], [[5.0]])
    assert lighter.reads == 1
    # the one before is still known: two workbooks take turns
    assert call("ACCOUNT_SCORE", account, HEADINGS, CRITERIA, "book|2") == first


@pytest.mark.parametrize("version", [(), ("",)], ids=["an older workbook", "computed"])
def test_without_a_version_all_is_read_each_time(
    call: Call, version: tuple[str, ...]
) -> None:
    headings, criteria = ComRange(HEADINGS.value), ComRange(CRITERIA.value)
    for _ in range(3):
        rated = call("ACCOUNT_SCORE", ComRange((ACME,)), headings, criteria, *version)
        assert rated == [[6.7]]
    assert (headings.reads, criteria.reads) == (3, 3)


def test_criteria_that_are_no_cells_are_taken_as_they_are(call: Call) -> None:
    given = (ComRange((ACME,)), HEADINGS.value, CRITERIA.value, "")
    assert call("ACCOUNT_SCORE", *given) == [[6.7]]


def test_a_fault_in_the_criteria_is_read_once_too(call: Call) -> None:
    rows = [list(row) for row in CRITERIA.value]
    rows[2][2] = "at lest"
    criteria = ComRange(tuple(map(tuple, rows)))
    answers = [
        call("ACCOUNT_SCORE", ComRange((ACME,)), HEADINGS, criteria, "book|4")
        for _ in range(3)
    ]
    assert answers[0][0][0].startswith("#Criteria row 3: unknown test")
    assert answers.count(answers[0]) == 3
    assert criteria.reads == 1


def test_versions_long_past_are_forgotten(call: Call) -> None:
    criteria = ComRange(CRITERIA.value)
    for number in range(70):
        call("ACCOUNT_SCORE", ComRange((ACME,)), HEADINGS, criteria, f"old|{number}")
    assert criteria.reads == 70
    call("ACCOUNT_SCORE", ComRange((ACME,)), HEADINGS, criteria, "old|69")
    assert criteria.reads == 70
    call("ACCOUNT_SCORE", ComRange((ACME,)), HEADINGS, criteria, "old|0")
    assert criteria.reads == 71
