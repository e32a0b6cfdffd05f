"""Random models over one table whose columns are typed, as a warehouse has it."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

import scoring


if TYPE_CHECKING:
    from scoring.model.model import Model


TODAY: Final = dt.date(2026, 2, 28)
TEXTS: Final = (
    *("Software", "software ", "IT  services", "Micro\u00a0SOFT (CTO)", "Director"),
    *("ŞTEFAN", "Ștefan", "Café", "Cafe\u0301", "Straße", "n/a", " ", "?", "o'Neil"),
    *("100% ok", "A_B", "-", "x" * 40, "Ærø, Danmark", "CTO, EMEA"),
)
NUMBERS: Final = (
    *(0.0, 1.0, 49.0, 50.0, 49.99999999999999, 0.1 + 0.2, 0.3, 1e6, -3.5, 250.0, 12.5),
)
DAYS: Final = (-5000, -366, -365, -59, -31, -30, -1, 0, 1, 30, 400)
COLUMNS: Final = {
    "Industry": "text",
    "City": "text",
    "Employees": "number",
    "Revenue": "number",
    "Founded": "day",
    "Visit": "day",
    "Rival": "flag",
}
WORDS: Final = ("Software; IT services", "Café", "straße", "o'neil", "A_B; 100% ok")
PARTS: Final = ("soft", "CTO", "a_b; %", "ștefan", "é")
TEXT_TESTS: Final = (
    *(("is", WORDS), ("is not", WORDS), ("is one of", WORDS)),
    *(("is not one of", WORDS), ("contains", PARTS), ("does not contain", PARTS)),
    *(("has the word", PARTS), ("does not have the word", PARTS)),
)
LIMITS: Final = ("at least", "more than", "at most", "less than", "is", "is not")
ENDS: Final = (("between", None), ("scale", None))


def some_rule(rng: random.Random, kind: str) -> tuple[str, Any, Any]:
    """A Test with its Value and To, for a cell of a kind."""
    if rng.random() < 0.12:
        return rng.choice(("is blank", "is not blank", "otherwise")), None, None
    if kind == "text":
        test, values = rng.choice(TEXT_TESTS)
        return test, rng.choice(values), None
    if kind == "flag":
        return rng.choice(("yes", "no")), None, None
    if kind == "day" and rng.random() < 0.5:
        tests = ("in the last days", "not in the last days", "in the next days")
        return rng.choice(tests), rng.choice((0, 30, 59, 365)), None
    pool: tuple[Any, ...] = NUMBERS
    if kind == "day":
        pool = tuple(TODAY + dt.timedelta(days=days) for days in DAYS)
    if rng.random() < 0.4:
        first, last = sorted(rng.sample(pool, 2))
        return rng.choice(("between", "scale")), first, last
    return rng.choice(LIMITS), rng.choice(pool), None


def some_points(rng: random.Random, test: str) -> object:
    if test == "scale":
        return rng.choice((10, 7.5, -4))
    return rng.choice((10, 10, 7, 3.3, 0, -2, -10, "out", "at least 6", 0.1))


def some_criteria(rng: random.Random) -> list[list[Any]]:
    """A table of criteria that SQL can hold."""
    head = ["Criterion", "Weight", "Account field", "Test", "Value", "To", "Points"]
    rows: list[list[Any]] = [[*head, "If blank", "Group", "Profile"]]
    profiled = rng.random() < 0.4
    for number in range(rng.randint(1, 6)):
        column = rng.choice(list(COLUMNS))
        kind, field = COLUMNS[column], column
        if kind == "day" and rng.random() < 0.5:
            prefix = rng.choice(("days since", "years since"))
            kind, field = "number", f"{prefix} {column}"
        extras = [
            rng.choice((None, None, 0, "skip", "skip", 4, -1, "out")),
            rng.choice((None, "Fit", "Engagement")),
            rng.choice((None, "Red", "Blue", "Red; Blue")) if profiled else None,
        ]
        weight = rng.choice((1, 2, 3, 0.1, 0.7, 12.5, 0))
        for place in range(rng.randint(1, 4)):
            test, value, to = some_rule(rng, kind)
            points = some_points(rng, test)
            first = [f"C{number}", weight, field] if place == 0 else [None] * 3
            last = extras if place == 0 else [None] * 3
            rows.append([*first, test, value, to, points, *last])
    return rows


def some_settings(rng: random.Random) -> list[list[Any]]:
    return [
        ["Setting", "Value"],
        ["Contact from", rng.choice((5, 3, 6.5))],
        ["Known at least", rng.choice((None, 0.5, "30 %"))],
        ["Contacts at most", rng.choice((None, None, 3, 10))],
        [
            "Contact also needs",
            rng.choice((None, None, "Fit 4", "Engagement 3; Fit 2")),
        ],
        ["Tiers", rng.choice((None, "Hot 6; Cold 2"))],
    ]


def some_accounts(rng: random.Random, count: int) -> pd.DataFrame:
    """Accounts whose cells are of their column's kind, or missing."""
    pools: dict[str, tuple[Any, ...]] = {
        "text": TEXTS,
        "number": NUMBERS,
        "day": tuple(pd.Timestamp(TODAY) + pd.Timedelta(days=days) for days in DAYS),
        "flag": (True, False),
    }
    types = {
        "text": "str",
        "number": "float64",
        "day": "datetime64[s]",
        "flag": "object",
    }
    frame = {"Account": pd.Series([f"Account {n}" for n in range(count)])}
    for column, kind in COLUMNS.items():
        cells = [
            None if rng.random() < 0.2 else rng.choice(pools[kind])
            for _ in range(count)
        ]
        frame[column] = pd.Series(cells, dtype=types[kind])
    return pd.DataFrame(frame)


def some_case(seed: int, count: int = 40) -> tuple[Model, pd.DataFrame]:
    """The same model and accounts for a seed each time."""
    rng = random.Random(seed)
    while True:
        rows, settings = some_criteria(rng), some_settings(rng)
        try:
            model = scoring.parse_model(rows, settings)
        except scoring.ModelError:
            continue  # such as a group that a setting needs and no criterion has
        return model, some_accounts(rng, count)
