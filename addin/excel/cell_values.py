"""Values on their way into cells, so that Excel takes them for what they are."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd


LONGEST: Final = 32_767
"""Characters in a cell."""
_WORDS: Final = re.compile(r"[^\W\d_][^\d]*")
"""What Excel never takes for a number, a date or a formula: words without digits."""
_FLAGS: Final = frozenset(
    "true false sand sandt falsk sant falskt adevărat fals".split()  # noqa: SIM905  # codespell:ignore
)
"""TRUE and FALSE, in Excel's own languages too."""


def text_cell(text: str) -> str:
    """Give a text such that Excel keeps it a text.

    Excel reads what is written into a cell as if it had been typed: ``=...`` becomes
    a formula, ``11-50`` a date, ``007`` a number. An apostrophe in front, which it
    takes away, prevents that.

    >>> text_cell("Acme"), text_cell("=1+1"), text_cell("11-50")
    ('Acme', "'=1+1", "'11-50")
    """
    beginning = text[: LONGEST - 1]
    if not beginning or (
        _WORDS.fullmatch(beginning) and beginning.strip().casefold() not in _FLAGS
    ):
        return beginning
    return f"'{beginning}"


def cell(value: Any) -> Any:
    """Give a value for a cell: text, number, TRUE or FALSE, a moment, or None."""
    if isinstance(value, str):
        return text_cell(value)
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124
        return None
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def column_cells(series: pd.Series[Any]) -> list[Any]:
    """Give the cells of a column."""
    return [cell(value) for value in series.astype(object).tolist()]
