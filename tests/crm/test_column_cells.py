"""Cells read many at once read as each does alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.crm.column_cells import Source
from scoring.values.cell import PLAIN, Style, read_cell
from scoring.values.numerals import DecimalSign


pytestmark = pytest.mark.hypothesis

COMMA = Style(DecimalSign(","))
TEXTS = st.one_of(
    st.from_regex(r"[0-9]{1,17}", fullmatch=True),
    st.from_regex(r"[-+]?[0-9]{1,4}[.,/-][0-9]{1,4}", fullmatch=True),
    st.sampled_from(["0", "1", "00", "01", "007", "٣", "²", "yes", " 7", "20260328"]),
)
VALUES = st.one_of(TEXTS, st.floats(), st.none(), st.booleans())


@given(
    values=st.lists(VALUES, min_size=1),
    style=st.sampled_from([PLAIN, COMMA, PLAIN._replace(stamps=True)]),
)
def test_a_column_reads_as_its_cells_do(values: list[object], style: Style) -> None:
    together = Source(values, lambda: style).readings(np.arange(len(values)))
    for value, (number, day, flag) in zip(values, together.T, strict=True):
        cell = read_cell(value, style)
        exact = float(f"{cell.number:.15g}")
        single = [exact, cell.day, np.nan if cell.flag is None else float(cell.flag)]
        np.testing.assert_array_equal([number, day, flag], single)
