"""What moved each account since the latest earlier day, as numbers and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.arrays import all_in_order
from scoring.history.by_hand import NOBODY, HandMoves
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


def no_text(count: int) -> Text:
    """Give so many empty texts."""
    return pd.Series("", index=range(count), dtype="str")


@dataclass(frozen=True, slots=True)
class Earlier:
    """How n accounts stood by the Score before, on the same day.

    Parameters
    ----------
    ratings : ndarray of float, shape (n,)
        NaN for none.
    statuses : ndarray of int, shape (n,)
        Index into `STATUSES`; -1 where there was no such account, or no such Score.
    hands : ndarray of int, shape (n,)
        What a person decided, as an index into `HANDS`; -1 for nothing.
    by_rules : ndarray of float, shape (n,)
        The rules' own rating.
    bounds : ndarray of float, shape (2, n)
        Contact from and Known at least of then; NaN where they are not known.
    parts : pandas.Series of str, length n
        Of what the change since then consists, see `scoring.history.parts`.
    """

    ratings: Floats
    statuses: Ints
    hands: Ints
    by_rules: Floats
    bounds: Floats
    parts: Text

    @classmethod
    def none(cls, count: int) -> Earlier:
        """Say that there was no such Score."""
        nothing = np.full(count, np.nan)
        nobody = np.full(count, NOBODY, dtype=np.int64)
        statuses = np.full(count, NO_STATUS, dtype=np.int64)
        bounds = np.full((2, count), np.nan)
        return cls(nothing, statuses, nobody, nothing, bounds, no_text(count))

    def take(self, rows: Ints) -> Earlier:
        """Keep some accounts, in the order given."""
        return Earlier(
            self.ratings[rows],
            self.statuses[rows],
            self.hands[rows],
            self.by_rules[rows],
            self.bounds[:, rows],
            self.parts.take(rows).reset_index(drop=True),
        )

    def then(self, other: Earlier) -> Earlier:
        """Put other accounts after these."""
        return Earlier(
            np.concatenate([self.ratings, other.ratings]),
            np.concatenate([self.statuses, other.statuses]),
            np.concatenate([self.hands, other.hands]),
            np.concatenate([self.by_rules, other.by_rules]),
            np.concatenate([self.bounds, other.bounds], axis=1),
            joined_text(self.parts, other.parts),
        )


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
        The criteria whose points the data changed, with `BETWEEN` between them, as
        History kept them before it kept `parts`.
    hands : HandMoves, optional
        What people decided otherwise; None where nobody did.
    parts : pandas.Series of str, length n, optional
        Of what each change consists, see `scoring.history.parts`.
    earlier : Earlier, optional
        The Score before, on the same day; None where there was none.
    """

    causes: Floats
    statuses: Ints
    bounds: Floats
    culprits: Text
    criteria: Text
    hands: HandMoves | None = None
    parts: Text | None = None
    earlier: Earlier | None = None

    @property
    def lines(self) -> Text:
        """Of what each change consists; empty where that is not known."""
        return no_text(len(self.statuses)) if self.parts is None else self.parts

    @classmethod
    def unknown(cls, count: int) -> Moves:
        """Know nothing of what moved so many accounts."""
        return cls(
            np.full((len(CAUSES), count), np.nan),
            np.full(count, NO_STATUS, dtype=np.int64),
            np.full((len(BOUNDS), count), np.nan),
            no_text(count),
            no_text(count),
        )

    def take(self, rows: Ints) -> Moves:
        """Keep some accounts, in the order given."""
        if all_in_order(rows, len(self.statuses)):
            return self
        return Moves(
            self.causes[:, rows],
            self.statuses[rows],
            self.bounds[:, rows],
            self.culprits.take(rows).reset_index(drop=True),
            self.criteria.take(rows).reset_index(drop=True),
            None if self.hands is None else self.hands.take(rows),
            self.lines.take(rows).reset_index(drop=True),
            None if self.earlier is None else self.earlier.take(rows),
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
            joined_text(self.lines, other.lines),
            self._earlier_and(other),
        )

    def _hands_and(self, other: Moves) -> HandMoves | None:
        if self.hands is None and other.hands is None:
            return None
        mine = self.hands or HandMoves.none(len(self.statuses))
        return mine.then(other.hands or HandMoves.none(len(other.statuses)))

    def _earlier_and(self, other: Moves) -> Earlier | None:
        if self.earlier is None and other.earlier is None:
            return None
        mine = self.earlier or Earlier.none(len(self.statuses))
        return mine.then(other.earlier or Earlier.none(len(other.statuses)))
