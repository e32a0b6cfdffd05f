"""Products in blocks are the products, however many rows are left over."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.learning.products import BLOCK, column_sums, row_sums, squares


@pytest.mark.parametrize("rows", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK, 1500])
@pytest.mark.parametrize("columns", [0, 1, 7])
def test_blocks_give_the_whole_product(rows: int, columns: int) -> None:
    dice = np.random.default_rng(rows)
    x = dice.integers(-9, 9, (rows, columns)).astype(float)
    each, weights = dice.integers(-9, 9, rows), dice.integers(-9, 9, columns)
    assert row_sums(x, weights.astype(float)).tolist() == (x @ weights).tolist()
    assert column_sums(each.astype(float), x).tolist() == (each @ x).tolist()
    assert (
        squares(x, each.astype(float)).tolist() == (x.T @ (x * each[:, None])).tolist()
    )
