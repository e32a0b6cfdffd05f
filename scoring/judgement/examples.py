"""The sheet Examples: what the rules must say of accounts that everybody knows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.judgement.deciding import why_higher, why_lower
from scoring.judgement.expected import NONE, Expected, read_expected
from scoring.language import phrase
from scoring.model.unclear_cells import unclear_number
from scoring.rating.ranking import LAST, tier_of
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import STATUSES
from scoring.tables.row_faults import quote
from scoring.values.suggest import nearest, nearest_of
from scoring.values.table import heading_key
from scoring.vocabulary import Head, Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding, Message
    from scoring.model.model import Model, Tier
    from scoring.rating.ratings import Ratings
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster

HEADS: Final = (Head.ACCOUNT, Head.EXPECTED, Head.WHY)
RATED: Final = phrase("{name} is rated {rating:.1f}, {stands}, expected {expected}")
UNRATED: Final = phrase("{name} is {stands}, expected {expected}")
BECAUSE: Final = phrase("{sentence}: {why}")
UNFIT: Final = phrase(
    "{word} is neither a rating, a range such as 7-10, a tier nor a status"
)
NOTHING: Final = phrase("nothing is expected here of {name}")
NO_MEANING: Final = phrase(
    "Accounts has no heading '{heading}', so nothing here is used"
)
CONTACT, NOT_NOW = STATUSES.index(Status.CONTACT), STATUSES.index(Status.NOT_NOW)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the examples hold, of those that can be judged."""

    hold: int
    count: int


@dataclass(frozen=True, slots=True)
class _Example:
    """One row that can be judged: where it stands, what it came to, what is expected.

    Parameters
    ----------
    row : int
        Its row in the table, from 0.
    one : Ratings
        Its account alone, as the rules rate it.
    expected : Expected
        What it should be.
    """

    row: int
    one: Ratings
    expected: Expected


def judge_examples(
    table: TableReader, roster: Roster, ratings: Ratings
) -> tuple[Tally, list[Finding]]:
    """Say which examples hold, and of each that does not what decided.

    Parameters
    ----------
    table : TableReader
        The sheet Examples. A row with nothing but an account names one of the list; one
        with more is an invented account, blank where it says nothing.
    roster : Roster
        The accounts of the list.
    ratings : Ratings
        What the rules say of them.
    """
    rows = _Rows(table, roster, ratings)
    examples = [*rows.examples()]
    wrong = [example for example in examples if not rows.holds(example)]
    findings = [*rows.faults(), *map(rows.finding, wrong)]
    return Tally(len(examples) - len(wrong), len(examples)), findings


class _Rows:
    """The rows of Examples, each judged by itself."""

    def __init__(self, table: TableReader, roster: Roster, ratings: Ratings) -> None:
        self.table, self.roster, self.ratings = table, roster, ratings
        tiers = ratings.model.settings.tiers
        self.tiers: Sequence[Tier] = sorted(tiers, key=lambda tier: -tier.bound)
        self.columns = self._columns()
        self.invented = self._invented()
        self.owners = np.where(self.invented, 0, roster.find(table))

    def _columns(self) -> dict[int, int]:
        """Give for columns of Accounts those of Examples under the same heading."""
        index = self.ratings.accounts.index
        ours = {self.table.find(head) for head in HEADS}
        return {
            index[heading_key(heading)]: column
            for column, heading in enumerate(self.table.table.headings)
            if column not in ours and heading_key(heading) in index
        }

    def _invented(self) -> Bools:
        """Say which rows say more of their account than its name."""
        frame = self.table.table.frame
        filled = np.zeros(len(frame), dtype=np.bool_)
        for number, column in self.columns.items():
            if number != self.ratings.accounts.name_column:
                filled |= frame.iloc[:, column].notna().to_numpy()
        return filled

    def examples(self) -> Iterator[_Example]:
        """Give the rows that can be judged, in their order."""
        listed = np.append(self.roster.first_rows, NONE)[self.owners]
        fit = self.invented | (self.owners >= 0)
        invented = np.flatnonzero(self.invented)
        rated = self._rate(invented)
        places = dict(zip(invented.tolist(), range(len(invented)), strict=True))
        for row in np.flatnonzero(fit).tolist():
            expected = self.expected(row)
            if expected is not None and row in places:
                yield _Example(row, rated.take(np.array([places[row]])), expected)
            elif expected is not None:
                yield _Example(row, self.ratings.take(listed[[row]]), expected)

    def _rate(self, rows: Ints) -> Ratings:
        """Rate invented accounts, of whom nothing is known but what their row says."""
        accounts, frame = self.ratings.accounts, self.table.table.frame
        name = self.table.find(Head.ACCOUNT)
        columns = self.columns | ({} if name is None else {accounts.name_column: name})
        blank = pd.Series([None] * len(rows), dtype=object)
        cells = {
            number: frame.iloc[rows, columns[number]].reset_index(drop=True)
            if number in columns
            else blank
            for number in range(len(accounts.headings))
        }
        return rate_accounts(
            _unlimited(self.ratings.model), accounts.like(pd.DataFrame(cells))
        )

    def expected(self, row: int) -> Expected | None:
        """Read what is expected in a row; None where that cannot be told."""
        cell = self.table.cell(row, Head.EXPECTED)
        return None if cell.kind == "blank" else read_expected(cell, self.tiers)

    def holds(self, example: _Example) -> bool:
        """Say whether an example is as expected."""
        one = example.one
        tier = int(tier_of(self.tiers, one)[0])
        return example.expected.holds(float(one.rating[0]), tier, int(one.status[0]))

    def faults(self) -> Iterator[Finding]:
        """Report what keeps rows from being judged."""
        yield from self.table.doubled(HEADS)
        index = self.ratings.accounts.index
        for column, heading in enumerate(self.table.table.headings):
            known = heading_key(heading) in index
            if heading and not known and column not in map(self.table.find, HEADS):
                near = nearest(heading, self.ratings.accounts.headings)
                sentence = message(NO_MEANING, heading=heading).hint(near)
                place = self.table.table.heading_cell(column)
                yield finding("X503", place, sentence, found=heading)
        yield from self.roster.unknown(self.table, self.owners)
        for row in range(len(self.table)):
            cell = self.table.cell(row, Head.EXPECTED)
            if self.expected(row) is None:
                yield self._unfit(row)
            elif not math.isnan(cell.number):
                place = self.table.place(row, Head.EXPECTED)
                yield from unclear_number(cell, self.table.settings, place)

    def _unfit(self, row: int) -> Finding:
        place = self.table.place(row, Head.EXPECTED)
        word = self.table.quotation(row, Head.EXPECTED)
        if not word:
            name = quote(self.table.quotation(row, Head.ACCOUNT))
            return finding("X502", place, message(NOTHING, name=name))
        near = nearest(word, [tier.name for tier in self.tiers])
        near = near or nearest_of(word, STATUSES)
        sentence = message(UNFIT, word=quote(word)).hint(near)
        return finding("X502", place, sentence, found=word)

    def finding(self, example: _Example) -> Finding:
        """Say what an example is instead, and what decided."""
        sentence, why = self._stands(example), self._why(example)
        if why is not None:
            sentence = message(BECAUSE, sentence=sentence, why=why)
        place = self.table.place(example.row, Head.EXPECTED)
        words = example.expected.words
        return finding("X501", place, sentence, expected=words)

    def _stands(self, example: _Example) -> Message:
        one, expected = example.one, example.expected
        name = quote(self.table.quotation(example.row, Head.ACCOUNT))
        status = STATUSES[one.status[0]]
        if one.status[0] in LAST:
            return message(UNRATED, name=name, stands=status, expected=expected.words)
        tier = self.tiers[int(tier_of(self.tiers, one)[0])].name
        return message(
            RATED,
            name=name,
            rating=float(one.rating[0]),
            stands=tier if expected.status == NONE else status,
            expected=expected.words,
        )

    def _why(self, example: _Example) -> Message | None:
        """Say what keeps an example from being as expected; None if nothing does."""
        one, expected = example.one, example.expected
        if one.status[0] in LAST:
            return why_lower(one)
        if expected.status in LAST:
            return None
        if expected.status != NONE:
            short = expected.status == CONTACT or one.status[0] == NOT_NOW
            beyond = expected.status == NOT_NOW
        else:
            short = self._falls_short(one, expected)
            beyond = not short
        return why_lower(one) if short else why_higher(one) if beyond else None

    def _falls_short(self, one: Ratings, expected: Expected) -> bool:
        if expected.tier != NONE:
            return int(tier_of(self.tiers, one)[0]) > expected.tier
        return bool(one.rating[0] < expected.low)


def _unlimited(model: Model) -> Model:
    """Let no invented account wait: they are not on the list that is too long."""
    return replace(model, settings=replace(model.settings, contacts_at_most=None))
