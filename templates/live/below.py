"""What stands below the last account: how many are contacts, and a small histogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.vocabulary import Status
from templates.live.sentences import BELOW, CONTACTS
from templates.spoken_formula import sentence


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Single = tuple[str, str, str]

BANDS = 10
BLOCK = "\N{FULL BLOCK}"
LONGEST = 13
"""Blocks of the longest bar."""
LINES = 3 + BANDS
"""An empty line, the count, another empty line, and a bar for each band."""


def singles() -> Iterator[Single]:
    """Give what is counted: range name, what it is, its formula."""
    words = sentence(CONTACTS, **counts())
    yield (
        "LiveLast",
        "The last row that is filled",
        ("=SUMPRODUCT(MAX((LiveFilled>0)*LiveNumber))"),
    )
    yield (
        "LiveCounted",
        "How many are contacts",
        f'=IF(OR(LiveLast=0,LiveProblem<>""),"",{words})',
    )
    yield "LiveMostOfBand", "Accounts of the fullest band", "=MAX(1,LiveBands)"


def counts() -> dict[str, str]:
    """Give the formulas that count contacts and accounts."""
    return {
        "contacts": f'COUNTIF(LiveStatus,"{Status.CONTACT}")',
        "accounts": "SUMPRODUCT(--(LiveFilled>0))",
    }


def bands() -> tuple[str, ...]:
    """Give the formulas that count the rated accounts from 0 to 1, 1 to 2 and so on."""
    return tuple(
        f'=COUNTIFS(LiveRank,">0",LiveRating,">={band}"{_below(band)})'
        for band in range(BANDS)
    )


def _below(band: int) -> str:
    return "" if band == BANDS - 1 else f',LiveRating,"<{band + 1}"'


def lines() -> tuple[str, ...]:
    """Give the formulas of the lines."""
    counted = sentence(BELOW, **counts())
    shown = ['=""', f'=IF(LiveCounted="","",{counted})', '=""']
    for band in range(BANDS):
        count = f"INDEX(LiveBands,{band + 1})"
        bar = f'REPT("{BLOCK}",ROUND({LONGEST}*{count}/LiveMostOfBand,0))'
        label = f'"{band}-{band + 1}  "&{bar}&" "&{count}'
        shown.append(f'=IF(LiveCounted="","",{label})')
    return tuple(shown)


def stored_lines(contacts: int, accounts: int, counts: Sequence[int]) -> list[str]:
    """Give what the lines come to.

    >>> stored_lines(1, 2, [0] * 7 + [1] * 2 + [0])[-3:]
    ['7-8  █████████████ 1', '8-9  █████████████ 1', '9-10   0']
    """
    most = max(1, *counts)
    return [
        "",
        BELOW.format(contacts=contacts, accounts=accounts),
        "",
        *(
            f"{band}-{band + 1}  {BLOCK * int(LONGEST * count / most + 0.5)} {count}"
            for band, count in enumerate(counts)
        ),
    ]
