"""What moved each account since the latest earlier day, as numbers and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.history.by_hand import HandMoves
from scoring.history.texts import joined_text
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints

    Text = pd.Series[str]

CAUSES: Final = (Head.TIME_PASSED, Head.DATA_CHANGED, Head.WEIGHTS_CHANGED)
BOUNDS: Final = (
    Head.CONTACT_FROM_BEFORE,
    Head.CONTACT_FROM_AFTER,
    Head.KNOWN_BEFORE,
    Head.KNOWN_AFTER,
)
NO_STATUS: Final = -1
BETWEEN: Final = "\n"
"""Between criteria in one cell: no name of a criterion holds it."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved n accounts; no sentence is among it.

    Parameters
    ----------
    causes : ndarray of float, shape (3, n)
        What of the change is due to `CAUSES`; NaN where it cannot be told.
    statuses : ndarray of int, shape (n,)
        The status on the latest earlier day, where it was another, as an index into
        `STATUSES`; else -1.
    bounds : ndarray of float, shape (4, n)
        By `BOUNDS`, a bound that moved past the account; NaN where none did.
    culprits : pandas.Series of str, length n
        The criterion, and its value, by which an account is disqualified that was not
        before; else empty.
    criteria : pandas.Series of str, length n
        The criteria whose points the data changed, with `BETWEEN` between them.
    hands : HandMoves, optional
        What people decided otherwise; None where nobody did.
    """

    causes: Floats
    statuses: Ints
    bounds: Floats
    culprits: Text
    criteria: Text
    hands: HandMoves | None = None

    @classmethod
    def unknown(cls, count: int) -> Moves:
        """Know nothing of what moved so many accounts."""
        return cls(
            np.full((len(CAUSES), count), np.nan),
            np.full(count, NO_STATUS, dtype=np.int64),
            np.full((len(BOUNDS), count), np.nan),
            pd.Series([""] * count, dtype="str"),
            pd.Series([""] * count, dtype="str"),
        )

    def take(self, rows: Ints) -> Moves:
        """Keep some accounts, in the order given."""
        return Moves(
            self.causes[:, rows],
            self.statuses[rows],
            self.bounds[:, rows],
            self.culprits.take(rows).reset_index(drop=True),
            self.criteria.take(rows).reset_index(drop=True),
            None if self.hands is None else self.hands.take(rows),
        )

    def then(self, other: Moves) -> Moves:
        """Put other accounts after these."""
        return Moves(
            np.concatenate([self.causes, other.causes], axis=1),
            np.concatenate([self.statuses, other.statuses]),
            np.concatenate([self.bounds, other.bounds], axis=1),
            joined_text(self.culprits, other.culprits),
            joined_text(self.criteria, other.criteria),
            self._hands_and(other),
        )

    def _hands_and(self, other: Moves) -> HandMoves | None:
        if self.hands is None and other.hands is None:
            return None
        mine = self.hands or HandMoves.none(len(self.statuses))
        return mine.then(other.hands or HandMoves.none(len(other.statuses)))
