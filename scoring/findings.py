"""A finding: one thing that is wrong or doubtful, and the cell it is about.

It has a code, a level, a place such as ``Criteria!D9`` and a message: a sentence with
named places for values, which is put into words at the last step only. Findings are
collected, never raised one by one; what ends the work is in `scoring.errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from scoring.language import Phrase, Wording, fill, phrase


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    Value: TypeAlias = "str | int | float | dt.date | Message"


class Level(Wording):
    """How much a finding matters: an error stops scoring, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, or a part of one, with the values that it names.

    Parameters
    ----------
    words : str
        As `str.format` takes it, each place with a name. Without values it is the
        sentence itself.
    values : tuple of (str, value)
        What stands in each place: a text of the user, a number, a date, or a message.

    Examples
    --------
    >>> print(message("'{name}' has weight {weight:g}", name="Size", weight=2.0))
    'Size' has weight 2
    """

    words: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        """Give the sentence, without a full stop."""
        return fill(self.words, dict(self.values))

    def hint(self, near: str | None) -> Message:
        """Ask for the nearest right word, where there is one.

        >>> print(message("unknown test 'at lest'").hint("at least"))
        unknown test 'at lest', did you mean 'at least'?
        """
        return message(HINT, sentence=self, near=near) if near else self

    def templates(self) -> Iterator[str]:
        """Give its words and those of every message inside."""
        yield self.words
        for _, value in self.values:
            if isinstance(value, Message):
                yield from value.templates()


HINT = phrase("{sentence}, did you mean '{near}'?")


NO_CELL = phrase("{code}: {text}")
ONE_CELL = phrase("{code} {place}: {text}")
MANY_CELLS = phrase("{code} {place} (and {more:,} more): {text}")


def message(words: str, **values: Value) -> Message:
    """Make a message; every place that its words name has a value."""
    return Message(words, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful, and the cell it is about.

    Parameters
    ----------
    code : str
        The name of a `Code`, such as ``C104``.
    level : Level
        Whether it stops scoring.
    place : str
        ``Criteria!D9``, a sheet (``Accounts``), or empty for the workbook.
    message : Message
        What is wrong, in the user's own words.
    expected, found : str
        What was wanted there and what stands there, where that can be said.
    more : int
        How many further cells have the same trouble.

    Examples
    --------
    >>> unknown = message("unknown test '{test}'", test="at lest")
    >>> str(Finding("C104", Level.ERROR, "Criteria!D9", unknown))
    "C104 Criteria!D9: unknown test 'at lest'"
    """

    code: str
    level: Level
    place: str
    message: Message
    expected: str = ""
    found: str = ""
    more: int = 0

    @property
    def text(self) -> str:
        """The sentence, without a full stop; for people, not to be read back."""
        return str(self.message)

    def __str__(self) -> str:
        """Give the line that people read."""
        words = MANY_CELLS if self.more else ONE_CELL if self.place else NO_CELL
        return words.format(
            code=self.code, place=self.place, more=self.more, text=self.text
        )


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: what it means, how much it matters, what it says.

    Parameters
    ----------
    name : str
        Such as ``C104``: C is for Criteria, A for Accounts, B for behaviour
        (activities, deals, contacts), X for external sources, S for Settings, R for
        Routing, H for History, F for the file, M for the import from a CRM. 1xx and
        4xx stop the work or may do so; 2xx are warnings and notes.
    level : Level
        Whether it stops scoring.
    title, help : str
        What it is and what to do, each in a few words.
    advice : str
        What else can be done about it, for the docs.
    words : tuple of str
        Each sentence that it can be put in, as for a `Message`.
    """

    name: str
    level: Level
    title: str
    help: str
    advice: str = ""
    words: tuple[str, ...] = ()

    def at(
        self,
        place: str,
        sentence: Message,
        *,
        expected: object = "",
        found: object = "",
        more: int = 0,
    ) -> Finding:
        """Make a finding of this kind about a cell.

        >>> blank = Code("C113", Level.ERROR, "no name", "Give it a name.")
        >>> print(blank.at("Criteria!A9", message("the criterion has no name")))
        C113 Criteria!A9: the criterion has no name
        """
        shown = "" if found is None else str(found)
        # a text of ours is said with the finding, once the language is known
        wanted = expected if type(expected) is Phrase else str(expected)
        return Finding(self.name, self.level, place, sentence, wanted, shown, more)


def findings_data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Give findings as plain data."""
    return [
        {
            "code": finding.code,
            "level": finding.level.value,
            "place": finding.place,
            "text": finding.text,
            "expected": str(finding.expected),
            "found": finding.found,
            "more": finding.more,
        }
        for finding in findings
    ]
