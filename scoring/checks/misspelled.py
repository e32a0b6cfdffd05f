"""Values that match no rule but are close to one that does: `Sofware`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each
from scoring.checks.quoting import shortened, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Coded
from scoring.values.cell import cell_key, is_plain
from scoring.values.likeness import alike, neighbours
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Int16s, Ints
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


MOST_COMPARED: Final = 2_000
"""Distinct values of a column that are compared, the most frequent first."""
MOST_REPORTED: Final = 10
"""Values of a column with a finding of their own."""
_WEAK: Final = frozenset(
    {Test.OTHERWISE, Test.IS_NOT_BLANK, Test.IS_NOT, Test.IS_NOT_ONE_OF}
)
"""Tests that catch whatever is not named, and so also what is misspelled."""
NEAR: Final = phrase(
    "'{cell}' matches no value that '{criterion}' names, did you mean '{meant}'?"
)
NEAR_UNUSED: Final = phrase(
    "'{cell}' matches no value that '{criterion}' names, did you mean '{meant}'? No "
    "account has that, so look in Criteria too"
)
OTHERS: Final = phrase(
    "'{cell}' and other values, {count:,} in all, are close to values that '{criterion}' "
    "names"
)
CODE: Final = Code(
    "A204",
    Level.WARNING,
    title="close to a value",
    help="It matches no rule, but nearly does.",
    advice="Correct the spelling, or add the word to the rule.",
    words=(NEAR, NEAR_UNUSED, OTHERS),
)


class _Near(NamedTuple):
    """A value of a column that is probably meant to be another."""

    criterion: Criterion
    meant: str
    unused: bool
    accounts: int
    row: int


@dataclass(frozen=True, slots=True)
class Misspelled:
    """Values that are probably misspelled, the most frequent first.

    Values that some criterion of the same column names are spelled as meant.
    """

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find them in each column of texts."""
        by_column: dict[int, dict[str, _Near]] = defaultdict(dict)
        known = _known(ratings)
        for index, criterion, source in sources(ratings.model, ratings.accounts):
            column = ratings.accounts.column(source.column)
            meant = _meant(criterion)
            if not meant or source.derive is not None or not isinstance(column, Coded):
                continue
            outcomes = ratings.outcomes[index]
            near = _near(
                _NamedValues(criterion, column, meant), outcomes, known[source.column]
            )
            # Two criteria that read one column complain about a value once.
            by_column[source.column] = near | by_column[source.column]
        for column_number, near in by_column.items():
            yield from _findings(column_number, [*near.values()], places)


class _NamedValues(NamedTuple):
    """A criterion, the column it reads and the values it names there, by text key."""

    criterion: Criterion
    column: Coded
    meant: dict[str, str]


def _near(reader: _NamedValues, outcomes: Int16s, known: set[str]) -> dict[str, _Near]:
    """Gather what is misspelled in one column, by text key."""
    column = reader.column
    counts = _unmatched(reader.criterion, column, outcomes)
    words: dict[str, str] = {}
    codes: dict[str, list[int]] = defaultdict(list)
    for code, word in _misspelled(column, counts, reader.meant, known):
        key = cell_key(column.cells[code])
        words[key] = word
        codes[key].append(code)
    there = {cell.key for cell in column.cells} if words else set()
    return {
        key: _Near(
            criterion=reader.criterion,
            meant=reader.meant[word],
            unused=word not in there,
            accounts=int(counts[codes[key]].sum()),
            row=int(np.isin(column.codes, codes[key]).argmax()),
        )
        for key, word in words.items()
    }


def _known(ratings: Ratings) -> dict[int, set[str]]:
    """Gather the text keys that the criteria of each column name."""
    known: dict[int, set[str]] = defaultdict(set)
    for _, criterion, source in sources(ratings.model, ratings.accounts):
        for rule in criterion.rules:
            known[source.column] |= {item.key for item in rule.condition.values()}
    return known


def _meant(criterion: Criterion) -> dict[str, str]:
    """Map the text keys that a criterion names to how they are written."""
    items = (item for rule in criterion.rules for item in rule.condition.values())
    return {
        item.key: str(item.value.value)
        for item in items
        if item.value.kind == "text" and is_plain(item.value)
    }


def _unmatched(criterion: Criterion, column: Coded, outcomes: Int16s) -> Ints:
    """Count for each distinct cell the accounts in which no rule names it."""
    # The last two outcomes are that no rule matched and that the cell is unknown.
    weak = [rule.test in _WEAK for rule in criterion.rules]
    open_outcomes = np.array([*weak, True, False])
    rows = open_outcomes[outcomes]
    return count_each(column.codes[rows], len(column.cells))


def _misspelled(
    column: Coded, counts: Ints, meant: dict[str, str], known: set[str]
) -> Iterator[tuple[int, str]]:
    """Give the codes of misspelled values, and the text keys that are meant."""
    index: dict[str, list[str]] = defaultdict(list)
    for key in meant:
        for neighbour in neighbours(key):
            index[neighbour].append(key)
    for code in _most_frequent(counts):
        cell = column.cells[code]
        key = cell.key
        if key is None or key in known or not is_plain(cell):
            continue
        close = (near for part in neighbours(key) for near in index.get(part, ()))
        word = min((near for near in close if alike(key, near)), default=None)
        if word is not None:
            yield int(code), word


def _most_frequent(counts: Ints) -> Ints:
    codes = np.flatnonzero(counts)
    if len(codes) > MOST_COMPARED:
        least = np.partition(counts[codes], -MOST_COMPARED)[-MOST_COMPARED]
        codes = codes[counts[codes] >= least]
    return codes[np.argsort(-counts[codes], kind="stable")][:MOST_COMPARED]


def _findings(column: int, values: list[_Near], places: Places) -> Iterator[Finding]:
    ordered = sorted(values, key=lambda near: (-near.accounts, near.row))
    for near in ordered[:MOST_REPORTED]:
        yield _finding(column, near, places)
    rest = ordered[MOST_REPORTED:]
    if rest:
        near = rest[0]
        sentence = message(
            OTHERS,
            cell=places.quote(near.row, column),
            count=len(rest),
            criterion=near.criterion.name,
        )
        more = sum(other.accounts for other in rest) - 1
        yield CODE.at(places.cell(near.row, column), sentence, more=more)


def _finding(column: int, near: _Near, places: Places) -> Finding:
    cell, meant = places.quote(near.row, column), shortened(near.meant)
    words = NEAR_UNUSED if near.unused else NEAR
    sentence = message(words, cell=cell, criterion=near.criterion.name, meant=meant)
    place = places.cell(near.row, column)
    more = near.accounts - 1
    return CODE.at(place, sentence, expected=meant, found=cell, more=more)
