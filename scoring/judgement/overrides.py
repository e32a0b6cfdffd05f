"""The sheet Overrides: accounts that a person decides by hand, in the open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.model import MOST_POINTS
from scoring.rating.decisions import Decisions
from scoring.tables.row_faults import (
    Trouble,
    each_word,
    quote,
    unclear_numbers,
    unclear_order,
)
from scoring.values.cell import cell_text
from scoring.values.days import date_of
from scoring.values.suggest import nearest
from scoring.values.text import text_key
from scoring.vocabulary import HAND_WORDS, HANDS, Hand, Head


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding, Message
    from scoring.tables.reader import Numbers, TableReader
    from scoring.tables.roster import Roster

HEADS: Final = (Head.ACCOUNT, Head.OVERRIDE, Head.REASON, Head.BY, Head.UNTIL)
OTHERWISE: Final = phrase("{sentence}: write 0 to 10, contact, not contact or out")
RATING: Final = HANDS.index(Hand.RATING)
NOTHING, STRANGE = -1, -2
KINDS: Final = {
    text_key(word): HANDS.index(hand)
    for hand, words in HAND_WORDS.items()
    for word in words
}
UNFIT: Final = Trouble(
    "O101",
    Head.OVERRIDE,
    one="{word} is no override",
    others="{word} and {count:,} other {count:word|words} are no overrides",
)
UNDATED: Final = Trouble(
    "O102",
    Head.UNTIL,
    one="{word} is no date, so nobody knows how long this holds",
    others="{word} and {count:,} other {count:word|words} are no dates, so nobody knows how long",
)
AGAIN: Final = Trouble(
    "O201",
    Head.ACCOUNT,
    one="{word} is decided already by {place}, which counts; delete one of the rows",
    others="{word} and {count:,} other {count:account|accounts} are decided twice; the first row counts",
)
UNREASONED: Final = Trouble(
    "O202",
    Head.REASON,
    one="nobody says why {word} is decided by hand",
    others="nobody says why {word} and {count:,} other {count:account|accounts} are decided by hand",
    by=Head.ACCOUNT,
)
NOT_DECIDED: Final = Trouble(
    "O203",
    Head.OVERRIDE,
    one="nothing is decided here for {word}",
    others="nothing is decided here for {word} and {count:,} other {count:account|accounts}",
    by=Head.ACCOUNT,
)
PAST: Final = phrase(
    "what was decided for {word} ended on {date}, so it does not count"
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The n rows of Overrides.

    Parameters
    ----------
    table : TableReader
        Their cells.
    kinds : ndarray of int, shape (n,)
        An index into `HANDS`, `NOTHING` or `STRANGE`.
    numbers, until : ndarray of float, shape (n,)
        The number of a row, and its last day; NaN for none.
    past : ndarray of bool, shape (n,)
        Whether that day is over.
    owners : ndarray of int, shape (n,)
        The account that is decided; -1 for none.
    """

    table: TableReader
    kinds: Ints
    numbers: Floats
    until: Floats
    past: Bools
    owners: Ints

    @classmethod
    def of(cls, table: TableReader, roster: Roster, *, ever: bool = False) -> _Rows:
        numbers = table.numbers(Head.OVERRIDE)
        until = table.days(Head.UNTIL).values
        past = (until < table.today) & (not ever)
        kinds = _kinds(table, numbers)
        fit = (kinds >= 0) & ~past
        owners = np.where(fit, roster.find(table), -1)
        return cls(table, kinds, numbers.values, until, past, owners)

    @property
    def first(self) -> Ints:
        """The first row about each account, in the order of the sheet."""
        about = np.flatnonzero(self.owners >= 0)
        places = np.unique(self.owners[about], return_index=True)[1]
        return np.sort(about[places])

    def findings(self, roster: Roster) -> Iterator[Finding]:
        """Report what cannot be read, what is doubtful, and what is over."""
        table, now = self.table, ~self.past
        yield from table.doubled(HEADS)
        yield from each_word(table, (self.kinds == STRANGE) & now, UNFIT, _unfit)
        until = table.days(Head.UNTIL)
        yield from each_word(table, np.isnan(until.values) & ~until.blank, UNDATED)
        yield from unclear_numbers(table, Head.OVERRIDE)
        yield from unclear_order(table, Head.UNTIL)
        nothing = (self.kinds == NOTHING) & (table.words(Head.ACCOUNT).codes >= 0)
        yield from each_word(table, nothing & now, NOT_DECIDED)
        # a row that decides nothing is about nobody, and not reported for that
        yield from roster.unknown(
            table, np.where((self.kinds >= 0) & now, self.owners, 0)
        )
        yield from self._again()
        silent = table.words(Head.REASON).codes < 0
        yield from each_word(table, silent & self._marked(self.first), UNREASONED)
        yield from self._over()

    def _again(self) -> Iterator[Finding]:
        first = self.first
        places = dict(zip(self.owners[first].tolist(), first.tolist(), strict=True))

        def sentence(row: int, word: str) -> Message:
            earlier = places[int(self.owners[row])]
            place = self.table.place(earlier, Head.OVERRIDE)
            return message(AGAIN.one, word=quote(word), place=place)

        again = (self.owners >= 0) & ~self._marked(first)
        yield from each_word(self.table, again, AGAIN, sentence)

    def _over(self) -> Iterator[Finding]:
        first = first_and_more(self.past)
        if first is not None:
            row, more = first
            word = quote(self.table.quotation(row, Head.ACCOUNT))
            sentence = message(PAST, word=word, date=date_of(self.until[row]))
            day = self.table.quotation(row, Head.UNTIL)
            place = self.table.place(row, Head.UNTIL)
            yield finding("O204", place, sentence, found=day, more=more)

    def _marked(self, rows: Ints) -> Bools:
        marks = np.zeros(len(self.kinds), dtype=np.bool_)
        marks[rows] = True
        return marks

    def decisions(self, roster: Roster) -> Decisions | None:
        """Give each row of Accounts what is decided of its account."""
        first = self.first
        places = np.full(roster.count + 1, -1, dtype=np.int64)
        places[self.owners[first]] = np.arange(len(first))
        places = places[roster.codes]  # nobody has a name of -1, which is last
        accounts = np.flatnonzero(places >= 0)
        if not len(accounts):
            return None
        kinds = self.kinds[first]
        every = Decisions(
            first,
            kinds,
            np.where(kinds == RATING, self.numbers[first], np.nan),
            self.until[first],
            self._texts(first, Head.REASON),
            self._texts(first, Head.BY),
        )
        return every.at(places[accounts], accounts)

    def _texts(self, rows: Ints, head: Head) -> tuple[str, ...]:
        cells = (cell_text(self.table.cell(row, head)) for row in rows.tolist())
        return tuple(" ".join(text.split()) for text in cells)


def read_overrides(
    table: TableReader, roster: Roster
) -> tuple[Decisions | None, list[Finding]]:
    """Read the decisions that hold today.

    Parameters
    ----------
    table : TableReader
        The sheet Overrides.
    roster : Roster
        The accounts they can be about.

    Returns
    -------
    tuple of (Decisions or None, list of Finding)
        None where nothing is decided. An account on several rows of Accounts is decided
        on all of them; of several decisions about one account the first counts.
    """
    rows = _Rows.of(table, roster)
    return rows.decisions(roster), [*rows.findings(roster)]


def ever_decided(table: TableReader, roster: Roster) -> Decisions | None:
    """Read all decisions that can be read, those that are over among them."""
    return _Rows.of(table, roster, ever=True).decisions(roster)


def _kinds(table: TableReader, numbers: Numbers) -> Ints:
    """Say what each row decides: an index into `HANDS`, `NOTHING` or `STRANGE`."""
    words = table.words(Head.OVERRIDE)
    of_words = [KINDS.get(key, STRANGE) for key in words.keys.to_pylist()]
    kinds = np.array([*of_words, NOTHING], dtype=np.int64)[words.codes]
    rated = (numbers.values >= 0) & (numbers.values <= MOST_POINTS)
    return np.where(numbers.blank, NOTHING, np.where(rated, RATING, kinds))


def _unfit(_: int, word: str) -> Message:
    """Say that a cell cannot be read, and which word was perhaps meant."""
    known = [word for words in HAND_WORDS.values() for word in words]
    near = nearest(word, known)
    sentence = message(UNFIT.one, word=quote(word))
    return sentence.hint(near) if near else message(OTHERWISE, sentence=sentence)
