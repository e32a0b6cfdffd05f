"""The frozen model: what an ideal account is, ready to rate accounts with."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - read at run time by dataclasses' users
import math
from dataclasses import dataclass
from dataclasses import field as later
from typing import TYPE_CHECKING, Final

from scoring.language import Language
from scoring.model.conditions.base import Condition, Kind  # noqa: TC001
from scoring.model.conditions.equality import IsOneOf
from scoring.model.rule_words import rule_words
from scoring.values.cell import PLAIN, Style
from scoring.values.numerals import DecimalSign
from scoring.vocabulary import BLANK_WORDS, CallAt, Test


if TYPE_CHECKING:
    from scoring.findings import Message

MOST_POINTS: Final = 10.0
LEAST_POINTS: Final = -10.0
NO_WORDS: Final = IsOneOf.of(())
MOST_WITH_POINTS: Final = 100_000
"""Accounts up to which Scored has the points of each criterion unasked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One Test with its points.

    Parameters
    ----------
    test : Test
        Its word.
    condition : Condition
        What it matches.
    points : float
        -10 to 10; for a scale the points at its far end; 0 for `out`.
    out : bool
        Whether a match disqualifies the account.
    floor : float
        The rating that an account has at least after a match; NaN for none.
    own_points : bool
        Whether the points are the formula's own result.
    place : str
        Cell of its Test.
    value, to : str or float
        What the Test compares with, as it stands in the sheet; empty for nothing.
    """

    test: Test
    condition: Condition
    points: float
    out: bool = False
    floor: float = math.nan
    own_points: bool = False
    place: str = ""
    value: str | float = ""
    to: str | float = ""

    @property
    def words(self) -> Message:
        """The rule as people read it, such as ``at least 250``."""
        return rule_words(self.test, self.value, self.to)


@dataclass(frozen=True, slots=True)
class IfBlank:
    """What an unknown criterion earns.

    Parameters
    ----------
    points : float
        -10 to 10.
    skip : bool
        Whether it is left out instead.
    out : bool
        Whether it disqualifies.
    """

    points: float = 0.0
    skip: bool = False
    out: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One trait of the ideal account.

    Parameters
    ----------
    name : str
        As the user wrote it.
    weight : float
        0 to a million; 0 for one that only disqualifies or sets a floor.
    field : str
        Heading of Accounts that it looks at.
    rules : tuple of Rule
        The first that matches decides.
    if_blank : IfBlank
        What it earns where nothing is known.
    weightless : bool
        Whether it has no weight, and only disqualifies or sets a floor.
    field_optional : bool
        Whether no column need have that heading, all its rules being formulas.
    blank_words : IsOneOf
        The blank words that none of its rules names.
    group : str
        Empty for none.
    profiles : tuple of str
        Empty for all.
    place, field_place : str
        Cells of its name and of its field.
    needs : frozenset of str
        What a filled cell must be read as, of which one will do, to be an answer;
        empty where it can be anything.
    """

    name: str
    weight: float
    field: str
    rules: tuple[Rule, ...]
    if_blank: IfBlank = IfBlank()
    weightless: bool = False
    field_optional: bool = False
    blank_words: IsOneOf = NO_WORDS
    group: str = ""
    profiles: tuple[str, ...] = ()
    place: str = ""
    field_place: str = ""
    needs: frozenset[Kind] = later(init=False, compare=False)

    def __post_init__(self) -> None:
        """Gather which kinds of value its rules need."""
        kinds = [rule.condition.kinds() for rule in self.rules]
        needs: frozenset[Kind] = frozenset().union(*kinds)
        object.__setattr__(self, "needs", frozenset() if "text" in needs else needs)

    @property
    def active(self) -> bool:
        """Whether it does anything: a weight of 0 switches it off."""
        return self.weight > 0 or self.weightless

    @property
    def can_earn(self) -> bool:
        """Whether it can earn positive points, and so is no penalty."""
        most = max((rule.points for rule in self.rules), default=0.0)
        own = any(rule.own_points for rule in self.rules)
        return own or max(most, self.if_blank.points) > 0


@dataclass(frozen=True, slots=True)
class Tier:
    """A class of accounts, reached from a rating on."""

    name: str
    bound: float


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a matrix: a group in steps, the best first."""

    group: str
    steps: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Two groups beside each other; `place` is the setting's cell."""

    rows: Axis
    columns: Axis
    place: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """The rating in a group that a contact must have; `place` is the setting's cell."""

    group: str
    bound: float
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default.

    Parameters
    ----------
    contact_from : float
        Least rating of a contact, 0 to 10.
    known_at_least : float
        Least share of known weight of a contact, 0 to 1.
    tiers : tuple of Tier
        Best first.
    account_name : str
        Heading of the account's name; empty to look for a usual one.
    account_name_place : str
        Cell of that setting.
    blank_words : tuple
        Texts or numbers that mean blank.
    decimal_sign : {"auto", ",", "."}
        How numbers in text are written.
    today : datetime.date or None
        The day to rate at; None for the day it runs.
    language : Language
        Language of the results.
    date1904 : bool
        Whether the workbook counts dates from 1904.
    matrix : Matrix or None
        Two groups to be shown beside each other.
    keep_history : int
        Days that a rating is kept in History; 0 keeps none.
    keep_changes : bool
        Whether an import keeps what it writes over, on the sheet Changes.
    also_needs : tuple of Need
        What a contact must reach beside `contact_from`.
    contacts_at_most : int or None
        How many contacts there may be; None for any number.
    roles_needed : tuple of str
        The roles that an account's contacts should cover.
    call_at : CallAt
        At which accounts people are to be called.
    won_words, lost_words : tuple of str
        Further words for a deal that was won, or lost.
    win_rate : float or None
        The share of all accounts that is expected to be won; None for that of the
        outcomes.
    review_every : int
        Days after which a review is due.
    calls_per_week : float or None
        How many accounts can be called in a week.
    learnt_until : datetime.date or None
        The day of the last outcome that the weights were learnt from.
    firm : bool
        Whether to say how firm each contact is under other weights.
    points_columns : bool or None
        Whether Scored has the points of each criterion; None for a list that is not
        too long for them.
    """

    contact_from: float = 5.0
    known_at_least: float = 0.0
    tiers: tuple[Tier, ...] = (Tier("A", 8.0), Tier("B", 5.0), Tier("C", 0.0))
    account_name: str = ""
    account_name_place: str = later(default="", compare=False)
    blank_words: tuple[object, ...] = BLANK_WORDS
    decimal_sign: str = "auto"
    today: dt.date | None = None
    language: Language = Language.ENGLISH
    date1904: bool = False
    matrix: Matrix | None = None
    keep_history: int = 400
    keep_changes: bool = False
    also_needs: tuple[Need, ...] = ()
    contacts_at_most: int | None = None
    roles_needed: tuple[str, ...] = ()
    call_at: CallAt = CallAt.CONTACTS
    won_words: tuple[str, ...] = ()
    lost_words: tuple[str, ...] = ()
    win_rate: float | None = None
    review_every: int = 90
    calls_per_week: float | None = None
    learnt_until: dt.date | None = None
    firm: bool = False
    points_columns: bool | None = None

    def shows_points(self, accounts: int) -> bool:
        """Say whether Scored has the points of so many accounts.

        >>> Settings().shows_points(100_000), Settings().shows_points(100_001)
        (True, False)
        """
        if self.points_columns is None:
            return accounts <= MOST_WITH_POINTS
        return self.points_columns

    @property
    def style(self) -> Style:
        """How the cells of Criteria and Settings are written."""
        if self.decimal_sign == "auto":
            return PLAIN
        return Style(DecimalSign(self.decimal_sign, forced=True))


@dataclass(frozen=True, slots=True)
class Model:
    """Criteria and settings, checked and compiled.

    Parameters
    ----------
    criteria : tuple of Criterion
        In the order of the sheet.
    settings : Settings
        The settings that go with them.
    """

    criteria: tuple[Criterion, ...]
    settings: Settings = Settings()

    @property
    def profiles(self) -> tuple[str, ...]:
        """The profiles in the order in which they first appear; empty if unused."""
        named = (name for criterion in self.criteria for name in criterion.profiles)
        return tuple(dict.fromkeys(named))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in the order in which they first appear."""
        named = (criterion.group for criterion in self.criteria)
        return tuple(dict.fromkeys(name for name in named if name))
