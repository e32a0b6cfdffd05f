"""Effects at one decimal that still add up, by the rule that receipts follow.

Each effect is rounded down to a tenth, and the largest remainders, compared at 4
decimals and then in the order of the effects, are raised by 0.1 until the sum is the
change that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.arrays import sum_each
from scoring.explain.tenths import TENTH, in_units
from scoring.history.parts import Effect, Kind, Parts


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Ints


def share_out(effects: Sequence[Effect], targets: Ints) -> Parts:
    """Give each effect its tenths, such that those of one account sum to its change.

    Parameters
    ----------
    effects : sequence of Effect
        What moved the accounts.
    targets : ndarray of int, shape (n,)
        The change of each account in tenths. What no effect explains is `other`.
    """
    none = np.empty(0, dtype=np.int64)
    rows = np.concatenate([none, *(effect.rows for effect in effects)])
    units = np.concatenate([none, *(in_units(effect.amounts) for effect in effects)])
    tenths = units // TENTH
    short = targets - _summed(rows, tenths, len(targets))
    tenths = tenths + (_places(rows, units - tenths * TENTH) < short[rows])
    shown = Parts.of(effects, tenths)
    left = targets - _summed(rows, tenths, len(targets))
    over = np.flatnonzero(left)
    rest = Effect(Kind.OTHER, "", over, left[over] / 10)
    return shown.then(Parts.of([rest], left[over]))


def _summed(rows: Ints, values: Ints, count: int) -> Ints:
    return np.rint(sum_each(rows, values, count)).astype(np.int64)


def _places(rows: Ints, remainders: Ints) -> Ints:
    """Give the place of each among those of its account, the largest first."""
    order = np.lexsort((np.arange(len(rows)), -remainders, rows))
    ordered = rows[order]
    places = np.empty(len(rows), dtype=np.int64)
    places[order] = np.arange(len(rows)) - np.searchsorted(ordered, ordered, "left")
    return places
