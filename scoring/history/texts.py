"""Columns of text, put one behind the other."""

from __future__ import annotations

import pandas as pd


def joined_text(first: pd.Series, second: pd.Series) -> pd.Series:
    """Put one column of text behind another; an empty one has no type of its own."""
    if not len(first) or not len(second):
        return second if len(second) else first
    return pd.concat([first, second], ignore_index=True)
