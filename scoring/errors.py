"""What can go wrong, and how it is said.

Two kinds of trouble, kept apart:

A *finding* is about what the user wrote: it has a code, a level, a place such
as ``Criteria!D9`` and a sentence. Findings are collected, never raised one by
one. An *exception* ends the work::

    ScoringError
    ├── FileError     the file cannot be read or written; one sentence
    └── ModelError    findings of level error; holds all of them
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterable


class Level(StrEnum):
    """How much a finding matters: an error stops scoring, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful, and the cell it is about.

    Parameters
    ----------
    code : str
        A code of `scoring.codes.CODES`, such as ``C104``.
    level : Level
        Whether it stops scoring.
    place : str
        ``Criteria!D9``, a sheet (``Accounts``), or empty for the workbook.
    text : str
        A sentence in the user's own words, without a full stop.
    expected, found : str
        What was wanted there and what stands there, where that can be said.
    more : int
        How many further cells have the same trouble.

    Examples
    --------
    >>> str(Finding("C104", Level.ERROR, "Criteria!D9", "unknown test 'at lest'"))
    "C104 Criteria!D9: unknown test 'at lest'"
    """

    code: str
    level: Level
    place: str
    text: str
    expected: str = ""
    found: str = ""
    more: int = 0

    def __str__(self) -> str:
        """Give the line that people read."""
        cells = f" (and {self.more:,} more)" if self.more else ""
        return f"{self.code} {self.place}{cells}: {self.text}".replace(" : ", ": ")


class ScoringError(Exception):
    """Any trouble that ends the work; its text is fit for the user."""


class FileError(ScoringError):
    """A file that cannot be read, or a place that cannot be written."""


class ModelError(ScoringError):
    """Criteria, accounts or settings that cannot be scored.

    Parameters
    ----------
    findings : iterable of Finding
        Everything that was found, warnings and notes too.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.errors)))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop scoring."""
        return tuple(f for f in self.findings if f.level is Level.ERROR)
