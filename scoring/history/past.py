"""The past: each account's rating on each day it was scored, trimmed and added to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.arrays import all_in_order
from scoring.history.by_hand import NOBODY, UNCHANGED, ByRules
from scoring.history.moves import Moves
from scoring.history.texts import joined_text


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints
    from scoring.sheets.results import ScoredColumn

    Text = pd.Series[str]


@dataclass(frozen=True, slots=True)
class Past:
    """The rows of History, at most one per account and day.

    Parameters
    ----------
    days : ndarray of float, shape (m,)
        The day of each.
    names : pandas.Series of str, length m
        The account, as it was written.
    ratings : ndarray of float, shape (m,)
        NaN for none.
    statuses : ndarray of int, shape (m,)
        Index into `STATUSES`; -1 where it is none.
    moves : Moves
        What had moved the m accounts.
    own : tuple of ScoredColumn
        Columns that the user added.
    rules : ByRules, optional
        What the rules said; None where nobody decided otherwise.
    """

    days: Floats
    names: Text
    ratings: Floats
    statuses: Ints
    moves: Moves
    own: tuple[ScoredColumn, ...] = ()
    rules: ByRules | None = None

    @property
    def by_rules(self) -> ByRules:
        """What the rules said, whatever people decided."""
        return self.rules or ByRules.alone(self.ratings, self.statuses)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.days)

    def take(self, rows: Ints) -> Past:
        """Keep some rows, in the order given."""
        if all_in_order(rows, len(self)):
            return self
        return Past(
            self.days[rows],
            self.names.take(rows).reset_index(drop=True),
            self.ratings[rows],
            self.statuses[rows],
            self.moves.take(rows),
            tuple(
                replace(c, values=c.values.take(rows).reset_index(drop=True))
                for c in self.own
            ),
            None if self.rules is None else self.rules.take(rows),
        )

    def then(self, other: Past) -> Past:
        """Put other rows after these; the columns of the user are the same."""
        return Past(
            np.concatenate([self.days, other.days]),
            joined_text(self.names, other.names),
            np.concatenate([self.ratings, other.ratings]),
            np.concatenate([self.statuses, other.statuses]),
            self.moves.then(other.moves),
            tuple(
                replace(one, values=joined_text(one.values, two.values))
                for one, two in zip(self.own, other.own, strict=True)
            ),
            None
            if self.rules is None and other.rules is None
            else self.by_rules.then(other.by_rules),
        )

    def bare(self) -> Past:
        """Leave out what the rules said where no person decided anything, or now does."""
        if self.decided:
            return self
        return replace(self, rules=None, moves=replace(self.moves, hands=None))

    @property
    def decided(self) -> bool:
        """Whether people decided something on any of the days."""
        rules, hands = self.rules, self.moves.hands
        some = rules is not None and bool((rules.hands != NOBODY).any())
        return some or (hands is not None and bool((hands.before != UNCHANGED).any()))


NO_PAST: Final = Past(
    np.empty(0),
    pd.Series(dtype="str"),
    np.empty(0),
    np.empty(0, dtype=np.int64),
    Moves.unknown(0),
)
