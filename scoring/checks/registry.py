"""Every check, in the order they run, and every code of a finding.

A new check is a module here with a class that says its codes and does its work, and a
line below; the page of the docs follows from its codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from scoring.checks.after_today import AfterToday
from scoring.checks.alike_points import AlikePoints
from scoring.checks.band_gaps import BandGaps
from scoring.checks.became_dates import BecameDates
from scoring.checks.blanks import Blanks
from scoring.checks.covered_rules import CoveredRules
from scoring.checks.day_order import DayOrder
from scoring.checks.duplicates import Duplicates
from scoring.checks.empty_dates import EmptyDates
from scoring.checks.excel_errors import ExcelErrors
from scoring.checks.factor_hundred import FactorHundred
from scoring.checks.failing_formulas import FailingFormulas
from scoring.checks.ideal_rating import IdealRating
from scoring.checks.inside_words import InsideWords
from scoring.checks.little_known import LittleKnown
from scoring.checks.misspelled import Misspelled
from scoring.checks.mixed_shares import MixedShares
from scoring.checks.name_column import NameColumn
from scoring.checks.name_setting import NameSetting
from scoring.checks.nameless import Nameless
from scoring.checks.needless_criteria import NeedlessCriteria
from scoring.checks.no_column import NoColumn
from scoring.checks.nothing_to_earn import NothingToEarn
from scoring.checks.open_gaps import OpenGaps
from scoring.checks.other_kind import OtherKind
from scoring.checks.out_or_not import OutOrNot
from scoring.checks.penalty_group import PenaltyGroup
from scoring.checks.repeated_headings import RepeatedHeadings
from scoring.checks.same_points import SamePoints
from scoring.checks.silenced_out import SilencedOut
from scoring.checks.straddling import StraddlingRanges
from scoring.checks.turned_penalty import TurnedPenalty
from scoring.checks.two_currencies import TwoCurrencies
from scoring.checks.unclear_decimals import UnclearDecimals
from scoring.checks.unmatched import UnmatchedRules
from scoring.checks.unnamed_values import UnnamedValues
from scoring.checks.unread import UnreadCells
from scoring.finding_codes import READING


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.fields import Fields
    from scoring.checks.quoting import Places
    from scoring.checks.rated import Rated
    from scoring.findings import Code, Finding
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings


class Check(Protocol):
    """What every check says of itself."""

    @property
    def codes(self) -> tuple[Code, ...]:
        """What it can find."""
        ...


class AccountCheck(Check, Protocol):
    """A check of accounts that were rated."""

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find what is doubtful; trouble that many cells share is one finding."""
        ...


class ModelCheck(Check, Protocol):
    """A check of a model by itself."""

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:
        """Find what is doubtful; ``who`` is whom the model rates."""
        ...


class FieldCheck(Check, Protocol):
    """A check of the columns that a model names."""

    def check(self, fields: Fields) -> Iterator[Finding]:
        """Find what is not there, or there twice."""
        ...


CONTACT_CHECKS: Final[tuple[AccountCheck, ...]] = (
    BecameDates(),
    FailingFormulas(),
    BandGaps(),
    AfterToday(),
    EmptyDates(),
    DayOrder(),
    OtherKind(),
    Misspelled(),
    UnclearDecimals(),
    TwoCurrencies(),
    OutOrNot(),
    UnreadCells(),
    StraddlingRanges(),
    UnmatchedRules(),
    UnnamedValues(),
    InsideWords(),
    FactorHundred(),
    MixedShares(),
)
"""Those that say as much of contacts; two people may well bear one name."""
ACCOUNT_CHECKS: Final[tuple[AccountCheck, ...]] = (
    Duplicates(),  # the longest: while it looks, the others do
    *CONTACT_CHECKS,
    ExcelErrors(),
    Blanks(),
    LittleKnown(),
    Nameless(),
    SamePoints(),
    AlikePoints(),
    NeedlessCriteria(),
)
MODEL_CHECKS: Final[tuple[ModelCheck, ...]] = (
    IdealRating(),
    NothingToEarn(),
    PenaltyGroup(),
    SilencedOut(),
    CoveredRules(),
    TurnedPenalty(),
)
LONE_MODEL_CHECKS: Final[tuple[ModelCheck, ...]] = (*MODEL_CHECKS, OpenGaps())
"""For a model without accounts; else gaps matter only where an account falls in one."""
FIELD_CHECKS: Final[tuple[FieldCheck, ...]] = (
    NoColumn(),
    NameSetting(),
    NameColumn(),
    RepeatedHeadings(),
)
CHECKS: Final[tuple[Check, ...]] = (
    *ACCOUNT_CHECKS,
    *LONE_MODEL_CHECKS,
    *FIELD_CHECKS,
)
"""Every check, once."""


def _every_code() -> Iterator[Code]:
    yield from READING
    for check in CHECKS:
        yield from check.codes


CODES: Final[dict[str, Code]] = {
    code.name: code for code in sorted(_every_code(), key=lambda code: code.name)
}
"""Every code of a finding, by its name."""
