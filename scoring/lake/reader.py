"""Parts of the data as accounts of one table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.rating.accounts import Accounts
from scoring.rating.by_hand import decide_by_hand
from scoring.rating.kernel import round_half_away
from scoring.rating.ranking import LAST, ranking_values
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import SETTLED
from scoring.reading.arrow_cells import cells_frame
from scoring.sheets.scored import Beside
from scoring.vocabulary import Hand, Status


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from scoring.arrays import Bools, Floats, Ints
    from scoring.lake.tabs import Tabs
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Style


NUMBERS: Final = "numbers among the accounts that tabs are about"


class Standing(NamedTuple):
    """What a part's accounts are ranked by.

    Parameters
    ----------
    settled : ndarray of float, shape (n,)
        ROUND(exact, 9); NaN for Disqualified and No data, which have no rank.
    known : ndarray of float, shape (n,)
        Share of weight at 9 decimals, for the order among equals.
    contact : ndarray of bool, shape (n,)
        Whether it is a contact, if there is no limit to their number.
    certain : ndarray of int, shape (m,)
        The accounts that people made contacts, whoever else is one.
    wished : ndarray of float, shape (c,)
        ROUND(exact, 9) of those that the rules alone make contacts; empty where nobody
        decides by hand.
    """

    settled: Floats
    known: Floats
    contact: Bools
    certain: Ints
    wished: Floats

    @property
    def hopeful(self) -> Bools:
        """The contacts that have to wait where there are too many."""
        contact = self.contact.copy()
        contact[self.certain] = False
        return contact


@dataclass(frozen=True, slots=True)
class PartReader:
    """Rates any part of the data as the engine rates it in one table.

    Parameters
    ----------
    model : Model
        Criteria and settings.
    accounts : Accounts
        No accounts at all, with the headings, the column of the names and how each
        column is written.
    tabs : Tabs, optional
        What tabs tell of accounts.
    """

    model: Model
    accounts: Accounts
    tabs: Tabs | None = None

    @classmethod
    def of(
        cls,
        model: Model,
        head: Accounts,
        styles: Mapping[int, Style],
        tabs: Tabs | None = None,
    ) -> PartReader:
        """Make a reader of the first accounts and of how all columns are written."""
        none = head.frame.head(0)
        accounts = Accounts(none, head.settings, head.today, head.headings)
        styled = {} if tabs is None else tabs.styles
        for number, style in {**styles, **styled}.items():
            accounts.adopt(number, style)
        accounts.name_column = head.name_column
        return cls(model, accounts, tabs)

    @property
    def needed(self) -> tuple[int, ...]:
        """The columns of the data that tell whom tabs are about."""
        return () if self.tabs is None else self.tabs.register.columns

    @property
    def decides(self) -> bool:
        """Whether people decide some accounts by hand."""
        return self.tabs is not None and self.tabs.decisions is not None

    def read(self, part: pa.Table, numbers: Sequence[int]) -> Accounts:
        """Read the accounts of a part.

        Parameters
        ----------
        part : pyarrow.Table of n rows
            Columns of the data.
        numbers : sequence of int
            Which of the headings they stand under, counted from 0; what stands under
            the others is blank for every account.
        """
        cells = cells_frame(part.columns, part.num_rows)
        nothing = pd.Series(np.full(part.num_rows, np.nan))
        at = {number: place for place, number in enumerate(numbers)}
        columns = {
            number: cells[at[number]] if number in at else nothing
            for number in range(len(self.accounts.headings))
        }
        if self.tabs is None:
            return self._accounts(columns, cells.index)
        places = self.tabs.register.numbers(columns)
        columns |= self.tabs.cells(places)
        accounts = self._accounts(columns, cells.index)
        accounts.remember(NUMBERS, lambda: places)
        return accounts

    def _accounts(
        self, columns: dict[int, pd.Series[Any]], index: pd.Index[Any]
    ) -> Accounts:
        return self.accounts.like(pd.DataFrame(columns, index=index, copy=False))

    def by_rules(self, accounts: Accounts) -> Ratings:
        """Rate accounts by the rules alone, without a limit to the number of contacts."""
        settings = replace(self.model.settings, contacts_at_most=None)
        unlimited = replace(self.model, settings=settings)
        return replace(rate_accounts(unlimited, accounts), model=self.model)

    def rate(self, accounts: Accounts) -> Ratings:
        """Rate accounts as if there were no limit to the number of contacts."""
        ratings = self.by_rules(accounts)
        numbers = self._numbers(accounts)
        if self.tabs is None or numbers is None:
            return ratings
        decisions = self.tabs.decided(numbers)
        if decisions is None:
            return ratings
        settings = replace(self.model.settings, contacts_at_most=None)
        unlimited = replace(self.model, settings=settings)
        decided = decide_by_hand(replace(ratings, model=unlimited), decisions)
        return replace(decided, model=self.model, rules=ratings)

    def beside(self, accounts: Accounts, filled: Bools | None = None) -> Beside:
        """Give what is known of accounts beside their ratings."""
        numbers = self._numbers(accounts)
        if self.tabs is None or numbers is None:
            return Beside(filled=filled)
        return Beside(filled=filled, activities=self.tabs.evidence(numbers))

    def _numbers(self, accounts: Accounts) -> Ints | None:
        """Give accounts the numbers that tabs know them by; None without tabs."""
        if self.tabs is None:
            return None
        register, frame = self.tabs.register, accounts.frame

        def numbers() -> Ints:
            return register.numbers({n: frame.iloc[:, n] for n in register.columns})

        return accounts.remember(NUMBERS, numbers)


def certain_contacts(ratings: Ratings) -> Ints:
    """List the accounts that people made contacts."""
    if ratings.decisions is None:
        return np.empty(0, dtype=np.int64)
    return ratings.decisions.rows[ratings.decisions.are(Hand.CONTACT)]


def standing(ratings: Ratings, *, decides: bool = False) -> Standing:
    """Give what accounts are ranked by.

    Parameters
    ----------
    ratings : Ratings
        The accounts, without a limit to the number of contacts.
    decides : bool
        Whether people decide accounts by hand, here or among the others.
    """
    known = round_half_away(np.nan_to_num(ratings.known), SETTLED)
    contact = ratings.is_status(Status.CONTACT)
    wished = np.empty(0)
    if decides:
        wished = _settled(ratings.by_rules)[ratings.by_rules.is_status(Status.CONTACT)]
    certain = certain_contacts(ratings)
    return Standing(_settled(ratings), known, contact, certain, wished)


def _settled(ratings: Ratings) -> Floats:
    last = np.isin(ratings.status, LAST)
    settled: Floats = np.where(
        last, np.nan, round_half_away(ranking_values(ratings), SETTLED)
    )
    return settled
