"""Words and sentences of ours: English where they mean something, local where read."""

from __future__ import annotations

from enum import ReprEnum
from typing import TYPE_CHECKING, Self, TypeVar

from scoring.language.catalogues import in_language, translate, understood
from scoring.language.current import Language, current
from scoring.language.numbers import CHOICE, NumbersInWords


T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FORMATTER = NumbersInWords()


class Phrase(str):
    """A text of ours: equal to its English, said in the language that is spoken.

    Comparing, hashing and joining see the English; `str`, `format` and an f-string say
    it. So what a program looks up stays the same in every language.

    Examples
    --------
    >>> greeting = phrase("{count:,} accounts to contact")
    >>> greeting.format(count=1200)
    '1,200 accounts to contact'
    >>> greeting == "{count:,} accounts to contact"
    True
    """

    __slots__ = ()

    @property
    def context(self) -> str:
        """Tell words that are the same in English apart; empty for a sentence."""
        return ""

    @property
    def english(self) -> str:
        """Give the plain English text."""
        return str.__str__(self)

    def __str__(self) -> str:
        """Say it."""
        return translate(str.__str__(self), self.context)

    def __format__(self, spec: str) -> str:
        """Say it inside a sentence."""
        return format(str(self), spec)

    def format(self, *args: object, **values: object) -> str:
        """Say it with its places filled."""
        return fill(self, values) if not args else str(self).format(*args, **values)


class Wording(Phrase, ReprEnum):
    """Sentences and headings that people only read, as a `StrEnum` that is said.

    `value` is the English text.
    """

    if TYPE_CHECKING:

        @property
        def value(self) -> str:
            """The English text."""

    def __new__(cls, english: str) -> Self:
        """Make a member."""
        member = str.__new__(cls, english)
        member._value_ = english
        return member


class Word(Wording):
    """A kind of words that people write as well: they are understood in every language.

    `value` is the English word, by which everything here knows it.
    """

    @property
    def context(self) -> str:
        """Give the kind: the same English word may be two words elsewhere."""
        return type(self).__name__

    @property
    def understood(self) -> tuple[str, ...]:
        """Give all that stands for it, in every language; English first."""
        return understood(self.value, self.context)

    def understood_in(self, language: Language) -> tuple[str, ...]:
        """Give all that stands for it in one language; first what is written."""
        return in_language(language, self.value, self.context)


def phrase(english: str) -> Phrase:
    """Mark a text as one that is said in every language."""
    return Phrase(english)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Say a text with its places filled.

    Parameters
    ----------
    text : str
        English, with its places as `str.format` takes them, each with a name. A
        place of the form ``{count:account|accounts}`` says the first if its number is
        1, and else the second.
    values : mapping of str to object
        What stands in each place. Without any the text is taken as it is.
    """
    local = str(text) if isinstance(text, Phrase) else translate(text)
    if not values:
        return local
    if current() is Language.ENGLISH and CHOICE not in local:
        return local.format_map(values)
    return _FORMATTER.filled(local, values)


def english(text: str) -> str:
    """Give a text as the program knows it, whatever language is spoken."""
    return text.english if isinstance(text, Phrase) else str(text)


def say(value: T) -> T | str:
    """Say a text of ours; whatever else it is stays as it is."""
    return str(value) if isinstance(value, Phrase) else value


def words(texts: Iterable[str]) -> list[str]:
    """Say each of some texts; those of the user stay as they are."""
    return [str(text) for text in texts]
