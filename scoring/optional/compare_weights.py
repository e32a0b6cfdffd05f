"""The weights beside the pairs of Compare, worked out as the pairs are filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.optional import compare_formulas as formulas
from scoring.optional.neighbours import HEAD
from scoring.sheets.palette import Ink
from scoring.values.refs import column_letters, quoted_text
from scoring.vocabulary import JUDGEMENT_WORDS
from scoring.xlsx.draw.styles import Font, Style


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.sheets.page import Draft

VOTERS: Final = 3
"""Columns for voters that the formulas look at."""
FIRST_VOTER: Final = 3
GAP: Final = FIRST_VOTER + VOTERS
NAME, WEIGHT = GAP + 1, GAP + 2
FIRST_LOG: Final = WEIGHT + 2
MEAN: Final = FIRST_LOG + VOTERS
RAW, WORD, VALUE = MEAN + 1, MEAN + 2, MEAN + 3
WIDTHS: Final = (3.0, 24.0, 12.0, *(0.0,) * (VALUE - WEIGHT))
"""Of the gap and all columns after it; those that only work are out of sight."""
WEIGHTS: Final = phrase("Weights so far")
DONE: Final = phrase("All pairs are compared.")
SOME: Final = phrase("{pairs} of {of} pairs are compared.")
WRONG: Final = phrase("One judgement cannot be read.")
MORE: Final = phrase("Only the first {count} voters count here; Review counts all.")
CAPTION: Final = Style(font=Font(11, Ink.NAVY, bold=True), upright="center", indent=1)
WORKING: Final = Style(font=Font(9, Ink.FAINT))


def draw_weights(
    draft: Draft, names: Sequence[str], looks: tuple[Style, Style]
) -> None:
    """Put the weights, what they are worked out with, and how far the pairs are.

    Parameters
    ----------
    draft : Draft
        The page with the pairs on it, from the row below the headings on.
    names : sequence of str
        The criteria, in the order of Criteria.
    looks : tuple of (Style, Style)
        Of a heading, and of a criterion's name.
    """
    pairs = len(names) * (len(names) - 1) // 2
    first, last = HEAD + 1, HEAD + pairs
    heading, name_look = looks
    draft.fill(HEAD - 1, column_letters(NAME), WEIGHTS, CAPTION)
    # a heading here would be taken for a voter's
    for column in (NAME, WEIGHT):
        draft.fill(HEAD, column_letters(column), None, heading)
    _draw_working(draft, range(first, last + 1))
    means = _block(MEAN, first, last)
    whole = f"AND(COUNT({means})={pairs},{_voters_counted()})"
    sides = _block(1, first, last), _block(2, first, last)
    raws = _block(RAW, first, HEAD + len(names))
    number = replace(name_look, number="0.0", across="right")
    for row, name in enumerate(names, first):
        named = f"${column_letters(NAME)}{row}"
        own = f"{column_letters(RAW)}{row}"
        draft.fill(row, column_letters(NAME), name, name_look)
        raw = formulas.raw_formula(named, sides, means, whole)
        draft.work_out(row, column_letters(RAW), raw, WORKING)
        weight = formulas.weight_formula(own, raws, whole)
        draft.work_out(row, column_letters(WEIGHT), weight, number)
    below = first + len(names) + 1
    draft.work_out(below, column_letters(NAME), _progress(means, pairs), CAPTION)


def _draw_working(draft: Draft, rows: range) -> None:
    """Write the logarithms of the judgements, and what each word is worth."""
    every = [(w, value) for value, words in JUDGEMENT_WORDS.items() for w in words]
    last = HEAD + len(every)
    words, values = (_block(column, HEAD + 1, last) for column in (WORD, VALUE))
    for row, (word, value) in enumerate(every, HEAD + 1):
        draft.fill(row, column_letters(WORD), str.__str__(word), WORKING)
        # fifteen digits, as a file keeps them
        draft.fill(row, column_letters(VALUE), round(value, 15), WORKING)
    for row in rows:
        for number in range(VOTERS):
            cell = f"{column_letters(FIRST_VOTER + number)}{row}"
            log = formulas.log_formula(cell, words, values)
            draft.work_out(row, column_letters(FIRST_LOG + number), log, WORKING)
        logs = (column_letters(FIRST_LOG + n) for n in (0, VOTERS - 1))
        mean = formulas.mean_formula(":".join(f"{letters}{row}" for letters in logs))
        draft.work_out(row, column_letters(MEAN), mean, WORKING)


def _block(column: int, first: int, last: int) -> str:
    letters = column_letters(column)
    return f"${letters}${first}:${letters}${last}"


def _voters_counted() -> str:
    """Write the condition that no voter stands where the formulas do not look."""
    first, last = column_letters(FIRST_VOTER), column_letters(GAP)
    headed = f"COUNTA(${first}${HEAD}:${last}${HEAD})"
    return f'AND({headed}<={VOTERS},${last}${HEAD}="")'


def _progress(means: str, pairs: int) -> str:
    """Say below the weights how many pairs are compared, or what stands in the way."""
    more = quoted_text(MORE.format(count=VOTERS))
    unread, done = quoted_text(str(WRONG)), quoted_text(str(DONE))
    mark = "\0"
    parts = SOME.format(pairs=mark, of=pairs).split(mark)
    some = f"&COUNT({means})&".join(map(quoted_text, parts))
    counted = f"IF(COUNT({means})={pairs},{done},{some})"
    odd = f'COUNTIF({means},"{formulas.ODD}")>0'
    return f"IF({_voters_counted()},IF({odd},{unread},{counted}),{more})"
