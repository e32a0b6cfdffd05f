"""The words of the model, its settings and what it says of an account."""

from __future__ import annotations

from dataclasses import dataclass


CONTACT = "Contact"
RESEARCH = "Research"
NOT_NOW = "Not now"
DISQUALIFIED = "Disqualified"
NO_DATA = "No data"
RANKED = frozenset({CONTACT, RESEARCH, NOT_NOW})

YES_WORDS = frozenset(("yes", "y", "true", "1", "x", "✓", "ja", "j", "da", "oui", "si"))
NO_WORDS = frozenset(("no", "n", "false", "0", "nej", "nu", "nein", "non"))
ERRORS = frozenset(
    (
        "#n/a",
        "#div/0!",
        "#value!",
        "#ref!",
        "#name?",
        "#num!",
        "#null!",
        "#spill!",
        "#calc!",
        "#getting_data",
        "#field!",
        "#blocked!",
        "#connect!",
        "#unknown!",
        "#busy!",
    )
)
ALIASES = {
    "=": "is",
    "<>": "is not",
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
}
WHOLE_TESTS = frozenset({"is", "is not"})
LIST_TESTS = frozenset({"is one of", "is not one of", "contains", "does not contain"})
CATCH_ALLS = frozenset({"otherwise", "is not blank"})


@dataclass(frozen=True)
class ReferenceSettings:
    """The settings that the rating depends on, with their defaults."""

    contact_from: float = 5.0
    known_at_least: float = 0.0
    tiers: tuple[tuple[str, float], ...] = (("A", 8.0), ("B", 5.0), ("C", 0.0))
    blank_words: tuple[str | float, ...] = ("n/a", "na", "-", "?", "unknown")
    decimal_sign: str = "auto"
    date1904: bool = False


DEFAULTS = ReferenceSettings()


@dataclass(frozen=True)
class Result:
    """What the model says about one account.

    Where the account has no best profile, everything but `best_profile` is that of
    the profile shown instead. `exact` is None without worth; a disqualified account
    with worth keeps its arithmetic in `exact`, `contributions` and `shown`.
    """

    exact: float | None
    rating: float | None
    status: str
    contact: bool
    tier: str | None
    rank: int | None
    best_profile: str | None
    profile_ratings: dict[str, float | None]
    groups: dict[str, float | None]
    known: float | None
    low: float | None
    high: float | None
    points: dict[str, float | None]
    contributions: dict[str, float]
    shown: dict[str, float]
    why: str
    to_research: str
