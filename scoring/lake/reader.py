"""Parts of the data as accounts of one table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from scoring.rating.accounts import Accounts
from scoring.rating.kernel import round_half_away
from scoring.rating.ranking import LAST
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import SETTLED
from scoring.reading.arrow_cells import cells_frame
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from scoring.arrays import Bools, Floats
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Style


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
    """

    settled: Floats
    known: Floats
    contact: Bools


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
    """

    model: Model
    accounts: Accounts

    @classmethod
    def of(
        cls, model: Model, head: Accounts, styles: Mapping[int, Style]
    ) -> PartReader:
        """Make a reader of the first accounts and of how all columns are written."""
        none = head.frame.head(0)
        accounts = Accounts(none, head.settings, head.today, head.headings)
        for number, style in styles.items():
            accounts.adopt(number, style)
        accounts.name_column = head.name_column
        return cls(model, accounts)

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
        return self.accounts.like(pd.DataFrame(columns, index=cells.index, copy=False))

    def rate(self, accounts: Accounts) -> Ratings:
        """Rate accounts as if there were no limit to the number of contacts."""
        settings = replace(self.model.settings, contacts_at_most=None)
        unlimited = replace(self.model, settings=settings)
        return replace(rate_accounts(unlimited, accounts), model=self.model)


def standing(ratings: Ratings) -> Standing:
    """Give what accounts are ranked by."""
    last = np.isin(ratings.status, LAST)
    settled = np.where(last, np.nan, round_half_away(ratings.exact, SETTLED))
    known = round_half_away(np.nan_to_num(ratings.known), SETTLED)
    return Standing(settled, known, ratings.is_status(Status.CONTACT))
