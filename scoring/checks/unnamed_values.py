"""Common values that no rule names, and values that a rule's value is part of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import shortened, sources
from scoring.checks.text_rules import names_texts, unmatched_counts, written_items
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.model.conditions.inside import HasWord
from scoring.rating.columns import Coded
from scoring.rating.decide import no_match
from scoring.values.cell import cell_key, cell_text
from scoring.values.text import text_key
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Rule
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell


MOST_COMPARED: Final = 2_000
"""Distinct values of a column that are looked at, the most frequent first."""
LISTED: Final = 5
"""Values that a finding names."""
SHARE: Final = 0.1
"""Of all accounts, above which common values without a rule are worth a word."""
SHORTEST: Final = 2
"""Letters from which on a word says something: `A` is part of `Tier A`, and nothing."""
UNNAMED: Final = phrase(
    "no rule of '{criterion}' names {values}; together they are {count:,} of {total:,} "
    "accounts"
)
PART: Final = phrase(
    "'{value}' is part of {values}, but '{rule}' of '{criterion}' looks for the whole "
    "cell; add them to its list, or use 'has the word'"
)
COMMON: Final = Code(
    "C217",
    Level.NOTE,
    title="common values without a rule",
    help="Over a tenth of the accounts have values that no rule names.",
    advice="Give them a rule, or an 'otherwise'; nothing if 0 points is what you mean.",
    words=(UNNAMED,),
)
PART_OF: Final = Code(
    "C218",
    Level.WARNING,
    title="part of a longer value",
    help="The rule's value stands inside values that it does not match.",
    advice="Name the longer values too, or use *has the word*.",
    words=(PART,),
)


@dataclass(frozen=True, slots=True)
class UnnamedValues:
    """Values of accounts that no rule of a criterion matched."""

    codes: tuple[Code, ...] = (COMMON, PART_OF)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find them in the columns of criteria that name texts."""
        named = _named(ratings)
        for index, criterion, source in sources(ratings.model, ratings.accounts):
            column = ratings.accounts.column(source.column)
            if source.derive is not None or not isinstance(column, Coded):
                continue
            if not names_texts(criterion):
                continue
            outcomes = ratings.outcomes[index]
            if criterion.can_earn:
                free = ~named[source.column]
                counts = unmatched_counts(criterion, column, outcomes, free)
                open_to_all = _Unmatched(column.cells, counts)
                yield from _common(criterion, open_to_all, len(ratings))
            counts = unmatched_counts(criterion, column, outcomes)
            unmatched = _Unmatched(column.cells, counts)
            for rule in criterion.rules:
                yield from _part_of(criterion, rule, unmatched)


def _named(ratings: Ratings) -> dict[int, Bools]:
    """Mark for each column the accounts whose cell some criterion's rule matches."""
    named: dict[int, Bools] = {}
    for index, criterion, source in sources(ratings.model, ratings.accounts):
        matched = ratings.outcomes[index] < no_match(criterion)
        before = named.get(source.column)
        named[source.column] = matched if before is None else matched | before
    return named


@dataclass(frozen=True, slots=True)
class _Unmatched:
    """The distinct cells of a column, and how many accounts have each unmatched."""

    cells: tuple[Cell, ...]
    counts: Ints

    def codes(self) -> list[int]:
        """Give the cells that some account has, the commonest first, not all of many."""
        order = np.argsort(-self.counts, kind="stable")[:MOST_COMPARED]
        return [code for code in order.tolist() if self.counts[code]]

    def commonest(self, chosen: list[int], most: int) -> tuple[str, int]:
        """Write the commonest of some cells with their counts, and add these up."""
        counts: Counter[str] = Counter()
        written: dict[str, str] = {}
        for code in chosen:
            key = cell_key(self.cells[code])
            counts[key] += int(self.counts[code])
            written.setdefault(key, shortened(cell_text(self.cells[code])))
        first = counts.most_common(most)
        shown = ", ".join(f"'{written[key]}' {count:,}" for key, count in first)
        more = "" if len(counts) <= most else ", ..."
        return f"{shown}{more}", sum(count for _, count in first)


def _common(
    criterion: Criterion, unmatched: _Unmatched, total: int
) -> Iterator[Finding]:
    values, count = unmatched.commonest(unmatched.codes(), LISTED)
    if count > SHARE * total:
        sentence = message(
            UNNAMED, criterion=criterion.name, values=values, count=count, total=total
        )
        yield COMMON.at(criterion.place, sentence, found=values)


def _part_of(
    criterion: Criterion, rule: Rule, unmatched: _Unmatched
) -> Iterator[Finding]:
    if rule.test not in (Test.IS, Test.IS_ONE_OF):
        return
    row, codes = Moment(0.0), unmatched.codes()
    for item in written_items(rule):
        key = text_key(item)
        if len(key) < SHORTEST or not any(map(str.isalpha, key)):
            continue
        word = HasWord.of((key,))
        longer = [code for code in codes if word.cell(unmatched.cells[code], row)]
        if longer:
            values, _ = unmatched.commonest(longer, LISTED)
            sentence = message(
                PART,
                value=shortened(item),
                values=values,
                rule=rule.words,
                criterion=criterion.name,
            )
            yield PART_OF.at(rule.place, sentence, expected=item, found=values)
            return
