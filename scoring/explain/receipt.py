"""The receipt of one rating: every criterion, what decided, and the sum."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.by_hand import decision_sentences, hand_words
from scoring.explain.evidence import Behind  # noqa: TC001 - pydantic reads it
from scoring.explain.tenths import in_units, shown_tenths
from scoring.explain.why import say_outcome, value_sentences, why
from scoring.language import local, phrase
from scoring.rating.decide import no_match, outcome_floors, unknown
from scoring.rating.kernel import round_half_away
from scoring.rating.plan import Plan
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate_block import SETTLED, STATUSES
from scoring.values.cell import BLANK, cell_text, number_text
from scoring.values.days import date_of
from scoring.values.json_values import FloatOrNull  # noqa: TC001 - pydantic reads it
from scoring.values.suggest import nearest
from scoring.values.text import text_key
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.model.model import Criterion
    from scoring.rating.plan import Part
    from scoring.rating.ratings import Ratings


DECIMALS: Final = 6
"""Of a number that was computed nobody wants to read more."""


NO_RULE: Final = phrase("no rule matched")
BLANK_UNKNOWN: Final = phrase("blank: unknown")
BLANK_OUT: Final = phrase("blank: out")
BLANK_SKIPPED: Final = phrase("blank: skipped")
RULE_OUT: Final = phrase("{rule} → out")
RULE_FLOOR: Final = phrase("{rule} → at least {floor:g}")
RAISED: Final = phrase("raised to {rating:g}: {why}")
LIMITED: Final = phrase("limited to 0")


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion on a receipt.

    Parameters
    ----------
    criterion, field : str
        Its name, and the account field it looks at.
    value : str
        The account's cell; empty for a blank one.
    rule : str
        What decided: a rule as it stands in Criteria, or why none did.
    place : str
        Cell of that rule; empty where none decided.
    points : float
        NaN where skipped.
    weight : float
        0 for one that only disqualifies.
    contribution : float
        Its exact part of the rating.
    shown : float
        The same at one decimal, such that the column adds up.
    """

    criterion: str
    field: str
    value: str
    rule: str
    place: str
    points: FloatOrNull
    weight: float
    contribution: FloatOrNull
    shown: FloatOrNull


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person decides of an account, and what the rules say instead.

    Parameters
    ----------
    decision : str
        A rating, or ``contact``, ``not contact`` or ``out``.
    sentence : str
        ``by hand (Ann): expansion signed; the rules say 5.4``.
    person, reason : str
        Who decides it, and why; empty where that is not known.
    until : str
        ISO date of its last day; empty for no end.
    rating : float
        What the rules say; NaN for none.
    status : str
        The status by the rules.
    """

    decision: str
    sentence: str
    person: str
    reason: str
    until: str
    rating: FloatOrNull
    status: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One account's rating, with all that it is made of.

    Parameters
    ----------
    account : str
        Its name.
    index : int
        Where it stands in Accounts, counted from 0.
    rank : int or None
        None for Disqualified and No data.
    rating, exact, known, low, high : float
        As in `scoring.rating.ratings.Ratings`.
    status, tier, profile : str
        Empty where there is none.
    lines : tuple of Line
        In the order of Criteria.
    carried : str
        What stands between the sum and the rating: ``limited to 0``,
        ``raised to 7: Asked for a demo``, ``disqualified: Industry Retail``, or nothing.
    why : str
        The sentence of the Scored sheet.
    behind : tuple of Behind
        What the fields are made of that come from other tables.
    by_hand : ByHand, optional
        What a person decides, where somebody does; `lines`, `exact`, `known` and
        `carried` are the rules' own.
    """

    account: str
    index: int
    rank: int | None
    rating: FloatOrNull
    exact: FloatOrNull
    known: float
    low: FloatOrNull
    high: FloatOrNull
    status: str
    tier: str
    profile: str
    lines: tuple[Line, ...]
    carried: str
    why: str
    behind: tuple[Behind, ...] = ()
    by_hand: ByHand | None = None

    @property
    def open_to_change(self) -> bool:
        """Whether what is unknown could move the rating, which no person has set."""
        by_number = self.by_hand is not None and self.low == self.high
        return self.known < 1 and not math.isnan(self.low) and not by_number


def find_account(ratings: Ratings, name: str) -> list[int]:
    """Find accounts by name, ignoring case and space.

    Returns
    -------
    list of int
        Indices of all that bear the name; if none does, of those that contain it.
    """
    keys = [text_key(str(known)) for known in ratings.accounts.names]
    wanted = text_key(name)
    exact = [index for index, key in enumerate(keys) if key == wanted]
    return exact or [i for i, key in enumerate(keys) if wanted and wanted in key]


def nearest_account(ratings: Ratings, name: str) -> str | None:
    """Find the account whose name is nearest to a word that none bears."""
    return nearest(name, map(str, ratings.accounts.names))


def explain(
    ratings: Ratings, index: int, evidence: ActivityEvidence | None = None
) -> Receipt:
    """Write the receipt of one account.

    Parameters
    ----------
    ratings : Ratings
        The rated accounts.
    index : int
        Where the account stands, counted from 0.
    evidence : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.
    """
    order, ranks = ranked(ratings)
    rank = float(ranks[order == index][0])
    at = np.array([index])
    one, did = ratings.take(at), evidence and evidence.take(at)
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    tier = int(tier_of(tiers, one)[0])
    plan = Plan.of(ratings.model)
    status, own = STATUSES[one.status[0]], STATUSES[one.by_rules.status[0]]
    last = {status, own} & {Status.DISQUALIFIED, Status.NO_DATA}
    profiles = ratings.model.profiles
    return Receipt(
        account=str(one.accounts.names[0]),
        index=index,
        rank=None if math.isnan(rank) else int(rank),
        rating=float(one.rating[0]),
        exact=float(one.exact[0]),
        known=float(one.known[0]),
        low=float(one.low[0]),
        high=float(one.high[0]),
        status=status.value,
        tier="" if tier < 0 else tiers[tier].name,
        profile=profiles[one.profile[0]] if profiles and not last else "",
        lines=tuple(_lines(one, plan.parts[int(one.profile[0])])),
        carried=_carried(one.by_rules, own, plan.parts[int(one.profile[0])]),
        why=str(why(one, did).iat[0]),
        by_hand=_by_hand(one),
    )


def _by_hand(one: Ratings) -> ByHand | None:
    decisions, rules = one.decisions, one.by_rules
    if decisions is None or not len(decisions):
        return None
    until = float(decisions.until[0])
    return ByHand(
        hand_words(one)[0],
        decision_sentences(one)[0],
        decisions.people[0],
        decisions.reasons[0],
        "" if math.isnan(until) else date_of(until).isoformat(),
        float(rules.rating[0]),
        str(STATUSES[rules.status[0]]),
    )


def _lines(one: Ratings, part: Part) -> Iterator[Line]:
    units = in_units(one.contributions)
    picks = np.arange(len(one.model.criteria))[:, None]
    shown = shown_tenths(units, one.exact, picks)[:, 0] / 10
    for index in part.members:
        criterion = one.model.criteria[index]
        outcome = int(one.outcomes[index, 0])
        rule, place = _decided(criterion, outcome)
        yield Line(
            criterion=criterion.name,
            field=criterion.field,
            value=_value(one, criterion),
            rule=rule,
            place=place,
            points=float(one.points[index, 0]),
            weight=criterion.weight,
            contribution=float(one.contributions[index, 0]),
            shown=float(shown[index]),
        )


def _decided(criterion: Criterion, outcome: int) -> tuple[str, str]:
    if outcome == no_match(criterion):
        return str(NO_RULE), ""
    if outcome == unknown(criterion):
        blank = criterion.if_blank
        words = (
            BLANK_OUT if blank.out else BLANK_SKIPPED if blank.skip else BLANK_UNKNOWN
        )
        return str(words), ""
    rule = criterion.rules[outcome]
    if rule.out:
        return RULE_OUT.format(rule=rule.words), rule.place
    if math.isnan(rule.floor):
        return str(rule.words), rule.place
    return RULE_FLOOR.format(rule=rule.words, floor=rule.floor), rule.place


def _value(one: Ratings, criterion: Criterion) -> str:
    if one.accounts.source(criterion.field) is None:
        return ""
    codes, cells = one.accounts.field_cells(criterion.field, criterion.blank_words)
    cell = cells[codes[0]]
    if cell.kind == "number":
        return local(number_text(round(cell.number, DECIMALS)))
    return "" if cell is BLANK else " ".join(cell_text(cell).split())


def _carried(one: Ratings, status: Status, part: Part) -> str:
    if status is Status.DISQUALIFIED:
        return str(why(one).iat[0])
    exact, rating = one.exact[0], one.rating[0]
    highest = max(_floors(one, part), default=None)
    if highest is not None and round_half_away(exact, SETTLED) < highest[0]:
        return RAISED.format(rating=float(rating), why=_naming(one, -highest[1]))
    return str(LIMITED) if exact < 0 and rating == 0 else ""


def _floors(one: Ratings, part: Part) -> Iterator[tuple[float, int]]:
    """Give the floors that apply, and less than 0 the criterion, the first greatest."""
    for index in part.members:
        criterion = one.model.criteria[index]
        floor = outcome_floors(criterion)[int(one.outcomes[index, 0])]
        if criterion.active and not math.isnan(floor):
            yield floor, -index


def _naming(one: Ratings, index: int) -> str:
    """Name a criterion, with the value that decided it as Why says it."""
    criterion, rows = one.model.criteria[index], np.array([0])
    _, say = value_sentences(one, index, rows)
    outcome = int(one.outcomes[index, 0])
    return (
        f"{criterion.name} {say_outcome(criterion, outcome, lambda: say(0))}".rstrip()
    )
