"""What people decided by hand, as History keeps it beside what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.history.texts import joined_text


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints
    from scoring.rating.ratings import Ratings

    Text = pd.Series[str]

NOBODY: Final = -1
UNCHANGED: Final = -2


@dataclass(frozen=True, slots=True)
class ByRules:
    """What the rules said of m accounts, whatever people decided.

    Parameters
    ----------
    hands : ndarray of int, shape (m,)
        What a person decided, as an index into `HANDS`; -1 for nothing.
    ratings : ndarray of float, shape (m,)
        The rules' own rating; NaN for none.
    statuses : ndarray of int, shape (m,)
        The status by the rules, as an index into `STATUSES`; -1 where it is none.
    """

    hands: Ints
    ratings: Floats
    statuses: Ints

    @classmethod
    def alone(cls, ratings: Floats, statuses: Ints) -> ByRules:
        """Take what is shown: nobody decided anything."""
        return cls(np.full(len(ratings), NOBODY, dtype=np.int64), ratings, statuses)

    @classmethod
    def of(cls, ratings: Ratings) -> ByRules | None:
        """Give what the rules say now; None where nobody decides anything."""
        if ratings.decisions is None:
            return None
        rules = ratings.by_rules
        return cls(hands_of(ratings), rules.rating, rules.status.astype(np.int64))

    def take(self, rows: Ints) -> ByRules:
        """Keep some accounts, in the order given."""
        return ByRules(self.hands[rows], self.ratings[rows], self.statuses[rows])

    def then(self, other: ByRules) -> ByRules:
        """Put other accounts after these."""
        return ByRules(
            np.concatenate([self.hands, other.hands]),
            np.concatenate([self.ratings, other.ratings]),
            np.concatenate([self.statuses, other.statuses]),
        )


@dataclass(frozen=True, slots=True)
class HandMoves:
    """How people's decisions moved n accounts since the latest earlier day.

    Parameters
    ----------
    before : ndarray of int, shape (n,)
        What was decided then, as an index into `HANDS`; -1 for nothing, -2 where the
        decision is the same now.
    changes : ndarray of float, shape (n,)
        By how much the rating moved by that; NaN where it cannot be told.
    decisions : pandas.Series of str, length n
        Who decides now, and why, in their words; empty where nothing changed.
    """

    before: Ints
    changes: Floats
    decisions: Text

    @classmethod
    def none(cls, count: int) -> HandMoves:
        """Say that no decision moved so many accounts."""
        return cls(
            np.full(count, UNCHANGED, dtype=np.int64),
            np.full(count, np.nan),
            pd.Series("", index=range(count), dtype="str"),
        )

    def take(self, rows: Ints) -> HandMoves:
        """Keep some accounts, in the order given."""
        decisions = self.decisions.take(rows).reset_index(drop=True)
        return HandMoves(self.before[rows], self.changes[rows], decisions)

    def then(self, other: HandMoves) -> HandMoves:
        """Put other accounts after these."""
        return HandMoves(
            np.concatenate([self.before, other.before]),
            np.concatenate([self.changes, other.changes]),
            joined_text(self.decisions, other.decisions),
        )


def hands_of(ratings: Ratings) -> Ints:
    """Give what is decided of each account, as an index into `HANDS`; -1 for none."""
    hands = np.full(len(ratings), NOBODY, dtype=np.int64)
    if ratings.decisions is not None:
        hands[ratings.decisions.rows] = ratings.decisions.kinds
    return hands
