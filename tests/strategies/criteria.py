"""Random tables of criteria without errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.strategies.points import FLOOR_POINTS, OUT_POINTS, if_blank_of, points_of
from tests.strategies.pools import (
    AMERICAN,
    DATE,
    DAY_FIRST,
    DAYS,
    EITHER_ORDER,
    EUROPEAN,
    FLAGS,
    GROUPS,
    HEADINGS,
    ISO_DAYS,
    MARKED_NUMBERS,
    MOMENT,
    NAME_HEADING,
    NAMES,
    NUMBERS,
    PROFILES,
    SERIALS,
    TEXTS,
    WORDS,
)
from tests.strategies.written import (
    FURTHER_WORDS,
    PLAIN_AMOUNTS,
    RANGES,
    TITLES,
    UNSEEN,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.strategies.dice import Dice


Row = dict[str, object]


def written(dice: Dice, text: str) -> str:
    """A word as a hurried hand writes it: other letter case, a space behind."""
    if not dice.chance(15):
        return text
    return dice.pick((text.upper(), text.capitalize(), text + " ", " " + text.title()))


def number_value(dice: Dice) -> object:
    """A number for Value, as a number or as text."""
    if dice.chance(25):
        return dice.pick(MARKED_NUMBERS + EUROPEAN + AMERICAN + PLAIN_AMOUNTS)
    return dice.pick(NUMBERS)


def date_value(dice: Dice) -> object:
    """A date for Value, as a date or as text."""
    if dice.chance(30):
        return dice.pick(ISO_DAYS + DAY_FIRST + EITHER_ORDER)
    return dice.pick(DAYS)


def whole_value(dice: Dice, kind: str) -> object:
    """A Value for `is` and `is not`."""
    if dice.chance(10):
        return dice.pick(("n/a", "-", "unknown", "?"))
    pools = {
        "text": TEXTS + TITLES + UNSEEN,
        "number": NUMBERS
        + PLAIN_AMOUNTS
        + RANGES
        + MARKED_NUMBERS
        + EUROPEAN
        + AMERICAN,
        "date": DAYS + ISO_DAYS + DAY_FIRST + SERIALS,
        "flag": FLAGS + WORDS + FURTHER_WORDS,
    }
    every = TEXTS + NUMBERS + MARKED_NUMBERS + DAYS + ISO_DAYS + FLAGS + WORDS
    return dice.pick(pools.get(kind, every))


def list_value(dice: Dice, kind: str) -> object:
    """A Value for the tests that take several items."""
    if dice.chance(15):
        value = whole_value(dice, kind)
        return "software" if value == "a; b" else value
    parts = {
        "text": (
            *("Software", "soft", "Retail", "SaaS", "café", "Iaşi", "-", "11-50"),
            *("CTO", "it", "director"),
        ),
        "number": ("50", "320", "1.234", "12,5", "5m", "12 %", "0", "20"),
        "date": ("2026-03-31", "31.3.2026", "2026", "03", "4/3/2026"),
        "flag": ("yes", "no", "TRUE", "ja", "x", "1"),
    }
    pool = parts.get(kind, ("a", "-", "n/a", "50", "yes", "software", "2026-03-31"))
    items = [dice.pick(pool) for _ in range(dice.count(1, 3))]
    return dice.pick(("; ", ";", " ; ")).join(items) + ("; " if dice.chance(10) else "")


# Pairs in rising order, each of one kind, for `between` and `scale`.
RISING: dict[str, tuple[tuple[object, object], ...]] = {
    "number": (
        (0, 50),
        (50, 320),
        (1, 5),
        (-5, 12.5),
        ("10", "1 200"),
        (0.12, "50 %"),
        (250, "5m"),
        (0, 1e9),
        ("0,5", 1.234),
        (3, 7),
    ),
    "date": (
        (DATE(2026, 3, 1), DATE(2026, 3, 31)),
        ("2025-12-31", DATE(2026, 4, 3)),
        ("29/2/2024", "31.3.2026"),
        (MOMENT(2016, 3, 31, 12, 0), "2026/03/01"),
    ),
}
BETWEEN_SAME: tuple[object, ...] = (50, "320", DATE(2026, 3, 31))


def pair_value(dice: Dice, test: str, kind: str) -> tuple[object, object]:
    """Value and To for `between` and `scale`."""
    if test == "between" and dice.chance(10):
        same = dice.pick(BETWEEN_SAME)
        return same, same
    low, high = dice.pick(RISING["date" if kind == "date" else "number"])
    if test == "scale" and dice.chance(40):
        return high, low
    return low, high


EQUAL_TESTS = ("is", "=", "is not", "<>")
LIST_TESTS = (
    *("is one of", "is not one of", "contains", "does not contain"),
    *("has the word", "does not have the word", "has word"),
)
COMPARE_TESTS = (
    "at least",
    ">=",
    "more than",
    ">",
    "at most",
    "<=",
    "less than",
    "<",
)
PAIR_TESTS = ("between", "scale")
DAY_TESTS = ("in the last days", "not in the last days", "in the next days")
BARE_TESTS = ("yes", "no", "is blank", "is not blank", "otherwise")
TESTS_OF: dict[str, tuple[str, ...]] = {
    "text": EQUAL_TESTS + LIST_TESTS * 2,
    "number": EQUAL_TESTS[:2] + COMPARE_TESTS + PAIR_TESTS * 4,
    "date": EQUAL_TESTS[:2] + COMPARE_TESTS + PAIR_TESTS + DAY_TESTS * 3,
    "flag": ("yes", "no", "yes", "no", *EQUAL_TESTS),
}
EVERY_TEST = (
    EQUAL_TESTS + LIST_TESTS + COMPARE_TESTS + PAIR_TESTS + DAY_TESTS + BARE_TESTS
)


def rule(dice: Dice, kind: str, points: object) -> Row:
    """A row with a Test that makes sense for a column of this kind, mostly."""
    tests = TESTS_OF.get(kind, EVERY_TEST)
    if dice.chance(20):
        tests = BARE_TESTS if dice.chance(60) else EVERY_TEST
    test = dice.pick(tests)
    if test == "scale" and points in OUT_POINTS + FLOOR_POINTS:
        test = "at least"
    row: Row = {"Test": written(dice, test), "Points": points}
    if test in EQUAL_TESTS:
        row["Value"] = whole_value(dice, kind)
    elif test in LIST_TESTS:
        row["Value"] = list_value(dice, kind)
    elif test in COMPARE_TESTS:
        by_day = kind == "date" and not dice.chance(5)
        row["Value"] = date_value(dice) if by_day else number_value(dice)
    elif test in PAIR_TESTS:
        row["Value"], row["To"] = pair_value(dice, test, kind)
    elif test in DAY_TESTS:
        row["Value"] = dice.pick((30, 0, 10, 90, "365", 3, 4000))
    return row


WEIGHTS: tuple[object, ...] = (1, 2, 3, 5, 10, 20, 0.5, 2.5, 1 / 3, "10", "20 %", 0.1)


def rules_of(dice: Dice, kind: str, character: str) -> list[Row]:
    """The rules of one criterion, at times with a catch-all at the end."""
    rules = [
        rule(dice, kind, points_of(dice, character)) for _ in range(dice.count(1, 4))
    ]
    if dice.chance(15):
        last = dice.pick(("otherwise", "is not blank"))
        rules.append(
            {"Test": written(dice, last), "Points": points_of(dice, character)}
        )
    if character == "veto" and all(row["Points"] == 0 for row in rules):
        rules[0]["Points"] = "out"
        if str(rules[0]["Test"]).strip().lower() == "scale":
            rules[0] = {"Test": "is blank", "Points": "out"}
    return rules


def statements(dice: Dice, character: str, *, profiles: bool, groups: bool) -> Row:
    """What a criterion says once: Weight, If blank, Group and Profile."""
    row: Row = {"If blank": if_blank_of(dice, character)}
    if character != "veto":
        row["Weight"] = 0 if dice.chance(6) else dice.pick(WEIGHTS)
    if groups and dice.chance(75):
        row["Group"] = written(dice, dice.pick(GROUPS))
    if profiles and dice.chance(60):
        named = [written(dice, dice.pick(PROFILES)) for _ in range(dice.count(1, 2))]
        row["Profile"] = dice.pick(("; ", ";")).join(named)
    return {heading: value for heading, value in row.items() if value is not None}


def spread(dice: Dice, name: str, sentence: Row, rules: list[Row]) -> list[Row]:
    """The rows of one criterion, its statements scattered over them."""
    rows = [dict(row) for row in rules]
    if dice.chance(15):
        rows.insert(dice.count(0, len(rows)), {})
    for heading, value in sentence.items():
        place = dice.count(0, len(rows) - 1) if dice.chance(30) else 0
        rows[place][heading] = value
        if dice.chance(15):
            rows[dice.count(0, len(rows) - 1)][heading] = value
    repeat = dice.chance(50)
    for place, row in enumerate(rows):
        row["Criterion"] = name if repeat or place == 0 else None
    return [row for row in rows if any(value is not None for value in row.values())]


def field_of(dice: Dice, headings: Sequence[str]) -> tuple[str, str]:
    """An account field and the kind of its values."""
    named = [heading for heading in headings if heading != NAME_HEADING]
    dates = [h for h in named if HEADINGS.get(" ".join(h.split())) == "date"]
    if dates and dice.chance(20):
        since = dice.pick(("days since", "Days since", "years since", "YEARS  since"))
        return f"{since} {dice.pick(dates)}", "number"
    heading = dice.pick(named)
    return heading, HEADINGS.get(" ".join(heading.split()), "any")


def one_criterion(
    dice: Dice, name: str, headings: Sequence[str], *, profiles: bool, groups: bool
) -> list[Row]:
    """The rows of one random criterion."""
    field, kind = field_of(dice, headings)
    drawn = dice.count(0, 99)
    character = "veto" if drawn >= 94 else "penalty" if drawn >= 78 else "ordinary"
    row = statements(dice, character, profiles=profiles, groups=groups)
    if dice.chance(30):
        name = " ".join(field.split())
    else:
        row["Account field"] = written(dice, field)
    return spread(dice, name, row, rules_of(dice, kind, character))


def criteria_table(dice: Dice, headings: Sequence[str]) -> list[Row]:
    """A random table of criteria without errors."""
    profiles, groups = dice.chance(35), dice.chance(50)
    used: set[str] = set()
    blocks: list[list[Row]] = []
    for place in range(dice.count(1, len(NAMES))):
        block = one_criterion(
            dice, NAMES[place], headings, profiles=profiles, groups=groups
        )
        name = str(block[0]["Criterion"]).casefold()
        if name not in used:
            used.add(name)
            blocks.append(block)
    table = [row for block in blocks for row in block]
    if dice.chance(8):
        for row in table:
            row.pop("Weight", None)
    if len(blocks) > 1 and all(row["Criterion"] for row in table) and dice.chance(50):
        # A later row may bear the name of an earlier criterion.
        table.append(table.pop(len(blocks[0]) - 1))
    return table
