"""Win rates by tier, by status and from a rating on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language import phrase
from scoring.learning.as_of import OUT
from scoring.learning.proportions import proportion, won_among_best
from scoring.learning.review import Best, Cutoff, ShareRow
from scoring.rating.rate_block import STATUSES


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.learning.as_of import Judged
    from scoring.model.model import Settings

STEPS: Final = tuple(step / 2 for step in range(21))
FEWEST_WEEKS: Final = 4
WEEK: Final = 7


OR_MORE: Final = phrase("{bound:g} or more")
BELOW: Final = phrase("below {bound:g}")


def share_row(name: str, chosen: Bools, won: Bools) -> ShareRow:
    """Count the won among some outcomes, against all."""
    part = proportion(int(won[chosen].sum()), int(chosen.sum()))
    base = float(won.mean()) if len(won) else math.nan
    return ShareRow(name, part, part.share / base if base else math.nan)


def by_tier(judged: Judged, settings: Settings) -> tuple[ShareRow, ...]:
    """Give the win rate of each tier, the best first."""
    names = [tier.name for tier in settings.tiers]
    won = judged.outcomes.won
    rows = [share_row(name, judged.tier == n, won) for n, name in enumerate(names)]
    if judged.out.any():
        rows.append(share_row(str(STATUSES[OUT]), judged.out, won))
    return tuple(rows)


def by_status(judged: Judged) -> tuple[ShareRow, ...]:
    """Give the win rate of each status that there is."""
    won = judged.outcomes.won
    return tuple(
        share_row(str(status), judged.status == n, won)
        for n, status in enumerate(STATUSES)
        if (judged.status == n).any()
    )


def by_contact(judged: Judged, contact_from: float) -> tuple[ShareRow, ...]:
    """Give the win rate at or above *Contact from*, and below it."""
    above, won = judged.rating >= contact_from, judged.outcomes.won
    return (
        share_row(OR_MORE.format(bound=contact_from), above, won),
        share_row(BELOW.format(bound=contact_from), ~above, won),
    )


def best_parts(judged: Judged) -> tuple[Best, ...]:
    """Give the won among the best 10, 20 ... 100 %."""
    won = judged.outcomes.won
    hits = won_among_best(judged.rating, won) if len(won) else np.zeros(0)
    total = int(won.sum())
    parts = len(hits)
    return tuple(
        Best(
            (n + 1) / parts, float(hit), float(hit) / total * parts / (n + 1)
            if total else math.nan,
        )
        for n, hit in enumerate(hits)
    )  # fmt: skip


def cutoffs(
    judged: Judged, settings: Settings, open_ratings: Floats
) -> tuple[Cutoff, ...]:
    """Say what calling from each half point on would have brought.

    Parameters
    ----------
    judged : Judged
        The outcomes.
    settings : Settings
        *Contact from* is one of the bounds; *Calls per week* says how long it takes.
    open_ratings : ndarray of float
        The ratings of the accounts without an outcome, as they are now.
    """
    weeks = _weeks(judged.outcomes.days)
    bounds = sorted({*STEPS, settings.contact_from})
    return tuple(_cutoff(judged, settings, open_ratings, b, weeks) for b in bounds)


def _cutoff(
    judged: Judged,
    settings: Settings,
    open_ratings: Floats,
    bound: float,
    weeks: float,
) -> Cutoff:
    won, above = judged.outcomes.won, judged.rating >= bound
    part = proportion(int(won[above].sum()), int(above.sum()))
    missed, total = int(won[~above].sum()), int(won.sum())
    still_open = int((open_ratings >= bound).sum())
    pace = settings.calls_per_week
    return Cutoff(
        bound,
        part,
        part.size / weeks,
        missed,
        missed / total if total else math.nan,
        part.size / part.won if part.won else math.nan,
        still_open,
        still_open / pace if pace else math.nan,
        bound == settings.contact_from,
    )


def _weeks(days: Floats) -> float:
    """Give the weeks between the first outcome and the last; NaN for fewer than 4."""
    known = days[~np.isnan(days)]
    weeks = (known.max() - known.min()) / WEEK if len(known) else 0.0
    return float(weeks) if weeks >= FEWEST_WEEKS else math.nan
