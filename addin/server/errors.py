"""What only the server refuses.

::

    ScoringError
    ├── NoWorkbookError    what was sent is no file that can be scored
    └── TooManyRowsError   more accounts than the server takes
"""

from __future__ import annotations

from typing import Final

from scoring.errors import ScoringError
from scoring.language import phrase


TOO_MANY_ROWS: Final = phrase(
    "There are {rows:,} rows, but this server takes {most:,} at a time"
)


class NoWorkbookError(ScoringError):
    """A file that is no workbook, or not one that is safe to open."""


class TooManyRowsError(ScoringError):
    """More accounts than one request may hold."""

    def __init__(self, rows: int, most: int) -> None:
        super().__init__(TOO_MANY_ROWS.format(rows=rows, most=most))
