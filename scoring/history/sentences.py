"""What moved an account, in words: only ever written, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.explain.why import DISQUALIFIED
from scoring.history.by_hand import NOBODY, UNCHANGED
from scoring.history.moves import BETWEEN, CAUSES
from scoring.history.part_words import parts_in_words
from scoring.language import Phrase, local, number, phrase
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import HANDS, Hand, Head, Setting, Status


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.history.moves import Moves


NEW: Final = phrase("new in Accounts")
GONE: Final = phrase("no longer in Accounts")
NO_DATA: Final = phrase("nothing was known of it before")
NO_CAUSE: Final = phrase("what moved it is not known: Scored was changed or is missing")
BY_HAND: Final = phrase("by hand")
BY_HAND_AS: Final = phrase("by hand: {decision}")
NO_LONGER: Final = phrase("no longer by hand")
CAUSE_WORDS: Final = {
    Head.TIME_PASSED: phrase("time passed {change:+.1f}"),
    Head.DATA_CHANGED: phrase("data changed {change:+.1f}"),
    Head.WEIGHTS_CHANGED: phrase("weights changed {change:+.1f}"),
}
MORE: Final = phrase("its rating is the same, but more is known of it")
LESS: Final = phrase("its rating is the same, but less is known of it")
LET_IN: Final = phrase("no longer disqualified")
OUT: Final = STATUSES.index(Status.DISQUALIFIED)
_SPOKEN: Final = (Head.DATA_CHANGED, Head.WEIGHTS_CHANGED, Head.TIME_PASSED)


def what_changed(
    moves: Moves, statuses: Ints, hands: Ints | None = None
) -> pd.Series[str]:
    """Say what decided beside the rules, and of what the change consists.

    Parameters
    ----------
    moves : Moves
        What moved n accounts.
    statuses : ndarray of int, shape (n,)
        What they are after it, as an index into `STATUSES`.
    hands : ndarray of int, shape (n,), optional
        What people decide after it, as an index into `HANDS`; -1 for nothing.

    Returns
    -------
    pandas.Series of str, length n
        ``Contact from 6.0 → 5.5; Size 40 → 60: +1.0``; of days whose parts were not
        kept, the criteria whose points the data changed.
    """
    words = np.full(len(statuses), "", dtype=object)
    # on most days few accounts move
    rows = np.flatnonzero(_spoken_of(moves, statuses))
    some = None if hands is None else hands[rows]
    words[rows] = _in_words(moves.take(rows), statuses[rows], some)
    return pd.Series(words, dtype="str")


def _spoken_of(moves: Moves, statuses: Ints) -> Bools:
    """Say of which accounts there is anything to say."""
    some: Bools = (moves.statuses == OUT) & (statuses != OUT)
    some |= ~np.isnan(moves.bounds).all(axis=0)
    for texts in (moves.culprits, moves.criteria, moves.lines):
        some |= (texts != "").to_numpy()
    if moves.hands is not None:
        some |= moves.hands.before != UNCHANGED
    return some


def _in_words(moves: Moves, statuses: Ints, hands: Ints | None) -> Objects:
    parts = parts_in_words(moves.lines).to_numpy(dtype=object)
    criteria = np.where(parts == "", moves.criteria.to_numpy(dtype=object), "")
    words = _after(beside_rating(moves, statuses), by_hand(moves, hands))
    rows = np.flatnonzero(criteria != "")
    listed = pd.Series(criteria[rows], dtype="str")
    listed = listed.str.replace(BETWEEN, "; ", regex=False)
    words[rows] = _after(words[rows], listed.to_numpy(dtype=object))
    rows = np.flatnonzero(parts != "")
    words[rows] = _after(words[rows], parts[rows])
    return words


def beside_rating(moves: Moves, statuses: Ints) -> Objects:
    """Say for each account what decided beside its rating; empty where nothing did."""
    culprits = moves.culprits.to_numpy(dtype=object)
    words = np.full(len(statuses), "", dtype=object)
    words[(moves.statuses == OUT) & (statuses != OUT)] = str(LET_IN)
    newly = culprits != ""
    words[newly] = _each_once(culprits[newly], DISQUALIFIED)
    for setting, pair, write in (
        (Setting.CONTACT_FROM, moves.bounds[:2], _rating),
        (Setting.KNOWN_AT_LEAST, moves.bounds[2:], _share),
    ):
        rows = np.flatnonzero(~np.isnan(pair).any(axis=0))
        words[rows] = _after(words[rows], _bounds(setting, pair[:, rows], write))
    return words


def _each_once(reasons: Objects, words: Phrase) -> Objects:
    """Say each distinct reason once, and give it to all that have it."""
    distinct = {reason: words.format(reason=reason) for reason in set(reasons.tolist())}
    return pd.Series(reasons).map(distinct).to_numpy(dtype=object)


def by_hand(moves: Moves, hands: Ints | None) -> Objects:
    """Say for each account what a person decided otherwise; empty where nobody did."""
    words = np.full(len(moves.statuses), "", dtype=object)
    if moves.hands is None or hands is None:
        return words
    rows = np.flatnonzero(moves.hands.before != UNCHANGED)
    few = moves.hands.take(rows)
    words[rows] = [
        _hand_words(*parts)
        for parts in zip(hands[rows], few.changes, few.decisions, strict=True)
    ]
    return words


def _hand_words(hand: int, change: float, decision: str) -> str:
    """Say what is decided now, and by how much that moved the rating.

    >>> _hand_words(HANDS.index(Hand.RATING), 2.6, "Ann: expansion signed")
    'by hand +2.6 (Ann: expansion signed)'
    >>> _hand_words(HANDS.index(Hand.CONTACT), 0.0, "")
    'by hand: contact'
    >>> _hand_words(NOBODY, -2.6, "")
    'no longer by hand -2.6'
    """
    words = str(NO_LONGER if hand == NOBODY else BY_HAND)
    if hand not in (NOBODY, HANDS.index(Hand.RATING)):
        words = BY_HAND_AS.format(decision=str(HANDS[hand]))
    words += f" {number(change, '+.1f')}" if abs(change) > 0 else ""
    return f"{words} ({decision})" if decision else words


def _bounds(setting: Setting, pairs: Floats, write: Callable[[float], str]) -> Objects:
    different, codes = np.unique(pairs, axis=1, return_inverse=True)
    texts = [f"{setting} {write(old)} → {write(new)}" for old, new in different.T]
    return np.array(texts, dtype=object)[codes.reshape(-1)]


def _after(words: Objects, more: Objects) -> Objects:
    """Put words behind others, with a semicolon between."""
    between = np.where((words == "") | (more == ""), "", "; ").astype(object)
    joined: Objects = words + between + more
    return joined


def _rating(bound: float) -> str:
    return number(bound, ".1f" if round(bound, 1) == bound else "g")


def _share(bound: float) -> str:
    return local(f"{bound * 100:g}%")


def causes_in_words(causes: Floats, criteria: str) -> list[str]:
    """Say how much each of the three causes moved one account, data first.

    >>> causes_in_words(np.array([-5.0, 2.0, 0.0]), "Size")
    ['data changed +2.0 (Size)', 'time passed -5.0']
    """
    by_head: dict[Head, Any] = dict(zip(CAUSES, causes, strict=True))
    by = f" ({criteria.replace(BETWEEN, '; ')})" if criteria else ""
    return [
        CAUSE_WORDS[head].format(change=by_head[head])
        + (by if head is Head.DATA_CHANGED else "")
        for head in _SPOKEN
        if by_head[head]
    ]
