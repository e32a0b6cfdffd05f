"""Parts of the data as accounts of one table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.lake.cells import cells_frame
from scoring.rating.accounts import Accounts
from scoring.rating.kernel import round_half_away
from scoring.rating.ranking import LAST
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import SETTLED
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
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

    def read(self, columns: Sequence[pa.ChunkedArray], rows: int) -> Accounts:
        """Read the columns of a part, in the order of the headings.

        Parameters
        ----------
        columns : sequence of pyarrow.ChunkedArray of n
            The columns of the data; headings beyond them are blank for every account.
        rows : int
            How many accounts there are, n.
        """
        return self.accounts.like(self._widened(cells_frame(columns, rows)))

    def _widened(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Add the columns that the data does not have."""
        for number in range(frame.shape[1], len(self.accounts.headings)):
            frame[number] = np.full(len(frame), np.nan)
        return frame

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
