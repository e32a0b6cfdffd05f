"""What a review says: every figure of the sheet Review, in no place yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    import datetime as dt

    from scoring.judgement.spans import WeightSpan
    from scoring.learning.by_pairs import ByPairs
    from scoring.learning.drift import Drift
    from scoring.learning.leaks import Leak
    from scoring.learning.proportions import Proportion
    from scoring.learning.separation import Separation
    from scoring.learning.suggested_weights import Weights
    from scoring.learning.verdict import Verdict


class Judgement(NamedTuple):
    """How well ratings tell won from lost, among some outcomes."""

    separation: Separation
    verdict: Verdict
    text: str


class ShareRow(NamedTuple):
    """The outcomes of one tier, or status: how many are won, against all."""

    name: str
    part: Proportion
    lift: float


class Best(NamedTuple):
    """The best so many per cent by rating: the won among them, and the lift."""

    share: float
    won: float
    lift: float


class Cutoff(NamedTuple):
    """What calling from a rating on would have brought.

    Parameters
    ----------
    bound : float
        The rating.
    part : Proportion
        The outcomes at or above it.
    per_week : float
        That per week; NaN where the time is not known.
    missed : int
        The won below it.
    missed_share : float
        That, of all won.
    calls_per_won : float
        Outcomes for each won; NaN without any.
    open_accounts : int
        Accounts without an outcome at or above it now.
    weeks : float
        How long these take to call; NaN without the setting.
    today : bool
        Whether it is the setting *Contact from*.
    """

    bound: float
    part: Proportion
    per_week: float
    missed: int
    missed_share: float
    calls_per_won: float
    open_accounts: int
    weeks: float
    today: bool


class TierRow(NamedTuple):
    """How many of a tier were won, and how many were to be expected."""

    name: str
    size: int
    won: int
    expected: float


class Calibration(NamedTuple):
    """How near the chances come to what happened.

    Parameters
    ----------
    start, slope : float
        The curve: ``1 / (1 + e^-(start + slope exact))``.
    brier, base : float
        The mean square error of the chances, each refitted on other outcomes, and
        that of the overall share; NaN where there are too few.
    skill : float
        ``1 - brier / base``.
    tiers : tuple of TierRow
        Won and expected of each tier.
    """

    start: float
    slope: float
    brier: float
    base: float
    skill: float
    tiers: tuple[TierRow, ...]


class FieldRow(NamedTuple):
    """A field, and whether it knows the outcome.

    Parameters
    ----------
    heading : str
        The field.
    auc : float
        How well it alone tells won from lost.
    leak : Leak or None
        How it knows the outcome.
    out : bool
        Whether learning ignores it.
    text : str
        What to say of it; may be empty.
    use : str
        What the user has said of it: Keep, Leave or nothing.
    """

    heading: str
    auc: float
    leak: Leak | None
    out: bool
    text: str
    use: str


class DriftRow(NamedTuple):
    """Whether ratings, or a criterion's points, are spread as they were."""

    name: str
    drift: Drift


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a review says.

    Parameters
    ----------
    file : str
        The name of the file.
    today : datetime.date
        The day of the review.
    judgement : Judgement
        The verdict, on the outcomes that the weights were not learnt from.
    without_leaks : str
        What it were without criteria on fields that know the outcome; may be empty.
    learnt, lately : Judgement or None
        The same on those that they were learnt from, and on the most recent fifth.
    tiers, statuses, contacts : tuple of ShareRow
        Win rates.
    best : tuple of Best
        The best 10, 20 ... 100 %.
    cutoffs : tuple of Cutoff
        What each bound would have brought.
    calibration : Calibration or None
        Chances; None where there are only won or only lost.
    fields : tuple of FieldRow
        The fields of Accounts.
    weights : tuple of Weights
        Suggested weights, one per profile.
    stability : tuple of WeightSpan
        How far each weight may move.
    drift : tuple of DriftRow
        What has changed since the last review; empty where there was none.
    overlaps : tuple of str
        Criteria that say nearly the same.
    notes : tuple of str
        What the figures cannot say.
    contact_from : float
        The setting.
    outcomes, accounts, without_rating : int
        How many outcomes there are, how many accounts, and how many outcomes could
        not be rated.
    by_pairs : ByPairs or None
        What the sheet Compare comes to; None without it.
    """

    file: str
    today: dt.date
    judgement: Judgement
    without_leaks: str
    learnt: Judgement | None
    lately: Judgement | None
    tiers: tuple[ShareRow, ...]
    statuses: tuple[ShareRow, ...]
    contacts: tuple[ShareRow, ...]
    best: tuple[Best, ...]
    cutoffs: tuple[Cutoff, ...]
    calibration: Calibration | None
    fields: tuple[FieldRow, ...]
    weights: tuple[Weights, ...]
    stability: tuple[WeightSpan, ...]
    drift: tuple[DriftRow, ...]
    overlaps: tuple[str, ...]
    notes: tuple[str, ...]
    contact_from: float
    outcomes: int
    accounts: int
    without_rating: int
    by_pairs: ByPairs | None = None
