"""Matching that says the same when the same export comes again.

What one row tells of an account, such as its number, can tell another row apart. The
match is therefore repeated on what Accounts would hold then, until nothing moves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.crm.matching import NEW, SEVERAL_ROWS, Keys, Matched, by_distinct
from scoring.language.letters import without_accents


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Ints, Objects

    Match = Callable[[Keys, Keys], Matched]

MOST_ROUNDS: Final = 8


def settle(match: Match, export: Keys, own: Keys, *, follow: bool = True) -> Matched:
    """Match until the same export, brought in again, would match alike.

    Parameters
    ----------
    match : callable
        Matches the rows of an export with accounts.
    export, own : Keys
        Of the n rows of the export, and of the accounts.
    follow : bool
        Whether accounts take new names from the export.
    """
    current = match(export, own)
    for _ in range(MOST_ROUNDS):
        again = _with_stages(
            match(export, _after(export, own, current, follow)), current
        )
        again = _back(again, len(own.names), current)
        moved = again.accounts != current.accounts
        if not moved.any():
            return current
        current = _adopted(current, again, moved)
    return current


def renamed(export: Keys, own: Keys, accounts: Ints) -> Bools:
    """Say which rows give their account a new name.

    It is new where more than case, accents, space, signs and legal form differ. A
    name that another account has, or that two accounts would take, is none.
    """
    rows = (accounts >= 0) & (export.names != "")
    at = np.where(rows, accounts, 0)
    if not len(own.names):
        return np.zeros(len(rows), dtype=np.bool_)
    old = np.where(rows, own.names[at], "")
    rows = np.asarray(rows & (old != "") & (export.names != old), dtype=np.bool_)
    rows[rows] = _bare(export.names[rows]) != _bare(old[rows])
    if not rows.any():
        return rows
    again = pd.Series(own.exact, dtype=object).duplicated(keep=False).to_numpy()
    rows &= (
        ~again[at] & ~pd.Series(export.exact, dtype=object).isin(own.exact).to_numpy()
    )
    taking = rows | (accounts == NEW)
    wanted = pd.Series(np.where(taking, export.exact, ""), dtype=object)
    return np.asarray(rows & ~wanted.duplicated(keep=False).to_numpy(), dtype=np.bool_)


def _bare(texts: Objects) -> Objects:
    return by_distinct(texts, without_accents)


def _after(export: Keys, own: Keys, matched: Matched, follow: bool) -> Keys:  # noqa: FBT001 - passed on
    """Give the keys that Accounts would have after the import."""
    accounts = matched.accounts
    rows = np.flatnonzero(accounts >= 0)
    at = accounts[rows]
    records, domains, names, exact = (
        keys.copy() for keys in (own.records, own.domains, own.names, own.exact)
    )
    for keys, given in ((records, export.records), (domains, export.domains)):
        keys[at] = np.where(given[rows] != "", given[rows], keys[at])
    new = renamed(export, own, accounts)[rows] & follow
    nameless = (names[at] == "") & (export.names[rows] != "")
    for keys, given in ((names, export.names), (exact, export.exact)):
        keys[at] = np.where(new | nameless, given[rows], keys[at])
    changed = Keys(records, domains, names, exact)
    return changed.join(export.take(np.flatnonzero(accounts == NEW)))


def _with_stages(again: Matched, current: Matched) -> Matched:
    return replace(again, stages=current.stages)


def _back(again: Matched, count: int, current: Matched) -> Matched:
    """Call the accounts that would be new by what they are now: rows of the export."""
    new = np.flatnonzero(current.accounts == NEW)
    own = np.full(len(current.accounts), -1, dtype=np.int64)
    own[new] = count + np.arange(len(new))
    accounts = np.where(again.accounts == own, NEW, again.accounts)
    accounts = np.where(accounts >= count, SEVERAL_ROWS, accounts)
    others = np.where(again.others >= count, -1, again.others)
    firsts = np.where(again.firsts >= count, -1, again.firsts)
    return replace(again, accounts=accounts, others=others, firsts=firsts)


def _adopted(current: Matched, again: Matched, moved: Bools) -> Matched:
    return replace(
        current,
        accounts=np.where(moved, again.accounts, current.accounts),
        others=np.where(moved, again.others, current.others),
        firsts=np.where(moved, again.firsts, current.firsts),
    )
