"""Random models and accounts of all that people type, from a seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from scoring.vocabulary import CRITERIA_HEADS, Head, Test


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Maker = Callable[[Random], tuple[Test, object, object]]

Cell = object
TODAY = dt.date(2026, 11, 20)
ERROR = "#N/A"

WORDS = ("Software", "Retail", "IT services", "Bucureşti", "Straße", "a*b", "11-50")
SPELLED = (
    *("software", " SOFTWARE ", "Soft\u00a0ware", "it  services", "IT\u00a0services"),
    *("București", "STRASSE", "aXb", "a*b", "Gambling", "51-200", "11-50", "Retail~"),
    *("SW, Retail", "(Retail)", "retail/wholesale", "IT-services", "Retailer"),
    *("resoftware 3PL", "software_3", "“ERP”", "Straßen", "e"),
    *("retail; software", "naïve", "Æblegrød", "true", "x", "3PL", "ERP, Excel"),
)
BLANK = (None, "", "  ", "\u00a0", "n/a", "N/A ", "-", "?", "Unknown", ERROR, "#REF!")
FLAGS = (
    *("Yes", "no", True, False, "x", "JA", "nej", "nu", "✓", 1, 0, "maybe", "Y "),
    *("yes!", "Nej.", "sand", "FALSKT", "adevărat", "☐", "t", "no !", "yess", 2, "1."),
)
# a rule for numbers leaves these to Score, as any number in text with a sign inside
ODD_FLAGS = ("1.0", "0,0", "1,0.")
ODD_NUMBERS = (
    *("1.200,5", "12 %", "€ 5m", "5 mio", "1.5", "(40)", "007", "12 34", "1e3"),
    *(
        "about 40",
        "51-200",
        "5000+",
        "<50",
        "1,001 - 5,000",
        "ca. 300",
        "80-",
        "40 FTE",
        "1.",
    ),
)
ODD_DATES = ("3/4/2026", "05.06.2026", "2026-11-20 10:00", "1.2.26", 7, 2.5)
STRANGE = ("Bucures\u0327ti", "Soft\u2009ware", "漢字 software", "software½")
FLOORS = ("at least 7", "At least 2.5", ">= 4", "≥9")
ODD = frozenset({*ODD_FLAGS, *ODD_NUMBERS, *ODD_DATES, *STRANGE})
"""What the formulas promise no rating for, where a criterion reads it."""
DATES = frozenset({"2026-11-14", "2026-12-01", "14.10.2026"})
"""Dates typed as text that the formulas read, where no rule names a date."""


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook's tables, the headings first.

    Parameters
    ----------
    odd_rules : bool
        Whether a rule is one that formulas cannot do.
    """

    criteria: tuple[tuple[Cell, ...], ...]
    accounts: tuple[tuple[Cell, ...], ...]
    settings: tuple[tuple[Cell, ...], ...]
    odd_rules: bool


def blank(dice: Random) -> Cell:
    return dice.choice(BLANK)


def text(dice: Random) -> Cell:
    other = (dice.choice(SPELLED), dice.choice(FLAGS), dice.randint(0, 60), 12.5)
    strange = dice.choice(STRANGE) if dice.random() < 0.02 else None
    return strange or dice.choice((dice.choice(WORDS), dice.choice(SPELLED), *other))


def number(dice: Random) -> Cell:
    if dice.random() < 0.03:
        return dice.choice(ODD_NUMBERS)
    plain = (dice.randint(-20, 400), dice.randint(0, 90_000), dice.random() * 300)
    round_ones = (dice.choice((0, 1, 50, 250, 1e6)), dice.choice((0.1, 0.3, 49.5)))
    typed = dice.choice(("75", "1 200", "-3", "250", "TBC", "plenty", "Retail", True))
    return dice.choice((*plain, *round_ones, *plain, typed))


def date(dice: Random) -> Cell:
    if dice.random() < 0.03:
        return dice.choice(ODD_DATES)
    day = TODAY + dt.timedelta(days=dice.randint(-60, 60))
    far = dt.date(dice.randint(1950, 2040), dice.randint(1, 12), dice.randint(1, 28))
    timed = dt.datetime.combine(day, dt.time(dice.randint(0, 23), 30))
    leap = dt.date(2024, 2, 29)
    typed = dice.choice((*sorted(DATES), "soon", "never", False))
    return dice.choice((day, day, far, timed, TODAY, leap, typed))


def flag(dice: Random) -> Cell:
    if dice.random() < 0.03:
        return dice.choice(ODD_FLAGS)
    return dice.choice(FLAGS)


KINDS: dict[str, Callable[[Random], Cell]] = {
    "Industry": text,
    "Country": text,
    "Employees": number,
    "Revenue": number,
    "Last visit": date,
    "Founded": date,
    "Customer": flag,
    "Member since": date,
}
HEADINGS = ("Company", *KINDS)


def account(dice: Random, index: int) -> tuple[Cell, ...]:
    cells = (
        blank(dice) if dice.random() < 0.15 else kind(dice) for kind in KINDS.values()
    )
    return (None if dice.random() < 0.03 else f"Account {index % 17}", *cells)


def listed(dice: Random, pool: tuple[Cell, ...], most: int = 4) -> str:
    return "; ".join(str(dice.choice(pool)) for _ in range(dice.randint(1, most)))


def words_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice((Test.IS, Test.IS_NOT, Test.IS_ONE_OF, Test.IS_NOT_ONE_OF))
    pool = (*WORDS, "yes", "n/a", "gambling", "12", "retail")
    one = test in (Test.IS, Test.IS_NOT)
    if one:
        return test, dice.choice((*pool, 12, True, 1)), None
    if dice.random() < 0.1:
        # a long list is read if it is one of words alone
        return test, listed(dice, ("Software", "retail", "ERP, Excel", "yes"), 30), None
    return test, listed(dice, pool, 10), None


def inside_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice((Test.CONTAINS, Test.CONTAINS_NOT))
    return test, listed(dice, ("soft", "RETAIL", "5", "e", "-", "*", "?")), None


def whole_word_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice((Test.HAS_WORD, Test.HAS_WORD_NOT))
    pool = ("software", "RETAIL", "IT services", "it", "3PL", "3", "12", "e", "strasse")
    return test, listed(dice, pool), None


def number_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice(
        (Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST, Test.LESS_THAN, Test.BETWEEN)
    )
    low = dice.choice(
        (0, 1, 10, 50, 250, 0.3, 49.5, "75", "1,5", "2m", "0.05 mio.", 1e6)
    )
    if test is not Test.BETWEEN:
        return test, low, None
    return test, dice.choice((-5, "12 %")), dice.choice((50, 250, "1 k", 1000))


def scale_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    return Test.SCALE, dice.choice((0, 100, 500)), dice.choice((50, 250, "50k", 1e6))


def days_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice((Test.IN_LAST_DAYS, Test.NOT_IN_LAST_DAYS, Test.IN_NEXT_DAYS))
    return test, dice.choice((0, 7, 30, 45.5)), None


def plain_rule(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice(
        (Test.YES, Test.NO, Test.IS_BLANK, Test.IS_NOT_BLANK, Test.OTHERWISE)
    )
    return test, None, None


def limit_of_date(dice: Random) -> tuple[Test, Cell, Cell]:
    test = dice.choice((Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST, Test.LESS_THAN))
    return test, TODAY + dt.timedelta(days=dice.randint(-30, 30)), None


RULES: dict[Callable[[Random], Cell], tuple[Maker, ...]] = {
    text: (words_rule, inside_rule, whole_word_rule, words_rule, plain_rule),
    number: (number_rule, number_rule, scale_rule, words_rule, plain_rule),
    date: (days_rule, days_rule, limit_of_date, plain_rule),
    flag: (plain_rule, plain_rule, words_rule),
}


def criterion(dice: Random, name: str, *, odd: bool) -> list[dict[Head, Cell]]:
    field = dice.choice([*KINDS])
    kinds = RULES[KINDS[field]]
    if KINDS[field] is date and dice.random() < 0.5:
        field = f"{dice.choice(('days', 'years'))} since {field}"
        kinds = (number_rule, scale_rule, plain_rule)
    rows = []
    for _ in range(dice.randint(1, 5)):
        test, value, to = dice.choice(kinds)(dice)
        points = dice.choice((10, 10, 8, 5, 2.5, 0, -3, -10))
        if test is not Test.SCALE and dice.random() < 0.07:
            rows.append(rule(name, test, value, to, "out"))
            continue
        if test is not Test.SCALE and dice.random() < 0.05:
            rows.append(rule(name, test, value, to, dice.choice(FLOORS)))
            continue
        rows.append(rule(name, test, value, to, points))
    if odd and dice.random() < 0.5:
        rows.append(rule(name, Test.HAS_WORD, "C++; software", None, 5))
    elif odd:
        rows.append(rule(name, Test.FORMULA, "[Employees]>50", None, 5))
    if dice.random() < 0.3:
        rows[0][Head.TEST] = f" {rows[0][Head.TEST]} ".upper()
    first = rows[0]
    first[Head.WEIGHT] = dice.choice((1, 2, 3, 5, 0.5, 0))
    first[Head.FIELD] = field
    first[Head.IF_BLANK] = dice.choice((None, None, 0, "skip", "Skip ", 4, -2, "out"))
    return rows


def rule(
    name: str, test: Test, value: Cell, to: Cell, points: Cell
) -> dict[Head, Cell]:
    return {
        Head.CRITERION: name,
        Head.TEST: test.value,
        Head.VALUE: value,
        Head.TO: to,
        Head.POINTS: points,
    }


def grouped(dice: Random, rows: list[dict[Head, Cell]]) -> Iterator[str]:
    """Put about half of the criteria into groups, each on its first row."""
    names = {
        str(row.get(Head.CRITERION)).casefold(): row for row in reversed(rows) if row
    }
    for row in names.values():
        group = dice.choice((None, None, "Fit", "Engagement"))
        if group:
            row[Head.GROUP] = dice.choice((group, f" {group.upper()} "))
            yield group


def limits(dice: Random, groups: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
    """Give, in about half of the cases, what a contact needs and how many there may be."""
    if groups and dice.random() < 0.5:
        needs = (f"{group} {dice.choice((3, 5, '2,5', 6))}" for group in groups)
        yield "Contact also needs", "; ".join(needs)
    if dice.random() < 0.5:
        yield "Contacts at most", dice.choice((0, 1, 3, 5))


def case(seed: int, accounts: int) -> Case:
    """Make a case: every seed another one, the same each time."""
    dice = Random(seed)
    odd = seed % 8 == 7
    rows: list[dict[Head, Cell]] = []
    for place in range(dice.randint(2, 6)):
        rows += criterion(dice, f"Trait {place}", odd=odd and place == 0)
    if dice.random() < 0.5:
        # a criterion whose rows stand apart, with an empty row between
        rows += [{}, rule("trait 0", Test.OTHERWISE, None, None, 3)]
    if seed % 5 == 4:
        for row in rows:
            row.pop(Head.WEIGHT, None)
    groups = tuple(dict.fromkeys(grouped(dice, rows)))
    known = dice.choice((None, 0.3, 60))
    settings = (
        ("Setting", "Value"),
        ("Contact from", dice.choice((None, 3, 5, 6.5))),
        ("Known at least", known),
        ("Today", TODAY),
        *limits(dice, groups),
    )
    return Case(
        criteria=(
            CRITERIA_HEADS,
            *(tuple(row.get(head) for head in CRITERIA_HEADS) for row in rows),
        ),
        accounts=(HEADINGS, *(account(dice, n) for n in range(accounts))),
        settings=settings,
        odd_rules=odd,
    )
