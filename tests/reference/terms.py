"""The words of the model, its settings and what it says of an account."""

from __future__ import annotations

from dataclasses import dataclass


CONTACT = "Contact"
WAITING = "Waiting"
RESEARCH = "Research"
NOT_NOW = "Not now"
DISQUALIFIED = "Disqualified"
NO_DATA = "No data"
RANKED = frozenset({CONTACT, WAITING, RESEARCH, NOT_NOW})

# A closing `!` or `.` is taken off before a word is looked up here.
YES = (
    "yes y true t on 1 1.0 1,0 x ✓ ✔ ☑ ✅ ja j da oui si sand sandt sant adevărat wahr vrai "
    "vero verdadero tosi waar"
)
NO = (
    "no n false f off 0 0.0 0,0 ✗ ✘ ☐ ❌ nej nu nein non falsk falskt fals falsch faux falso "
    "epätosi onwaar"
)
YES_WORDS, NO_WORDS = frozenset(YES.split()), frozenset(NO.split())
ALIASES = {
    "=": "is",
    "<>": "is not",
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "has word": "has the word",
}
WHOLE_TESTS = frozenset({"is", "is not"})
LIST_TESTS = frozenset(
    {
        "is one of",
        "is not one of",
        "contains",
        "does not contain",
        "has the word",
        "does not have the word",
    }
)
CATCH_ALLS = frozenset({"otherwise", "is not blank"})
# These do not look at what the cell holds.
BLIND_TESTS = CATCH_ALLS | {"formula", "is blank"}

BLANK_WORDS = (
    *("n/a", "na", "n.a.", "-", "\u2013", "\u2014", "?", "unknown", "tbd"),
    *("ukendt", "ved ikke"),
    *("okänt", "okänd", "vet ej", "necunoscut", "nu știu"),
)


@dataclass(frozen=True)
class ReferenceSettings:
    """The settings that the rating depends on, with their defaults."""

    contact_from: float = 5.0
    known_at_least: float = 0.0
    tiers: tuple[tuple[str, float], ...] = (("A", 8.0), ("B", 5.0), ("C", 0.0))
    blank_words: tuple[str | float, ...] = BLANK_WORDS
    decimal_sign: str = "auto"
    date1904: bool = False
    also_needs: tuple[tuple[str, float], ...] = ()
    contacts_at_most: int | None = None


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
