"""A workbook in any of the languages, or in several, rates as the English one does."""

from __future__ import annotations

import datetime as dt
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from scoring import pipeline
from scoring.language import Language, Word, speaking
from scoring.vocabulary import (
    TESTS,
    CallAt,
    DerivedField,
    Hand,
    Head,
    Setting,
    Sheet,
    Status,
    Takes,
    Test,
)
from scoring.vocabulary.cell_words import CellWord
from scoring.vocabulary.field_words import FieldForm


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 3, 31)
LIMITS = {
    Test.IS: ("Software", None),
    Test.IS_NOT: ("Retail", None),
    Test.IS_ONE_OF: ("Software; Steel", None),
    Test.IS_NOT_ONE_OF: ("Retail; Steel", None),
    Test.CONTAINS: ("soft", None),
    Test.CONTAINS_NOT: ("soft", None),
    Test.HAS_WORD: ("Steel", None),
    Test.HAS_WORD_NOT: ("Steel", None),
    Test.IN_LAST_DAYS: (60, None),
    Test.NOT_IN_LAST_DAYS: (60, None),
    Test.IN_NEXT_DAYS: (400, None),
    Test.FORMULA: ("[Employees] > 100", None),
    Test.BETWEEN: (50, 200),
    Test.SCALE: (0, 500),
}
"""What each Test is given; a number where it takes a limit, nothing where it takes none."""
DATED = {Test.IN_LAST_DAYS, Test.NOT_IN_LAST_DAYS, Test.IN_NEXT_DAYS}
TEXTUAL = {*list(Test)[:8], Test.OTHERWISE, Test.IS_BLANK, Test.IS_NOT_BLANK}


class Writer:
    """Writes words in languages, one after the other."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = cycle(languages)
        self.account = self(Head.ACCOUNT)

    def __call__(self, word: Word, **places: object) -> str:
        """Write one word."""
        with speaking(next(self.languages)):
            return word.format(**places)


def criteria(w: Writer) -> Iterator[list[object]]:
    """A criterion for every Test, and for fields of every kind."""
    for entry in TESTS:
        value, to = LIMITS.get(entry.test, (150, None))
        if entry.takes is Takes.NOTHING:
            value = None
        field = "Employees" if entry.test not in TEXTUAL else "Industry"
        field = "Visit" if entry.test in DATED else field
        field = "Partner" if entry.test in {Test.YES, Test.NO} else field
        name = f"By {entry.test.value}"
        yield [name, 1, field, w(entry.test), value, to, 10, w(CellWord.SKIP), "Fit"]
    since = f"{w(FieldForm.DAYS_SINCE)} Visit"
    yield ["Recent", 2, since, w(Test.SCALE), 400, 0, 10, None, "Engagement"]
    years = f"{w(FieldForm.YEARS_SINCE)} Founded"
    yield ["Age", 1, years, w(Test.AT_LEAST), 10, None, 7, None, "Fit"]
    window = w(FieldForm.IN_THE_LAST, days=30)
    count = f"{w(DerivedField.COUNT_OF, name='Demo')} {window}"
    yield ["Demos", 2, count, w(Test.AT_LEAST), 1, None, 10, None, "Engagement"]
    points = w(DerivedField.POINTS)
    yield ["Points", 3, points, w(Test.SCALE), 0, 40, 10, None, "Engagement"]
    last = f"{w(FieldForm.DAYS_SINCE)} {w(DerivedField.LAST)}"
    yield ["Latest", 1, last, w(Test.AT_MOST), 20, None, 10, None, "Engagement"]
    best = w(DerivedField.BEST_RATING)
    yield ["People", 2, best, w(Test.SCALE), 0, 10, 10, None, "Fit"]
    spent = w(DerivedField.MONETARY)
    yield ["Spent", 1, spent, w(Test.MORE_THAN), 100, None, 9, None, "Fit"]
    yield ["Bankrupt", None, None, w(Test.YES), None, None, w(CellWord.OUT), None, None]
    floor = f"{w(CellWord.AT_LEAST)} 6"
    yield ["Known", None, w.account, w(Test.IS), "Delta", None, floor, None, None]


ACCOUNTS: tuple[list[object], ...] = (
    ["Acme", "Software", 320, dt.date(2026, 3, 20), "yes", 1990, None],
    ["Bolt", "Retail", 80, dt.date(2025, 12, 1), "no", 2020, None],
    ["Cord", "Steel works", None, dt.date(2026, 9, 1), None, 2010, None],
    ["Delta", None, 12, None, "yes", None, None],
    ["Echo", "Software", 500, dt.date(2026, 3, 1), "yes", 2001, "yes"],
)


def sheets(w: Writer) -> Iterator[tuple[Sheet, list[list[object]]]]:
    """All sheets of the workbook, headings first."""
    heads = [Head.CRITERION, Head.WEIGHT, Head.FIELD, Head.TEST, Head.VALUE]
    heads += [Head.TO, Head.POINTS, Head.IF_BLANK, Head.GROUP]
    yield Sheet.CRITERIA, [[*map(w, heads)], *criteria(w)]
    own = ["Industry", "Employees", "Visit", "Partner", "Founded", "Bankrupt"]
    yield Sheet.ACCOUNTS, [[w.account, *own], *ACCOUNTS]
    yield (
        Sheet.SETTINGS,
        [
            [w(Head.SETTING), w(Head.VALUE)],
            [w(Setting.CONTACT_FROM), 4],
            [w(Setting.KNOWN_AT_LEAST), 0.3],
            [w(Setting.TIERS), "A 6; B 3; C 0"],
            [w(Setting.TODAY), TODAY],
            [w(Setting.CONTACT_ALSO_NEEDS), "Fit 2"],
            [w(Setting.CALL_AT), w(CallAt.ALL)],
        ],
    )
    yield (
        Sheet.SIGNALS,
        [
            [w(Head.ACTIVITY), w(Head.POINTS), w(Head.HALF_LIFE), w(Head.ONCE_PER)],
            ["Demo", 20, 30, w(CellWord.DAY)],
            ["Mail", 5, None, w(CellWord.CONTACT)],
        ],
    )
    yield (
        Sheet.ACTIVITIES,
        [
            [w(Head.ACCOUNT), w(Head.DATE), w(Head.ACTIVITY), w(Head.CONTACT)],
            ["Acme", dt.date(2026, 3, 10), "Demo", "Ann"],
            ["Acme", dt.date(2026, 3, 12), "Mail", "Ann"],
            ["Acme", dt.date(2026, 3, 13), "Mail", "Ann"],
            ["Bolt", dt.date(2025, 12, 1), "Demo", "Bo"],
        ],
    )
    yield (
        Sheet.CONTACTS,
        [
            [w(Head.ACCOUNT), w(Head.CONTACT), "Title"],
            ["Acme", "Ann", "CEO"],
            ["Bolt", "Bo", "Buyer"],
        ],
    )
    yield (
        Sheet.CONTACT_CRITERIA,
        [
            [
                *map(
                    w, (Head.CRITERION, Head.WEIGHT, Head.TEST, Head.VALUE, Head.POINTS)
                )
            ],
            ["Title", 2, w(Test.IS), "CEO", 10],
            ["Title", None, w(Test.OTHERWISE), None, 3],
            [w(FieldForm.OF_ACCOUNT, name="Industry"), 1, w(Test.IS), "Software", 8],
        ],
    )
    yield (
        Sheet.DEALS,
        [
            [w(Head.ACCOUNT), w(Head.DATE), w(Head.AMOUNT)],
            ["Acme", dt.date(2026, 1, 5), 900],
        ],
    )
    yield (
        Sheet.OVERRIDES,
        [
            [w(Head.ACCOUNT), w(Head.OVERRIDE), w(Head.REASON)],
            ["Bolt", w(Hand.NOT_CONTACT), "asked for peace"],
        ],
    )
    yield (
        Sheet.EXAMPLES,
        [
            [w(Head.ACCOUNT), w(Head.EXPECTED)],
            ["Acme", w(Status.CONTACT)],
            ["Echo", w(Status.DISQUALIFIED)],
        ],
    )


def rate(path: Path, languages: tuple[Language, ...]) -> pipeline.Rated:
    """Write the workbook in languages, read it and rate it."""
    w, book = Writer(languages), Workbook()
    del book[book.sheetnames[0]]
    for sheet, rows in sheets(w):
        tab = book.create_sheet(w(sheet))
        for row in rows:
            tab.append(row)
    book.save(path)
    return pipeline.rate(pipeline.read(path))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Rated:
    """The English workbook, rated."""
    folder = tmp_path_factory.mktemp("english")
    return rate(folder / "english.xlsx", (Language.ENGLISH,))


def result(rated: pipeline.Rated) -> list[object]:
    """All that must be the same."""
    ratings, tally = rated.ratings, rated.examples
    assert tally is not None
    return [
        ratings.exact.tolist(),
        ratings.rating.tolist(),
        ratings.status.tolist(),
        str(ratings.points.tolist()),
        str(ratings.outcomes.tolist()),
        sorted((finding.code, finding.level.value) for finding in rated.findings),
    ]


def test_the_english_workbook_uses_what_it_writes(english: pipeline.Rated) -> None:
    """Each criterion gives points to somebody; nobody is rated on nothing."""
    codes = {finding.code for finding in english.findings}
    assert not codes & {"C104", "C111", "S201", "B202", "F405"}
    assert len(set(english.ratings.status.tolist())) > 2
    assert english.ratings.outcomes.shape == (len(TESTS) + 9, len(ACCOUNTS))


MIXED = tuple(Language)
EVERY = [(language,) for language in Language if language is not Language.ENGLISH]


@pytest.mark.parametrize("languages", [*EVERY, MIXED, MIXED[::-1]], ids="+".join)
def test_a_workbook_of_any_language_rates_alike(
    languages: tuple[Language, ...], english: pipeline.Rated, tmp_path: Path
) -> None:
    rated = rate(tmp_path / "other.xlsx", languages)
    assert result(rated) == result(english)
