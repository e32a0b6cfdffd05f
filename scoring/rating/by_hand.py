"""What people decide of some accounts by hand, over the head of the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.kernel import rounded_rating
from scoring.rating.plan import Plan
from scoring.rating.rate import hold_back
from scoring.rating.rate_block import STATUSES, enough, status_of
from scoring.vocabulary import HANDS, Hand, Status


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Int8s, Ints
    from scoring.rating.ratings import Ratings

CONTACT, WAITING, NOT_NOW, OUT, NO_DATA = map(
    STATUSES.index,
    (
        Status.CONTACT,
        Status.WAITING,
        Status.NOT_NOW,
        Status.DISQUALIFIED,
        Status.NO_DATA,
    ),
)


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


def decide_by_hand(rules: Ratings, decisions: Decisions) -> Ratings:
    """Let what people decide take the place of what the rules say.

    A rating by hand takes the place of the rating: the account is neither disqualified
    nor without data any more, and all else that a contact needs it needs as before.
    `contact` and `not contact` set the status and leave the rating; what is no
    contact anyway, being disqualified or without data, stays that. `out` disqualifies.

    Parameters
    ----------
    rules : Ratings
        What the rules say.
    decisions : Decisions
        What people decide.

    Returns
    -------
    Ratings
        Rating, status, Low and High as decided; all else, exact and the contributions
        among it, stays the rules' own. It holds `rules` and `decisions`.
    """
    rows = decisions.rows
    numbers, out = decisions.are(Hand.RATING), decisions.are(Hand.OUT)
    given = np.where(out, 0.0, rounded_rating(decisions.numbers))
    set_here = numbers | out
    rating, low, high = rules.rating.copy(), rules.low.copy(), rules.high.copy()
    for values in (rating, low, high):
        values[rows[set_here]] = given[set_here]
    # who waited under the rules may fit in now, or the other way round
    status = np.where(rules.status == WAITING, CONTACT, rules.status).astype(np.int8)
    status[rows] = _statuses(rules, decisions, given)
    ratings = replace(
        rules,
        rating=rating,
        low=low,
        high=high,
        status=status,
        decisions=decisions,
        rules=rules,
    )
    hold_back(ratings, rows[decisions.are(Hand.CONTACT)])
    return ratings


def _statuses(rules: Ratings, decisions: Decisions, given: Floats) -> Int8s:
    """Give the status of each account that is decided by hand, shape (m,)."""
    rows, settings = decisions.rows, rules.model.settings
    reached = enough(
        Plan.of(rules.model), rules.known[rows], rules.group_ratings[:, rows]
    )
    by_number = status_of(settings, given, reached, decisions.are(Hand.OUT))
    own = rules.status[rows]
    no_contact = np.where(np.isin(own, (OUT, NO_DATA)), own, NOT_NOW)
    chosen = np.select(
        [decisions.are(Hand.CONTACT), decisions.are(Hand.NOT_CONTACT)],
        [np.int8(CONTACT), no_contact],
        default=by_number,
    )
    return chosen.astype(np.int8)
