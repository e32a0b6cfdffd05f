"""What people decide of some accounts by hand, over the head of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.vocabulary import HANDS, Hand


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is decided of m of the accounts.

    Parameters
    ----------
    rows : ndarray of int, shape (m,)
        Which accounts, each at most once.
    kinds : ndarray of int, shape (m,)
        What is decided, as an index into `HANDS`.
    numbers : ndarray of float, shape (m,)
        The rating, 0 to 10; NaN where something else is decided.
    until : ndarray of float, shape (m,)
        The last day on which it holds; NaN for no end.
    reasons, people : tuple of str
        Why, and who says so; empty where that is not known.
    """

    rows: Ints
    kinds: Ints
    numbers: Floats
    until: Floats
    reasons: tuple[str, ...]
    people: tuple[str, ...]

    def __len__(self) -> int:
        """Count the decisions."""
        return len(self.rows)

    def are(self, *hands: Hand) -> Bools:
        """Say which decisions are of some kinds, shape (m,)."""
        chosen: Bools = np.isin(self.kinds, [HANDS.index(hand) for hand in hands])
        return chosen

    def at(self, places: Ints, rows: Ints) -> Decisions:
        """Keep some decisions, or repeat them, for the accounts in `rows`."""
        chosen = places.tolist()
        return Decisions(
            rows,
            self.kinds[places],
            self.numbers[places],
            self.until[places],
            tuple(self.reasons[place] for place in chosen),
            tuple(self.people[place] for place in chosen),
        )

    def take(self, accounts: Ints) -> Decisions:
        """Keep what is decided of some accounts, by their index."""
        order = np.argsort(self.rows)
        places = np.searchsorted(self.rows, accounts, sorter=order)
        places = np.append(order, -1)[places]
        there = np.append(self.rows, -1)[places] == accounts
        return self.at(places[there], np.flatnonzero(there))
