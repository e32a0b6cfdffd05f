"""Rows of the data that are perhaps no accounts: totals, notes, a report's footer.

They are rated as they are, wherever they stand, and named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.checks.quoting import shortened
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.no_accounts import without_other_rows


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from scoring.arrays import Ints
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

MOST_NAMED: Final = 10
"""Beyond as many they are counted only."""
NO_ACCOUNT: Final = phrase(
    "the row '{row}' is perhaps no account, but a total or a note; it counts as one, so "
    "take it out of the data if it is none"
)


class Doubtful(NamedTuple):
    """A row that is perhaps no account, and how many others are like it.

    Parameters
    ----------
    place : str
        Its cell.
    text : str
        What stands there.
    more : int
        How many others there are.
    """

    place: str
    text: str
    more: int


def doubtful_rows(
    frame: pd.DataFrame, head: SheetTable, positions: Ints, *, ends: bool
) -> tuple[Doubtful, ...]:
    """Find the rows of a part that are perhaps no accounts.

    Parameters
    ----------
    frame : pandas.DataFrame of n rows
        The part.
    head : SheetTable
        The first accounts, with the headings.
    positions : ndarray of int, shape (n,)
        Where the rows stand in the data, from 0.
    ends : bool
        Whether the data ends here.
    """
    table = replace(head, frame=frame, rows=positions + 2)
    doubts = without_other_rows(table, ends=ends)[1]
    return tuple(Doubtful(each.place, each.found, each.more) for each in doubts)


def name_doubtful(rows: Iterable[Doubtful]) -> Iterator[Finding]:
    """Name the first rows that are perhaps no accounts, and count the others."""
    every = [*rows]
    for number, each in enumerate(every[:MOST_NAMED], start=1):
        more = each.more
        if number == MOST_NAMED:
            more += sum(1 + other.more for other in every[MOST_NAMED:])
        sentence = message(NO_ACCOUNT, row=shortened(each.text))
        yield finding("F424", each.place, sentence, found=each.text, more=more)
