"""A sheet on which no table with the headings that it must have was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.finding_codes import finding
from scoring.reading.locate import SEARCHED_ROWS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding


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
    def text(self) -> str:
        """What was looked for, in words."""
        wanted = "headings"
        if self.lacks:
            wanted = f"the heading {', '.join(self.lacks)}"
        return f"none of the first {SEARCHED_ROWS} rows has {wanted}"

    @property
    def nearest(self) -> str:
        """The row that comes nearest, in words; empty where there is none."""
        if not self.row:
            return ""
        lacks = f", it lacks {', '.join(self.lacks)}" if self.lacks else ""
        return f"row {self.row} comes nearest{lacks}"

    def not_found(self) -> Iterator[Finding]:
        """Say that a table which is needed is missing; a sheet may well be empty."""
        if not self.empty:
            wanted = ", ".join(self.lacks)
            yield finding(
                "F404", self.sheet, self.text, expected=wanted, found=self.nearest
            )

    def not_used(self) -> Finding:
        """Say that a sheet of a name that we know is not used; it stops nothing."""
        why = "it is empty" if self.empty else self.text
        text, wanted = f"the sheet is not used: {why}", ", ".join(self.lacks)
        return finding("F405", self.sheet, text, expected=wanted, found=self.nearest)
