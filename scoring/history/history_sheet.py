"""The sheet History: read into the past, and described again.

What is for people (the status in words, What changed) is only written. What the next
Score reads stands beside it in columns that are folded away, as numbers, codes and
names, so that it reads the same in any language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.history.by_hand import NOBODY, UNCHANGED, ByRules, HandMoves
from scoring.history.earlier_form import moves_in_words, status_in_words
from scoring.history.moves import BOUNDS, CAUSES, NO_STATUS, Earlier, Moves, no_text
from scoring.history.past import NO_PAST, Past
from scoring.history.sentences import what_changed
from scoring.language import phrase
from scoring.model.model import MOST_POINTS
from scoring.rating.accounts import Accounts
from scoring.rating.columns import Dense
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored import coded_text
from scoring.values.table import heading_key, word_keys
from scoring.values.text import text_key
from scoring.vocabulary import HANDS, Head


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scoring.arrays import Floats, Ints
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.rating.columns import Column
    from scoring.values.table import SheetTable

    Text = pd.Series[str]

STATUS_CODES: Final = tuple(status.name.lower() for status in STATUSES)
"""The statuses as History keeps them, in any language."""
SHOWN: Final = (
    Head.DATE,
    Head.ACCOUNT,
    Head.RATING,
    Head.STATUS,
    *CAUSES,
    Head.WHAT_CHANGED,
)
TYPED: Final = (
    Head.STATUS_CODE,
    Head.STATUS_CODE_BEFORE,
    *BOUNDS,
    Head.DISQUALIFIED_BY,
    Head.CRITERIA_CHANGED,
    Head.PARTS,
)
BY_HAND: Final = (
    Head.HAND,
    Head.RULES_RATING,
    Head.RULES_STATUS,
    Head.HAND_BEFORE,
    Head.HAND_CHANGED,
    Head.DECISION,
)
"""Only where people decide something by hand."""
EARLIER: Final = (
    Head.RATING_EARLIER,
    Head.STATUS_EARLIER,
    Head.HAND_EARLIER,
    Head.RULES_RATING_EARLIER,
    Head.CONTACT_FROM_EARLIER,
    Head.KNOWN_EARLIER,
    Head.PARTS_EARLIER,
)
"""Only where the day was scored more than once, each time with another result."""
HAND_CODES: Final = tuple(hand.name.lower() for hand in HANDS)
NOBODY_CODE: Final = "nobody"
HANDS_OF_CODES: Final = {code: index for index, code in enumerate(HAND_CODES)}
FORMATS: Final = dict(zip(BOUNDS, ("0.0##", "0.0##", "0%", "0%"), strict=True))
DAY_NOTE: Final = phrase("The day the account was scored")
SHARE_NOTE: Final = phrase("Share of the change since before")
CHANGED_NOTE: Final = phrase("Criteria whose points changed")
NOTE: Final = phrase("For the next Score: what the columns before say, without words")
_DAY: Final = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class _Rows:
    """A History table, column by column."""

    table: SheetTable
    cells: Accounts

    @classmethod
    def of(cls, table: SheetTable, settings: Settings) -> _Rows:
        own = replace(settings, account_name=Head.ACCOUNT, date1904=table.date1904)
        return cls(table, Accounts(table.frame, own, 0.0, table.headings))

    def has(self, head: Head) -> bool:
        return self.table.find(head) is not None

    def numbers(self, head: Head, lens: str = "number") -> Floats:
        column = self.table.find(head)
        if column is None:
            return np.full(len(self.cells), np.nan)
        return numbers_of(self.cells.column(column), lens)

    def texts(self, head: Head) -> Text:
        column = self.table.find(head)
        if column is None:
            return no_text(len(self.cells))
        values = self.table.frame.iloc[:, column]
        return values.where(values.notna(), "").astype("str").reset_index(drop=True)

    def statuses(self, head: Head) -> Ints:
        known = {code: index for index, code in enumerate(STATUS_CODES)}
        return self.codes(head, known, NO_STATUS)

    def codes(self, head: Head, known: Mapping[str, int], other: int) -> Ints:
        places, words = pd.factorize(self.texts(head))
        numbers = [known.get(text_key(str(word)), other) for word in words]
        return np.array([*numbers, other], dtype=np.int64)[places]


def useful(headings: Mapping[int, str]) -> Collection[int]:
    """Name the columns of History that are read.

    What changed is written anew out of its parts: the longest texts of the sheet are
    only read where an earlier version has kept nothing else.
    """
    keys = {heading_key(heading) for heading in headings.values()}
    if heading_key(Head.PARTS) not in keys:
        return [*headings]
    words = heading_key(Head.WHAT_CHANGED)
    return [n for n, heading in headings.items() if heading_key(heading) != words]


def read_past(
    table: SheetTable | None, settings: Settings
) -> tuple[Past, list[Finding]]:
    """Read a History table; rows without a date or an account are findings."""
    if table is None or not len(table.frame):
        return NO_PAST, []
    rows = _Rows.of(table, settings)
    past = Past(
        rows.numbers(Head.DATE, "day"),
        rows.cells.name_texts.reset_index(drop=True),
        _possible(rows.numbers(Head.RATING)),
        _statuses(rows),
        _moves(rows),
        _own_columns(table),
        _by_rules(rows),
    )
    bad = np.isnan(past.days) | (past.names == "").to_numpy()
    if not bad.any():
        return past, []
    return past.take(np.flatnonzero(~bad)), _unread(table, np.flatnonzero(bad))


def _possible(ratings: Floats) -> Floats:
    """Take no number for a rating that can be none."""
    possible = (ratings >= 0) & (ratings <= MOST_POINTS)
    return np.where(possible, ratings, np.nan)


def _by_rules(rows: _Rows) -> ByRules | None:
    """Read what the rules said; None where nobody decided anything by hand."""
    if not rows.has(Head.HAND):
        return None
    hands = rows.codes(Head.HAND, HANDS_OF_CODES, NOBODY)
    ratings = _possible(rows.numbers(Head.RULES_RATING))
    return ByRules(hands, ratings, rows.statuses(Head.RULES_STATUS))


def _hand_moves(rows: _Rows) -> HandMoves | None:
    if not rows.has(Head.HAND_BEFORE):
        return None
    known = HANDS_OF_CODES | {NOBODY_CODE: NOBODY}
    return HandMoves(
        rows.codes(Head.HAND_BEFORE, known, UNCHANGED),
        rows.numbers(Head.HAND_CHANGED),
        rows.texts(Head.DECISION),
    )


def _statuses(rows: _Rows) -> Ints:
    """Read the codes; a row that a person added may have a status in words alone."""
    codes = rows.statuses(Head.STATUS_CODE)
    none = codes == NO_STATUS
    if not none.any():
        return codes
    return np.where(none, status_in_words(rows.texts(Head.STATUS)), codes)


def _moves(rows: _Rows) -> Moves:
    causes = np.array([rows.numbers(head) for head in CAUSES])
    if not any(map(rows.has, TYPED)):
        return moves_in_words(causes, rows.texts(Head.WHAT_CHANGED))
    return Moves(
        causes,
        rows.statuses(Head.STATUS_CODE_BEFORE),
        np.array([rows.numbers(head) for head in BOUNDS]),
        rows.texts(Head.DISQUALIFIED_BY),
        rows.texts(Head.CRITERIA_CHANGED),
        _hand_moves(rows),
        rows.texts(Head.PARTS),
        _earlier(rows),
    )


def _earlier(rows: _Rows) -> Earlier | None:
    """Read what an earlier Score of the day said; None where none did."""
    if not rows.has(Head.STATUS_EARLIER):
        return None
    bounds = (Head.CONTACT_FROM_EARLIER, Head.KNOWN_EARLIER)
    return Earlier(
        _possible(rows.numbers(Head.RATING_EARLIER)),
        rows.statuses(Head.STATUS_EARLIER),
        rows.codes(Head.HAND_EARLIER, HANDS_OF_CODES, NOBODY),
        _possible(rows.numbers(Head.RULES_RATING_EARLIER)),
        np.array([rows.numbers(head) for head in bounds]),
        rows.texts(Head.PARTS_EARLIER),
    )


def numbers_of(column: Column, lens: str) -> Floats:
    """Give the days or the numbers of a column, NaN for all else."""
    if isinstance(column, Dense):
        same = column.lens == lens
        return column.values if same else np.full(len(column.values), np.nan)
    read = [cell.day if lens == "day" else cell.number for cell in column.cells]
    return np.array(read)[column.codes]


def _own_columns(table: SheetTable) -> tuple[ScoredColumn, ...]:
    heads = (*SHOWN, *TYPED, *BY_HAND, *EARLIER)
    ours = frozenset().union(*map(word_keys, heads))
    formats = table.formats or ("General",) * len(table.headings)
    return tuple(
        ScoredColumn(
            heading,
            table.frame.iloc[:, n].reset_index(drop=True),
            Look.SOURCE,
            formats[n],
        )
        for n, heading in enumerate(table.headings)
        if heading and heading_key(heading) not in ours
    )


def _unread(table: SheetTable, rows: Ints) -> list[Finding]:
    column = table.find(Head.DATE) or 0
    text = phrase("the row has no date or no account, and is not kept")
    value = table.frame.iat[int(rows[0]), column]
    place = table.cell(int(rows[0]), column)
    return [finding("H201", place, text, found=value, more=len(rows) - 1)]


def history_sheet(past: Past) -> ScoredSheet:
    """Describe the History sheet, the latest day first."""
    columns = (*_shown(past), *_typed(past), *past.own)
    return ScoredSheet(columns, np.ones(len(past), dtype=np.bool_), ())


def _shown(past: Past) -> Iterator[ScoredColumn]:
    dates = (past.days * _DAY + np.datetime64(0, "D")).astype("datetime64[s]")
    statuses = coded_text(STATUSES, past.statuses)
    changed = what_changed(past.moves, past.statuses, past.by_rules.hands)
    causes = past.moves.causes
    # blank where nothing moved: most rows on most days, and fewer cells to read again
    causes = np.where((causes == 0).all(axis=0), np.nan, causes)
    parts: tuple[tuple[Head, pd.Series[Any], Look, str], ...] = (
        (Head.DATE, pd.Series(dates), Look.DATE, str(DAY_NOTE)),
        (Head.ACCOUNT, past.names, Look.NAME, ""),
        (Head.RATING, pd.Series(past.ratings), Look.RATING, ""),
        (Head.STATUS, statuses, Look.STATUS, ""),
        *(
            (head, pd.Series(values), Look.POINTS, str(SHARE_NOTE))
            for head, values in zip(CAUSES, causes, strict=True)
        ),
        (Head.WHAT_CHANGED, changed, Look.SENTENCE, str(CHANGED_NOTE)),
    )
    for head, values, look, note in parts:
        yield ScoredColumn(str(head), values, look, note=note)


def _typed(past: Past) -> Iterator[ScoredColumn]:
    moves = past.moves
    values: dict[Head, pd.Series[Any]] = {
        Head.STATUS_CODE: coded_text(STATUS_CODES, past.statuses),
        Head.STATUS_CODE_BEFORE: coded_text(STATUS_CODES, moves.statuses),
        **{
            head: pd.Series(row) for head, row in zip(BOUNDS, moves.bounds, strict=True)
        },
        Head.DISQUALIFIED_BY: moves.culprits.where(moves.culprits != ""),
    }
    # as long as there is a day that was kept before its parts were
    if (moves.criteria != "").any():
        values[Head.CRITERIA_CHANGED] = moves.criteria.where(moves.criteria != "")
    values[Head.PARTS] = moves.lines.where(moves.lines != "")
    if past.decided:
        values |= _hand_values(past)
    if moves.earlier is not None:
        values |= _earlier_values(moves.earlier)
    for head, column in values.items():
        yield ScoredColumn(
            str(head),
            column,
            Look.SOURCE,
            number_format=FORMATS.get(head, "General"),
            folded=True,
            note=str(NOTE),
        )


def _hand_values(past: Past) -> dict[Head, pd.Series[Any]]:
    """Give what people decided, and beside it what the rules said."""
    rules, hands = past.by_rules, past.moves.hands or HandMoves.none(len(past))
    before = np.where(hands.before == UNCHANGED, -1, hands.before)
    before = np.where(hands.before == NOBODY, len(HAND_CODES), before)
    decisions = hands.decisions
    return {
        Head.HAND: coded_text(HAND_CODES, rules.hands),
        Head.RULES_RATING: pd.Series(rules.ratings),
        Head.RULES_STATUS: coded_text(STATUS_CODES, rules.statuses),
        Head.HAND_BEFORE: coded_text((*HAND_CODES, NOBODY_CODE), before),
        Head.HAND_CHANGED: pd.Series(hands.changes),
        Head.DECISION: decisions.where(decisions != ""),
    }


def _earlier_values(earlier: Earlier) -> dict[Head, pd.Series[Any]]:
    """Give how accounts stood by an earlier Score of the same day."""
    contact_from, known = earlier.bounds
    return {
        Head.RATING_EARLIER: pd.Series(earlier.ratings),
        Head.STATUS_EARLIER: coded_text(STATUS_CODES, earlier.statuses),
        Head.HAND_EARLIER: coded_text(HAND_CODES, earlier.hands),
        Head.RULES_RATING_EARLIER: pd.Series(earlier.by_rules),
        Head.CONTACT_FROM_EARLIER: pd.Series(contact_from),
        Head.KNOWN_EARLIER: pd.Series(known),
        Head.PARTS_EARLIER: earlier.parts.where(earlier.parts != ""),
    }
