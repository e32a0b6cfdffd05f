"""What decides beside the rating: a bound that moved, or what disqualifies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.why import why
from scoring.rating.kernel import round_half_away
from scoring.rating.rate_block import SETTLED, STATUSES
from scoring.vocabulary import Setting, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from scoring.history.past import Before
    from scoring.model.model import Settings
    from scoring.rating.ratings import Ratings

    Bools = NDArray[np.bool_]
    Words = NDArray[np.object_]

LET_IN: Final = "no longer disqualified"
_BOUNDS: Final = f"{Setting.CONTACT_FROM}|{Setting.KNOWN_AT_LEAST}"
_SAID: Final = re.compile(rf"(?:{_BOUNDS}) \S+ → [^;\s]+")


def reasons(scores: Ratings, then: Settings | None, before: Before) -> Words:
    """Say for each account what decided beside its rating.

    Parameters
    ----------
    scores : Ratings
        Today's ratings.
    then : Settings or None
        Those of the last run; None where they are not known.
    before : Before
        What History says of the accounts.

    Returns
    -------
    ndarray of str, shape (n,)
        ``Contact from 6.0 → 5.5`` where that made it a contact or none any more,
        ``disqualified: Already a customer``, or nothing.
    """
    said = np.full(len(scores), "", dtype=object)
    out = STATUSES.index(Status.DISQUALIFIED)
    was, is_now = before.statuses == out, scores.status == out
    said[was & ~is_now] = LET_IN
    newly = np.flatnonzero(before.known & is_now & ~was)
    if len(newly):
        said[newly] = why(scores.take(newly)).to_numpy(dtype=object)
    contact = STATUSES.index(Status.CONTACT)
    crossed = (before.statuses == contact) != (scores.status == contact)
    crossed &= before.known & ~is_now & ~was
    _earlier_today(said, crossed, before)
    if then is not None:
        _moved_bounds(said, crossed, scores, then)
    return said


def _earlier_today(said: Words, crossed: Bools, before: Before) -> None:
    """Keep what an earlier run of the day has found."""
    rows = np.flatnonzero(crossed & (before.now >= 0))
    noted = before.past.what.fillna("").to_numpy(dtype=object)[before.now[rows]]
    said[rows] = ["; ".join(_SAID.findall(text)) for text in noted]


def _moved_bounds(said: Words, crossed: Bools, scores: Ratings, then: Settings) -> None:
    """Name the bounds of which an account now stands on the other side."""
    found = np.full(len(said), "", dtype=object)
    for words, here in _bounds(scores, then):
        rows = crossed & here
        found[rows] = [f"{text}; {words}" if text else words for text in found[rows]]
    told = found != ""
    said[told] = found[told]


def _bounds(scores: Ratings, then: Settings) -> Iterator[tuple[str, Bools]]:
    now, contact = scores.model.settings, scores.is_status(Status.CONTACT)
    known = round_half_away(scores.known, SETTLED)
    for setting, values, old, new, write in (
        (
            *(Setting.CONTACT_FROM, scores.rating),
            *(then.contact_from, now.contact_from, _rating),
        ),
        (
            *(Setting.KNOWN_AT_LEAST, known),
            *(then.known_at_least, now.known_at_least, _share),
        ),
    ):
        if old != new:
            beyond = values >= new
            here = ((values >= old) != beyond) & (beyond == contact)
            yield f"{setting} {write(old)} → {write(new)}", here


def _rating(bound: float) -> str:
    return f"{bound:.1f}" if round(bound, 1) == bound else f"{bound:g}"


def _share(bound: float) -> str:
    return f"{bound * 100:g}%"
