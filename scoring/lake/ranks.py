"""Exact ranks of more accounts than are sorted at once.

An account's rank is one more than the number of accounts above it, and equals share a
rank. So it is enough to count: first how many ratings fall into each of many bins, then,
for as many bins as fit into the memory, how often each distinct rating occurs in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scoring.arrays import Bools, Floats, Ints

    Source = Callable[[], Iterable[Floats]]

BINS: Final = 65_536
MOST_AT_ONCE: Final = 1_000_000
"""Accounts whose ratings are looked at together: 8 megabytes of them."""


class Span(NamedTuple):
    """Ratings from a least to a greatest, both included."""

    low: float
    high: float

    def holds(self, values: Floats) -> Bools:
        """Mark the values inside; NaN never is."""
        inside: Bools = (values >= self.low) & (values <= self.high)
        return inside


@dataclass(frozen=True, slots=True)
class RankTable:
    """The ranks of the distinct ratings within a span.

    Parameters
    ----------
    span : Span
        Where they lie.
    values : ndarray of float, shape (d,)
        Ascending.
    ranks : ndarray of int, shape (d,)
        1 is the best of all accounts; the rank after equals is skipped.
    """

    span: Span
    values: Floats
    ranks: Ints

    def place(self, settled: Floats, ranks: Floats) -> None:
        """Write the ranks of the accounts inside the span; others stay as they are."""
        inside = self.span.holds(settled)
        at = np.searchsorted(self.values, settled[inside])
        ranks[inside] = self.ranks[at]


def rank_tables(source: Source, most: int = MOST_AT_ONCE) -> Iterator[RankTable]:
    """Rank the ratings of any number of accounts, the best first.

    Parameters
    ----------
    source : callable
        Gives all settled ratings, part by part, each time it is called; NaN for
        accounts without a rank.
    most : int
        How many accounts, or distinct ratings if more share a bin, are counted at once.

    Examples
    --------
    >>> parts = [np.array([5.0, 7.5]), np.array([7.5, np.nan, 1.0])]
    >>> (table,) = rank_tables(lambda: parts)
    >>> table.values.tolist(), table.ranks.tolist()
    ([1.0, 5.0, 7.5], [4, 3, 1])
    """
    whole = _extent(source())
    above = 0
    for span in _spans(source, whole, most) if whole is not None else ():
        values, counts = _distinct(source(), span)
        # above each are those above the span, and those above it within the span
        within = np.concatenate((counts[::-1].cumsum()[::-1][1:], [0]))
        yield RankTable(span, values, above + within + 1)
        above += int(counts.sum())


def _extent(parts: Iterable[Floats]) -> Span | None:
    """Find the least and the greatest rating; None where nobody has one."""
    ends = [(np.nanmin(p), np.nanmax(p)) for p in parts if not np.isnan(p).all()]
    if not ends:
        return None
    return Span(
        float(min(low for low, _ in ends)), float(max(high for _, high in ends))
    )


def _bins(values: Floats, span: Span) -> Ints:
    """Give each value its bin; a greater value never has a lesser bin."""
    width = (span.high - span.low) / BINS or 1.0
    return np.minimum((values - span.low) / width, BINS - 1).astype(np.int64)


def _spans(source: Source, span: Span, most: int) -> Iterator[Span]:
    """Part a span, from above, into some that hold few enough accounts.

    A bin with more is looked at again, in bins of its own, until one rating is left.
    """
    counts = np.zeros(BINS, dtype=np.int64)
    lows, highs = np.full(BINS, np.inf), np.full(BINS, -np.inf)
    for values in source():
        inside = values[span.holds(values)]
        numbers = _bins(inside, span)
        counts += count_each(numbers, BINS)
        np.minimum.at(lows, numbers, inside)
        np.maximum.at(highs, numbers, inside)
    for first, last in _runs(counts, most):
        part = Span(float(lows[first : last + 1].min()), float(highs[last]))
        alone = first == last and counts[first] > most and part.low < part.high
        # the same extent again would never get smaller
        if alone and part != span:
            yield from _spans(source, part, most)
        else:
            yield part


def _runs(counts: Ints, most: int) -> Iterator[tuple[int, int]]:
    """Join neighbouring bins, from above, while they hold few enough accounts."""
    filled = np.flatnonzero(counts)[::-1].tolist()
    run: list[int] = []
    size = 0
    for number in filled:
        if run and size + counts[number] > most:
            yield run[-1], run[0]
            run, size = [], 0
        run.append(number)
        size += int(counts[number])
    if run:
        yield run[-1], run[0]


def _distinct(parts: Iterable[Floats], span: Span) -> tuple[Floats, Ints]:
    """Count how often each rating within a span occurs."""
    values, counts = np.empty(0), np.empty(0, dtype=np.int64)
    for part in parts:
        more, often = np.unique(part[span.holds(part)], return_counts=True)
        joined = np.concatenate((values, more))
        values, at = np.unique(joined, return_inverse=True)
        total = np.zeros(len(values), dtype=np.int64)
        np.add.at(total, at, np.concatenate((counts, often)))
        counts = total
    return values, counts


def last_rank(parts: Iterable[Floats], most: int) -> float:
    """Find the first rank that does not fit among so many.

    Parameters
    ----------
    parts : iterable of ndarray of float
        The ranks of those that want a place, part by part.
    most : int
        How many places there are; the first that does not fit takes all of its rank
        with it.

    Returns
    -------
    float
        Infinity where all fit.

    Examples
    --------
    >>> last_rank([np.array([1.0, 4.0]), np.array([2.0, 2.0])], 2)
    2.0
    """
    first = np.empty(0)
    for ranks in parts:
        first = np.concatenate((first, ranks))
        if len(first) > most:
            first = np.partition(first, most)[: most + 1]
    return float(first.max()) if len(first) > most else np.inf


def best_positions(parts: Iterable[Sequence[Floats]], most: int) -> Ints:
    """Choose the accounts that stand first.

    Parameters
    ----------
    parts : iterable of (ndarray, ndarray, ndarray)
        Positions in the data, ranks and shares known, part by part.
    most : int
        How many are chosen.

    Returns
    -------
    ndarray of int, shape (at most `most`,)
        Their positions, ascending.
    """
    best = np.empty((3, 0))
    for part in parts:
        best = np.concatenate((best, np.stack(part)), axis=1)
        positions, ranks, known = best
        order = np.lexsort((positions, -known, ranks))[:most]
        best = best[:, order]
    return np.sort(best[0].astype(np.int64))
