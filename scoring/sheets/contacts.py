"""What the Contacts scored sheet holds: the contacts ranked, as Scored ranks accounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.explain.activity_evidence import activity_evidence
from scoring.rating.ranking import ranked
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import Further, Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored import (
    Beside,
    coded_text,
    column_heading,
    columns_apart,
    scored_sheet,
)
from scoring.tables.reader import TableReader
from scoring.vocabulary import (
    CallAt,
    CalledWord,
    ContactHead,
    Head,
    ScoredHead,
    Sheet,
    Status,
)


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.arrays import Bools, Ints
    from scoring.behaviour.contacts import Contacts
    from scoring.behaviour.rolled_up import RolledUp
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable


@dataclass(frozen=True, slots=True)
class Employers:
    """The accounts that the n contacts work at, once these are rated.

    Parameters
    ----------
    ratings : Ratings
        All accounts.
    sellers : pandas.Series of str or None
        Who takes each account; None where nobody is named.
    rows : ndarray of int, shape (n,)
        Where each contact's account stands among them; -1 for none that is known.
    """

    ratings: Ratings
    sellers: pd.Series | None
    rows: Ints

    def seller(self, order: Ints) -> Iterator[ScoredColumn]:
        """Give who takes the account of each contact, where anybody is named."""
        if self.sellers is not None:
            sellers = self.sellers.reset_index(drop=True).reindex(self.rows[order])
            sellers = sellers.reset_index(drop=True)
            yield ScoredColumn(str(ScoredHead.SELLER), sellers, Look.TEXT)

    def results(self, order: Ints) -> Iterator[ScoredColumn]:
        """Give the rating and the status of the account of each contact."""
        rows = self.rows[order]
        ratings = np.append(self.ratings.rating, np.nan)[rows]
        head = str(ContactHead.ACCOUNT_RATING)
        yield ScoredColumn(head, pd.Series(ratings), Look.PART_RATING)
        status = np.append(self.ratings.status, np.int8(-1))[rows]
        shown = coded_text(STATUSES, status)
        yield ScoredColumn(str(ContactHead.ACCOUNT_STATUS), shown, Look.TEXT)

    def to_contact(self) -> Bools:
        """Say which contacts work at an account that is to be contacted."""
        return np.append(self.ratings.is_status(Status.CONTACT), False)[self.rows]


def contacts_scored(
    rolled: RolledUp | None,
    tables: Mapping[Sheet, SheetTable],
    today: float,
    ratings: Ratings,
    sellers: pd.Series | None = None,
) -> tuple[Further, ...]:
    """Describe the sheet Contacts scored; none where no contact is rated.

    Parameters
    ----------
    rolled : RolledUp or None
        What came of the tables.
    tables : mapping of Sheet to SheetTable
        The tables.
    today : float
        The day of the run.
    ratings : Ratings
        The accounts, rated.
    sellers : pandas.Series of str, optional
        Who takes each account.
    """
    if rolled is None or rolled.contacts is None or rolled.roster is None:
        return ()
    contacts = rolled.contacts
    if contacts.ratings is None:
        return ()
    settings = contacts.ratings.model.settings
    rows = TableReader(tables[Sheet.CONTACTS], settings, today)
    places = np.append(rolled.roster.first_rows, -1)[contacts.owners]
    sheet = contacts_sheet(contacts, rows, Employers(ratings, sellers, places))
    return () if sheet is None else (Further(Sheet.CONTACTS_SCORED, sheet),)


def contacts_sheet(
    contacts: Contacts, rows: TableReader, employers: Employers
) -> ScoredSheet | None:
    """Describe the Contacts scored sheet; None where no contact is rated.

    Parameters
    ----------
    contacts : Contacts
        The rated contacts.
    rows : TableReader
        The Contacts table, to tell which of its columns name account and contact.
    employers : Employers
        The accounts they work at.
    """
    ratings = contacts.ratings
    if ratings is None:
        return None
    did = activity_evidence(contacts.engagement, contacts.table, ratings)
    sheet = scored_sheet(ratings, contacts.table, Beside(activities=did))
    order, _ = ranked(ratings)
    call = sheet.contact
    if ratings.model.settings.call_at is CallAt.CONTACTS:
        call = call & employers.to_contact()[order]
    columns = columns_apart(_columns(sheet, ratings, contacts.table, rows, employers))
    answers = coded_text((CalledWord.NO, CalledWord.YES), call.astype(np.int8))
    columns = tuple(
        replace(column, values=answers) if column.look is Look.CONTACT else column
        for column in columns
    )
    return replace(sheet, columns=columns, contact=call)


def _columns(
    sheet: ScoredSheet,
    ratings: Ratings,
    table: SheetTable,
    rows: TableReader,
    employers: Employers,
) -> Iterator[ScoredColumn]:
    """Put the account and its seller beside its contact, and Call beside the rating.

    Call tells on the first screen what the account's own results come to: these stand
    behind the last sentence, so that there is room to read why.
    """
    order, _ = ranked(ratings)
    account, contact = rows.find(Head.ACCOUNT), rows.find(Head.CONTACT)
    call = next(each for each in sheet.columns if each.look is Look.CONTACT)
    others = [each for each in sheet.columns if each is not call]
    *_, last_sentence = (each for each in others if each.look is Look.SENTENCE)
    for column in others:
        if column.look is Look.SOURCE:
            if column.source not in (account, contact):
                heading = table.headings[column.source]
                named = column_heading(heading, table, column.source)
                yield replace(column, heading=named)
        elif column.look is Look.NAME:
            yield replace(column, heading=str(ContactHead.CONTACT))
            if account is not None:
                values = ratings.accounts.frame.iloc[order, account]
                values = values.reset_index(drop=True)
                yield ScoredColumn(str(ContactHead.ACCOUNT), values, Look.TEXT)
            yield from employers.seller(order)
        elif column.look is Look.RATING:
            yield column
            yield replace(call, heading=str(ContactHead.CALL))
        else:
            yield column
        if column is last_sentence:
            yield from employers.results(order)
