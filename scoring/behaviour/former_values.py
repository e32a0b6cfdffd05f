"""Changes: how far a field of an account is from what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.model.derived_fields import heading_index
from scoring.rating.columns import Dense
from scoring.tables.added_columns import Field, Offer
from scoring.tables.keys import Keyed, keyed
from scoring.tables.row_faults import Trouble, each_word, still_to_come
from scoring.values.table import heading_key
from scoring.vocabulary import CHANGES_HEADS, DerivedField, Head, Sheet


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints, Objects
    from scoring.findings import Finding
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster

UNDATED: Final = Trouble(
    "B204",
    Head.DATE,
    one="{word} is no date, so this change is left out",
    others="{word} and {count:,} other {count:word|words} are no dates, so these changes are left out",
)
LATER: Final = Trouble(
    "B203",
    Head.DATE,
    one=(
        "{word} has a change on {date}, after the day of the rating, so it does not "
        "count yet"
    ),
    others=(
        "{word} and {count:,} other {count:account|accounts} have such dates, after the day of the "
        "rating, so it does not count yet"
    ),
    by=Head.ACCOUNT,
)
PERCENT: Final = "0%"
CHANGED, SAME = "Yes", "No"
_PREFIX: Final = heading_key(DerivedField.CHANGE_OF.partition("{")[0])


@dataclass(frozen=True, slots=True)
class Changes:
    """The n changes that count, the earliest first.

    Parameters
    ----------
    owners : ndarray of int, shape (n,)
        Whose each is, an account of the roster.
    fields : ndarray of object, shape (n,)
        Key of the heading that changed.
    days : ndarray of float, shape (n,)
        When it was.
    texts : ndarray of object, shape (n,)
        Text key of what stood there before; empty for nothing.
    numbers : ndarray of float, shape (n,)
        The number it was; NaN where it was none.
    today : float
        The day from which the days are counted.
    """

    owners: Ints
    fields: Objects
    days: Floats
    texts: Objects
    numbers: Floats
    today: float

    def earliest(self, field: str, days: int) -> Ints:
        """Find the first change of a field within so many days, one per account."""
        lately = self.today - self.days <= days
        rows = np.flatnonzero(lately & (self.fields == field))
        return rows[np.unique(self.owners[rows], return_index=True)[1]]


def read_changes(rows: TableReader, roster: Roster) -> tuple[Changes, list[Finding]]:
    """Read Changes; what cannot be counted is left out, and found.

    An account that is no longer there is no fault: the sheet is a record.
    """
    findings = [*rows.doubled(CHANGES_HEADS)]
    days = rows.days(Head.DATE).values
    findings += each_word(rows, np.isnan(days), UNDATED)
    findings += still_to_come(rows, days, LATER)
    owners, fields = roster.find(rows), rows.words(Head.CHANGED_FIELD)
    fit = np.flatnonzero((owners >= 0) & (days <= rows.today) & (fields.codes >= 0))
    # rows of one moment count in the order of the sheet
    order = fit[np.argsort(rows.moments(Head.DATE)[fit], kind="stable")]
    headings = [heading_key(key) for key in fields.keys.to_pylist()]
    changes = Changes(
        owners[order],
        np.array([*headings, ""], dtype=object)[fields.codes[order]],
        days[order],
        rows.each_row(
            "texts of before", lambda every: _texts(every.words(Head.BEFORE))
        )[order],
        rows.numbers(Head.BEFORE).values[order],
        rows.today,
    )
    return changes, findings


def offer(changes: Changes, accounts: TableReader, codes: Ints) -> Offer:
    """Give the fields that changes make: ``Change of X in the last N days``.

    Where X was a number and is one, the share by which it changed; elsewhere yes or no.

    Parameters
    ----------
    changes : Changes
        The changes.
    accounts : TableReader
        Accounts, with what stands there now.
    codes : ndarray of int, shape (n,)
        Which account each row is; -1 for none.
    """
    columns = heading_index(accounts.table.headings)

    def lately(key: str, days: int) -> Field | None:
        named = former_field(key)
        column = columns.get(named)
        if named == key or column is None:
            return None
        first = _first(changes.earliest(named, days), changes.owners, codes)
        values = _compared(changes, first, accounts, column)
        heading = DerivedField.CHANGE_OF.value.format(
            name=accounts.table.headings[column]
        )
        return Field(heading, values, Sheet.CHANGES, PERCENT)

    return Offer(lately=lately)


def former_field(key: str) -> str:
    """Give the field that a key such as ``change of employees`` is about."""
    return key.removeprefix(f"{_PREFIX} ")


def _first(earliest: Ints, owners: Ints, codes: Ints) -> Ints:
    """Give each account its earliest change; -1 where there is none."""
    places = np.full(max(codes.max(initial=-1), owners.max(initial=-1)) + 2, -1)
    places[owners[earliest]] = earliest
    return np.asarray(places[codes], dtype=np.int64)


def _compared(
    changes: Changes, first: Ints, accounts: TableReader, column: int
) -> pd.Series[Any]:
    """Compare what stood in a column with what stands there."""
    words = keyed(accounts.table.frame.iloc[:, column], accounts.blank_keys)
    texts, numbers = _texts(words), _numbers(accounts, column)
    before = np.append(changes.numbers, np.nan)[first]
    there, number = first >= 0, ~np.isnan(numbers)
    share = _share(np.where(there, before, numbers), numbers)
    both = number & (~np.isnan(before) | ~there)
    if not np.any((there | (texts != "")) & ~both):
        return pd.Series(share)
    known = np.append(changes.texts, "")[first]
    spoken = np.where(there & (known != texts), CHANGED, SAME).astype(object)
    spoken[~there & (texts == "")] = None
    spoken[both] = share[both]
    spoken[both & np.isnan(share)] = None
    return pd.Series(spoken, dtype=object)


def _share(before: Floats, now: Floats) -> Floats:
    """Say by what share numbers changed; NaN for one that grew out of nothing.

    >>> _share(np.array([100.0, 80, 0, 0, -50]), np.array([120.0, 80, 0, 5, -25]))
    array([0.2, 0. , 0. , nan, 0.5])
    """
    base = np.where(before == 0, np.nan, np.abs(before))
    return np.where(now == before, 0.0, (now - before) / base)


def _numbers(accounts: TableReader, column: int) -> Floats:
    read = accounts.rows.column(column)
    if isinstance(read, Dense):
        return read.values if read.lens == "number" else np.full(len(accounts), np.nan)
    cells = [np.nan if accounts.silent(c) else c.number for c in read.cells]
    return np.array(cells, dtype=np.float64)[read.codes]


def _texts(words: Keyed) -> Objects:
    keys = np.array([*words.keys.to_pylist(), ""], dtype=object)
    return np.asarray(keys[words.codes], dtype=object)
