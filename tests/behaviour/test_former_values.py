"""A field's former value is a signal: the share by which it changed, else yes or no."""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import Any

import pytest

import scoring
from scoring.explain.evidence import behind
from tests.behaviour.rolled import TODAY, Rows, code_places, column, rolled_up
from tests.excel.books import write_book
from tests.reference.changes import change_field
from tests.reference.sheets import Sheet


FIELD = "change of Employees in the last 180 days"
HEADING = "Change of Employees in the last 180 days"
HEAD = ["Date", "Account", "Field", "Before", "After"]
ACCOUNTS: Rows = [
    ["Account", "Employees", "Country"],
    ["Acme", 120, "Norway"],
    ["Bolt", 50, "Sweden"],
]


def ago(days: int) -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time()) - dt.timedelta(days=days)


def rolled(*rows: list[Any], accounts: Rows = ACCOUNTS, field: str = FIELD) -> Any:
    tables = {"Accounts": accounts, "Changes": [HEAD, *rows]}
    return rolled_up(tables, fields=("Account", field))


SHARES = [
    pytest.param([[ago(10), "acme ", "employees", 100, 120]], 0.2, id="a rise"),
    pytest.param(
        [
            [ago(10), "Acme", "Employees", 110, 120],
            [ago(90), "Acme", "Employees", 100, 110],
        ],
        0.2,
        id="from the earliest, in any order",
    ),
    pytest.param([[ago(180), "Acme", "Employees", 240, 120]], -0.5, id="just within"),
    pytest.param([[ago(181), "Acme", "Employees", 240, 120]], 0.0, id="too old"),
    pytest.param([[ago(-1), "Acme", "Employees", 240, 120]], 0.0, id="still to come"),
    pytest.param([[ago(1), "Acme", "Revenue", 240, 120]], 0.0, id="another field"),
    pytest.param([[ago(1), "Acme", "Employees", 0, 120]], None, id="out of nothing"),
    pytest.param(
        [[ago(1), "Acme", "Employees", "100", 120]], 0.2, id="a number as text"
    ),
    pytest.param(
        [
            [ago(5), "Acme", "Employees", 100, 90],
            [ago(5), "Acme", "Employees", 90, 120],
        ],
        0.2,
        id="of one day the first row",
    ),
]


@pytest.mark.parametrize(("rows", "share"), SHARES)
def test_the_share_by_which_a_number_changed(rows: Rows, share: float | None) -> None:
    first, other = column(rolled(*rows), HEADING)
    if share is None:
        assert first is None or math.isnan(first)
    else:
        assert first == pytest.approx(share)
    assert other == 0


def test_where_it_is_no_number_it_is_yes_or_no() -> None:
    rows = [ago(3), "Bolt", "Country", "Norway", "Sweden"]
    field = "change of Country in the last 30 days"
    heading = "Change of Country in the last 30 days"
    assert column(rolled(rows, field=field), heading) == ["No", "Yes"]


def test_there_and_back_again_is_no_change() -> None:
    rows = (
        [ago(30), "Bolt", "Country", "SWEDEN", "Norway"],
        [ago(3), "Bolt", "Country", "Norway", "Sweden"],
    )
    field = "change of Country in the last 30 days"
    heading = "Change of Country in the last 30 days"
    assert column(rolled(*rows, field=field), heading) == ["No", "No"]


def test_what_cannot_be_read_is_named_and_accounts_that_are_gone_are_not() -> None:
    outcome = rolled(
        ["soon", "Acme", "Employees", 100, 120],
        [ago(-3), "Acme", "Employees", 100, 120],
        [ago(3), "Gone", "Employees", 100, 120],
    )
    places = [place[:2] for place in code_places(outcome)]
    assert places == [("B204", "Changes!A2"), ("B203", "Changes!A3")]


def test_without_the_sheet_the_field_says_what_it_comes_from(tmp_path: Any) -> None:
    criteria: list[list[Any]] = [
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
        ["Growth", 1, FIELD, "at least", "20 %", 10],
    ]
    path = write_book(tmp_path / "b.xlsx", Criteria=criteria, Accounts=ACCOUNTS)
    (fault,) = scoring.read(path).errors
    assert "comes from the sheet Changes, which is not there" in fault.text


def test_headcount_up_by_a_fifth_is_one_rule_and_its_receipt_shows_why(
    tmp_path: Any,
) -> None:
    criteria: list[list[Any]] = [
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
        ["Growth", 1, FIELD, "at least", "20 %", 10],
    ]
    changes: list[list[Any]] = [HEAD, [ago(9), "Acme", "Employees", 100, 120]]
    settings: list[list[Any]] = [["Setting", "Value"], ["Today", ago(0)]]
    path = write_book(
        tmp_path / "b.xlsx",
        Criteria=criteria,
        Accounts=ACCOUNTS,
        Changes=changes,
        Settings=settings,
    )
    book = scoring.read(path)
    ratings = scoring.pipeline.rate(book).ratings
    assert ratings.rating.tolist() == [10, 0]
    assert book.rolled is not None
    (evidence,) = behind(book.rolled, ratings, 0)
    assert "was 100" in evidence.lines(3)[1]


@pytest.mark.parametrize("seed", range(12))
def test_the_reference_says_the_same(seed: int) -> None:
    chance = random.Random(seed)
    values: list[Any] = [0, 5, 7.5, -4, "12", "x", "X ", "y", None, "n/a", ago(3)]
    names = ["Acme", "Bolt", "cirrus", " ACME", "", None, "Gone"]
    accounts: Rows = [["Account", "Size"]]
    accounts += [[n, chance.choice(values)] for n in ("Acme", "Bolt", "Cirrus", None)]
    rows: Rows = [
        [
            chance.choice([ago(chance.randrange(-3, 40)), None, "soon"]),
            chance.choice(names),
            chance.choice(["Size", " size ", "Other", None]),
            chance.choice(values),
            None,
        ]
        for _ in range(chance.randrange(1, 20))
    ]
    field = "change of Size in the last 20 days"
    outcome = column(
        rolled(*rows, accounts=accounts, field=field),
        "Change of Size in the last 20 days",
    )
    tables = {"Accounts": accounts, "Changes": [HEAD, *rows]}
    sheets = {name: Sheet(list(map(str, t[0])), t[1:]) for name, t in tables.items()}
    wanted = change_field(sheets, "Size", 20, TODAY)
    ours = [None if v != v or v is None else v for v in outcome]  # noqa: PLR0124 - NaN
    assert ours == wanted
