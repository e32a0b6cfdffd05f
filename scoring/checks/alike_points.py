"""Criteria that tell accounts apart twice by the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.findings import Code, Level, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


FEWEST: Final = 20
"""Accounts from which on a correlation means something."""
FEWEST_APART: Final = 5
"""Accounts that must differ from the others, lest one odd account decides."""
NEARLY: Final = 0.9
SAMPLE: Final = 10_000
"""Accounts, evenly spread, that correlations are taken over."""
TOGETHER: Final = phrase(
    "the points of '{criterion}' and '{other}' rise and fall together (correlation "
    "{correlation:.2f}), so one trait counts twice; drop one or lower their weights"
)
AGAINST: Final = phrase(
    "the points of '{criterion}' and '{other}' move against each other (correlation "
    "{correlation:.2f}), so one takes back what the other gives; drop one or lower their "
    "weights"
)
CODE: Final = Code(
    "C206",
    Level.WARNING,
    title="nearly the same",
    help="Two criteria count one trait twice.",
    advice="Keep one of the two, or halve their weights.",
    words=(TOGETHER, AGAINST),
)


@dataclass(frozen=True, slots=True)
class AlikePoints:
    """Criteria whose points go together with those of an earlier one."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find for each criterion the earlier one that it resembles most."""
        criteria = ratings.model.criteria
        for pair in _pairs(ratings) if len(ratings) >= FEWEST else ():
            if abs(pair.correlation) > NEARLY:
                yield _finding(criteria[pair.first], criteria[pair.second], pair)


class _Pair(NamedTuple):
    """Two criteria, by their indices, and how their points go together."""

    first: int
    second: int
    correlation: float


def _pairs(ratings: Ratings) -> Iterator[_Pair]:
    points = ratings.points[:, :: -(-len(ratings) // SAMPLE)]
    varied = [
        index
        for index, criterion in enumerate(ratings.model.criteria)
        if criterion.weight > 0 and _varies(points[index])
    ]
    table = correlations(points[varied])
    for place, second in enumerate(varied):
        pairs = [
            _Pair(first, second, float(table[place, other]))
            for other, first in enumerate(varied[:place])
            if _comparable(ratings, first, second)
        ]
        if pairs:
            yield max(pairs, key=lambda pair: abs(pair.correlation))


def _varies(points: Floats) -> bool:
    known = points[~np.isnan(points)]
    if len(known) < FEWEST:
        return False
    counts = np.unique(known, return_counts=True)[1]
    return len(known) - int(counts.max()) >= FEWEST_APART


def _comparable(ratings: Ratings, first: int, second: int) -> bool:
    """Say whether two criteria count in one rating, as two traits."""
    one, other = ratings.model.criteria[first], ratings.model.criteria[second]
    apart = one.profiles and other.profiles and not {*one.profiles} & {*other.profiles}
    source = ratings.accounts.source(one.field)
    # A penalty beside a reward for the same field splits it on purpose.
    split = one.can_earn != other.can_earn and source is not None
    return not apart and not (split and source == ratings.accounts.source(other.field))


def correlations(points: Floats) -> Floats:
    """Correlate each pair of rows over the accounts where neither is NaN.

    Parameters
    ----------
    points : ndarray of float, shape (k, n)
        NaN where skipped.

    Returns
    -------
    ndarray of float, shape (k, k)
        Pearson's correlation; 0 where a pair has too few accounts or does not vary.

    Examples
    --------
    >>> row = np.arange(20.0)
    >>> correlations(np.array([row, 5 - row])).round(2).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    known = ~np.isnan(points)
    there = known.astype(np.float64)
    values = np.where(known, points, 0.0)
    count, total = _products(there, there), _products(values, there)
    squares = _products(values**2, there)
    spread = count * squares - total**2
    shared = count * _products(values, values) - total * total.T
    scale = np.sqrt(np.maximum(spread, 0.0) * np.maximum(spread.T, 0.0))
    sound = (count >= FEWEST) & (scale > 1e-9 * count**2)
    table: Floats = np.divide(shared, scale, out=np.zeros(shared.shape), where=sound)
    return table


def _products(one: Floats, other: Floats) -> Floats:
    # A matrix product would wake all processors, which wait for each other when busy.
    sums: Floats = np.einsum("in,jn->ij", one, other)
    return sums


def _finding(first: Criterion, second: Criterion, pair: _Pair) -> Finding:
    sentence = message(
        TOGETHER if pair.correlation > 0 else AGAINST,
        criterion=second.name,
        other=first.name,
        correlation=pair.correlation,
    )
    return CODE.at(second.place, sentence, found=f"{pair.correlation:.2f}")
