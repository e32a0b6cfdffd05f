"""A sheet on which no table with the headings that it must have was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.reading.locate import SEARCHED_ROWS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding

NO_HEADINGS = phrase("none of the first {rows} rows has headings")
NO_HEADING = phrase("none of the first {rows} rows has the heading {headings}")
SOME_HEADINGS = phrase("none of the first {rows} rows has the headings {headings}")
EMPTY = phrase("the sheet is not used: it is empty")
UNUSED = phrase("the sheet is not used: {why}")
NEAREST: Final = phrase("row {row} comes nearest")
NEAREST_LACKS: Final = phrase("row {row} comes nearest, it lacks {headings}")


@dataclass(frozen=True, slots=True)
class NoTable:
    """Why there is no table on a sheet.

    Parameters
    ----------
    sheet : str
        Its name.
    row : int
        The row with most of the headings; 0 where nothing stands in the first rows.
    lacks : tuple of str
        The headings that row lacks.
    empty : bool
        Whether the sheet has no cell at all.
    """

    sheet: str
    row: int = 0
    lacks: tuple[str, ...] = ()
    empty: bool = False

    @property
    def sentence(self) -> Message:
        """What was looked for."""
        headings = ", ".join(self.lacks)
        one = SOME_HEADINGS if len(self.lacks) > 1 else NO_HEADING
        words = one if self.lacks else NO_HEADINGS
        return message(words, rows=SEARCHED_ROWS, headings=headings)

    @property
    def nearest(self) -> str:
        """The row that comes nearest, in words; empty where there is none."""
        if not self.row:
            return ""
        if not self.lacks:
            return NEAREST.format(row=self.row)
        return NEAREST_LACKS.format(row=self.row, headings=", ".join(self.lacks))

    def lack_finding(self) -> Iterator[Finding]:
        """Say that a table which is needed is missing; a sheet may well be empty."""
        if not self.empty:
            wanted = ", ".join(self.lacks)
            yield finding(
                "F404", self.sheet, self.sentence, expected=wanted, found=self.nearest
            )

    def unused_finding(self) -> Finding:
        """Say that a sheet of a name that we know is not used; it stops nothing."""
        sentence = Message(EMPTY) if self.empty else message(UNUSED, why=self.sentence)
        wanted = ", ".join(self.lacks)
        return finding(
            "F405", self.sheet, sentence, expected=wanted, found=self.nearest
        )
