"""Troubles of a table's rows, told once for each different word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.finding_codes import finding
from scoring.tables.keys import keyed
from scoring.values.days import date_of


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.tables.reader import TableReader
    from scoring.vocabulary import Head


MOST_NAMED: Final = 20
"""Different words that are told one by one; the others are counted."""


class Trouble(NamedTuple):
    """A trouble that rows can have.

    Parameters
    ----------
    code : str
        Its code.
    head : Head
        The column that is at fault.
    one : str
        What is told of one word, behind the word itself.
    others : str
        What is told of many, behind ``'Acmee' and 3 other``.
    by : Head or None
        The column whose words are told apart; None for that at fault.
    """

    code: str
    head: Head
    one: str
    others: str
    by: Head | None = None


def each_word(
    rows: TableReader,
    marked: Bools,
    trouble: Trouble,
    more_about: Callable[[int, str], str] = lambda _row, _said: "",
) -> Iterator[Finding]:
    """Report rows with one trouble, a finding for each different word.

    Parameters
    ----------
    rows : TableReader
        The table.
    marked : ndarray of bool, shape (n,)
        The rows with the trouble.
    trouble : Trouble
        What is told of them.
    more_about : callable, optional
        Given a row and its word, ends the sentence about them.

    Yields
    ------
    Finding
        No more than `MOST_NAMED`, by their first rows, and one for all others.
    """
    by = trouble.by or trouble.head
    first, counts = _told_apart(rows, np.flatnonzero(marked), by)
    # one or two more are named rather than counted
    named = MOST_NAMED if len(first) > MOST_NAMED + 2 else len(first)

    def told(row: int, text: str, more: int) -> Finding:
        said, place = rows.said(row, trouble.head), rows.place(row, trouble.head)
        return finding(trouble.code, place, text, found=said, more=more)

    for row, count in zip(first[:named].tolist(), counts.tolist(), strict=False):
        text = f"{_quoted(rows, row, by)} {trouble.one}"
        yield told(row, text + more_about(row, rows.said(row, by)), count - 1)
    if named < len(first):
        row, others = int(first[named]), len(first) - named - 1
        text = f"{_quoted(rows, row, by)} and {others:,} other {trouble.others}"
        yield told(row, text, int(counts[named:].sum()) - 1)


def still_to_come(
    rows: TableReader, days: Floats, heads: tuple[Head, Head], what: str
) -> Iterator[Finding]:
    """Report rows after the day of the rating, by the account they are about (B203).

    Parameters
    ----------
    rows : TableReader
        The table.
    days : ndarray of float, shape (n,)
        When each row is.
    heads : tuple of (Head, Head)
        The columns of the account and of the date.
    what : str
        What a row is: ``activity``.
    """
    account, date = heads
    one = f"has an {what}" if what[0] in "aeiou" else f"has a {what}"
    others = f"accounts have such dates, {_LATER}"
    trouble = Trouble("B203", date, one, others, by=account)

    def when(row: int, _: str) -> str:
        return f" on {date_of(days[row]).isoformat()}, {_LATER}"

    yield from each_word(rows, days > rows.today, trouble, when)


_LATER = "after the day of the rating, so it does not count yet"


def _told_apart(rows: TableReader, found: Ints, by: Head) -> tuple[Ints, Ints]:
    """Give the first row of each different word, and in how many rows it stands."""
    column = rows.find(by)
    if column is None or not len(found):
        return found[:1], np.array([len(found)])
    words = keyed(rows.table.frame.iloc[found, column], rows.blank_keys)
    _, first, counts = np.unique(words.codes, return_index=True, return_counts=True)
    order = np.argsort(first)
    return found[first[order]], counts[order]


def _quoted(rows: TableReader, row: int, by: Head) -> str:
    said = rows.said(row, by)
    return f"'{said}'" if said else "a blank cell"
