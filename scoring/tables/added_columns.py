"""Account fields made of other tables, and how they join the columns of Accounts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from scoring.checks.quoting import formulas_of
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.derived_fields import (
    WINDOWS,
    base_column,
    english_key,
    heading_index,
)
from scoring.values.days import FIRST_DAY
from scoring.values.table import heading_key
from scoring.vocabulary import IN_THE_LAST
from scoring.xlsx.number_formats import GENERAL


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scoring.arrays import Floats, Ints
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.values.table import SheetTable


ONE_DECIMAL = "0.0"
DATE = "yyyy-mm-dd"


OWN_COLUMN = phrase(
    "{sheet} has a column '{heading}' of its own, so that of {other} is not used; rename "
    "the column to use it"
)


@dataclass(frozen=True, slots=True)
class Field:
    """An account field that is no column of Accounts.

    Parameters
    ----------
    heading : str
        How Criteria name it.
    values : pandas.Series of n
        One for each row it is for.
    sheet : str
        The sheet it is made of.
    number_format : str
        How its numbers are shown.
    place : str
        What findings about it name; empty for the sheet.
    untyped : bool
        Whether it is of a file that writes everything as text.
    """

    heading: str
    values: pd.Series[Any]
    sheet: str
    number_format: str = GENERAL
    place: str = ""
    untyped: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """The fields that tables can give.

    Parameters
    ----------
    always : tuple of Field
        Those that are there as soon as their sheet is.
    lazy : mapping of str to callable
        By heading key, those that are made only where something names them.
    lately : callable, optional
        Gives a field limited to the last so many days, by its heading key; None where
        it cannot be limited.
    """

    always: tuple[Field, ...] = ()
    lazy: Mapping[str, Callable[[], Field]] = field(default_factory=dict)
    lately: Callable[[str, int], Field | None] | None = None

    def limited(self, key: str) -> Field | None:
        """Make the field that a key such as ``activities in the last 30 days`` names."""
        window = window_of(key)
        if window is None or self.lately is None:
            return None
        made = self.lately(*window)
        words = IN_THE_LAST[0].format(days=window[1])
        return made and replace(made, heading=f"{made.heading} {words}")


def window_of(field: str) -> tuple[str, int] | None:
    """Take the number of days off a field; None where it names none.

    >>> window_of("Count of Demo in the last 90 days")
    ('count of demo', 90)
    """
    key = heading_key(field)
    matches = (window.fullmatch(key) for window in WINDOWS)
    match = next((match for match in matches if match is not None), None)
    return None if match is None else (match["field"], int(match["days"]))


def named_fields(model: Model | None) -> set[str]:
    """Give the heading keys of all columns that a model names."""
    named: set[str] = set()
    for criterion in () if model is None else model.criteria:
        fields = [criterion.field]
        for _, formula in formulas_of(criterion):
            fields += formula.fields
        named |= column_keys(fields)
    return named


def column_keys(fields: Iterable[str]) -> set[str]:
    """Give the heading keys that fields stand for, as they are and once derived.

    >>> sorted(column_keys(["days since  Last demo"]))
    ['days since last demo', 'last demo']
    """
    given = [*fields]
    columns = filter(None, map(base_column, given))
    names = (*given, *columns)
    return {key for name in names for key in (heading_key(name), english_key(name))}


def extended(
    table: SheetTable, offer: Offer, named: set[str]
) -> tuple[SheetTable, list[Finding]]:
    """Add derived fields to a table, behind its own columns.

    A column of the user's own keeps its name and its place, with a finding (B208).
    """
    own = heading_index(table.headings)
    there = {heading_key(one.heading) for one in offer.always}
    lazy = [make for key, make in offer.lazy.items() if key in named - there]
    # one that is named in two languages is made once
    limited = sorted(set(map(english_key, named)))
    lately = [*filter(None, map(offer.limited, limited))]
    fields = [*offer.always, *(make() for make in lazy), *lately]
    findings = [
        _own_wins(table, own[heading_key(one.heading)], one)
        for one in fields
        if heading_key(one.heading) in own
    ]
    fresh = [one for one in fields if heading_key(one.heading) not in own]
    return (_joined(table, fresh) if fresh else table), findings


def with_blank(table: SheetTable, headings: Mapping[str, str]) -> SheetTable:
    """Add columns of nothing, for fields that no file has.

    Parameters
    ----------
    table : SheetTable
        What they stand behind.
    headings : mapping of str to str
        The headings, and for each what findings about it name.
    """
    nothing = pd.Series([None] * len(table.frame), dtype=object)
    fields = [Field(name, nothing, "", place=at) for name, at in headings.items()]
    return _joined(table, fields) if fields else table


def _own_wins(table: SheetTable, column: int, one: Field) -> Finding:
    sentence = message(
        OWN_COLUMN, sheet=table.sheet, heading=one.heading, other=one.sheet
    )
    return finding("B208", table.heading_cell(column), sentence, found=one.heading)


def _joined(table: SheetTable, fields: list[Field]) -> SheetTable:
    count = len(table.headings)
    columns = {
        f"derived {number}": one.values.set_axis(table.frame.index)
        for number, one in enumerate(fields, start=count)
    }
    formats = table.formats or (GENERAL,) * count
    return replace(
        table,
        headings=(*table.headings, *(one.heading for one in fields)),
        frame=pd.concat([table.frame, pd.DataFrame(columns)], axis=1),
        formats=(*formats, *(one.number_format for one in fields)),
        derived=(*table.derived, *(one.sheet for one in fields)),
        places=(*table.places, *(one.place or one.sheet for one in fields)),
        untyped=table.untyped
        | {number for number, one in enumerate(fields, count) if one.untyped},
    )


def spread(values: Floats, codes: Ints, missing: float) -> pd.Series[Any]:
    """Give each row the number of its account; `missing` where it has none."""
    return pd.Series(np.append(values, missing)[codes])


def spread_days(days: Floats, codes: Ints) -> pd.Series[Any]:
    """Give each row the date of its account, blank where there is none."""
    days_there = np.append(days, np.nan)[codes]
    dates = np.where(np.isnan(days_there), FIRST_DAY, days_there).astype(
        "datetime64[D]"
    )
    dated = dates.astype("datetime64[us]")
    dated[np.isnan(days_there)] = np.datetime64("NaT")
    return pd.Series(dated)
