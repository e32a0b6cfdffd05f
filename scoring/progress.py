"""How far the work is, for whoever looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scoring.language import Phrase, Wording, phrase


class Stage(Wording):
    """What is being done."""

    READ = "Reading"
    COMPARE = "Comparing"
    RATE = "Rating"
    WRITE = "Writing"


AT_SHEET: Final[dict[Stage, Phrase]] = {
    Stage.READ: phrase("Reading {sheet}"),
    Stage.COMPARE: phrase("Comparing {sheet}"),
    Stage.RATE: phrase("Rating {sheet}"),
    Stage.WRITE: phrase("Writing {sheet}"),
}
"""What is being done to a sheet."""


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
        if not self.sheet:
            return str(self.stage)
        return AT_SHEET[self.stage].format(sheet=self.sheet)


Tell = Callable[[Progress], None]
"""Shows progress to someone."""


def silent(_: Progress) -> None:
    """Show progress to nobody."""
