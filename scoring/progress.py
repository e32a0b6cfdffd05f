"""How far the work is, for whoever looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done."""

    READ = "Reading"
    COMPARE = "Comparing"
    RATE = "Rating"
    WRITE = "Writing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one stage of the work is.

    Parameters
    ----------
    stage : Stage
        What is being done.
    share : float
        The part of it that is done, 0 to 1.
    sheet : str
        The sheet it is done to; empty where it is none.

    Examples
    --------
    >>> Progress(Stage.READ, 0.5, "Accounts").text
    'Reading Accounts'
    """

    stage: Stage
    share: float
    sheet: str = ""

    @property
    def text(self) -> str:
        """What is being done, in words."""
        return f"{self.stage} {self.sheet}".rstrip()


Tell = Callable[[Progress], None]
"""Shows progress to someone."""


def silent(_: Progress) -> None:
    """Show progress to nobody."""
