"""What each rule that disqualifies, or takes points away, did to the accounts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from scoring.arrays import count_each
from scoring.language import number
from scoring.phrases import SummaryWord
from scoring.rating.decide import outcome_outs, outcome_points, unknown
from scoring.sheets.results import Lowering
from scoring.vocabulary import Status, Test
from scoring.vocabulary.cell_words import CellWord


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.model.model import Criterion, Rule
    from scoring.rating.ratings import Ratings


def lowering(ratings: Ratings) -> tuple[Lowering, ...]:
    """Count for each such rule the accounts that it took out or lowered.

    A rule took an account out if the account is disqualified and the rule is among the
    reasons. It lowered one that is not disqualified and whose rating counts the
    criterion: in a model with profiles, that of its best profile.
    """
    return tuple(line for line, always in lines(ratings) if always or line.accounts)


def lines(ratings: Ratings) -> tuple[tuple[Lowering, bool], ...]:
    """Count the same; say for each line whether it stands there with no account too.

    The lines of a model are the same for any of its accounts.
    """
    out = ratings.is_status(Status.DISQUALIFIED)
    return tuple(
        line
        for index, criterion in enumerate(ratings.model.criteria)
        if criterion.active
        for line in _of_criterion(ratings, index, criterion, out)
    )


def _of_criterion(
    ratings: Ratings, index: int, criterion: Criterion, out: Bools
) -> Iterator[tuple[Lowering, bool]]:
    outcomes = ratings.outcomes[index]
    minus = (ratings.points[index] < 0) & ~out & _counts(ratings, criterion)
    took_out = count_each(outcomes[out], unknown(criterion) + 1)
    lowered = count_each(outcomes[minus], unknown(criterion) + 1)
    outs, points = outcome_outs(criterion), outcome_points(criterion)
    for outcome, disqualifies in enumerate(outs):
        rule = criterion.rules[outcome] if outcome < len(criterion.rules) else None
        name, place = _rule_name(criterion, rule)
        own = rule is not None and rule.own_points
        if disqualifies:
            yield Lowering(name, CellWord.OUT, int(took_out[outcome]), place), True
        elif points[outcome] < 0 or own:
            words = _points_words(rule, points[outcome])
            line = Lowering(name, words, int(lowered[outcome]), place)
            yield line, points[outcome] < 0


def _counts(ratings: Ratings, criterion: Criterion) -> Bools:
    """Mark the accounts whose best profile is rated by a criterion."""
    profiles = ratings.model.profiles
    if not profiles or not criterion.profiles:
        return np.ones(len(ratings), dtype=np.bool_)
    own = [profile in criterion.profiles for profile in profiles]
    marked: Bools = np.array(own)[ratings.profile]
    return marked


def _rule_name(criterion: Criterion, rule: Rule | None) -> tuple[str, str]:
    """Name a rule with its criterion, or what a blank cell is."""
    if rule is None:
        words = SummaryWord.RULE_OF_BLANK.format(criterion=criterion.name)
        return words, criterion.place
    words = SummaryWord.RULE_OF.format(criterion=criterion.name, rule=rule.words)
    return words, rule.place


def _points_words(rule: Rule | None, points: float) -> str:
    """Say what a match earns; a scale and a formula earn more or less of it."""
    if rule is not None and rule.own_points:
        return SummaryWord.OWN_POINTS
    if rule is not None and rule.test is Test.SCALE:
        return SummaryWord.DOWN_TO.format(points=points)
    return "" if math.isnan(points) else number(points, "g")
