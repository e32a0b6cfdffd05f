"""Who sells to whom: accounts to contact shared out by the rows of Routing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.rating.accounts import Accounts
from scoring.rating.decide import prepare
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import ranked, tier_of
from scoring.values.cell import cell_text
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import ScoredHead, Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.routing.routes import Route


NOBODY: Final = -1
FULL: Final = -2
NAMED: Final = 3
"""Accounts named in a finding."""
_NOBODY_TAKES: Final = phrase(
    "accounts to contact that match no row, so that nobody takes them: {accounts}"
)
_SELLERS_FULL: Final = phrase(
    "accounts to contact that nobody takes, as all sellers of their rows are full: "
    "{accounts}"
)
LEFT_OVER: Final = {
    NOBODY: ("R201", _NOBODY_TAKES),
    FULL: ("R202", _SELLERS_FULL),
}
"""The code, and the words; of many accounts the first are named."""


@dataclass(frozen=True, slots=True)
class Routed:
    """Who takes each account.

    Parameters
    ----------
    sellers : tuple of str
        All that are named.
    codes : ndarray of int, shape (n,)
        Index into `sellers`; negative for nobody.
    findings : tuple of Finding
        Accounts to contact that nobody takes.
    """

    sellers: tuple[str, ...]
    codes: Ints
    findings: tuple[Finding, ...]


def route(ratings: Ratings, routes: Sequence[Route]) -> Routed:
    """Share out the accounts to contact, the best first.

    An account goes by the first row that matches it and has room. Accounts whose
    first matching row keeps their owner are counted before others are shared out.
    """
    order, _ = ranked(ratings)
    contacts = order[ratings.is_status(Status.CONTACT)[order]]
    few = ratings.take(contacts)
    accounts = _with_results(few)
    sellers = _Sellers()
    turns = [_turn(route, accounts, sellers) for route in routes]
    matches = np.array([turn.matches for turn in turns], dtype=np.bool_)
    given = _share_out(turns, matches.reshape(len(turns), len(few)), sellers.counts)
    codes = np.full(len(ratings), NOBODY, dtype=np.int64)
    codes[contacts] = given
    return Routed(tuple(sellers.names), codes, tuple(_left_over(few, given)))


@dataclass(slots=True)
class _Sellers:
    """The sellers, by number, with the accounts each has so far."""

    names: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Give a seller's number; case and space make no other seller."""
        key = text_key(name)
        if not key:
            return NOBODY
        if key not in self.numbers:
            self.numbers[key] = len(self.names)
            self.names.append(" ".join(name.split()))
            self.counts.append(0)
        return self.numbers[key]


@dataclass(slots=True)
class _Turn:
    """A row of Routing at work.

    Parameters
    ----------
    matches : ndarray of bool, shape (n,)
        Which accounts it takes.
    sellers : list of int
        Who share them.
    owners : list of int or None
        Instead, for each account, who keeps it.
    most : float
        Accounts from which on a seller gets no more.
    next : int
        Whose turn it is.
    """

    matches: Bools
    sellers: list[int]
    owners: list[int] | None
    most: float
    next: int = 0

    def give(self, account: int, counts: list[int]) -> int:
        """Give an account to the next seller with room."""
        if self.owners is not None:
            owner = self.owners[account]
            return owner if counts[owner] < self.most else FULL
        size = len(self.sellers)
        for step in range(size):
            seller = self.sellers[(self.next + step) % size]
            if counts[seller] < self.most:
                self.next = (self.next + step + 1) % size
                return seller
        return FULL


def _turn(route: Route, accounts: Accounts, sellers: _Sellers) -> _Turn:
    matches = np.ones(len(accounts), dtype=np.bool_)
    if route.rule is not None and len(accounts):
        judge = prepare(route.rule, accounts)
        matches = judge(slice(0, len(accounts))).outcomes == 0
    most = float("inf") if route.most is None else float(route.most)
    if not route.owner:
        return _Turn(matches, [*map(sellers.number, route.sellers)], None, most)
    codes, cells = accounts.field_cells(route.owner)
    numbers = [sellers.number(cell_text(cell)) for cell in cells]
    owners = np.array(numbers, dtype=np.int64)[codes]
    return _Turn(matches & (owners != NOBODY), [], owners.tolist(), most)


def _share_out(turns: Sequence[_Turn], matches: Bools, counts: list[int]) -> Ints:
    """Give every account away, the kept ones first.

    Who is next depends on all that came before, so this goes from account to account;
    each costs a few operations on small integers.
    """
    masks = _masks(matches)
    keepers = sum(1 << n for n, turn in enumerate(turns) if turn.owners is not None)
    given = [NOBODY] * len(masks)
    for account, mask in enumerate(masks):
        first = mask & -mask
        if first & keepers:
            given[account], _ = _serve(turns, account, (first, keepers), counts)
    still = (1 << len(turns)) - 1
    for account, mask in enumerate(masks):
        if given[account] < 0:
            given[account], still = _serve(turns, account, (mask, still), counts)
    return np.array(given, dtype=np.int64)


def _serve(
    turns: Sequence[_Turn], account: int, rows: tuple[int, int], counts: list[int]
) -> tuple[int, int]:
    """Give an account by the first of its rows with room.

    Parameters
    ----------
    rows : (int, int)
        The rows that match it and the rows with room, as bits.

    Returns
    -------
    tuple of (int, int)
        The seller, and the rows that still have room.
    """
    mask, still = rows
    left = mask & still
    while left:
        bit = left & -left
        turn = turns[bit.bit_length() - 1]
        seller = turn.give(account, counts)
        if seller >= 0:
            counts[seller] += 1
            return seller, still
        left ^= bit
        if turn.owners is None:  # an owner's room says nothing of other owners'
            still &= ~bit
    return (FULL if mask else NOBODY), still


def _masks(matches: Bools) -> list[int]:
    """Write the rows that match each account as the bits of a number."""
    if not len(matches):
        return [0] * matches.shape[1]
    packed = np.packbits(matches.T, axis=1, bitorder="little")
    width, data = packed.shape[1], packed.tobytes()
    return [
        int.from_bytes(data[at : at + width], "little")
        for at in range(0, len(data), width)
    ]


def _with_results(few: Ratings) -> Accounts:
    """Give the accounts with their results as further columns."""
    accounts, tiers = few.accounts, few.model.settings.tiers
    tier_names = [tier.name for tier in sorted(tiers, key=lambda tier: -tier.bound)]
    cells = [*cell_names(few), None]
    results: dict[str, object] = {
        ScoredHead.RATING: few.rating,
        ScoredHead.TIER: np.array(tier_names, dtype=object)[tier_of(tiers, few)],
        ScoredHead.MATRIX: np.array(cells, dtype=object)[cells_of(few)],
        **dict(zip(few.groups, few.group_ratings, strict=True)),
    }
    if few.model.profiles:
        profiles = np.array(few.model.profiles, dtype=object)
        results[ScoredHead.BEST_PROFILE] = profiles[few.profile]
    new = {
        heading: values
        for heading, values in results.items()
        if heading_key(heading) not in accounts.index
    }
    frame = pd.concat([accounts.frame, pd.DataFrame(new)], axis=1)
    headings = (*accounts.headings, *new)
    result = Accounts(frame, accounts.settings, accounts.today, headings)
    for number, style in accounts.styles.items():
        result.adopt(number, style)
    return result


def _left_over(few: Ratings, given: Ints) -> Iterator[Finding]:
    """Say which accounts nobody takes: no row matches, or the sellers are full."""
    for kind, (code, words) in LEFT_OVER.items():
        rows = np.flatnonzero(given == kind)
        if len(rows):
            names = [*map(str, few.accounts.name_texts.iloc[rows[:NAMED]])]
            more = ["..."] if len(rows) > NAMED else []
            sentence = message(words, accounts=", ".join((*names, *more)))
            yield finding(code, Sheet.ROUTING, sentence, found=f"{len(rows):,}")
