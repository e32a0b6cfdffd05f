"""What the tabs beside Accounts tell of accounts that never come to a sheet.

The tabs are about few of the accounts. The engine rolls them up for these, and for one
account that no tab is about; each part of the data takes what is told of its accounts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count as counted
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.behaviour.roll_up import roll_up
from scoring.behaviour.rolled_up import USED
from scoring.explain.activity_evidence import activity_evidence
from scoring.judgement.overrides import read_overrides
from scoring.lake.mentions import DOMAIN, NAME, Sieve
from scoring.rating.rate import rate_accounts
from scoring.tables.keys import keyed, keyed_domains, places
from scoring.tables.reader import TableReader
from scoring.tables.roster import Roster
from scoring.values.text import text_key
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from scoring.arrays import Ints
    from scoring.behaviour.rolled_up import RolledUp
    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.findings import Finding
    from scoring.lake.mentions import Sifted
    from scoring.model.model import Model
    from scoring.rating.decisions import Decisions
    from scoring.tables.keys import Keyed
    from scoring.values.cell import Style
    from scoring.values.table import SheetTable

    Cells = Mapping[int, pd.Series[Any]]

ABOUT: Final = (Sheet.ACTIVITIES, Sheet.DEALS, Sheet.CONTACTS, Sheet.OVERRIDES)
"""Tabs whose rows are about accounts, and which are joined to the data."""
MADE: Final = USED - {Sheet.CHANGES}
NOBODY: Final = "nobody {number}"


class Terms(NamedTuple):
    """What tabs are read with.

    Parameters
    ----------
    model : Model
        Its settings say how to read, and its criteria which columns are asked for.
    tables : mapping of Sheet to SheetTable
        The tables; of Accounts the first rows.
    today : float
        Day of the run.
    unused : frozenset of Sheet
        The sheets that are there, but not used.
    """

    model: Model
    tables: Mapping[Sheet, SheetTable]
    today: float
    unused: frozenset[Sheet]

    def reader(self, table: SheetTable) -> TableReader:
        """Read a table as Accounts is read."""
        return TableReader(table, self.model.settings, self.today)


@dataclass(frozen=True, slots=True)
class Register:
    """The accounts that tabs are about, numbered.

    Parameters
    ----------
    columns : tuple of int
        The column of the names and, where there is one, that of the addresses.
    names, domains : pyarrow.LargeStringArray
        The keys by which they are found: an account is a name or, without one, a domain.
    blank : frozenset of str
        Keys of the words that mean blank.
    """

    columns: tuple[int, ...]
    names: Any
    domains: Any
    blank: frozenset[str]

    @property
    def count(self) -> int:
        """How many there are: the number of one that no tab is about."""
        return len(self.names) + (0 if self.domains is None else len(self.domains))

    def numbers(self, cells: Cells) -> Ints:
        """Find the numbers of accounts by their cells.

        Returns
        -------
        ndarray of int, shape (n,)
            `count` for one that no tab is about, and one more for one without a name.
        """
        names = keyed(cells[self.columns[0]], self.blank)
        codes = _numbered(names, self.names, self.count)
        if self.domains is not None:
            domains = keyed_domains(cells[self.columns[1]])
            theirs = _numbered(domains, self.domains, self.count, len(self.names))
            codes = np.where(names.codes < 0, theirs, codes)
        return codes


def _numbered(column: Keyed, among: Any, missing: int, first: int = 0) -> Ints:
    at = places(column.keys, among)
    numbers: Ints = np.append(np.where(at < 0, missing, at + first), missing + 1)
    return numbers[column.codes]


@dataclass(frozen=True, slots=True)
class Tabs:
    """What is told of each account of a register, of any other and of a nameless one.

    Parameters
    ----------
    register : Register
        The accounts.
    first : int
        The number of the first column that is told, behind those of the data.
    columns : tuple of pandas.Series
        What is told: one cell for each account of the register, and two more.
    styles : mapping of int to Style
        How the cells of these columns are written.
    activities : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.
    decisions : Decisions, optional
        What people decide by hand; its rows are numbers of the register.
    """

    register: Register
    first: int
    columns: tuple[pd.Series[Any], ...]
    styles: Mapping[int, Style]
    activities: ActivityEvidence | None = None
    decisions: Decisions | None = None

    @property
    def filled(self) -> frozenset[int]:
        """The columns that tell something."""
        every = enumerate(self.columns, start=self.first)
        return frozenset(n for n, series in every if series.notna().any())

    def cells(self, numbers: Ints) -> dict[int, pd.Series[Any]]:
        """Give the columns for accounts of these numbers."""
        return {
            number: series.take(numbers).reset_index(drop=True)
            for number, series in enumerate(self.columns, start=self.first)
        }

    def extended(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Add the columns to all columns of the data."""
        own = frame.iloc[:, : self.first]
        cells = {number: own.iloc[:, number] for number in range(self.first)}
        more = self.cells(self.register.numbers(cells))
        return pd.concat([own.reset_index(drop=True), pd.DataFrame(more)], axis=1)

    def evidence(self, numbers: Ints) -> ActivityEvidence | None:
        """Give the activities of accounts of these numbers."""
        return None if self.activities is None else self.activities.take(numbers)

    def decided(self, numbers: Ints) -> Decisions | None:
        """Give what is decided of accounts of these numbers; None for nothing."""
        if self.decisions is None:
            return None
        at = np.full(self.register.count + 2, -1, dtype=np.int64)
        at[self.decisions.rows] = np.arange(len(self.decisions))
        chosen = at[numbers]
        rows = np.flatnonzero(chosen >= 0)
        return self.decisions.at(chosen[rows], rows) if len(rows) else None


class Reading(NamedTuple):
    """What comes of reading the tabs."""

    tabs: Tabs
    rolled: RolledUp
    findings: tuple[Finding, ...]


def tabs_there(tables: Mapping[Sheet, SheetTable]) -> bool:
    """Say whether there are tabs to be joined to the data."""
    return bool((MADE | {Sheet.OVERRIDES}) & tables.keys())


def read_tabs(terms: Terms, data: Sifted) -> Reading:
    """Roll the tabs up for the accounts of the data that they are about.

    Parameters
    ----------
    terms : Terms
        The tabs, and what they are read with.
    data : Sifted
        All accounts.
    """
    few = _few_accounts(terms, data)
    tables = {**terms.tables, Sheet.ACCOUNTS: few.table}
    rolled = roll_up(terms.model, tables, terms.today, terms.unused, few)
    roster = rolled.roster or Roster.of(few)
    decisions, findings = _decisions(terms, roster)
    own = len(few.table.headings)
    # of the last two rows one is named nowhere else, and one has no name
    count = len(few.table.frame)
    first = roster.first_rows
    rows = np.concatenate(
        (np.where(first < 0, count - 2, first), (count - 2, count - 1))
    )
    telling = rolled.table.frame.iloc[rows, own:].reset_index(drop=True)
    domains = None if roster.domains is None else roster.domains.keys
    tabs = Tabs(
        Register(_columns(few), roster.names.keys, domains, few.blank_keys),
        own,
        tuple(telling.iloc[:, number] for number in range(telling.shape[1])),
        _styles(terms, rolled.table, own),
        _evidence(terms, rolled, rows),
        decisions,
    )
    return Reading(tabs, rolled, (*rolled.findings, *findings))


def _columns(accounts: TableReader) -> tuple[int, ...]:
    """Give the column of the names and, where there is one, that of the addresses."""
    address = accounts.address_column
    name = accounts.rows.name_column
    return (name,) if address is None else (name, address)


def _few_accounts(terms: Terms, data: Sifted) -> TableReader:
    """Read the accounts that tabs are about, one that none is about, and a nameless."""
    head = terms.tables[Sheet.ACCOUNTS]
    accounts = terms.reader(head)
    columns = _columns(accounts)
    blank = accounts.blank_keys
    tabs = [terms.reader(terms.tables[s]) for s in ABOUT if s in terms.tables]
    sieve = Sieve.of(((tab.words(Head.ACCOUNT), tab.domains()) for tab in tabs), blank)
    mentioned = data.sift(columns, sieve)
    names = [*mentioned.column(NAME).to_pylist(), _nobody(sieve, mentioned), None]
    domains = [*mentioned.column(DOMAIN).to_pylist(), None, None]
    nothing = pd.Series(np.full(len(names), np.nan))
    cells = dict.fromkeys(range(len(head.headings)), nothing)
    cells[columns[-1]] = pd.Series(domains, dtype="str")
    cells[columns[0]] = pd.Series(names, dtype="str")
    rows = np.arange(2, len(names) + 2, dtype=np.int64)
    few = terms.reader(replace(head, frame=pd.DataFrame(cells), rows=rows))
    few.rows.name_column = accounts.rows.name_column
    return few


def _nobody(sieve: Sieve, mentioned: pa.Table) -> str:
    """Find a name that neither a tab nor an account bears."""
    theirs = {text_key(name or "") for name in mentioned.column(NAME).to_pylist()}
    theirs |= set(sieve.names.to_pylist())
    tries = (NOBODY.format(number=number) for number in counted(1))
    return next(name for name in tries if name not in theirs)


def _decisions(terms: Terms, roster: Roster) -> tuple[Decisions | None, list[Finding]]:
    """Read what people decide, by the numbers of the accounts."""
    table = terms.tables.get(Sheet.OVERRIDES)
    if table is None:
        return None, []
    decisions, findings = read_overrides(terms.reader(table), roster)
    if decisions is None:
        return None, findings
    numbers, first = np.unique(roster.codes[decisions.rows], return_index=True)
    return decisions.at(first, numbers), findings


def _styles(terms: Terms, table: SheetTable, own: int) -> dict[int, Style]:
    """Say how the cells of the columns that are told are written."""
    accounts = terms.reader(table).rows
    for number in range(own, len(table.headings)):
        accounts.column(number)
    return accounts.styles


def _evidence(terms: Terms, rolled: RolledUp, rows: Ints) -> ActivityEvidence | None:
    """Find which activities give most of the points that criteria look at."""
    none = rolled.table.only(np.empty(0, dtype=np.int64))
    ratings = rate_accounts(terms.model, terms.reader(none).rows)
    evidence = activity_evidence(rolled.engagement, rolled.table, ratings)
    return None if evidence is None else evidence.take(rows)
