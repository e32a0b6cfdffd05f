"""Deals: how recently, how often and for how much an account bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.arrays import count_each
from scoring.behaviour.fading import latest, totals
from scoring.tables.added_columns import Field, Offer, spread
from scoring.tables.row_faults import (
    Trouble,
    doubtful_days,
    doubtful_numbers,
    each_word,
    still_to_come,
)
from scoring.values.table import heading_key
from scoring.vocabulary import DerivedField, Head, Sheet


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster


HEADS = (Head.ACCOUNT, Head.DATE, Head.AMOUNT)
UNDATED: Final = Trouble(
    "B204",
    Head.DATE,
    one="{word} is no date, so this deal is left out",
    others="{word} and {count:,} other {count:word|words} are no dates, so these deals are left out",
)
NO_AMOUNT: Final = Trouble(
    "B211",
    Head.AMOUNT,
    one="{word} is no amount, so this deal is left out",
    others="{word} and {count:,} other {count:word|words} are no amounts, so these deals are left out",
)
LATER: Final = Trouble(
    "B203",
    Head.DATE,
    one=(
        "{word} has a deal on {date}, after the day of the rating, so it does not count "
        "yet"
    ),
    others=(
        "{word} and {count:,} other {count:account|accounts} have such dates, after the day of the "
        "rating, so it does not count yet"
    ),
    by=Head.ACCOUNT,
)
LIMITED: Final = (DerivedField.FREQUENCY, DerivedField.MONETARY)
"""What can be limited to the last days; 0 for an account without deals."""
QUINTILES: Final = 5
CENTS: Final = 4
"""Decimals to which sums of money must differ to be told apart."""


@dataclass(frozen=True, slots=True)
class Deals:
    """The n deals that count.

    Parameters
    ----------
    owners : ndarray of int, shape (n,)
        Whose each is, an account of the roster.
    days, amounts : ndarray of float, shape (n,)
        When it was, and for how much; below 0 for a credit note.
    today : float
        The day from which recency counts.
    """

    owners: Ints
    days: Floats
    amounts: Floats
    today: float

    def where(self, rows: Bools | Ints) -> Deals:
        """Keep some deals."""
        return Deals(self.owners[rows], self.days[rows], self.amounts[rows], self.today)


def read_deals(rows: TableReader, roster: Roster) -> tuple[Deals, list[Finding]]:
    """Read Deals; what cannot be counted is left out, and found."""
    findings = [*rows.doubled(HEADS)]
    days = rows.days(Head.DATE).values
    amounts = rows.numbers(Head.AMOUNT).values
    owners = roster.find(rows)
    findings += roster.unknown(rows, owners)
    findings += each_word(rows, np.isnan(days), UNDATED)
    findings += each_word(rows, np.isnan(amounts), NO_AMOUNT)
    findings += still_to_come(rows, days, LATER)
    findings += doubtful_days(rows, Head.DATE)
    findings += doubtful_numbers(rows, Head.AMOUNT)
    fit = (owners >= 0) & (days <= rows.today) & ~np.isnan(amounts)
    return Deals(owners, days, amounts, rows.today).where(fit), findings


def offer(deals: Deals, codes: Ints, count: int) -> Offer:
    """Give the fields that deals make.

    Parameters
    ----------
    deals : Deals
        The deals.
    codes : ndarray of int, shape (n,)
        Which account each row is; -1 for none.
    count : int
        How many accounts there can be.
    """
    # in one order of the amounts, lest another order of rows changes a digit
    deals = deals.where(np.lexsort((deals.amounts, deals.owners)))
    values = _measures(deals, count)
    buyer = values[DerivedField.FREQUENCY] > 0
    ranked = (
        (DerivedField.RFM_RECENCY, -values[DerivedField.RECENCY]),
        (DerivedField.RFM_FREQUENCY, values[DerivedField.FREQUENCY]),
        (DerivedField.RFM_MONETARY, values[DerivedField.MONETARY].round(CENTS)),
    )
    values |= {heading: quintiles(numbers, buyer) for heading, numbers in ranked}

    def lately(key: str, days: int) -> Field | None:
        few = _measures(deals.where(deals.today - deals.days <= days), count)
        made = {heading_key(h): (h, few[h]) for h in (*LIMITED,)}
        return _field(*made[key], codes) if key in made else None

    return Offer(
        tuple(_field(heading, numbers, codes) for heading, numbers in values.items()),
        lately=lately,
    )


def _measures(deals: Deals, count: int) -> dict[DerivedField, Floats]:
    """Measure each account: days since the latest deal, how many, and the sum."""
    bought = deals.where(deals.amounts >= 0)
    often = count_each(bought.owners, count).astype(np.float64)
    return {
        DerivedField.RECENCY: deals.today - latest(bought.owners, bought.days, count),
        DerivedField.FREQUENCY: often,
        DerivedField.MONETARY: totals(deals.owners, deals.amounts, count),
    }


def _field(heading: DerivedField, numbers: Floats, codes: Ints) -> Field:
    money = "#,##0" if heading is DerivedField.MONETARY else "General"
    missing = 0.0 if heading in LIMITED else np.nan
    return Field(heading.value, spread(numbers, codes, missing), Sheet.DEALS, money)


def quintiles(values: Floats, among: Bools) -> Floats:
    """Sort accounts into five fifths, 5 the greatest values; NaN outside `among`.

    The fifth is floor(5 * (r - 1) / n) + 1, where r is the account's rank from the
    least, 1, to the greatest, n. Equal values share their lowest rank, and so the
    lowest fifth that any of them falls in: the worst is always 1.

    >>> quintiles(np.array([10.0, 20, 20, 40, 50, 0]), np.arange(6) < 5)
    array([ 1.,  2.,  2.,  4.,  5., nan])
    """
    quintile = np.full(len(values), np.nan)
    inside = values[among]
    ranks = pd.Series(inside).rank(method="min").to_numpy().astype(np.int64)
    quintile[among] = QUINTILES * (ranks - 1) // max(len(inside), 1) + 1
    return quintile
