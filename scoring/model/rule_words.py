"""How a rule is written for people: its Test with what that compares with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.findings import message
from scoring.language import phrase
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from scoring.findings import Message

NUMBER: Final = "{number:.15g}"
"""A number as its cell shows it, in the signs of the language."""
ONE_VALUE: Final = phrase("{test} {value}")
TWO_VALUES: Final = {
    Test.BETWEEN: phrase("between {value} and {to}"),
    Test.SCALE: phrase("scale {value} to {to}"),
}


def rule_words(test: Test, value: str | float, to: str | float) -> Message:
    """Write a rule, to be said in the language that is spoken then.

    Parameters
    ----------
    test : Test
        Its word.
    value, to : str or float
        What the Test compares with; empty where it takes nothing.

    Examples
    --------
    >>> print(rule_words(Test.AT_LEAST, 250.0, ""))
    at least 250
    """
    if value == "":
        return message(test)
    words = TWO_VALUES.get(test, ONE_VALUE)
    return message(words, test=test, value=_shown(value), to=_shown(to))


def _shown(value: str | float) -> str | Message:
    return value if isinstance(value, str) else message(NUMBER, number=value)
