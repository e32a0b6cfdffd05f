"""Every Test on every kind of cell."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model.conditions.base import Moment
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.registry import Written, make
from scoring.values.cell import BLANK, PLAIN, Style, day_cell, number_cell, read_cell
from scoring.values.days import day_of
from scoring.vocabulary import Test as Kind
from tests.strategies import TODAY
from tests.strategies.pools import MOMENT


if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ROW = Moment(day_of(TODAY))
DATE = dt.date

CELLS: dict[str, object] = {
    "blank": None,
    "320": 320,
    "0.3": 0.1 + 0.2,
    "1": 1,
    "0": 0,
    "-5": -5,
    "today": TODAY,
    "month ago": MOMENT(2026, 3, 1, 8, 30),
    "tomorrow": DATE(2026, 4, 1),
    "TRUE": True,
    "FALSE": False,
    "software": " SOFTWARE ",
    "sentence": "We sell software; and more",
    "number text": "1 200",
    "date text": "31.3.2026",
    "yes text": "Ja",
    "no text": "nej",
    "1 text": "1",
}
ALL = frozenset(CELLS)
FILLED = ALL - {"blank"}


def rule(test: Kind, value: object = None, to: object = None) -> Any:
    return make(Written(test, value, to, PLAIN))


def matched(condition: Any) -> set[str]:
    return {n for n, v in CELLS.items() if condition.cell(read_cell(v), ROW)}


NUMBERS = {"320", "0.3", "1", "0", "-5", "number text", "1 text"}
DAYS = {"today", "month ago", "tomorrow", "date text"}


MATCHES: list[tuple[Kind, object, object, AbstractSet[str]]] = [
    (Kind.IS, "software", None, {"software"}),
    (Kind.IS, 320, None, {"320"}),
    (Kind.IS, "1.200", None, set()),
    (Kind.IS, "1200", None, {"number text"}),
    (Kind.IS, 0.3, None, {"0.3"}),
    (Kind.IS, TODAY, None, {"today", "date text"}),
    (Kind.IS, "2026-03-31", None, {"today", "date text"}),
    (Kind.IS, "3/31/2026", None, {"today", "date text"}),
    (Kind.IS, True, None, {"TRUE", "1", "yes text", "1 text"}),
    (Kind.IS, False, None, {"FALSE", "0", "no text"}),
    (Kind.IS, "yes", None, {"TRUE"}),
    (Kind.IS, "ja", None, {"TRUE", "yes text"}),
    (Kind.IS, 1, None, {"TRUE", "1", "1 text"}),
    (Kind.IS, 46112, None, set()),
    (Kind.IS, "We sell software; and more", None, {"sentence"}),
    (Kind.IS_NOT, "software", None, FILLED - {"software"}),
    (Kind.IS_NOT, True, None, FILLED - {"TRUE", "1", "yes text", "1 text"}),
    (
        Kind.IS_ONE_OF,
        "software; 320 ;; 31.3.2026;",
        None,
        {"software", "320", "today", "date text"},
    ),
    (Kind.IS_ONE_OF, "TRUE; software", None, {"TRUE", "software"}),
    (Kind.IS_ONE_OF, False, None, {"FALSE", "0", "no text"}),
    (Kind.IS_ONE_OF, 320, None, {"320"}),
    (Kind.IS_NOT_ONE_OF, "software; 320", None, FILLED - {"software", "320"}),
    (Kind.CONTAINS, "SELL; nothing", None, {"sentence"}),
    (Kind.CONTAINS, "soft", None, {"software", "sentence"}),
    (
        Kind.CONTAINS,
        "20",
        None,
        {"320", "today", "month ago", "tomorrow", "number text", "date text"},
    ),
    (Kind.CONTAINS, "true", None, {"TRUE"}),
    (Kind.CONTAINS, "*", None, set()),
    (Kind.CONTAINS, 32, None, {"320"}),
    (Kind.CONTAINS, DATE(2026, 3, 1), None, {"month ago"}),
    (Kind.HAS_WORD, "SELL; nothing", None, {"sentence"}),
    (Kind.HAS_WORD, "softwar", None, set()),
    (Kind.HAS_WORD, "true", None, {"TRUE"}),
    (Kind.HAS_WORD, 320, None, {"320"}),
    (Kind.HAS_WORD_NOT, "sell", None, FILLED - {"sentence"}),
    (Kind.CONTAINS_NOT, "soft", None, FILLED - {"software", "sentence"}),
    (Kind.AT_LEAST, 0.3, None, {"320", "0.3", "1", "number text", "1 text"}),
    (Kind.AT_LEAST, "50 %", None, {"320", "1", "number text", "1 text"}),
    (Kind.MORE_THAN, 0.3, None, {"320", "1", "number text", "1 text"}),
    (Kind.AT_MOST, 0.3, None, {"0.3", "0", "-5"}),
    (Kind.LESS_THAN, 0.3, None, {"0", "-5"}),
    (Kind.AT_LEAST, TODAY, None, {"today", "tomorrow", "date text"}),
    (Kind.MORE_THAN, "31.3.2026", None, {"tomorrow"}),
    (Kind.AT_MOST, TODAY, None, {"today", "month ago", "date text"}),
    (Kind.LESS_THAN, TODAY, None, {"month ago"}),
    (Kind.BETWEEN, 0, 320, {"320", "0.3", "1", "0", "1 text"}),
    (Kind.BETWEEN, 320, 320, {"320"}),
    (Kind.BETWEEN, "2026-03-01", TODAY, {"today", "month ago", "date text"}),
    (Kind.SCALE, 0, 320, NUMBERS),
    (Kind.SCALE, TODAY, "2026-03-01", DAYS),
    (Kind.YES, None, None, {"TRUE", "1", "yes text", "1 text"}),
    (Kind.NO, None, None, {"FALSE", "0", "no text"}),
    (Kind.IN_LAST_DAYS, 30, None, {"today", "month ago", "date text"}),
    (Kind.IN_LAST_DAYS, "29", None, {"today", "date text"}),
    (Kind.IN_LAST_DAYS, 0, None, {"today", "date text"}),
    (Kind.NOT_IN_LAST_DAYS, 29, None, {"month ago"}),
    (Kind.NOT_IN_LAST_DAYS, 30, None, set()),
    (Kind.NOT_IN_LAST_DAYS, 29.5, None, {"month ago"}),
    (Kind.IN_NEXT_DAYS, 1, None, {"today", "tomorrow", "date text"}),
    (Kind.IN_NEXT_DAYS, 0, None, {"today", "date text"}),
    (Kind.IS_BLANK, None, None, {"blank"}),
    (Kind.IS_NOT_BLANK, None, None, FILLED),
    (Kind.OTHERWISE, None, None, FILLED),
]


@pytest.mark.parametrize(("test", "value", "to", "names"), MATCHES)
def test_which_cells_match(
    test: Kind, value: object, to: object, names: AbstractSet[str]
) -> None:
    assert matched(rule(test, value, to)) == names


def test_every_test_but_formula_is_in_the_table_above() -> None:
    assert {test for test, *_ in MATCHES} == set(Kind) - {Kind.FORMULA}


def test_a_serial_matches_as_a_date_and_as_a_number() -> None:
    serial = read_cell(46112, Style(serials=True))
    assert rule(Kind.IS, TODAY).cell(serial, ROW)
    assert rule(Kind.IN_LAST_DAYS, 0).cell(serial, ROW)
    assert rule(Kind.AT_LEAST, 46112).cell(serial, ROW)
    assert not rule(Kind.AT_LEAST, 46113).cell(serial, ROW)


def test_a_text_beside_a_flag_is_not_looked_up_by_its_key() -> None:
    both = rule(Kind.IS_ONE_OF, "a; b")
    assert both.cell(read_cell(" B "), ROW)
    assert not both.cell(read_cell("c"), ROW)
    assert not both.cell(BLANK, ROW)


@pytest.mark.parametrize(
    ("value", "to", "cell", "share"),
    [
        (0, 100, 25, 0.25),
        (0, 100, -5, 0.0),
        (0, 100, 500, 1.0),
        (100, 0, 25, 0.75),
        (100, 0, 120, 0.0),
        (-10, 10, "0", 0.5),
        ("2026-03-01", TODAY, DATE(2026, 3, 16), 0.5),
        (TODAY, "2026-03-01", "16.3.2026", 0.5),
    ],
)
def test_the_share_that_a_scale_earns(
    value: object, to: object, cell: object, share: float
) -> None:
    scale = rule(Kind.SCALE, value, to)
    assert isinstance(scale, Scale)
    read = read_cell(cell)
    assert scale.earn(1.0, read, ROW) == share
    numbers = np.array([read.number if scale.lens == "number" else read.day, math.nan])
    earned = scale.earn_array(1.0, numbers, ROW)
    np.testing.assert_array_equal(earned, [share, math.nan])


# ------------------------------------------------- one cell and many say the same

values = st.sampled_from(
    [v for v in CELLS.values() if v is not None]
    + ["0", "-", "a; 1; yes", "320; 2026-03-31; x", "26", "1e+20", 1e20, "46112", 46112]
)
limit_numbers = st.sampled_from([0, 1, -5, 0.3, 0.1 + 0.2, "320", "50 %", 1e20])
limit_days = st.sampled_from([TODAY, "2026-03-01", "1.4.2026", MOMENT(2026, 3, 31, 12)])
NUMBER_CELLS = [
    0.0,
    -0.0,
    1.0,
    -5.0,
    0.3,
    0.1 + 0.2,
    320.0,
    46112.0,
    1e20,
    1e-9,
    math.nan,
]
DAY_CELLS = [ROW.today + d for d in (-400, -31, -30, -29, -1, 0, 1, 30)] + [math.nan]


@st.composite
def rules(draw: st.DrawFn) -> Any:
    """Any rule but a formula."""
    test = draw(st.sampled_from([test for test in Kind if test is not Kind.FORMULA]))
    if test in (Kind.BETWEEN, Kind.SCALE):
        pool = draw(st.sampled_from([limit_numbers, limit_days]))
        ends = [draw(pool), draw(pool)]
        read = [read_cell(end) for end in ends]
        number = [c.day if math.isnan(c.number) else c.number for c in read]
        if number[0] == number[1]:
            return rule(Kind.BETWEEN, *ends)
        return rule(test, *(ends if number[0] < number[1] else ends[::-1]))
    if test in (Kind.AT_LEAST, Kind.MORE_THAN, Kind.AT_MOST, Kind.LESS_THAN):
        return rule(test, draw(limit_numbers | limit_days))
    if test in (Kind.IN_LAST_DAYS, Kind.NOT_IN_LAST_DAYS, Kind.IN_NEXT_DAYS):
        return rule(test, draw(st.sampled_from([0, 1, 29, 30, 31, "365"])))
    return rule(test, draw(values))


@given(condition=rules())
def test_many_numbers_match_as_each_does(condition: Any) -> None:
    cells = [BLANK if math.isnan(v) else number_cell(v) for v in NUMBER_CELLS]
    matches = condition.array(np.array(NUMBER_CELLS), "number", ROW)
    assert matches.tolist() == [condition.cell(cell, ROW) for cell in cells]


@given(condition=rules())
def test_many_days_match_as_each_does(condition: Any) -> None:
    cells = [BLANK if math.isnan(v) else day_cell(v) for v in DAY_CELLS]
    matches = condition.array(np.array(DAY_CELLS), "day", ROW)
    assert matches.tolist() == [condition.cell(cell, ROW) for cell in cells]
