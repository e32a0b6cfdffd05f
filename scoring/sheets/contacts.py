"""What the Contacts scored sheet holds: the contacts ranked, as Scored ranks accounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.sheets.results import Further, Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored import columns_apart, scored_sheet
from scoring.tables.reader import TableReader
from scoring.vocabulary import ContactHead, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.behaviour.contacts import Contacts
    from scoring.behaviour.roll_up import RolledUp
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable


def contacts_scored(
    rolled: RolledUp | None, tables: Mapping[Sheet, SheetTable], today: float
) -> tuple[Further, ...]:
    """Describe the sheet Contacts scored; none where no contact is rated."""
    if rolled is None or rolled.contacts is None or rolled.contacts.scores is None:
        return ()
    settings = rolled.contacts.scores.model.settings
    rows = TableReader(tables[Sheet.CONTACTS], settings, today)
    sheet = contacts_sheet(rolled.contacts, rows)
    return () if sheet is None else (Further(Sheet.CONTACTS_SCORED, sheet),)


def contacts_sheet(contacts: Contacts, rows: TableReader) -> ScoredSheet | None:
    """Describe the Contacts scored sheet; None where no contact is rated.

    Parameters
    ----------
    contacts : Contacts
        The rated contacts.
    rows : TableReader
        The Contacts table, to tell which of its columns name account and contact.
    """
    scores = contacts.scores
    if scores is None:
        return None
    sheet = scored_sheet(scores, contacts.table)
    columns = columns_apart(_columns(sheet, scores, rows))
    return replace(sheet, columns=columns)


def _columns(
    sheet: ScoredSheet, scores: Ratings, rows: TableReader
) -> Iterator[ScoredColumn]:
    """Put the account beside its contact, and take neither among their own columns."""
    own = [column for column in sheet.columns if column.look is Look.SOURCE]
    account, contact = rows.find(Head.ACCOUNT), rows.find(Head.CONTACT)
    number = 0
    for column in sheet.columns:
        if column.look is Look.SOURCE:
            if number not in (account, contact):
                heading = scores.accounts.headings[number]
                yield replace(column, heading=heading or column.heading)
            number += 1
        elif column.look is Look.NAME:
            yield replace(column, heading=ContactHead.CONTACT.value)
            if account is not None:
                values = own[account].values
                yield ScoredColumn(ContactHead.ACCOUNT.value, values, Look.TEXT)
        elif column.look is Look.CONTACT:
            yield replace(column, heading=ContactHead.CALL.value)
        else:
            yield column
