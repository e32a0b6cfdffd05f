"""Troubles of a table's rows, told once for each different word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.checks.day_order import unclear_days
from scoring.checks.empty_dates import empty_dates
from scoring.checks.quoting import Places
from scoring.checks.two_currencies import two_currencies
from scoring.checks.unclear_decimals import unclear_decimals
from scoring.finding_codes import finding
from scoring.findings import Message, message
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
        The sentence about one ``{word}``.
    others : str
        The sentence about a ``{word}`` and how many, ``{count}``, others.
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
    sentence: Callable[[int, str], Message] | None = None,
) -> Iterator[Finding]:
    """Report rows with one trouble, a finding for each different word.

    Parameters
    ----------
    rows : TableReader
        The table.
    marked : ndarray of bool, shape (n,)
        The rows with the trouble.
    trouble : Trouble
        What is wrong with them.
    sentence : callable, optional
        Given a row and its word, makes the sentence about them; else they get that
        of the trouble.

    Yields
    ------
    Finding
        No more than `MOST_NAMED`, by their first rows, and one for all others.
    """
    if rows.quiet:
        return
    by = trouble.by or trouble.head
    first, counts = _distinct_rows(rows, np.flatnonzero(marked), by)
    # one or two more are named rather than counted
    named = MOST_NAMED if len(first) > MOST_NAMED + 2 else len(first)

    for row, count in zip(first[:named].tolist(), counts.tolist(), strict=False):
        word = rows.quotation(row, by)
        about = _one(trouble, word) if sentence is None else sentence(row, word)
        yield _finding(rows, row, trouble, about, count - 1)
    if named < len(first):
        row, count = int(first[named]), len(first) - named - 1
        about = message(
            trouble.others, word=quote(rows.quotation(row, by)), count=count
        )
        yield _finding(rows, row, trouble, about, int(counts[named:].sum()) - 1)


def _one(trouble: Trouble, word: str) -> Message:
    return message(trouble.one, word=quote(word))


def _finding(
    rows: TableReader, row: int, trouble: Trouble, sentence: Message, more: int
) -> Finding:
    word, place = rows.quotation(row, trouble.head), rows.place(row, trouble.head)
    return finding(trouble.code, place, sentence, found=word, more=more)


def still_to_come(
    rows: TableReader, days: Floats, trouble: Trouble
) -> Iterator[Finding]:
    """Report rows after the day of the rating, by the account they are about (B203).

    Parameters
    ----------
    rows : TableReader
        The table.
    days : ndarray of float, shape (n,)
        When each row is.
    trouble : Trouble
        What they are called; its sentence about one has a place for a ``{date}``.
    """

    def dated(row: int, word: str) -> Message:
        return message(trouble.one, word=quote(word), date=date_of(days[row]))

    yield from each_word(rows, days > rows.today, trouble, dated)


def doubtful_days(rows: TableReader, head: Head) -> Iterator[Finding]:
    """Report dates that may stand for none, or have the month first."""
    column = rows.find(head)
    if column is not None and not rows.quiet:
        yield from empty_dates(column, Places(rows.rows, rows.table))
        yield from unclear_order(rows, head)


def unclear_order(rows: TableReader, head: Head) -> Iterator[Finding]:
    """Report dates that may have the month first."""
    column = rows.find(head)
    if column is not None and not rows.quiet:
        yield from unclear_days(column, Places(rows.rows, rows.table))


def unclear_numbers(rows: TableReader, head: Head) -> Iterator[Finding]:
    """Report numbers that nothing tells how to read."""
    column = rows.find(head)
    if column is not None and not rows.quiet:
        yield from unclear_decimals(column, Places(rows.rows, rows.table))


def doubtful_numbers(rows: TableReader, head: Head) -> Iterator[Finding]:
    """Report numbers that nothing tells how to read, and amounts of two currencies."""
    column = rows.find(head)
    if column is not None and not rows.quiet:
        places = Places(rows.rows, rows.table)
        yield from unclear_decimals(column, places)
        yield from two_currencies(column, places)


def _distinct_rows(rows: TableReader, rows_there: Ints, by: Head) -> tuple[Ints, Ints]:
    """Give the first row of each different word, and in how many rows it stands."""
    column = rows.find(by)
    if column is None or not len(rows_there):
        return rows_there[:1], np.array([len(rows_there)])
    words = keyed(rows.table.frame.iloc[rows_there, column], rows.blank_keys)
    _, first, counts = np.unique(words.codes, return_index=True, return_counts=True)
    order = np.argsort(first)
    return rows_there[first[order]], counts[order]


def quote(word: str) -> Message:
    """Quote a word of a cell, or say that the cell is blank."""
    return message("'{word}'", word=word) if word else Message("a blank cell")
