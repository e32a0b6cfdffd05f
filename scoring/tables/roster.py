"""Which account the row of another table is about: by its name, or by its domain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from scoring.findings import message
from scoring.language import phrase
from scoring.tables.keys import keyed, places
from scoring.tables.row_faults import Trouble, each_word, quote
from scoring.values.companies import company_keys
from scoring.values.suggest import nearest
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding, Message
    from scoring.tables.keys import Keyed
    from scoring.tables.reader import TableReader


MOST_SUGGESTED: Final = 10_000
"""Names among which one is looked for that is nearly the same: it takes long."""
UNKNOWN: Final = Trouble(
    "B201",
    Head.ACCOUNT,
    one="{word} is not in Accounts",
    others="{word} and {count:,} other {count:name|names} are not in Accounts",
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The accounts that rows can be about; rows of Accounts of one name are one.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        For each row of Accounts the account it is; -1 for one that nothing names.
    count : int
        How many accounts there are.
    names, domains : Keyed
        By what they are found.
    owners : ndarray of int
        For each domain the account that bears it; -1 where several do.
    """

    codes: Ints
    count: int
    names: Keyed
    domains: Keyed | None
    owners: Ints

    @classmethod
    def of(cls, accounts: TableReader) -> Roster:
        """List the accounts of the Accounts table."""
        column = accounts.rows.name_column
        names = keyed(accounts.table.frame.iloc[:, column], accounts.blank_keys)
        domains = accounts.domains()
        codes, count = names.codes, len(names.keys)
        if domains is None:
            return cls(codes, count, names, None, np.empty(0, dtype=np.int64))
        # who has no name is told by the domain
        nameless = (codes < 0) & (domains.codes >= 0)
        codes = np.where(nameless, count + domains.codes, codes)
        owners = _owners(domains, codes)
        return cls(codes, count + len(domains.keys), names, domains, owners)

    def find(self, rows: TableReader) -> Ints:
        """Find for each row of another table the account that it is about.

        Returns
        -------
        ndarray of int, shape (n,)
            -1 for an account that is not known, or not named.
        """
        return rows.each_row(f"owners of {id(self.names)}", self._find)

    def rows_beside(self, rows: Ints) -> Ints:
        """Add to some rows of Accounts all others of the same accounts."""
        inside = self.among(rows)[self.codes]
        inside[rows] = True
        return np.flatnonzero(inside)

    def among(self, rows: Ints) -> Bools:
        """Mark the accounts of some rows of Accounts; the last is nobody's.

        Returns
        -------
        ndarray of bool, shape (count + 1,)
        """
        marks = np.zeros(self.count + 1, dtype=np.bool_)
        marks[self.codes[rows]] = True
        marks[-1] = False
        return marks

    def of_rows(self, rows: Ints) -> Roster:
        """List the same accounts for some rows of Accounts only."""
        return replace(self, codes=self.codes[rows])

    def _find(self, rows: TableReader) -> Ints:
        words = rows.words(Head.ACCOUNT)
        by_name = _spread(places(words.keys, self.names.keys), words.codes)
        theirs = rows.domains() if self.domains is not None else None
        if theirs is None or self.domains is None:
            return by_name
        at = places(theirs.keys, self.domains.keys)
        owners = np.append(self.owners, -1)[at]
        return np.where(by_name < 0, _spread(owners, theirs.codes), by_name)

    def rows_of(self, code: int) -> Ints:
        """Give the rows of Accounts that are one account."""
        return np.flatnonzero(self.codes == code)

    @property
    def first_rows(self) -> Ints:
        """Give for each account its first row in Accounts; -1 for one without."""
        first = np.full(self.count, -1, dtype=np.int64)
        known = np.flatnonzero(self.codes >= 0)[::-1]
        first[self.codes[known]] = known
        return first

    def unknown(self, rows: TableReader, owners: Ints) -> Iterator[Finding]:
        """Report the rows about accounts that Accounts does not have (B201, B209)."""
        if rows.quiet:
            return
        named = rows.words(Head.ACCOUNT).codes >= 0
        lost = (owners < 0) & named
        yield from each_word(rows, lost, UNKNOWN, self._suggest())
        text = phrase("no account is named here, so this counts for none")
        yield from rows.about("B209", (owners < 0) & ~named, Head.ACCOUNT, text)

    def _suggest(self) -> Callable[[int, str], Message]:
        """Make what suggests a name to the first that are not known."""
        names = self.names.shown.to_pylist()
        words = iter(range(MOST_SUGGESTED // max(len(names), 1)))
        companies = _by_company(names)

        def sentence(_: int, word: str) -> Message:
            near = companies.get(_company(word)) if word else None
            if near is None and next(words, None) is not None:
                near = nearest(word, names)
            return message(UNKNOWN.one, word=quote(word)).hint(near)

        return sentence


def _by_company(names: list[str]) -> dict[str, str]:
    """Give the first account of each name, its legal form aside: Acme for acmeas."""
    keys = company_keys(pa.array(names, pa.large_string())).to_pylist()
    pairs = zip(reversed(keys), reversed(names), strict=True)
    return {key: name for key, name in pairs if key}


def _company(word: str) -> str:
    key: str = company_keys(pa.array([word], pa.large_string()))[0].as_py()
    return key


def _owners(domains: Keyed, codes: Ints) -> Ints:
    """Find for each domain the one account that bears it."""
    both = (domains.codes >= 0) & (codes >= 0)
    least = np.full(len(domains.keys), np.iinfo(np.int64).max)
    most = np.full(len(domains.keys), -1, dtype=np.int64)
    np.minimum.at(least, domains.codes[both], codes[both])
    np.maximum.at(most, domains.codes[both], codes[both])
    return np.where(least == most, most, -1)


def _spread(owners: Ints, codes: Ints) -> Ints:
    """Spread what was found for distinct words over the rows; -1 for blank ones."""
    spread: Ints = np.append(owners, -1)[codes]
    return spread
