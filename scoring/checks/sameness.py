"""Criteria that tell accounts apart by nothing, or twice by the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.finding_codes import finding
from scoring.rating.decide import no_match, unknown


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


FEWEST_FOR_SAME: Final = 10
"""Accounts from which on equal points are no chance."""
FEWEST_FOR_PAIR: Final = 20
"""Accounts from which on a correlation means something."""
FEWEST_APART: Final = 5
"""Accounts that must differ from the others, lest one odd account decides."""
NEARLY: Final = 0.9
SAMPLE: Final = 10_000
"""Accounts, evenly spread, that correlations are taken over."""


def same_points(scores: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG001 - every check is asked alike
    """Find criteria with the same points for all (C205), or nearly alike (C206)."""
    if len(scores) >= FEWEST_FOR_SAME:
        yield from _same_for_all(scores)
    if len(scores) >= FEWEST_FOR_PAIR:
        yield from _alike(scores)


def _same_for_all(scores: Ratings) -> Iterator[Finding]:
    for index, criterion in enumerate(scores.model.criteria):
        points = scores.points[index]
        if criterion.weight == 0 or not _equal(points):
            continue
        # A penalty that spares everyone is good news, and its `out` may be why.
        if points[0] == 0 and (not criterion.can_earn or _disqualifies(criterion)):
            continue
        what = "is left out" if np.isnan(points[0]) else f"earns {points[0]:g} points"
        text = f"'{criterion.name}' {what} for every account{_because(scores, index)}, "
        text += "so it tells accounts apart by nothing"
        yield finding("C205", criterion.place, text, found=f"{points[0]:g}")


def _equal(points: Floats) -> bool:
    """Say whether all points are equal; a glance at the first few mostly tells."""
    return all(
        bool(np.isnan(part).all() if np.isnan(points[0]) else (part == points[0]).all())
        for part in (points[:1000], points)
    )


def _disqualifies(criterion: Criterion) -> bool:
    return criterion.if_blank.out or any(rule.out for rule in criterion.rules)


def _because(scores: Ratings, index: int) -> str:
    outcomes, criterion = scores.outcomes[index], scores.model.criteria[index]
    if not (outcomes == outcomes[0]).all():
        return ""
    if outcomes[0] == unknown(criterion):
        return f" ('{criterion.field}' is blank for all)"
    if outcomes[0] == no_match(criterion):
        return " (no rule matches any of them)"
    return f" ('{criterion.rules[outcomes[0]].said}' matches all of them)"


class _Pair(NamedTuple):
    """Two criteria, by their indices, and how their points go together."""

    first: int
    second: int
    correlation: float


def _alike(scores: Ratings) -> Iterator[Finding]:
    """Find for each criterion the earlier one that it resembles most."""
    points = scores.points[:, :: -(-len(scores) // SAMPLE)]
    criteria = scores.model.criteria
    varied = [
        index
        for index, criterion in enumerate(criteria)
        if criterion.weight > 0 and _varies(points[index])
    ]
    table = correlations(points[varied])
    for place, second in enumerate(varied):
        pairs = [
            _Pair(first, second, float(table[place, other]))
            for other, first in enumerate(varied[:place])
            if _comparable(scores, first, second)
        ]
        best = max(pairs, key=lambda pair: abs(pair.correlation), default=None)
        if best is not None and abs(best.correlation) > NEARLY:
            yield _alike_finding(criteria[best.first], criteria[second], best)


def _varies(points: Floats) -> bool:
    known = points[~np.isnan(points)]
    if len(known) < FEWEST_FOR_PAIR:
        return False
    counts = np.unique(known, return_counts=True)[1]
    return len(known) - int(counts.max()) >= FEWEST_APART


def _comparable(scores: Ratings, first: int, second: int) -> bool:
    """Say whether two criteria count in one rating, as two traits."""
    one, other = scores.model.criteria[first], scores.model.criteria[second]
    apart = one.profiles and other.profiles and not {*one.profiles} & {*other.profiles}
    source = scores.accounts.source(one.field)
    # A penalty beside a reward for the same field splits it on purpose.
    split = one.can_earn != other.can_earn and source is not None
    return not apart and not (split and source == scores.accounts.source(other.field))


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
    sound = (count >= FEWEST_FOR_PAIR) & (scale > 1e-9 * count**2)
    found: Floats = np.divide(shared, scale, out=np.zeros(shared.shape), where=sound)
    return found


def _products(one: Floats, other: Floats) -> Floats:
    # A matrix product would wake all processors, which wait for each other when busy.
    sums: Floats = np.einsum("in,jn->ij", one, other)
    return sums


def _alike_finding(first: Criterion, second: Criterion, pair: _Pair) -> Finding:
    if pair.correlation > 0:
        how, what = "rise and fall together", "one trait counts twice"
    else:
        how, what = "move against each other", "one takes back what the other gives"
    text = (
        f"the points of '{second.name}' and '{first.name}' {how} (correlation "
        f"{pair.correlation:.2f}), so {what}; drop one or lower their weights"
    )
    return finding("C206", second.place, text, found=f"{pair.correlation:.2f}")
