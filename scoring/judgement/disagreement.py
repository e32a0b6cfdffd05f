"""Whom only one of two ratings would call, and which criteria it hangs on.

The two rate the same accounts: by the weights of today and those of a draft, or by the
criteria of two people.

Legend: n accounts that both rate, d of them in dispute, k criteria of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.rating.culprits import first_outs
from scoring.rating.rate_block import STATUSES
from scoring.values.text import text_key
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings

OUT_COUNTS: Final = 10.0
"""What a criterion takes away that disqualifies: all that there can be."""
LEAST: Final = 5e-5
"""Contributions are compared at 4 decimals."""
BANDS: Final = 10


@dataclass(frozen=True, slots=True)
class Disputed:
    """An account that only one of two ratings would call.

    Parameters
    ----------
    account : str
        Its name.
    one, other : float
        Its two ratings; NaN for none.
    statuses : tuple of (Status, Status)
        What each says to do with it.
    criterion : str
        The one that moved it most; empty where none did.
    effect : float
        By how much, the other less the one; NaN where it disqualifies.
    by_hand : bool
        Whether the rules agree, and only somebody's decision is different.
    """

    account: str
    one: float
    other: float
    statuses: tuple[Status, Status]
    criterion: str
    effect: float
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two ratings comes to, over the accounts that both rate.

    Parameters
    ----------
    contacts : int
        Accounts to call.
    histogram : tuple of int
        Rated accounts per rating from 0 to 1, 1 to 2 ... 9 to 10.
    """

    contacts: int
    histogram: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where two ratings differ.

    Parameters
    ----------
    accounts : int
        How many both rate.
    one, other : Side
        What each comes to.
    only_one, only_other : tuple of Disputed
        Whom only one of them would call, in the order of that one's ratings.
    causes : tuple of (str, float)
        The criteria that are behind it, and how much of the ratings in dispute hangs
        on each, the greatest first; those that speak for the contrary are left out.
    """

    accounts: int
    one: Side
    other: Side
    only_one: tuple[Disputed, ...]
    only_other: tuple[Disputed, ...]
    causes: tuple[tuple[str, float], ...]

    @property
    def both(self) -> int:
        """How many both would call."""
        return self.one.contacts - len(self.only_one)

    @property
    def disputed(self) -> int:
        """How many only one of them would call."""
        return len(self.only_one) + len(self.only_other)


def disagreement(
    one: Ratings, other: Ratings, pairs: tuple[Ints, Ints] | None = None
) -> Disagreement:
    """Find whom only one of two ratings would call.

    Parameters
    ----------
    one, other : Ratings
        The two ratings.
    pairs : tuple of (ndarray of int, ndarray of int), optional
        Which rows of each are the same accounts; without, they are in the same rows.
    """
    if pairs is None:
        rows = np.arange(len(one))
        pairs = (rows, rows)
    here, there = (
        ratings.is_status(Status.CONTACT)[rows]
        for ratings, rows in ((one, pairs[0]), (other, pairs[1]))
    )
    apart = np.flatnonzero(here != there)
    few, others = one.take(pairs[0][apart]), other.take(pairs[1][apart])
    names, gap = gaps(few, others)
    sign = np.where(here[apart], -1.0, 1.0)
    effects = (gap * sign).sum(axis=1)
    order = [int(at) for at in np.argsort(-effects, kind="stable")]
    listed = _listed(few, others, (names, gap), sign)
    sides = (_side(one, pairs[0]), _side(other, pairs[1]))
    return Disagreement(
        len(pairs[0]),
        *sides,
        _best_first(listed, here[apart], 0),
        _best_first(listed, there[apart], 1),
        tuple((names[at], float(effects[at])) for at in order if effects[at] > LEAST),
    )


def _best_first(
    listed: list[Disputed], called: Bools, side: int
) -> tuple[Disputed, ...]:
    """Take those that one side would call, the best rated of it first."""
    chosen = [listed[at] for at in np.flatnonzero(called)]
    ratings = [-(each.one, each.other)[side] for each in chosen]
    order = np.argsort(np.nan_to_num(ratings, nan=np.inf), kind="stable")
    return tuple(chosen[at] for at in order)


def gaps(one: Ratings, other: Ratings) -> tuple[tuple[str, ...], Floats]:
    """Say what each criterion contributes more to the second rating of each account.

    Returns
    -------
    names : tuple of str
        The criteria of either, those of the first before others of the second.
    gaps : ndarray of float, shape (k, d)
        The difference. One that disqualifies takes all that there can be.
    """
    names: dict[str, str] = {}
    for ratings in (one, other):
        for criterion in ratings.model.criteria:
            names.setdefault(text_key(criterion.name), criterion.name)
    places = {key: place for place, key in enumerate(names)}
    gap = np.zeros((len(names), len(one)))
    for ratings, sign in ((one, -1.0), (other, 1.0)):
        keys = [text_key(criterion.name) for criterion in ratings.model.criteria]
        at = np.array([places[key] for key in keys], dtype=np.int64)
        np.add.at(gap, at, sign * np.nan_to_num(ratings.by_rules.contributions))
        out = ratings.by_rules.is_status(Status.DISQUALIFIED)
        culprits = np.where(out, first_outs(ratings), -1)
        columns = np.flatnonzero(culprits >= 0)
        gap[at[culprits[columns]], columns] -= sign * OUT_COUNTS
    return tuple(names.values()), gap


def _listed(
    one: Ratings, other: Ratings, gap: tuple[tuple[str, ...], Floats], sign: Floats
) -> list[Disputed]:
    """Describe each account in dispute; only these are looked at one by one."""
    names, values = gap
    agree = one.by_rules.is_status(Status.CONTACT) == other.by_rules.is_status(
        Status.CONTACT
    )
    accounts = one.accounts.name_texts.tolist()
    listed = []
    for at in range(len(one)):
        toward = values[:, at] * sign[at]
        best = int(np.argmax(toward)) if len(toward) else 0
        moved = bool(len(toward)) and toward[best] > LEAST and not agree[at]
        out = moved and toward[best] >= OUT_COUNTS
        listed.append(
            Disputed(
                accounts[at],
                float(one.rating[at]),
                float(other.rating[at]),
                (STATUSES[one.status[at]], STATUSES[other.status[at]]),
                names[best] if moved else "",
                float("nan") if out else float(values[best, at]) if moved else 0.0,
                bool(agree[at]),
            )
        )
    return listed


def _side(ratings: Ratings, rows: Ints) -> Side:
    statuses = ratings.status[rows]
    last = [STATUSES.index(s) for s in (Status.DISQUALIFIED, Status.NO_DATA)]
    rated = ratings.rating[rows][~np.isin(statuses, last)]
    bands = np.minimum(rated.astype(np.int64), BANDS - 1)
    contacts = int((statuses == STATUSES.index(Status.CONTACT)).sum())
    counts = count_each(bands, BANDS)
    return Side(contacts, tuple(int(count) for count in counts))


def weight_shares(model: Model) -> dict[str, float]:
    """Give each criterion's share of all positive weight, by the key of its name."""
    total = sum(c.weight for c in model.criteria if c.can_earn) or 1.0
    return {text_key(c.name): c.weight / total for c in model.criteria}
