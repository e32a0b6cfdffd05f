"""Weights by pairs, as the sheet Compare has them, beside those of Criteria."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from scoring.learning.compare_sheet import read_compare


if TYPE_CHECKING:
    from scoring.learning.suggested_weights import Weights
    from scoring.model.model import Model
    from scoring.values.table import SheetTable


class PairsRow(NamedTuple):
    """A criterion's weight, by pairs, and what the outcomes suggest.

    Parameters
    ----------
    criterion : str
        Its name.
    own : float
        Its weight in Criteria.
    by_pairs : float
        The weight that the judgements come to, in parts of what `own` sums to.
    suggested : float
        What the outcomes suggest; NaN where they suggest nothing.
    """

    criterion: str
    own: float
    by_pairs: float
    suggested: float


class ByPairs(NamedTuple):
    """What the sheet Compare comes to.

    Parameters
    ----------
    rows : tuple of PairsRow
        The criteria that it compares; empty where it cannot be read.
    sentences : tuple of str
        How well the judgements go together, or why they come to no weights.
    """

    rows: tuple[PairsRow, ...]
    sentences: tuple[str, ...]


def by_pairs(
    table: SheetTable | None, model: Model, suggested: tuple[Weights, ...]
) -> ByPairs | None:
    """Weigh the criteria that the sheet Compare compares.

    Parameters
    ----------
    table : SheetTable or None
        The sheet; None where there is none.
    model : Model
        The criteria.
    suggested : tuple of Weights
        What the outcomes suggest, by profile; only a model without any has one weight
        for each criterion.
    """
    if table is None:
        return None
    compared, findings = read_compare(table, model)
    if compared is None:
        return ByPairs((), tuple(str(each.text) for each in findings))
    weights = {criterion.name: criterion.weight for criterion in model.criteria}
    learnt: dict[str, float] = {}
    if len(suggested) == 1:
        learnt = {row.criterion: row.suggested for row in suggested[0].rows}
    own = [weights[name] for name in compared.criteria]
    shares = compared.weighed.weights / 100 * (sum(own) or 100.0)
    rows = (
        PairsRow(name, weight, share, learnt.get(name, math.nan))
        for name, weight, share in zip(
            compared.criteria, own, shares.tolist(), strict=True
        )
    )
    return ByPairs(tuple(rows), compared.sentences())
