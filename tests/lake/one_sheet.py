"""The same accounts rated on one sheet, to lay beside what came another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.rating.rate import rate
from scoring.reading.arrow_cells import cells_frame
from scoring.sheets.scored import scored_sheet, sheet_frame
from scoring.values.table import heading_key
from tests.engine import model_of


if TYPE_CHECKING:
    import pyarrow as pa

    from scoring.rating.ratings import Ratings
    from tests.engine import Case


def on_one_sheet(case: Case, table: pa.Table) -> Ratings:
    """Rate the accounts of a case, as they are typed."""
    model, headings = model_of(case.criteria, case.settings), tuple(case.headings)
    frame = cells_frame(table.columns, table.num_rows)
    return rate(model, frame, today=case.today, headings=headings)


def scored_in_order(ratings: Ratings) -> pd.DataFrame:
    """Give the columns of Scored, in the order of the data."""
    sheet = scored_sheet(ratings, arrange=False)
    ranked = sheet_frame(sheet)
    order = np.arange(len(ranked)) if sheet.order is None else sheet.order
    return ranked.iloc[np.argsort(order)]


def same(left: pd.Series, right: pd.Series) -> bool:
    """Equal, blanks too; whole numbers and their floats are the same."""
    if pd.api.types.is_numeric_dtype(left) and pd.api.types.is_numeric_dtype(right):
        return np.array_equal(left.astype(float), right.astype(float), equal_nan=True)
    pairs = zip(left, right, strict=True)
    return all((pd.isna(a) and pd.isna(b)) or a == b for a, b in pairs)


def assert_same(ours: pd.DataFrame, expected: pd.DataFrame) -> None:
    """The same columns, under headings as the criteria write them."""
    heads = [[*map(heading_key, frame.columns)] for frame in (ours, expected)]
    assert heads[0] == heads[1]
    wrong = [
        name
        for place, name in enumerate(ours.columns)
        if not same(ours.iloc[:, place], expected.iloc[:, place])
    ]
    assert not wrong
