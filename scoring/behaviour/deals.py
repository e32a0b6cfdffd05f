"""Deals: how recently, how often and for how much an account bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.behaviour.fading import latest, totals
from scoring.tables.added_columns import Field, Offer, spread
from scoring.tables.row_faults import Trouble, each_word, still_to_come
from scoring.vocabulary import DerivedField, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster


HEADS = (Head.ACCOUNT, Head.DATE, Head.AMOUNT)
UNDATED: Final = Trouble(
    "B204",
    Head.DATE,
    one="{word} is no date, so this deal is left out",
    others="{word} and {count:,} other words are no dates, so these deals are left out",
)
NO_AMOUNT: Final = Trouble(
    "B211",
    Head.AMOUNT,
    one="{word} is no amount, so this deal is left out",
    others="{word} and {count:,} other words are no amounts, so these deals are left out",
)
LATER: Final = Trouble(
    "B203",
    Head.DATE,
    one=(
        "{word} has a deal on {date}, after the day of the rating, so it does not count "
        "yet"
    ),
    others=(
        "{word} and {count:,} other accounts have such dates, after the day of the "
        "rating, so it does not count yet"
    ),
    by=Head.ACCOUNT,
)
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

    def where(self, rows: Bools) -> Deals:
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
    bought = deals.where(deals.amounts >= 0)
    recency = deals.today - latest(bought.owners, bought.days, count)
    often = np.bincount(bought.owners, minlength=count).astype(np.float64)
    # in one order of the amounts, lest another order of rows changes a digit
    order = np.lexsort((deals.amounts, deals.owners))
    money = totals(deals.owners[order], deals.amounts[order], count)
    buyer = often > 0
    values = (
        (DerivedField.RECENCY, recency, np.nan),
        (DerivedField.FREQUENCY, often, 0.0),
        (DerivedField.MONETARY, money, 0.0),
        (DerivedField.RFM_RECENCY, quintiles(-recency, buyer), np.nan),
        (DerivedField.RFM_FREQUENCY, quintiles(often, buyer), np.nan),
        (DerivedField.RFM_MONETARY, quintiles(money.round(CENTS), buyer), np.nan),
    )
    return Offer(tuple(_fields(values, codes)))


def _fields(
    values: tuple[tuple[DerivedField, Floats, float], ...], codes: Ints
) -> Iterator[Field]:
    for heading, numbers, missing in values:
        money = "#,##0" if heading is DerivedField.MONETARY else "General"
        rows = spread(numbers, codes, missing)
        yield Field(heading.value, rows, Sheet.DEALS, money)


def quintiles(values: Floats, among: Bools) -> Floats:
    """Sort accounts into five fifths, 5 the greatest values; NaN outside `among`.

    The fifth is ceil(5 * r / n), where r is the account's rank from the least, 1, to
    the greatest, n. Equal values share their average rank, and so their fifth.

    >>> quintiles(np.array([10.0, 20, 20, 40, 50, 0]), np.arange(6) < 5)
    array([ 1.,  3.,  3.,  4.,  5., nan])
    """
    found = np.full(len(values), np.nan)
    inside = values[among]
    # twice the average rank is whole, so that no digit is lost
    twice = (2 * pd.Series(inside).rank(method="average").to_numpy()).astype(np.int64)
    found[among] = -(-QUINTILES * twice // (2 * max(len(inside), 1)))
    return found
