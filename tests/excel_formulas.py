"""Formulas, and beside each the Python that says the same of one account's values.

Values are as the reference hands them over: numbers as float, dates as serials, TRUE
and FALSE as bool, other text as str, and None for a blank cell.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.reference import excel_round
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


from fractions import Fraction


VALUE_ERROR = "#VALUE!"
SERIAL_OF_TODAY = float(TODAY.toordinal() - 693_594)


class Sum(NamedTuple):
    """A formula, and what Excel makes of the values of its fields."""

    text: str
    of: Callable[..., object]
    fields: tuple[str, ...]
    never_nought: bool = False


def arithmetic(value: object) -> float:
    """A value in arithmetic: blank is 0, TRUE is 1, and text is an error."""
    if isinstance(value, str):
        raise TypeError(value)
    return 0.0 if value is None else float(value)  # type: ignore[arg-type]


def order(value: object) -> tuple[int, Any]:
    """A value's place among numbers, texts and flags, in this order."""
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def above(one: object, other: object) -> bool:
    """Excel's ``one > other``; a blank is the other's 0, "" or FALSE."""
    return order(or_blank(one, other)) > order(or_blank(other, one))


def equal(one: object, other: object) -> bool:
    """Excel's ``one = other``."""
    return order(or_blank(one, other)) == order(or_blank(other, one))


def or_blank(value: object, other: object) -> object:
    """A value, or what blank stands for beside another."""
    if value is not None:
        return value
    return type(other)() if other is not None else 0.0


def ratio(one: object, other: object) -> object:
    """Excel's ``one / other``."""
    below, share = arithmetic(other), arithmetic(one)
    return share / below if below else "#DIV/0!"


def rounded(value: object, digits: int) -> float:
    """Excel's ROUND."""
    return float(excel_round(Fraction(arithmetic(value)), digits))


SIZE, MONEY, VISIT, PLACE = "Size", "Money", "Seen", "Place"
SUMS: tuple[Sum, ...] = (
    Sum(
        f"[{SIZE}]+[{MONEY}]", lambda a, b: arithmetic(a) + arithmetic(b), (SIZE, MONEY)
    ),
    Sum(f"[{SIZE}]>10", lambda a: above(a, 10.0), (SIZE,)),
    Sum(f"=[{MONEY}]<=5", lambda a: not above(a, 5.0), (MONEY,)),
    Sum(f"[ {SIZE} ]/[{MONEY}]", ratio, (SIZE, MONEY)),
    Sum(
        f"AND([{SIZE}]>10,[{MONEY}]<5000)",
        lambda a, b: above(a, 10.0) and above(5000.0, b),
        (SIZE, MONEY),
    ),
    Sum(
        f"OR([{SIZE}]>300,[{MONEY}]>300)",
        lambda a, b: above(a, 300.0) or above(b, 300.0),
        (SIZE, MONEY),
    ),
    Sum(f"AND(NOT([{SIZE}]=50))", lambda a: not equal(a, 50.0), (SIZE,)),
    Sum(f'[{PLACE}]="norway"', lambda a: equal(a, "norway"), (PLACE,)),
    Sum(
        f"ABS([{SIZE}]-[{MONEY}])+0.5",
        lambda a, b: abs(arithmetic(a) - arithmetic(b)) + 0.5,
        (SIZE, MONEY),
        never_nought=True,
    ),
    Sum(
        f'IF([{PLACE}]="Norway",4,-2)',
        lambda a: 4 if equal(a, "Norway") else -2,
        (PLACE,),
        never_nought=True,
    ),
    Sum(
        f"IF([{SIZE}]>[{MONEY}],7,1)",
        lambda a, b: 7 if above(a, b) else 1,
        (SIZE, MONEY),
        never_nought=True,
    ),
    Sum(
        f"ROUND([{SIZE}]/3,1)+0.25",
        lambda a: rounded(arithmetic(a) / 3, 1) + 0.25,
        (SIZE,),
        never_nought=True,
    ),
    Sum(
        f"(TODAY()-[{VISIT}])/100+0.001",
        lambda a: (SERIAL_OF_TODAY - arithmetic(a)) / 100 + 0.001,
        (VISIT,),
        never_nought=True,
    ),
)
BY_TEXT = {entry.text: entry for entry in SUMS}


def evaluate(text: str, values: Mapping[str, object]) -> object:
    """What a formula of `SUMS` gives; the text of an error where it fails."""
    entry = BY_TEXT[text]
    given = {field.strip(): value for field, value in values.items()}
    try:
        result = entry.of(*(given[field] for field in entry.fields))
    except TypeError:
        return VALUE_ERROR
    bad = isinstance(result, float) and not math.isfinite(result)
    return "#NUM!" if bad else result
