"""What people decide by hand, in place of what the rules say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.arithmetic import rounded_rating
from tests.reference.rating import ninth
from tests.reference.terms import (
    CONTACT,
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


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Override = float | str


class Decided(NamedTuple):
    """An account of which a person may have decided; `order` is what it is ranked by."""

    rating: float | None
    low: float | None
    high: float | None
    status: str
    order: float | None
    first: bool


def decide(
    result: Result, override: Override | None, settings: ReferenceSettings
) -> Decided:
    """What becomes of one account, whoever else is a contact."""
    rules = Decided(
        result.rating, result.low, result.high, result.status, result.exact, first=False
    )
    if override is None:
        return rules
    if override == "out":
        return Decided(0.0, 0.0, 0.0, DISQUALIFIED, None, first=False)
    if override == "contact":
        order = 0.0 if result.status == DISQUALIFIED else result.exact
        return rules._replace(status=CONTACT, order=order, first=True)
    if override == "not contact":
        none_anyway = result.status in {DISQUALIFIED, NO_DATA}
        return rules._replace(status=result.status if none_anyway else NOT_NOW)
    given = float(override)
    rating = float(rounded_rating(Fraction(given)))
    status = status_of(result, rating, settings)
    return Decided(rating, rating, rating, status, given, first=False)


def status_of(result: Result, rating: float, settings: ReferenceSettings) -> str:
    """The status of an account rated by hand: all else it needs as before."""
    groups = {text_key(name): value for name, value in result.groups.items()}
    needs = (
        (groups.get(text_key(group)), bound) for group, bound in settings.also_needs
    )
    reached = all(value is not None and value >= bound for value, bound in needs)
    if rating < settings.contact_from or not reached:
        return NOT_NOW
    enough = ninth(result.known) >= ninth(settings.known_at_least)
    return CONTACT if enough else RESEARCH


def decide_all(
    results: Sequence[Result],
    overrides: Mapping[int, Override],
    settings: ReferenceSettings,
) -> tuple[list[Result], list[int]]:
    """The results with what people decide, who waits, and the ranks; and their order.

    `results` are those without a limit of contacts.
    """
    every = [
        decide(result, overrides.get(index), settings)
        for index, result in enumerate(results)
    ]
    every = waiting(every, settings.contacts_at_most)
    orders = [ninth(one.order) for one in every if is_ranked(one)]
    changed = [
        replace(
            result,
            rating=one.rating,
            low=one.low,
            high=one.high,
            status=one.status,
            contact=one.status == CONTACT,
            tier=tier_of(one, settings),
            rank=rank_of(one, orders),
        )
        for result, one in zip(results, every, strict=True)
    ]
    return changed, order_of(changed, every)


def order_of(results: Sequence[Result], every: Sequence[Decided]) -> list[int]:
    """The accounts as Scored lists them; contacts without a rating after the ranked."""

    def place(index: int) -> tuple[int, Fraction, Fraction, int]:
        result, one = results[index], every[index]
        if is_ranked(one):
            return 0, -ninth(one.order), -ninth(result.known), index
        last = (CONTACT, DISQUALIFIED, NO_DATA).index(one.status)
        return 1 + last, Fraction(0), Fraction(0), index

    return sorted(range(len(results)), key=place)


def waiting(every: Sequence[Decided], most: int | None) -> list[Decided]:
    """Who is a contact by hand counts first; who then does not fit waits."""
    if most is None:
        return list(every)
    rest = most - sum(one.first for one in every)
    others = [
        ninth(one.order) for one in every if one.status == CONTACT and not one.first
    ]
    return [
        one._replace(status=WAITING)
        if one.status == CONTACT
        and not one.first
        and sum(other >= ninth(one.order) for other in others) > rest
        else one
        for one in every
    ]


def is_ranked(one: Decided) -> bool:
    """Whether an account has a rank: a contact by hand may have no rating."""
    return one.status in RANKED and one.order is not None


def rank_of(one: Decided, orders: Sequence[Fraction]) -> int | None:
    """The rank, which equals share."""
    if not is_ranked(one):
        return None
    return 1 + sum(other > ninth(one.order) for other in orders)


def tier_of(one: Decided, settings: ReferenceSettings) -> str | None:
    """The highest tier whose bound is reached, else the lowest."""
    if one.status not in RANKED or one.rating is None:
        return None
    falling = sorted(settings.tiers, key=lambda tier: -tier[1])
    reached = [name for name, bound in falling if one.rating >= bound]
    return reached[0] if reached else falling[-1][0]
