"""Which row of an export is which account, and which rows cannot be told.

Rows are matched in stages: by the CRM's own number, by domain and name, by domain,
by name. What one stage cannot tell is never left to a weaker one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.arrays import count_each
from scoring.values.companies import company_keys, domain_keys, own_domain
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Ints, Objects
    from scoring.crm.column_cells import Cells


NEW: Final = -1
"""Stands for an account that is not there yet."""
OPEN: Final = -2
"""Stands for a row that no stage has told."""
TWICE, SEVERAL_ACCOUNTS, SEVERAL_ROWS, OTHER_DOMAIN = -3, -4, -5, -6
NAMELESS, KEYLESS = -7, -8
"""Stand for rows that are not taken, by their reason."""


@dataclass(frozen=True, slots=True)
class Keys:
    """By what n rows, or accounts, can be told apart; empty where they cannot.

    Parameters
    ----------
    records, domains, names : ndarray of object, shape (n,)
        Texts made comparable.
    exact : ndarray of object, shape (n,)
        Names with their legal form, up to case and space.
    """

    records: Objects
    domains: Objects
    names: Objects
    exact: Objects

    def at_domain(self, names: Objects) -> Objects:
        """Give domain and name together, where both are known."""
        joined = self.domains + "\n" + names
        return np.where((self.domains != "") & (names != ""), joined, "")

    def join(self, others: Keys) -> Keys:
        """Put the keys of other accounts behind these."""
        mine, theirs = (astuple_of(keys) for keys in (self, others))
        both = zip(mine, theirs, strict=True)
        return Keys(*(np.concatenate(pair).astype(object) for pair in both))

    def take(self, rows: Ints) -> Keys:
        """Take some of the keys."""
        return Keys(*(keys[rows] for keys in astuple_of(self)))


def astuple_of(keys: Keys) -> tuple[Objects, Objects, Objects, Objects]:
    """Give the four arrays."""
    return keys.records, keys.domains, keys.names, keys.exact


def keys_of(name: Cells, domain: Cells | None, record: Cells | None) -> Keys:
    """Make the keys of the accounts of one table.

    >>> import pandas as pd
    >>> from scoring.crm.comparable import Reader
    >>> from scoring import Settings
    >>> from scoring.values.table import SheetTable
    >>> rows = [["Account", "Web"], ["Acme A/S", "https://www.acme.com"]]
    >>> reader = Reader.of(SheetTable.of("Accounts", rows), Settings())
    >>> keys = keys_of(reader.cells(0), reader.cells(1), None)
    >>> keys.names[0], keys.exact[0], keys.domains[0]
    ('acme', 'acme a/s', 'acme.com')
    """
    n = len(name)
    none = np.full(n, "", dtype=object)
    exact = by_distinct(name.texts, text_key)
    return Keys(
        none if record is None else by_distinct(record.texts, text_key),
        none if domain is None else domains(domain.texts),
        _names(name.texts, exact),
        exact,
    )


def text_keys(cells: Cells) -> Objects:
    """Make keys of any column."""
    return by_distinct(cells.texts, text_key)


def by_distinct(texts: Objects, key: Callable[[str], str]) -> Objects:
    """Make the key of each text, once for all that are alike."""
    codes, values = pd.factorize(texts)
    made = np.empty(len(values), dtype=object)
    made[:] = [key(value) for value in values]
    return np.asarray(made[codes], dtype=object) if len(made) else texts


def _arrow(texts: Objects) -> pa.Array:
    return pa.array(texts.tolist(), type=pa.large_string())


def _names(texts: Objects, exact: Objects) -> Objects:
    """Reduce names to what tells companies apart; one of only signs stays itself."""
    keys = company_keys(_arrow(texts)).to_numpy(zero_copy_only=False)
    return np.where(keys == "", exact, keys).astype(object)


def domains(texts: Objects) -> Objects:
    """Reduce web addresses to what tells companies apart; empty where nothing does."""
    keys = domain_keys(_arrow(texts))
    own = own_domain(keys).to_numpy(zero_copy_only=False)
    return np.where(own, keys.to_numpy(zero_copy_only=False), "").astype(object)


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of matching n rows of an export.

    Parameters
    ----------
    accounts : ndarray of int, shape (n,)
        The account of each row, counted from 0; else one of the numbers above.
    others : ndarray of int, shape (n,)
        For a row that is not taken, the account or row that it is mixed up with;
        -1 where there is none.
    firsts : ndarray of int, shape (n,)
        For a row that several accounts fit, the first of them, as `others` has the
        last; else -1.
    stages : tuple of (str, int)
        By what how many rows were told.
    alike : tuple of (int, int)
        Rows, of which one or both are new accounts, that may be one company.
    """

    accounts: Ints
    others: Ints
    firsts: Ints
    stages: tuple[tuple[str, int], ...]
    alike: tuple[tuple[int, int], ...]


def match(export: Keys, accounts: Keys) -> Matched:
    """Match the rows of an export with the accounts."""
    rows = _Rows(export, accounts)
    rows.drop_twice()
    names = (export.exact, accounts.exact), (export.names, accounts.names)
    counts = {"record": rows.stage(export.records, accounts.records, apart=False)}
    counts["domain and name"] = sum(
        rows.stage(export.at_domain(mine), accounts.at_domain(theirs))
        for mine, theirs in names
        if not rows.done
    )
    counts["domain"] = rows.stage(export.domains, accounts.domains)
    counts["name"] = sum(rows.named(mine, theirs) for mine, theirs in names)
    return rows.result(tuple((name, count) for name, count in counts.items() if count))


def match_by(export: Objects, own: Objects, keys: Keys, accounts: Keys) -> Matched:
    """Match by one column alone, as the user asked for."""
    rows = _Rows(keys, accounts)
    rows.accounts[export == ""] = KEYLESS
    rows.same(export)
    matches = 0
    if export is keys.names:
        matches = rows.stage(keys.exact, accounts.exact, apart=False)
    matches += rows.stage(export, own, apart=False)
    return rows.result((("key", matches),) if matches else ())


class _Rows:
    """The rows of an export while they are being matched."""

    def __init__(self, export: Keys, accounts: Keys) -> None:
        self.export, self.own = export, accounts
        self.accounts = np.full(len(export.names), OPEN, dtype=np.int64)
        self.others = np.full(len(export.names), -1, dtype=np.int64)
        self.firsts = np.full(len(export.names), -1, dtype=np.int64)
        self.free = np.ones(len(accounts.names), dtype=np.bool_)

    @property
    def done(self) -> bool:
        """Whether no row is left to match."""
        return not (self.accounts == OPEN).any()

    def drop_twice(self) -> None:
        """Take none of the rows that say they are one account."""
        has_record = self.export.records != ""
        self.same(self.export.records)
        if has_record.all():
            return
        whole = self.export.domains + "\n" + self.export.names
        # where each has an account of exactly its name, they are as many companies
        there = pd.Series(self.export.exact, dtype=object).isin(self.own.exact)
        each = there.groupby(whole).transform("all").to_numpy(dtype=np.bool_)
        exactly = self.export.domains + "\n" + self.export.exact
        own = np.where(has_record, "", np.where(each, exactly, whole))
        self.same(np.where(self.export.names != "", own, ""))

    def same(self, keys: Objects) -> None:
        """Take none of the rows that share a key."""
        codes = pd.factorize(keys)[0]
        again = pd.Series(keys, dtype=object).duplicated(keep=False).to_numpy() & (
            keys != ""
        )
        first = np.full(len(keys) + 1, -1, dtype=np.int64)
        first[codes[::-1]] = np.arange(len(keys))[::-1]
        self.accounts[again] = TWICE
        self.others[again] = first[codes][again]

    def stage(self, export: Objects, own: Objects, *, apart: bool = True) -> int:
        """Match what one key tells; `apart` keeps different records apart."""
        row = (self.accounts == OPEN) & (export != "")
        account = self.free & (own != "")
        if not (row.any() and account.any()):
            return 0
        codes = pd.factorize(np.concatenate([export, own]))[0]
        mine, theirs = codes[: len(export)], codes[len(export) :]
        numbered = self.export.records != "" if apart else np.zeros_like(row)
        known = self.own.records != "" if apart else np.zeros_like(account)
        size = len(codes)
        accounts = _counts(theirs, account, size)
        unknown = _counts(theirs, account & ~known, size)
        rows = _counts(mine, row, size)
        unnumbered = _counts(mine, row & ~numbered, size)
        fitting = np.where(numbered, unknown[mine], accounts[mine])
        any_one = _last(theirs, account, size)
        unknown_one = _last(theirs, account & ~known, size)
        at = np.where(numbered, unknown_one[mine], any_one[mine])
        rivals = np.where(known[at], unnumbered[mine], rows[mine]) if len(known) else at
        some = row & (fitting > 0)
        sure = some & (fitting == 1) & (rivals == 1)
        self.accounts[sure] = at[sure]
        self.free[at[sure]] = False
        several = some & (fitting > 1)
        first = np.where(
            numbered,
            _first(theirs, account & ~known, size)[mine],
            _first(theirs, account, size)[mine],
        )
        self._refuse(several, SEVERAL_ACCOUNTS, at)
        self.firsts[several] = first[several]
        self._refuse(some & (fitting == 1) & (rivals > 1), SEVERAL_ROWS, at)
        return int(sure.sum())

    def named(self, export: Objects, accounts: Objects) -> int:
        """Match by names, but nothing that has another domain."""
        if self.done:
            return 0
        self._otherdomains(export, accounts)
        return self.stage(export, accounts)

    def _otherdomains(self, export: Objects, own: Objects) -> None:
        """Take no row that has a namesake at another domain."""
        codes = pd.factorize(np.concatenate([export, own]))[0]
        mine, theirs = codes[: len(export)], codes[len(export) :]
        nameable = self.free & (own != "")
        # an account with another number is another company, whatever its name
        rival = nameable & (self.own.domains != "")
        numbered = self.export.records != ""
        for rows, accounts in (
            (numbered, rival & (self.own.records == "")),
            (~numbered, rival),
        ):
            row = rows & (self.accounts == OPEN) & (export != "")
            row &= self.export.domains != ""
            there = _counts(theirs, accounts, len(codes))[mine] > 0
            at = _last(theirs, accounts, len(codes))[mine]
            self._refuse(row & there, OTHER_DOMAIN, at)

    def _refuse(self, rows: Bools, why: int, at: Ints) -> None:
        self.accounts[rows] = why
        self.others[rows] = at[rows]

    def result(self, stages: tuple[tuple[str, int], ...]) -> Matched:
        """Take what is left as new accounts, where they have a name."""
        self._refuse(
            (self.accounts == OPEN) & (self.export.names == ""), NAMELESS, self.others
        )
        self.accounts[self.accounts == OPEN] = NEW
        alike = _alike(self.export, self.accounts)
        return Matched(self.accounts, self.others, self.firsts, stages, alike)


def _alike(keys: Keys, matches: Ints) -> tuple[tuple[int, int], ...]:
    """Pair rows that are taken, by name, unless both have a domain and these differ."""
    rows = np.flatnonzero((matches >= NEW) & (keys.names != ""))
    new = {keys.names[row] for row in np.flatnonzero(matches == NEW).tolist()}
    beside = [name in new for name in keys.names[rows].tolist()]
    rows = rows[np.array(beside, dtype=np.bool_)]
    order = rows[np.lexsort((keys.domains[rows], keys.names[rows]))]
    names, domain = keys.names[order], keys.domains[order]
    # in this order a row without a domain comes first of its name
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = names[1:] != names[:-1]
    places = np.arange(len(order))
    first = np.maximum.accumulate(np.where(begins, places, 0))
    bare = domain[first] == ""
    other = np.where(bare, first, np.maximum(places - 1, 0))
    paired = ~begins & (bare | (domain == domain[other]))
    paired &= (matches[order] == NEW) | (matches[order[other]] == NEW)
    pairs = np.sort(np.stack([order, order[other]])[:, paired], axis=0)
    return tuple(sorted(zip(*pairs.tolist(), strict=True)))


def _counts(codes: Ints, members: Bools, size: int) -> Ints:
    return count_each(codes[members], size)


def _first(codes: Ints, members: Bools, size: int) -> Ints:
    """Find the first member with each code; 0 where there is none."""
    first = np.zeros(size, dtype=np.int64)
    at = np.flatnonzero(members)[::-1]
    first[codes[at]] = at
    return first


def _last(codes: Ints, members: Bools, size: int) -> Ints:
    """Find the last member with each code; 0 where there is none."""
    last = np.zeros(size, dtype=np.int64)
    last[codes[members]] = np.flatnonzero(members)
    return last
