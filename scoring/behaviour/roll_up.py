"""All tables beside Accounts, rolled up into fields of the accounts.

The order is that in which one table may look at another: activities and deals, then
contacts, which see both, and then the accounts, which see everything.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.behaviour import contact_fields as people
from scoring.behaviour import deals as buying
from scoring.behaviour import former_values
from scoring.behaviour.activities import read_activities
from scoring.behaviour.contacts import Around, Contacts, read_contacts
from scoring.behaviour.deals import Deals, read_deals
from scoring.behaviour.engagement import Engagement
from scoring.behaviour.former_values import read_changes
from scoring.behaviour.rolled_up import RolledUp, may_be_rolled_up
from scoring.behaviour.signals import read_signals
from scoring.checks.derived_sheets import sheets_there
from scoring.finding_codes import finding
from scoring.language import phrase
from scoring.model.read_criteria import read_criteria
from scoring.tables.added_columns import column_keys, extended, named_fields
from scoring.tables.keys import keyed
from scoring.tables.reader import TableReader
from scoring.tables.roster import Roster
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import ACCOUNT_PREFIX, DerivedField, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.arrays import Ints
    from scoring.behaviour.activities import Activities
    from scoring.behaviour.former_values import Changes
    from scoring.findings import Finding
    from scoring.model.model import Model, Settings

    Tables = Mapping[Sheet, SheetTable]


def roll_up(
    model: Model,
    tables: Tables,
    today: float,
    unused: frozenset[Sheet] = frozenset(),
    accounts: TableReader | None = None,
) -> RolledUp:
    """Roll the tables up into columns of Accounts.

    Parameters
    ----------
    model : Model
        Its settings say how to read, and its criteria which columns are asked for.
    tables : mapping of Sheet to SheetTable
        The tables, Accounts among them.
    today : float
        Day of the run.
    unused : frozenset of Sheet
        The sheets that are there, but not used.
    accounts : TableReader, optional
        What reads Accounts, where that is known already.
    """
    table = tables[Sheet.ACCOUNTS]
    if not may_be_rolled_up(tables):
        return RolledUp(table)
    work = _Work(model, tables, today, sheets_there(tables, unused))
    if accounts is not None:
        work.take(accounts)
    return work.rolled_up(Roster.of(work.reader(table)))


class RollUps:
    """The same tables rolled up on one day after the other.

    What does not depend on the day is read once, and nothing is reported.

    Parameters
    ----------
    model : Model
        Its settings say how to read, and its criteria which columns are asked for.
    tables : mapping of Sheet to SheetTable
        The tables, Accounts among them.
    unused : frozenset of Sheet
        The sheets that are there, but not used.
    """

    def __init__(
        self, model: Model, tables: Tables, unused: frozenset[Sheet] = frozenset()
    ) -> None:
        self._work = _Work(model, tables, 0.0, sheets_there(tables, unused))
        self._roster = Roster.of(self._work.reader(tables[Sheet.ACCOUNTS]))
        self._named = self._work.named()

    def on_day(self, today: float, rows: Ints) -> SheetTable:
        """Give some rows of Accounts as they are on a day.

        Dates of Accounts after that day are as if blank where contacts are rated by
        them.
        """
        beside = self._roster.rows_beside(rows)
        work = self._work.on_day(today, self._parts(beside))
        table = work.rolled_up(self._roster.of_rows(beside), self._named).table
        return table.only(np.searchsorted(beside, rows))

    def _parts(self, rows: Ints) -> dict[Sheet, Ints]:
        """Find the rows of each table that are about the accounts of some rows."""
        among, parts = self._roster.among(rows), {Sheet.ACCOUNTS: rows}
        for sheet in _ABOUT_ACCOUNTS & self._work.tables.keys():
            # who buys most is a question of all
            if sheet is not Sheet.DEALS or not _RANKED & self._named:
                reader = self._work.reader(self._work.tables[sheet])
                parts[sheet] = np.flatnonzero(among[self._roster.find(reader)])
        return parts


class _Work:
    """One rolling up, collecting what it finds."""

    def __init__(
        self, model: Model, tables: Tables, today: float, there: dict[Sheet, bool]
    ) -> None:
        self.model = model
        self.tables = tables
        self.today = today
        self.there = there
        self.findings: list[Finding] = []
        self._readers: dict[int, TableReader] = {}

    def on_day(self, today: float, parts: Mapping[Sheet, Ints]) -> _Work:
        """Take some rows of the same tables on another day."""
        readers = {}
        for sheet, table in self.tables.items():
            reader, at = self.reader(table), parts.get(sheet)
            late = today + 1 if sheet is Sheet.ACCOUNTS else math.inf
            readers[sheet] = (
                reader.on_day(today) if at is None else reader.part(at, today, late)
            )
        tables = {sheet: reader.table for sheet, reader in readers.items()}
        other = _Work(self.model, tables, today, self.there)
        other._readers = {id(reader.table): reader for reader in readers.values()}
        return other

    def take(self, reader: TableReader) -> None:
        """Take what reads one of the tables, with what it knows of it."""
        self._readers[id(reader.table)] = reader

    def rolled_up(self, roster: Roster, named: set[str] | None = None) -> RolledUp:
        """Roll all tables up."""
        table = self.tables[Sheet.ACCOUNTS]
        named = self.named() if named is None else named
        table, engagement = self.activities(table, roster, named)
        table, deals = self.deals(table, roster, named)
        table, changes = self.changes(table, roster, named)
        done = None if engagement is None else engagement.activities
        table, contacts = self.contacts(table, roster, named, done)
        made = engagement, deals, changes, contacts
        return RolledUp(table, tuple(self.findings), roster, *made)

    @property
    def settings(self) -> Settings:
        """How to read."""
        return self.model.settings

    def reader(self, table: SheetTable) -> TableReader:
        """Read a table as Accounts is read; those of the workbook only once."""
        if not any(table is own for own in self.tables.values()):
            return TableReader(table, self.settings, self.today)
        if id(table) not in self._readers:
            made = TableReader(table, self.settings, self.today)
            self._readers[id(table)] = made
        return self._readers[id(table)]

    def named(self) -> set[str]:
        """Give the keys of all columns of Accounts that something names."""
        named = named_fields(self.model)
        criteria = self.tables.get(Sheet.CONTACT_CRITERIA)
        if criteria is not None:
            model, _ = read_criteria(criteria, self.settings)
            theirs = named_fields(model)
            parts = (key.rpartition(ACCOUNT_PREFIX) for key in theirs)
            named |= {heading_key(bare) for _, prefix, bare in parts if prefix}
        routing = self.tables.get(Sheet.ROUTING)
        if routing is not None:
            column = self.reader(routing).find(Head.FIELD)
            if column is not None:
                named |= column_keys(
                    keyed(routing.frame.iloc[:, column]).shown.to_pylist()
                )
        return named

    def activities(
        self, table: SheetTable, roster: Roster, named: set[str]
    ) -> tuple[SheetTable, Engagement | None]:
        """Add the fields of Activities and Signals."""
        signals, rows = None, self.tables.get(Sheet.ACTIVITIES)
        if Sheet.SIGNALS in self.tables:
            signal_table = self.tables[Sheet.SIGNALS]
            signals, more = read_signals(self.reader(signal_table))
            self.findings += more
            if rows is None:
                text = phrase(
                    "there is no sheet Activities, so every account has 0 points"
                )
                made = finding(
                    "B207", signal_table.sheet, text, expected=Sheet.ACTIVITIES
                )
                self.findings.append(made)
                rows = SheetTable.of(Sheet.ACTIVITIES, [_ACTIVITY_HEADS])
        if rows is None:
            return table, None
        activities, more = read_activities(self.reader(rows), signals, roster)
        self.findings += more
        engagement = Engagement.of(activities, roster.codes, roster.count)
        table, more = extended(table, engagement.offer(), named)
        self.findings += more
        return table, engagement

    def deals(
        self, table: SheetTable, roster: Roster, named: set[str]
    ) -> tuple[SheetTable, Deals | None]:
        """Add the fields of Deals."""
        rows = self.tables.get(Sheet.DEALS)
        if rows is None:
            return table, None
        deals, more = read_deals(self.reader(rows), roster)
        self.findings += more
        offer = buying.offer(deals, roster.codes, roster.count)
        table, more = extended(table, offer, named)
        self.findings += more
        return table, deals

    def changes(
        self, table: SheetTable, roster: Roster, named: set[str]
    ) -> tuple[SheetTable, Changes | None]:
        """Add what the fields of Accounts were before."""
        rows = self.tables.get(Sheet.CHANGES)
        if rows is None:
            return table, None
        changes, more = read_changes(self.reader(rows), roster)
        self.findings += more
        accounts = self.reader(self.tables[Sheet.ACCOUNTS])
        offer = former_values.offer(changes, accounts, roster.codes)
        table, more = extended(table, offer, named)
        self.findings += more
        return table, changes

    def contacts(
        self,
        table: SheetTable,
        roster: Roster,
        named: set[str],
        activities: Activities | None,
    ) -> tuple[SheetTable, Contacts | None]:
        """Rate the contacts, and add their fields."""
        criteria, rows = (
            self.tables.get(sheet) for sheet in (Sheet.CONTACT_CRITERIA, Sheet.CONTACTS)
        )
        if rows is None:
            if criteria is not None:
                text = phrase(
                    "there is no sheet Contacts, so these criteria rate nobody"
                )
                made = finding("B207", criteria.sheet, text, expected=Sheet.CONTACTS)
                self.findings.append(made)
            return table, None
        accounts = self.reader(self.tables[Sheet.ACCOUNTS]).widened(table)
        around = Around(accounts, roster, activities, self.there)
        contacts, more = read_contacts(self.reader(rows), criteria, around)
        self.findings += more
        offer = people.offer(contacts, roster.codes, roster.count)
        table, more = extended(table, offer, named)
        self.findings += more
        return table, contacts


_ABOUT_ACCOUNTS: Final = frozenset(
    {Sheet.ACTIVITIES, Sheet.DEALS, Sheet.CONTACTS, Sheet.CHANGES}
)
"""The sheets whose rows are each about an account."""
_RANKED: Final = frozenset(
    map(
        heading_key,
        (
            DerivedField.RFM_RECENCY,
            DerivedField.RFM_FREQUENCY,
            DerivedField.RFM_MONETARY,
        ),
    )
)
_ACTIVITY_HEADS = (Head.ACCOUNT, Head.DATE, Head.ACTIVITY)
