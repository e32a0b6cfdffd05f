"""Random settings, and criteria that are free of errors under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference import DEFAULTS, ReferenceSettings
from tests.reference.criteria import CriteriaReader
from tests.strategies.pools import AMERICAN, EUROPEAN


if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

TIERS: tuple[tuple[tuple[str, float], ...], ...] = (
    (("A", 8), ("B", 5), ("C", 0)),
    (("Gold", 9.5), ("Silver", 7.2)),
    # As a hand may write them: in any order, and the lowest above 0.
    (("low", 2), ("high", 6.6), ("top", 10), ("mid", 4)),
    (("all", 0),),
)
BLANK_WORDS: tuple[tuple[str | float, ...], ...] = (
    DEFAULTS.blank_words,
    (),
    (0,),
    (-5,),
    (1,),
    ("0", "n/a", "-5"),
    ("yes", "Retail", "11-50"),
    ("-", "?", "no", "320"),
)
CONTACT_FROM = (5, 0, 10, 7.5, 3.3, 0.1)
KNOWN_AT_LEAST = (0, 0.5, 0.75, 1, 0.2)
BOUNDS = (0, 3, 5, 6.5, 10)
AT_MOST = (None, None, None, 0, 1, 2, 4)
SWAPPED = str.maketrans(".,", ",.")


def some_settings(
    rng: random.Random, criteria: Sequence[Mapping[str, object]]
) -> ReferenceSettings:
    """Random settings for these criteria, the defaults among them."""
    if rng.random() < 0.3:
        return DEFAULTS
    return ReferenceSettings(
        contact_from=rng.choice(CONTACT_FROM),
        known_at_least=rng.choice(KNOWN_AT_LEAST),
        tiers=rng.choice(TIERS),
        blank_words=rng.choice(BLANK_WORDS),
        decimal_sign=rng.choice(("auto", "auto", ",", ".")),
        date1904=rng.random() < 0.3,
        also_needs=some_needs(rng, criteria),
        contacts_at_most=rng.choice(AT_MOST),
    )


def some_needs(
    rng: random.Random, criteria: Sequence[Mapping[str, object]]
) -> tuple[tuple[str, float], ...]:
    """Bounds of some groups that have a rating of their own."""
    model = CriteriaReader(DEFAULTS).read(criteria)
    groups = [c.group for c in model if c.group and c.counts and c.positive]
    named = dict.fromkeys(group for group in groups if rng.random() < 0.4)
    return tuple((group, rng.choice(BOUNDS)) for group in named)


def written_with(value: object, sign: str) -> object:
    """A number's text in Criteria, rewritten so that the decimal sign fits."""
    other = {
        ",": (*AMERICAN, "2.5", "7.5", "at least 7.5"),
        ".": (*EUROPEAN, "2,5", "7,5", "At least 5,5"),
    }
    if isinstance(value, str) and value in other.get(sign, ()):
        return value.translate(SWAPPED)
    return value


def fitted(
    criteria: Sequence[Mapping[str, object]], sign: str
) -> list[dict[str, object]]:
    """Criteria free of errors under a decimal sign that no text may differ from."""
    return [
        {head: written_with(value, sign) for head, value in row.items()}
        for row in criteria
    ]
