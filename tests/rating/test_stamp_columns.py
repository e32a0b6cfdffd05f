"""Which columns hold dates as programs export them."""

from __future__ import annotations

import pandas as pd
import pytest

from scoring.model.conditions.equality import IsOneOf
from scoring.rating.column_style import Manner, style_of
from scoring.rating.columns import distinct
from scoring.values.cell import read_cell


DAY = "20260328"


@pytest.mark.parametrize(
    ("cells", "blank", "stamps"),
    [
        ([DAY, DAY, DAY], "none", True),
        ([DAY, DAY, "7"], "none", False),
        ([DAY, "1200000", "90"], "none", False),
        ([DAY, "0", "0"], "none", False),
        ([DAY, "0", "0"], "0", True),
        ([DAY, "007", "2026-03-28"], "none", True),
    ],
    ids=[
        "all",
        "and a number",
        "one of many amounts",
        "noughts",
        "a nought for blank",
        "beside a date",
    ],
)
def test_half_of_what_is_filled_decides(
    cells: list[str], blank: str, *, stamps: bool
) -> None:
    values = distinct(pd.Series(cells, dtype="str"))
    manner = Manner("auto", date1904=False, blank_words=IsOneOf.of((read_cell(blank),)))
    assert style_of(values, manner, lambda: ".").stamps == stamps
