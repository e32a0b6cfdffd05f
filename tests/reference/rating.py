"""The result of each account: status, tier and rank."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.accounts import AccountTable
from tests.reference.answers import Evaluate, Judge
from tests.reference.arithmetic import as_float, excel_number, excel_round
from tests.reference.criteria import CriteriaReader, Criterion
from tests.reference.standing import (
    Standing,
    best_standing,
    group_ratings,
    largest_remainder,
    standings,
)
from tests.reference.terms import (
    CONTACT,
    DEFAULTS,
    DISQUALIFIED,
    NO_DATA,
    NOT_NOW,
    RANKED,
    RESEARCH,
    WAITING,
    ReferenceSettings,
    Result,
)
from tests.reference.texts import text_key
from tests.reference.why import to_research, why


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence


def status_of(
    best: Standing | None, every: Sequence[Standing], settings: ReferenceSettings
) -> str:
    """The account's status."""
    if best is None:
        return DISQUALIFIED if all(s.outs for s in every) else NO_DATA
    rating = excel_number(best.rating or Fraction(0))
    if rating < excel_number(settings.contact_from):
        return NOT_NOW
    if not all(group_reaches(best, *need) for need in settings.also_needs):
        return NOT_NOW
    known = excel_number(best.known or Fraction(0))
    return CONTACT if known >= excel_number(settings.known_at_least) else RESEARCH


def group_reaches(standing: Standing, group: str, bound: float) -> bool:
    """Whether a group's rating reaches a bound; an empty one falls short."""
    key = text_key(group)
    answers = (a for a in standing.answers if text_key(a.criterion.group) == key)
    rating = Standing("", tuple(answers)).rating
    return rating is not None and excel_number(rating) >= excel_number(bound)


def tier_of(standing: Standing, settings: ReferenceSettings) -> str:
    """The highest tier whose bound is reached, else the lowest."""
    rating = excel_number(standing.rating or Fraction(0))
    falling = sorted(settings.tiers, key=lambda tier: -tier[1])
    reached = [name for name, bound in falling if rating >= excel_number(bound)]
    return reached[0] if reached else falling[-1][0]


def result_of(
    every: Sequence[Standing],
    criteria: Sequence[Criterion],
    settings: ReferenceSettings,
) -> Result:
    """One account's result, without its rank."""
    best = best_standing(every)
    in_play = [standing for standing in every if not standing.outs]
    standing = best or (in_play or every)[0]
    status = status_of(best, every, settings)
    span = standing.span or (None, None)
    points = {answer.criterion.name: answer.points for answer in standing.answers}
    return Result(
        exact=as_float(standing.exact),
        rating=as_float(standing.rating),
        status=status,
        contact=status == CONTACT,
        tier=tier_of(standing, settings) if status in RANKED else None,
        rank=None,
        best_profile=(best.profile or None) if best else None,
        profile_ratings={s.profile: as_float(s.rating) for s in every if s.profile},
        groups=group_ratings(standing, criteria),
        known=as_float(standing.known),
        low=as_float(span[0]),
        high=as_float(span[1]),
        points={c.name: as_float(points.get(c.name)) for c in criteria},
        contributions={n: float(p) for n, p in standing.contributions.items()},
        shown={n: float(p) for n, p in largest_remainder(standing).items()},
        why=why(standing),
        to_research=to_research(standing),
    )


def ninth(value: float | None) -> Fraction:
    """A result's number at nine decimals, as results are ordered by."""
    return excel_round(Fraction(value or 0), 9)


def display_order(results: Sequence[Result]) -> list[int]:
    """The indices of the accounts in the order in which Scored lists them."""

    def place(index: int) -> tuple[int, Fraction, Fraction, int]:
        result = results[index]
        if result.status not in RANKED:
            return 1 + (result.status == NO_DATA), Fraction(0), Fraction(0), index
        return 0, -ninth(result.exact), -ninth(result.known), index

    return sorted(range(len(results)), key=place)


def with_ranks(results: Sequence[Result]) -> list[Result]:
    """The results with ranks; equals share one and the next rank skips."""
    ranked = [ninth(r.exact) for r in results if r.status in RANKED]
    return [
        replace(result, rank=1 + sum(e > ninth(result.exact) for e in ranked))
        if result.status in RANKED
        else result
        for result in results
    ]


def with_waiting(results: Sequence[Result], most: int | None) -> list[Result]:
    """The results with no more contacts than `most`; who does not fit waits.

    Of equals all stay or all wait.
    """
    if most is None:
        return list(results)
    contacts = [ninth(r.exact) for r in results if r.status == CONTACT]
    return [
        replace(result, status=WAITING, contact=False)
        if result.status == CONTACT
        and sum(e >= ninth(result.exact) for e in contacts) > most
        else result
        for result in results
    ]


def rate(  # noqa: PLR0913 - the last two are seldom given
    criteria: Sequence[Mapping[str, object]],
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    today: dt.date,
    settings: ReferenceSettings = DEFAULTS,
    *,
    evaluate: Evaluate | None = None,
) -> list[Result]:
    """The result of each account, in the order of the rows.

    `evaluate` gives the result of a formula for the values of its fields; a text
    as its result is no match, be it an error or not.
    """
    model = CriteriaReader(settings).read(criteria)
    profiles = list(dict.fromkeys(name for c in model for name in c.profiles))
    judge = Judge(AccountTable(headings, rows, today, settings), evaluate)
    results = []
    for row in rows:
        answers = [judge.answer(criterion, row) for criterion in model]
        results.append(result_of(standings(answers, profiles), model, settings))
    return with_ranks(with_waiting(results, settings.contacts_at_most))
