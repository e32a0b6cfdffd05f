"""The one list of Tests, and how each is made of its Value and To.

A maker takes the Value, the To and the cells they came from as a `Written`, and
returns the condition, or raises `NotFit` with what was wanted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring import vocabulary
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.model.conditions import limits
from scoring.model.conditions.equality import Is, IsOneOf, Not
from scoring.model.conditions.filled import Filled
from scoring.model.conditions.flags import Says
from scoring.model.conditions.formula import Formula, compile_formula
from scoring.model.conditions.inside import Contains, HasWord
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.recency import Days
from scoring.values.cell import Cell, cell_key, cell_text, read_cell
from scoring.values.date_texts import tells_day_order
from scoring.values.text import text_key
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.model.conditions.base import Condition, Lens
    from scoring.values.cell import Style

NEEDS: Final = phrase("'{test}' needs something in {column}")


class NotFit(ValueError):  # noqa: N818 - it names what the Value is not
    """A Value or To that the Test cannot use.

    Parameters
    ----------
    message : Message
        What is wrong, in the user's words.
    code : str
        The finding's code.
    expected : str
        What the Test takes.
    in_to : bool
        Whether To is at fault rather than Value.
    """

    def __init__(
        self, fault: Message, *, code: str, expected: str = "", in_to: bool = False
    ) -> None:
        super().__init__(str(fault))
        self.code = code
        self.message = fault
        self.expected = expected
        self.in_to = in_to


class Written(NamedTuple):
    """A rule's Value and To as they stand in the sheet."""

    test: Test
    value: object
    to: object
    style: Style

    @property
    def cell(self) -> Cell:
        """The Value, read; blank is a fault."""
        return self._read(self.value, in_to=False)

    @property
    def to_cell(self) -> Cell:
        """The To, read; blank is a fault."""
        return self._read(self.to, in_to=True)

    @property
    def value_text(self) -> str:
        """The Value as the sheet shows it."""
        return cell_text(read_cell(self.value)).strip()

    @property
    def to_text(self) -> str:
        """The To as the sheet shows it."""
        return cell_text(read_cell(self.to)).strip()

    def _read(self, value: object, *, in_to: bool) -> Cell:
        style = self.style
        if isinstance(value, str) and tells_day_order(value) == "month":
            style = style._replace(month_first=True)
        cell = read_cell(value, style)
        if cell.kind == "blank":
            column = vocabulary.Head.TO if in_to else vocabulary.Head.VALUE
            fault = message(NEEDS, test=self.test, column=column)
            raise NotFit(fault, code="C105", expected=takes(self.test), in_to=in_to)
        return cell


def takes(test: Test) -> str:
    """Say what a Test takes."""
    return next(word.takes for word in vocabulary.TESTS if word.test is test)


def items(written: Written) -> tuple[Cell, ...]:
    """Split a list such as ``a; b; c``; a number, date or flag is one item."""
    cell = written.cell
    if cell.kind != "text":
        return (cell,)
    texts = cell_text(cell).split(vocabulary.LIST_SEPARATOR)
    read = (read_cell(text.strip(), written.style) for text in texts if text.strip())
    filled = tuple(cell for cell in read if cell.kind != "blank")
    if not filled:
        fault = message(NEEDS, test=written.test, column=vocabulary.Head.VALUE)
        raise NotFit(fault, code="C105", expected=takes(written.test))
    return filled


def named_keys(test: Test, value: object, style: Style) -> frozenset[str]:
    """Give the text keys that a rule names: these blank words are then answers."""
    if test in (Test.IS, Test.IS_NOT):
        return frozenset({text_key(cell_text(read_cell(value, style)))})
    if test in _LISTS:
        return frozenset(map(cell_key, items(Written(test, value, None, style))))
    return frozenset()


def _limit(cell: Cell, written: Written, *, in_to: bool = False) -> tuple[Lens, float]:
    """Read a number or a date out of Value or To."""
    if cell.kind == "day" or (math.isnan(cell.number) and not math.isnan(cell.day)):
        return "day", cell.day
    if math.isnan(cell.number):
        words = phrase("'{value}' is neither a number nor a date")
        fault = message(words, value=cell_text(cell).strip())
        raise NotFit(fault, code="C106", expected=takes(written.test), in_to=in_to)
    return "number", cell.number


def _ends(written: Written) -> tuple[Lens, float, float]:
    first, start = _limit(written.cell, written)
    last, end = _limit(written.to_cell, written, in_to=True)
    if first != last:
        words = phrase("'{value}' and '{to}' are not of one kind")
        fault = message(words, value=written.value_text, to=written.to_text)
        raise NotFit(fault, code="C106", expected=takes(written.test), in_to=True)
    return first, start, end


def _between(written: Written) -> Condition:
    lens, first, last = _ends(written)
    if first > last:
        words = phrase("from '{value}' is above to '{to}'")
        fault = message(words, value=written.value_text, to=written.to_text)
        raise NotFit(fault, code="C107", expected=phrase("the smaller end in Value"))
    return limits.between(lens, first, last)


def _scale(written: Written) -> Condition:
    lens, start, end = _ends(written)
    if start == end:
        fault = message("from and to are both '{value}'", value=written.value_text)
        raise NotFit(fault, code="C107", expected=phrase("two different ends"))
    return Scale(lens, start, end)


def _days(written: Written) -> float:
    number = written.cell.number
    if not number >= 0:
        fault = message("'{value}' is not a number of days", value=written.value_text)
        raise NotFit(fault, code="C106", expected=takes(written.test))
    return number


def _formula(written: Written) -> Formula:
    text = cell_text(written.cell).strip()
    try:
        return compile_formula(text)
    except ValueError as error:
        fault = message(
            "formula '{formula}' {fault}", formula=text, fault=error.args[0]
        )
        raise NotFit(fault, code="C109", expected=takes(written.test)) from error


def _limited(
    make: Callable[[Lens, float], Condition],
) -> Callable[[Written], Condition]:
    return lambda written: make(*_limit(written.cell, written))


def _contains(written: Written) -> Condition:
    return Contains(tuple(cell_key(cell) for cell in items(written)))


def _has_word(written: Written) -> Condition:
    return HasWord.of(tuple(cell_key(cell) for cell in items(written)))


_LISTS: Final = (
    Test.IS_ONE_OF,
    Test.IS_NOT_ONE_OF,
    Test.CONTAINS,
    Test.CONTAINS_NOT,
    Test.HAS_WORD,
    Test.HAS_WORD_NOT,
)
MAKERS: Final[dict[Test, Callable[[Written], Condition]]] = {
    Test.IS: lambda written: Is.of(written.cell),
    Test.IS_NOT: lambda written: Not(Is.of(written.cell)),
    Test.IS_ONE_OF: lambda written: IsOneOf.of(items(written)),
    Test.IS_NOT_ONE_OF: lambda written: Not(IsOneOf.of(items(written))),
    Test.CONTAINS: _contains,
    Test.CONTAINS_NOT: lambda written: Not(_contains(written)),
    Test.HAS_WORD: _has_word,
    Test.HAS_WORD_NOT: lambda written: Not(_has_word(written)),
    Test.AT_LEAST: _limited(limits.at_least),
    Test.MORE_THAN: _limited(limits.more_than),
    Test.AT_MOST: _limited(limits.at_most),
    Test.LESS_THAN: _limited(limits.less_than),
    Test.BETWEEN: _between,
    Test.SCALE: _scale,
    Test.YES: lambda _: Says(yes=True),
    Test.NO: lambda _: Says(yes=False),
    Test.IN_LAST_DAYS: lambda written: Days(0.0, _days(written)),
    Test.NOT_IN_LAST_DAYS: lambda written: Days(
        math.nextafter(_days(written), math.inf), math.inf
    ),
    Test.IN_NEXT_DAYS: lambda written: Days(-_days(written), 0.0),
    Test.FORMULA: _formula,
    Test.IS_BLANK: lambda _: Filled(filled=False),
    Test.IS_NOT_BLANK: lambda _: Filled(filled=True),
    Test.OTHERWISE: lambda _: Filled(filled=True),
}
TEST_WORDS: Final[dict[str, Test]] = {
    text_key(word): entry.test
    for entry in vocabulary.TESTS
    for word in (*entry.test.understood, *entry.also)
}


def make(written: Written) -> Condition:
    """Make the condition of a rule.

    Raises
    ------
    NotFit
        Value or To is not what the Test takes.
    """
    return MAKERS[written.test](written)
