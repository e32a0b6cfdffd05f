"""The list of Tests: complete, without clashes, and strict about Value and To."""

from __future__ import annotations

import datetime as dt

import pytest

from scoring import vocabulary
from scoring.model.conditions.base import Moment
from scoring.model.conditions.formula import compile_formula
from scoring.model.conditions.registry import (
    MAKERS,
    TEST_WORDS,
    NotFit,
    Written,
    make,
    named_keys,
    takes,
)
from scoring.values.cell import PLAIN, Style, read_cell
from scoring.values.numerals import DecimalSign
from scoring.values.text import text_key
from scoring.vocabulary import Test as Kind


def test_every_test_has_a_maker_and_a_line_in_the_layout() -> None:
    assert set(MAKERS) == set(Kind)
    assert [entry.test for entry in vocabulary.TESTS] == list(Kind)
    assert all(takes(test) for test in Kind)


def test_no_word_means_two_tests() -> None:
    words = [
        *((text_key(w), e.test) for e in vocabulary.TESTS for w in e.test.understood),
        *((text_key(w), e.test) for e in vocabulary.TESTS for w in e.also),
    ]
    assert len({word for word, _ in words}) == len(set(words)) == len(TEST_WORDS)


@pytest.mark.parametrize(
    ("word", "test"),
    [
        ("=", Kind.IS),
        ("<>", Kind.IS_NOT),
        (">=", Kind.AT_LEAST),
        (">", Kind.MORE_THAN),
        ("<=", Kind.AT_MOST),
        ("<", Kind.LESS_THAN),
        ("is", Kind.IS),
        ("otherwise", Kind.OTHERWISE),
    ],
)
def test_the_words_of_the_specification(word: str, test: Kind) -> None:
    assert TEST_WORDS[word] is test


NOTHING, ANY = vocabulary.Takes.NOTHING.value, vocabulary.Takes.ANY.value
LIST, LIMIT = vocabulary.Takes.LIST.value, vocabulary.Takes.LIMIT.value
RANGE, DAYS = vocabulary.Takes.RANGE.value, vocabulary.Takes.DAYS.value
FORMULA = vocabulary.Takes.FORMULA.value


@pytest.mark.parametrize(
    ("test", "cells", "fault"),
    [
        (Kind.IS, (None, None), ("C105", "'is' needs something in Value", ANY, False)),
        (Kind.IS, (" #N/A", None), ("C105", "'is' needs something in Value", ANY, False)),
        (Kind.CONTAINS, ("; ;", None), ("C105", "'contains' needs something in Value", LIST, False)),
        (Kind.IS_ONE_OF, ("", None), ("C105", "'is one of' needs something in Value", LIST, False)),
        (Kind.AT_LEAST, (None, None), ("C105", "'at least' needs something in Value", LIMIT, False)),
        (Kind.AT_LEAST, ("many", None), ("C106", "'many' is neither a number nor a date", LIMIT, False)),
        (Kind.AT_MOST, (True, None), ("C106", "'TRUE' is neither a number nor a date", LIMIT, False)),
        (Kind.BETWEEN, (1, None), ("C105", "'between' needs something in To", RANGE, True)),
        (Kind.BETWEEN, (None, 1), ("C105", "'between' needs something in Value", RANGE, False)),
        (Kind.BETWEEN, (5, 1), ("C107", "from '5' is above to '1'", "the smaller end in Value", False)),
        (Kind.BETWEEN, (5, "x"), ("C106", "'x' is neither a number nor a date", RANGE, True)),
        (Kind.BETWEEN, (5, "2026-03-31"), ("C106", "'5' and '2026-03-31' are not of one kind", RANGE, True)),
        (Kind.SCALE, (5, "5.0"), ("C107", "from and to are both '5'", "two different ends", False)),
        (Kind.SCALE, ("2026-03-31", dt.date(2026, 3, 31)), ("C107", "from and to are both '2026-03-31'", "two different ends", False)),
        (Kind.IN_LAST_DAYS, (None, None), ("C105", "'in the last days' needs something in Value", DAYS, False)),
        (Kind.IN_LAST_DAYS, (-1, None), ("C106", "'-1' is not a number of days", DAYS, False)),
        (Kind.NOT_IN_LAST_DAYS, ("soon", None), ("C106", "'soon' is not a number of days", DAYS, False)),
        (Kind.IN_NEXT_DAYS, (dt.date(2026, 3, 31), None), ("C106", "'2026-03-31' is not a number of days", DAYS, False)),
        pytest.param(
            Kind.FORMULA, (None, None), ("C105", "'formula' needs something in Value", FORMULA, False),
        ),
        (Kind.FORMULA, ("1+1", None), ("C109", "formula '1+1' names no column; write account fields as [Heading]", FORMULA, False)),
        (Kind.FORMULA, ("[A]+", None), ("C109", "formula '[A]+' cannot be read as an Excel formula", FORMULA, False)),
        (Kind.FORMULA, ("NOSUCH([A])", None), ("C109", "formula 'NOSUCH([A])' uses NOSUCH, which is not known here", FORMULA, False)),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit(
    test: Kind, cells: tuple[object, object], fault: tuple[str, str, str, bool]
) -> None:
    with pytest.raises(NotFit) as caught:
        make(Written(test, *cells, PLAIN))
    error = caught.value
    assert (error.code, str(error), error.expected, error.in_to) == fault
    assert str(error.message) == str(error)


@pytest.mark.parametrize("test", [t for t in Kind if takes(t) == NOTHING])
def test_a_test_that_takes_nothing_overlooks_value_and_to(test: Kind) -> None:
    assert make(Written(test, "x", "y", PLAIN)) == make(
        Written(test, None, None, PLAIN)
    )


def test_a_value_is_read_by_the_decimal_sign() -> None:
    comma = Style(DecimalSign(",", forced=True))
    row = Moment(0.0)
    condition = make(Written(Kind.AT_LEAST, "1.234", None, comma))
    assert condition.cell(read_cell(1234), row)
    assert not condition.cell(read_cell(1233), row)
    with pytest.raises(NotFit, match=r"'12\.5' is neither a number nor a date"):
        make(Written(Kind.AT_LEAST, "12.5", None, comma))


@pytest.mark.parametrize(
    ("test", "value", "keys"),
    [
        (Kind.IS, "N/A", {"n/a"}),
        (Kind.IS_NOT, "a; b", {"a; b"}),
        (Kind.IS_ONE_OF, "A; n/a;", {"a", "n/a"}),
        (Kind.CONTAINS, "?", {"?"}),
        (Kind.CONTAINS_NOT, "-; ?", {"-", "?"}),
        (Kind.IS_NOT_ONE_OF, 0, {"0"}),
        (Kind.AT_LEAST, 0, set()),
        (Kind.FORMULA, "[A]", set()),
        (Kind.OTHERWISE, "x", set()),
    ],
)
def test_the_words_that_a_rule_names(test: Kind, value: object, keys: set[str]) -> None:
    assert named_keys(test, value, PLAIN) == keys


def test_a_formula_cannot_be_judged_without_an_account() -> None:
    with pytest.raises(NotImplementedError, match="A"):
        compile_formula("[A]>1").cell(read_cell(1), Moment(0.0))


def test_a_formula_lists_its_fields_once_in_order() -> None:
    formula = compile_formula('= [B]+[ A ]*[B]+LEN("[C]")+TODAY()')
    assert formula.fields == ("B", "A")
