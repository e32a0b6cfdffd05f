"""What the setting Firm adds: how sure each contact is, and what would change the list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.values.json_values import FloatOrNull  # noqa: TC001 - pydantic reads it
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.judgement.spans import WeightSpan
    from scoring.rating.ratings import Ratings


@dataclass(frozen=True, slots=True)
class FirmWeight:
    """The nearest weights of a criterion at which the list of contacts changes.

    Parameters
    ----------
    criterion : str
        Its name.
    weight : float
        Its weight.
    low, high : float
        The nearest below and above; NaN where there is none, or none is known.
    below, above : str
        Who joins or leaves there; empty where there is no such weight.
    """

    criterion: str
    weight: float
    low: FloatOrNull
    below: str
    high: FloatOrNull
    above: str


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the list of contacts is, by the rules alone.

    Parameters
    ----------
    contacts : int
        How many accounts are contacts.
    firm : int
        How many of them are contacts in every draw of other weights.
    weights : tuple of FirmWeight
        One for each criterion with weight.
    """

    contacts: int
    firm: int
    weights: tuple[FirmWeight, ...]


UNKNOWN = phrase("not known")


def firmness(ratings: Ratings) -> tuple[Floats, Firmness]:
    """Give the share of draws in which each account is a contact, and what sums it up.

    Parameters
    ----------
    ratings : Ratings
        As the rules have them; what people decide by hand does not depend on weights.
    """
    from scoring.judgement.firm import firm  # noqa: PLC0415 - only where it is asked for
    from scoring.judgement.spans import weight_spans  # noqa: PLC0415 - the same

    shares = firm(ratings)
    contacts = ratings.is_status(Status.CONTACT)
    every = int((contacts & (shares == 1)).sum())
    weights = tuple(map(_row, weight_spans(ratings)))
    return shares, Firmness(int(contacts.sum()), every, weights)


def _row(span: WeightSpan) -> FirmWeight:
    return FirmWeight(
        span.criterion,
        span.weight,
        span.low if span.below else math.nan,
        UNKNOWN if math.isnan(span.low) else span.below,
        span.high if span.above else math.nan,
        UNKNOWN if math.isnan(span.high) else span.above,
    )
