"""How many accounts lack a field that the model reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.percent import percent
from scoring.checks.quoting import columns_read, worded
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.rating.columns import Coded
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


WORDS: Final = phrase(
    "'{heading}' is blank for {count:,} of {accounts:,} {accounts:account|accounts} ({percent})"
)
WORDS_READ: Final = phrase(
    "'{heading}', which '{criterion}' reads, is blank for {count:,} of {accounts:,} "
    "{accounts:account|accounts} ({percent})"
)
CODE: Final = Code(
    "A208",
    Level.NOTE,
    title="blanks",
    help="How many accounts lack this field.",
    advice="Nothing, or fill the field in where it matters.",
    words=(WORDS, WORDS_READ),
)


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blank cells, counted per column, unless a rule asks for blanks."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Count the blanks of each field that a criterion reads."""
        for column, criterion in columns_read(ratings.model, ratings.accounts).items():
            count = int(np.count_nonzero(_blank(column, criterion, ratings.accounts)))
            tests_blank = any(rule.test is Test.IS_BLANK for rule in criterion.rules)
            if count and not tests_blank:
                yield _finding(column, criterion, count, places)


def _blank(column: int, criterion: Criterion, accounts: Accounts) -> Bools:
    read, words = accounts.column(column), criterion.blank_words
    if isinstance(read, Coded):
        return np.array(worded(criterion, read), dtype=np.bool_)[read.codes]
    rows: Bools = np.isnan(read.values)
    if words.dense:
        rows |= words.array(read.values, read.lens, Moment(accounts.today))
    return rows


def _finding(column: int, criterion: Criterion, count: int, places: Places) -> Finding:
    heading, accounts = places.heading_to_read(column), len(places.accounts)
    sentence = message(
        WORDS if criterion.name == heading else WORDS_READ,
        heading=heading,
        criterion=criterion.name,
        count=count,
        accounts=accounts,
        percent=percent(count / accounts),
    )
    return CODE.at(places.heading(column), sentence, found=count)
