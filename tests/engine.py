"""The engine's answers in the words of the reference, to lay one beside the other."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import fields, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from scoring import parse_model
from scoring.explain.tenths import in_units, shown_tenths
from scoring.explain.why import to_research, why
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate import rate
from scoring.rating.rate_block import STATUSES
from scoring.rating.weighing import members
from scoring.values.table import SheetTable
from scoring.vocabulary import Status
from tests.reference import DEFAULTS, ReferenceSettings, Result, display_order
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring import Model
    from scoring.arrays import Floats, Ints
    from scoring.rating.ratings import Ratings


HEADS = (
    "Criterion",
    "Weight",
    "Account field",
    "Test",
    "Value",
    "To",
    "Points",
    "If blank",
    "Group",
    "Profile",
)
CLOSE = 1e-9


class Case(NamedTuple):
    """Criteria, accounts, and what they are rated with."""

    criteria: Sequence[Mapping[str, object]]
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    settings: ReferenceSettings = DEFAULTS
    today: dt.date = TODAY


# ---------------------------------------------------------------- to the engine


def criteria_sheet(criteria: Sequence[Mapping[str, object]]) -> list[list[object]]:
    """The Criteria sheet, the headings first."""
    return [list(HEADS), *([row.get(head) for head in HEADS] for row in criteria)]


def settings_sheet(settings: ReferenceSettings) -> SheetTable:
    """The Settings sheet that says what the reference's settings say."""
    words = settings.blank_words
    one_number = len(words) == 1 and not isinstance(words[0], str)
    rows: list[list[object]] = [
        ["Setting", "Value"],
        ["Contact from", settings.contact_from],
        ["Known at least", settings.known_at_least],
        ["Tiers", "; ".join(f"{name} {bound}" for name, bound in settings.tiers)],
        ["Blank words", words[0] if one_number else "; ".join(map(str, words)) + ";"],
        ["Decimal sign", settings.decimal_sign],
        *further_settings(settings),
    ]
    return replace(SheetTable.of("Settings", rows), date1904=settings.date1904)


def further_settings(settings: ReferenceSettings) -> list[list[object]]:
    """The rows of the settings that are empty by default, where they say anything."""
    needs = "; ".join(f"{group} {bound}" for group, bound in settings.also_needs)
    rows: list[list[object]] = [["Contact also needs", needs]] if needs else []
    if settings.contacts_at_most is not None:
        rows.append(["Contacts at most", settings.contacts_at_most])
    return rows


def model_of(
    criteria: Sequence[Mapping[str, object]], settings: ReferenceSettings = DEFAULTS
) -> Model:
    """The model that criteria and settings make."""
    return parse_model(criteria_sheet(criteria), settings_sheet(settings))


def column_of(values: list[object], *, typed: bool) -> pd.Series:
    """A column as mixed cells, or typed where all its cells are of one type."""
    loose = pd.Series(values, dtype=object)
    kinds = {type(value) for value in values if value is not None}
    if not typed or not kinds:
        return loose
    if kinds <= {int, float}:
        return loose.astype("float64")
    if kinds <= {dt.date, dt.datetime}:
        return pd.Series(pd.to_datetime(loose), dtype="datetime64[us]")
    return loose.astype("str") if kinds == {str} else loose


def frame_of(
    rows: Sequence[Sequence[object]], width: int, *, typed: bool = False
) -> pd.DataFrame:
    """The accounts as a frame of as many columns."""
    columns = ([row[place] for row in rows] for place in range(width))
    return pd.DataFrame(
        {place: column_of(c, typed=typed) for place, c in enumerate(columns)}
    )


def ratings_of(case: Case, *, typed: bool = False) -> Ratings:
    """The engine's ratings for a case."""
    return rate(
        model_of(case.criteria, case.settings),
        frame_of(case.rows, len(case.headings), typed=typed),
        today=case.today,
        headings=tuple(case.headings),
    )


# ---------------------------------------------------------------- from the engine


def number(value: float) -> float | None:
    """NaN as None."""
    return None if math.isnan(value) else float(value)


class Reader:
    """Reads one account after the other out of ratings."""

    def __init__(self, ratings: Ratings) -> None:
        self.ratings = ratings
        self.model = ratings.model
        self.why = why(ratings)
        self.research = to_research(ratings)
        self.tiers = tier_of(self.model.settings.tiers, ratings)
        self.shown = all_shown(ratings)
        order, ranks = ranked(ratings)
        self.ranks = np.full(len(ratings), math.nan)
        self.ranks[order] = ranks

    def result(self, at: int) -> Result:
        """One account's result."""
        ratings = self.ratings
        status = STATUSES[ratings.status[at]]
        rank, tier = self.ranks[at], self.tiers[at]
        return Result(
            exact=number(ratings.exact[at]),
            rating=number(ratings.rating[at]),
            status=status.value,
            contact=status is Status.CONTACT,
            tier=self.model.settings.tiers[tier].name if tier >= 0 else None,
            rank=None if math.isnan(rank) else int(rank),
            best_profile=self.best_profile(at, status),
            profile_ratings=named(self.model.profiles, ratings.profile_ratings[:, at]),
            groups=named(ratings.groups, ratings.group_ratings[:, at]),
            known=number(ratings.known[at]),
            low=number(ratings.low[at]),
            high=number(ratings.high[at]),
            points=self.points(at),
            contributions=self.counted(ratings.contributions, at),
            shown=self.counted(self.shown / 10, at),
            why=self.why[at],
            to_research=self.research[at],
        )

    def best_profile(self, at: int, status: Status) -> str | None:
        """The name of the best profile, where there is one."""
        unrated = status in (Status.DISQUALIFIED, Status.NO_DATA)
        if unrated or not self.model.profiles:
            return None
        name: str = self.model.profiles[self.ratings.profile[at]]
        return name

    def shown_profile(self, at: int) -> frozenset[int]:
        """The criteria of the profile shown."""
        profiles = self.model.profiles
        name = profiles[self.ratings.profile[at]] if profiles else None
        return frozenset(members(self.model, name))

    def points(self, at: int) -> dict[str, float | None]:
        """The points of each criterion of the profile shown."""
        inside = self.shown_profile(at)
        return {
            criterion.name: number(self.ratings.points[index, at])
            if index in inside
            else None
            for index, criterion in enumerate(self.model.criteria)
        }

    def counted(self, parts: Floats, at: int) -> dict[str, float]:
        """A part of the rating for each criterion that counts in it."""
        if math.isnan(self.ratings.exact[at]):
            return {}
        inside = self.shown_profile(at)
        return {
            criterion.name: float(parts[index, at])
            for index, criterion in enumerate(self.model.criteria)
            if index in inside
            and criterion.weight > 0
            and not math.isnan(self.ratings.points[index, at])
        }


def named(names: Sequence[str], values: Floats) -> dict[str, float | None]:
    """Numbers by their names."""
    return {
        name: number(value) for name, value in zip(names, values.tolist(), strict=True)
    }


def all_shown(ratings: Ratings) -> Ints:
    """Every contribution in tenths, as shown."""
    units = in_units(ratings.contributions)
    picks = np.repeat(np.arange(units.shape[0])[:, None], units.shape[1], axis=1)
    return shown_tenths(units, ratings.exact, picks)


def results_of(ratings: Ratings) -> list[Result]:
    """The result of each account, in the order of Accounts."""
    reader = Reader(ratings)
    return [reader.result(at) for at in range(len(ratings))]


# ---------------------------------------------------------------- compare

UNROUNDED = frozenset({"exact", "known", "points", "contributions"})


def differences(
    ratings: Ratings, expected: Sequence[Result]
) -> list[tuple[object, object, object]]:
    """Where the engine says another thing: which, what, and what was expected."""
    results = results_of(ratings)
    order = ranked(ratings)[0].tolist()
    wanted = display_order(expected)
    wrong: list[tuple[object, object, object]] = []
    if order != wanted:
        wrong.append(("order", order, wanted))
    for at, (one, other) in enumerate(zip(results, expected, strict=True)):
        for field in fields(Result):
            given, right = getattr(one, field.name), getattr(other, field.name)
            if field.name == "to_research" and other.low is None:
                # Nothing can move a rating that cannot be: any order will do.
                given, right = (sorted(text.split("; ")) for text in (given, right))
            if not same(given, right, exactly=field.name not in UNROUNDED):
                wrong.append(((at, field.name), given, right))
    return wrong


def same(given: object, right: object, *, exactly: bool = False) -> bool:
    """Whether two values are equal; unrounded numbers but for their last digits."""
    if isinstance(given, dict) and isinstance(right, dict):
        return given.keys() == right.keys() and all(
            same(given[key], right[key], exactly=exactly) for key in right
        )
    if exactly or not (isinstance(given, float) and isinstance(right, float)):
        return given == right
    return math.isclose(given, right, rel_tol=CLOSE, abs_tol=CLOSE)
