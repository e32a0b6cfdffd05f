"""Each Test as the specification describes it: what matches, and what does not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from scoring.vocabulary import TESTS, Test
from tests.engine import Case, ratings_of, results_of
from tests.reference import DEFAULTS, rate
from tests.worked_examples.example import table


if TYPE_CHECKING:
    from collections.abc import Iterator


TODAY = dt.date(2026, 3, 31)
NEW_YEAR = dt.date(2026, 1, 1)
LAST_OF_JANUARY = dt.date(2026, 1, 31)
EVENING = dt.datetime(2026, 1, 31, 23, 59)  # noqa: DTZ001 - as a cell holds it
TRUE = True
HEADS = "Criterion, Weight, Account field, Test, Value, To, Points"
# nothing matches a blank but `is blank`
BLANKS = (None, " ", "n/a", "#N/A")


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


class Sentence(NamedTuple):
    """A Test with its Value and To, cells that match and cells that do not."""

    words: tuple[str, ...]
    value: Any
    to: Any
    matches: tuple[Any, ...]
    others: tuple[Any, ...]


SENTENCES = (
    Sentence(("is", "="), "Software", None, (" software ", "SOFTWARE"), ("Soft", 5)),
    Sentence(("is",), "12 %", None, (0.12, "12%"), (12,)),
    Sentence(("is",), NEW_YEAR, None, (NEW_YEAR, "1.1.2026"), (LAST_OF_JANUARY,)),
    Sentence(("is",), "yes", None, (True, "YES"), (False, 0, "ja")),
    Sentence(("is",), TRUE, None, (True, "ja", "Yes!"), (False, 0, "nej")),
    Sentence(("is not", "<>"), "Software", None, ("Retail", 5), ("software",)),
    Sentence(("is one of",), "a; b; 5", None, ("A", "b ", 5, "5"), ("c", 6)),
    Sentence(("is not one of",), "a; b; 5", None, ("c", 6), ("A", 5)),
    Sentence(("contains",), "soft; b*", None, ("Microsoft", "ab*c"), ("abc", 5)),
    Sentence(("does not contain",), "soft; b*", None, ("abc", 5), ("Microsoft", "b*")),
    Sentence(
        ("has the word", "has word"),
        *("CTO; it", None, ("CTO, EMEA", "(cto)", "IT"), ("Director", "CTO2", "bit")),
    ),
    Sentence(
        ("does not have the word",), "CTO", None, ("Director", "CTO2"), ("(CTO)",)
    ),
    Sentence(
        ("at least", ">="), 50, None, (50, "50", "1 200", "5000+"), (49.9, "<50", "x")
    ),
    Sentence(
        ("more than", ">"), 50, None, (50.1, "51-200"), (50, "<50", "50-99", True)
    ),
    Sentence(
        ("at most", "<="), 50, None, (50, "under 10", "11-50"), (50.1, "51-200", "x")
    ),
    Sentence(("less than", "<"), 50, None, (49.9, "<50", "under 50"), (50, "11-50")),
    Sentence(
        *(("at least",), NEW_YEAR, None, (NEW_YEAR, "2026-02-01"), (days_ago(365), "x"))
    ),
    Sentence(("between",), 10, 20, (10, 20, "15", "10-20"), (9.9, 20.1, "15-25")),
    Sentence(
        *(("between",), NEW_YEAR, LAST_OF_JANUARY),
        *((LAST_OF_JANUARY, EVENING), (dt.date(2026, 2, 1),)),
    ),
    Sentence(("scale",), 0, 10, (10, 50), (0, -5, "x")),
    Sentence(("scale",), 10, 0, (0, -5), (10, 50)),
    Sentence(("scale",), NEW_YEAR, LAST_OF_JANUARY, (LAST_OF_JANUARY,), (NEW_YEAR,)),
    Sentence(("yes",), None, None, (True, "ja", 1, "✓"), (False, "nej", 0, "2")),
    Sentence(("no",), None, None, (False, "nej", 0), (True, "da", "2")),
    Sentence(
        ("in the last days",), 30, None, (TODAY, days_ago(30)), (days_ago(31), "x")
    ),
    Sentence(("in the last days",), 30, None, ("31/3-2026",), (days_ago(-1),)),
    Sentence(
        *(("not in the last days",), 30, None, (days_ago(31),)),
        (days_ago(30), days_ago(-1), "x"),
    ),
    Sentence(
        *(("in the next days",), 30, None, (TODAY, days_ago(-30))),
        (days_ago(-31), days_ago(1), "x"),
    ),
    Sentence(("is not blank",), None, None, ("x", 0, False), ()),
    Sentence(("otherwise",), None, None, ("x", 0, False), ()),
    Sentence(("is blank",), None, None, BLANKS, ("x", 0, False)),
)


def each() -> Iterator[tuple[str, Any, Any, Any, float]]:
    for words, value, to, matches, others in SENTENCES:
        blanks = () if "is blank" in words else BLANKS
        for word in words:
            yield from ((word, value, to, cell, 10.0) for cell in matches)
            yield from ((word, value, to, cell, 0.0) for cell in (*others, *blanks))


def test_every_test_is_here() -> None:
    spelled = {word for sentence in SENTENCES for word in sentence.words}
    # formulas have a file of their own
    assert {word.test for word in TESTS} - {Test.FORMULA} <= spelled


@pytest.mark.parametrize("typed", [False, True], ids=["mixed", "typed"])
def test_each_test_does_what_its_sentence_says(*, typed: bool) -> None:
    wrong = []
    for word, value, to, cell, points in each():
        criteria = table(HEADS, ("C", 1, "F", word, value, to, 10))
        headings, rows = ["Account", "F"], [["Acme", cell]]
        case = Case(criteria, headings, rows, DEFAULTS, TODAY)
        engine = results_of(ratings_of(case, typed=typed))[0].points["C"]
        reference = rate(criteria, headings, rows, TODAY, DEFAULTS)[0].points["C"]
        if not engine == reference == points:
            wrong.append((word, value, to, cell, engine, reference))
    assert wrong == []
