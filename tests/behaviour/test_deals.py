"""Deals by hand: recency, frequency, monetary, and their fifths."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from scoring.behaviour.deals import quintiles
from tests.behaviour.rolled import TODAY, Rows, code_places, column, rolled_up


ACCOUNTS: Rows = [["Account"], *([name] for name in "ABCDEF")]


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


DEALS: Rows = [
    ["Account", "Date", "Amount"],
    ["A", ago(10), 100],
    ["A", ago(40), 50],
    ["B", ago(20), 300],
    ["C", ago(20), "1.500,50"],
    ["D", ago(300), 20],
    ["E", ago(5), 0],
    ["E", ago(1), -30],
]


def test_what_an_account_bought() -> None:
    outcome = rolled_up({"Accounts": ACCOUNTS, "Deals": DEALS})
    assert column(outcome, "Recency days") == [10, 20, 20, 300, 5, None]
    assert column(outcome, "Frequency") == [2, 1, 1, 1, 1, 0]
    # a credit note lowers what was sold, and is no sale
    assert column(outcome, "Monetary") == [150, 300, 1500.5, 20, -30, 0]


def test_fifths_among_those_who_bought() -> None:
    outcome = rolled_up({"Accounts": ACCOUNTS, "Deals": DEALS})
    # from the longest ago: D 1, B and C 2, A 4, E 5, of 5
    assert column(outcome, "RFM recency") == [4, 2, 2, 1, 5, None]
    # B, C, D and E share 1, A has 5
    assert column(outcome, "RFM frequency") == [5, 1, 1, 1, 1, None]
    # E 1, D 2, A 3, B 4, C 5
    assert column(outcome, "RFM monetary") == [3, 4, 5, 2, 1, None]


@pytest.mark.parametrize(
    ("values", "fifths"),
    [
        pytest.param([7], [1], id="one alone"),
        # floor(5 * 1 / 2) + 1 = 3
        pytest.param([1, 2], [1, 3], id="two"),
        pytest.param([4, 4, 4, 4], [1, 1, 1, 1], id="all the same"),
        # floor(5 * (r - 1) / 6) + 1 for r from 1 to 6
        pytest.param([*range(6)], [1, 1, 2, 3, 4, 5], id="six"),
        pytest.param([*range(1, 11)], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], id="ten"),
    ],
)
def test_fifths(values: list[float], fifths: list[int]) -> None:
    among = np.ones(len(values), dtype=np.bool_)
    assert quintiles(np.array(values, dtype=float), among).tolist() == fifths


def test_what_cannot_be_counted_is_left_out_and_named() -> None:
    rows: Rows = [
        ["Account", "Date", "Amount"],
        ["Z", ago(1), 5],
        ["A", "soon", 5],
        ["A", ago(1), "free"],
        ["A", ago(1), None],
        ["A", ago(-1), 5],
    ]
    outcome = rolled_up({"Accounts": ACCOUNTS, "Deals": rows})
    assert code_places(outcome) == [
        ("B201", "Deals!A2", 0),
        ("B204", "Deals!B3", 0),
        ("B211", "Deals!C4", 0),
        ("B211", "Deals!C5", 0),
        ("B203", "Deals!B6", 0),
    ]
    assert column(outcome, "Frequency")[0] == 0
