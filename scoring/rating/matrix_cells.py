"""Fit beside engagement: the cell of the matrix in which each account stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.ranking import LAST


if TYPE_CHECKING:
    from scoring.arrays import Int16s
    from scoring.model.model import Axis
    from scoring.rating.ratings import Ratings


def cell_names(ratings: Ratings) -> list[str]:
    """Name the cells, row by row, the best first.

    Returns
    -------
    list of str
        ``A1``, ``A2`` and so on; empty without a matrix.
    """
    matrix = ratings.model.settings.matrix
    if matrix is None:
        return []
    rows, columns = matrix.rows.steps, matrix.columns.steps
    return [f"{row.name}{column.name}" for row in rows for column in columns]


def cells_of(ratings: Ratings) -> Int16s:
    """Find each account's cell.

    Returns
    -------
    ndarray of int, shape (n,)
        Index into `cell_names`; -1 for Disqualified and No data, and where one of the
        two groups has no rating.
    """
    matrix = ratings.model.settings.matrix
    if matrix is None:
        return np.full(len(ratings), -1, dtype=np.int16)
    down, across = _step_of(ratings, matrix.rows), _step_of(ratings, matrix.columns)
    cells = down * np.int16(len(matrix.columns.steps)) + across
    outside = (down < 0) | (across < 0) | np.isin(ratings.status, LAST)
    return np.where(outside, -1, cells).astype(np.int16)


def _step_of(ratings: Ratings, axis: Axis) -> Int16s:
    """Find the best step whose bound is reached; below every bound it is the last."""
    if axis.group not in ratings.groups:
        return np.full(len(ratings), -1, dtype=np.int16)
    of_group = ratings.group_ratings[ratings.groups.index(axis.group)]
    reached = np.full(len(ratings), len(axis.steps) - 1, dtype=np.int16)
    for index in reversed(range(len(axis.steps))):
        reached[of_group >= axis.steps[index].bound] = index
    reached[np.isnan(of_group)] = -1
    return reached
