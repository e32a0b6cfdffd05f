"""A column of Accounts as an array of text, for work on a million cells at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa


if TYPE_CHECKING:
    from scoring.rating.accounts import Accounts


def column_texts(accounts: Accounts, column: int) -> Any:
    """Give a column as text.

    Returns
    -------
    pyarrow.LargeStringArray of n
        Numbers and dates as written, null where blank.
    """
    series: pd.Series[Any] = accounts.frame.iloc[:, column]
    if isinstance(series.dtype, pd.StringDtype):
        texts = pa.array(series, type=pa.large_string())
        chunked = isinstance(texts, pa.ChunkedArray)
        return texts.combine_chunks() if chunked else texts
    there = zip(series.astype(object), series.notna(), strict=True)
    values = [str(value) if filled else None for value, filled in there]
    return pa.array(values, type=pa.large_string())
