"""A finding: one thing that is wrong or doubtful, and the cell it is about.

It has a code, a level, a place such as ``Criteria!D9`` and a sentence. Findings are
collected, never raised one by one; what ends the work is in `scoring.errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
        A code of `scoring.finding_codes.CODES`, such as ``C104``.
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
