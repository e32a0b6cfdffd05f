"""The weights beside the pairs of Compare, worked out as the pairs are filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.learning.compare_sheet import ASK
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
RAW, WORD, VALUE, BLANK = MEAN + 1, MEAN + 2, MEAN + 3, MEAN + 4
ONE, OTHER, UNSURE, URGENT = BLANK + 1, BLANK + 2, BLANK + 3, BLANK + 4
FIRST_LINK: Final = URGENT + 1
WEIGHTS: Final = phrase("Weights so far")
DONE: Final = phrase("All pairs are compared.")
SOME: Final = phrase("{pairs} of {of} {of:pair is|pairs are} compared.")
WRONG: Final = phrase("One judgement cannot be read.")
MORE: Final = phrase("Only the first {count} voters count here; Review counts all.")
CAPTION: Final = Style(font=Font(11, Ink.NAVY, bold=True), upright="center", indent=1)
WORKING: Final = Style(font=Font(9, Ink.FAINT))


def widths_of(criteria: int) -> tuple[float, ...]:
    """Give the widths of the gap and all columns after it.

    Those that only work are out of sight.
    """
    return (3.0, 24.0, 12.0, *(0.0,) * (FIRST_LINK + criteria - WEIGHT - 1))


def draw_weights(
    draft: Draft,
    compared: tuple[Sequence[str], Sequence[str]],
    looks: tuple[Style, Style],
) -> None:
    """Put the weights, what they are worked out with, and how far the pairs are.

    Parameters
    ----------
    draft : Draft
        The page with the pairs on it, from the row below the headings on.
    compared : tuple of (sequence of str, sequence of str)
        The criteria, in the order of Criteria, and the words that count as blank.
    looks : tuple of (Style, Style)
        Of a heading, and of a criterion's name.
    """
    names, blanks = compared
    pairs = len(names) * (len(names) - 1) // 2
    first, last = HEAD + 1, HEAD + pairs
    heading, name_look = looks
    draft.fill(HEAD - 1, column_letters(NAME), WEIGHTS, CAPTION)
    # a heading here would be taken for a voter's
    for column in (NAME, WEIGHT):
        draft.fill(HEAD, column_letters(column), None, heading)
    _draw_working(draft, range(first, last + 1), blanks)
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
    every = _block(NAME, first, HEAD + len(names))
    links = formulas.Links(every, sides, means)
    _draw_links(draft, links, range(first, first + len(names)))
    _draw_urgent(draft, links, (range(first, last + 1), len(names)))
    ask = formulas.ask_formula(ASK, _block(URGENT, first, last), links)
    draft.work_out(below + 1, column_letters(NAME), ask, CAPTION)


def _draw_links(draft: Draft, links: formulas.Links, rows: range) -> None:
    """Write how the pairs so far link the criteria: a matrix of all with all."""
    letters = [column_letters(FIRST_LINK + n) for n in range(len(rows))]
    name = column_letters(NAME)
    for row in rows:
        for column, other in zip(letters, rows, strict=True):
            pair = f"${name}${row}", f"${name}${other}"
            link = formulas.link_formula(links, pair, len(rows))
            if row == other:
                link = formulas.own_link_formula(
                    _beside(letters, row - rows.start, row)
                )
            draft.work_out(row, column, link, WORKING)


def _beside(letters: Sequence[str], at: int, row: int) -> tuple[str, ...]:
    """Give the cells of a row on either side of one."""
    sides = letters[:at], letters[at + 1 :]
    return tuple(f"${side[0]}{row}:${side[-1]}{row}" for side in sides if side)


def _draw_urgent(draft: Draft, links: formulas.Links, size: tuple[range, int]) -> None:
    """Write for each pair which criteria it is about, and how urgent it is."""
    rows, criteria = size
    first, last = column_letters(FIRST_LINK), column_letters(FIRST_LINK + criteria - 1)
    matrix = f"${first}${HEAD + 1}:${last}${HEAD + criteria}"
    one, other, unsure, urgent, mean = map(
        column_letters, (ONE, OTHER, UNSURE, URGENT, MEAN)
    )
    for row in rows:
        numbers = f"{one}{row}", f"{other}{row}"
        for column, side in ((one, "A"), (other, "B")):
            place = formulas.place_formula(f"${side}{row}", links)
            draft.work_out(row, column, place, WORKING)
        spread = formulas.unsure_formula(f"{mean}{row}", numbers, matrix)
        draft.work_out(row, unsure, spread, WORKING)
        rank = formulas.urgent_formula(f"{unsure}{row}", numbers)
        draft.work_out(row, urgent, rank, WORKING)


def _draw_working(draft: Draft, rows: range, blanks: Sequence[str]) -> None:
    """Write the logarithms of the judgements, and what each word is worth."""
    every = [(w, value) for value, words in JUDGEMENT_WORDS.items() for w in words]
    last = HEAD + len(every)
    words = formulas.Words(
        _block(WORD, HEAD + 1, last),
        _block(VALUE, HEAD + 1, last),
        _block(BLANK, HEAD + 1, HEAD + max(len(blanks), 1)),
    )
    for row, blank in enumerate(blanks, HEAD + 1):
        draft.fill(row, column_letters(BLANK), str.__str__(blank), WORKING)
    for row, (word, value) in enumerate(every, HEAD + 1):
        draft.fill(row, column_letters(WORD), str.__str__(word), WORKING)
        # fifteen digits, as a file keeps them
        draft.fill(row, column_letters(VALUE), round(value, 15), WORKING)
    for row in rows:
        for number in range(VOTERS):
            cell = f"{column_letters(FIRST_VOTER + number)}{row}"
            log = formulas.log_formula(cell, words)
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
