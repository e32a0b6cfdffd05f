"""The Routing table: which sellers take which accounts, collecting findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scoring import vocabulary
from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.registry import (
    TEST_WORDS,
    NotFit,
    Written,
    make,
    named_keys,
)
from scoring.model.derived_fields import find_source, heading_index
from scoring.model.model import Criterion, Rule
from scoring.model.read_rule import unknown_test
from scoring.model.unclear_cells import unclear_number
from scoring.values.cell import cell_key, cell_text, read_cell
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import Head, ScoredHead, Test


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.findings import Finding
    from scoring.model.conditions.base import Condition
    from scoring.model.model import Model
    from scoring.values.cell import Cell, Style
    from scoring.values.table import SheetTable

RESULT_FIELDS: Final = (
    ScoredHead.RATING,
    ScoredHead.TIER,
    ScoredHead.MATRIX,
    ScoredHead.BEST_PROFILE,
)
"""Results that a row may test like a column of Accounts."""
RESULTS: Final = {
    heading_key(word): head.value for head in RESULT_FIELDS for word in head.understood
}
"""Each by the words for it in every language."""

NO_OWNER: Final = Message(
    "keep: needs the heading of the column with the present seller, such as keep: Owner"
)


_KEEP: Final = re.compile(
    "|".join(map(re.escape, vocabulary.KEEP_WORDS)), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Route:
    """One row of Routing.

    Parameters
    ----------
    rule : Criterion or None
        Matches an account if its only rule does; None matches every account.
    sellers : tuple of str
        Who share the accounts in turn; empty where owners are kept.
    owner : str
        The heading of the account's present owner, who keeps it; may be empty.
    most : int or None
        Accounts from which on a seller gets no more by this row.
    place : str
        Cell of the seller.
    """

    rule: Criterion | None
    sellers: tuple[str, ...]
    owner: str
    most: int | None
    place: str

    @property
    def endless(self) -> bool:
        """Whether it takes every account that comes to it."""
        return self.rule is None and self.most is None and not self.owner


def read_routes(
    table: SheetTable | None, model: Model, headings: Sequence[str]
) -> tuple[tuple[Route, ...], list[Finding]]:
    """Read the Routing table to the end, whatever is wrong with it.

    Parameters
    ----------
    table : SheetTable or None
        None where the workbook has no such sheet.
    model : Model
        Its settings say how cells are written.
    headings : sequence of str
        Those of Accounts.

    Returns
    -------
    tuple of (tuple of Route, list of Finding)
        The rows in their order; those with errors are left out.
    """
    if table is None:
        return (), []
    reader = _Reader(table, model, tuple(headings), [])
    read = (reader.route(row) for row in range(len(table.frame)))
    routes = tuple(route for route in read if route is not None)
    return routes, [*reader.findings, *reader.notes, *_never_reached(routes)]


def _never_reached(routes: tuple[Route, ...]) -> Iterator[Finding]:
    ends = [route for route in routes if route.endless]
    for route in routes[routes.index(ends[0]) + 1 :] if ends else ():
        words = phrase("the row in {place} takes every account before this one can")
        yield finding("R203", route.place, message(words, place=ends[0].place))


def _no_question(test: str) -> Message:
    if not test:
        return Message("this row has a field or a Value but no Test")
    return message("'{test}' is no yes or no question", test=test)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one Routing table, adding errors to `findings`; `notes` cost no row."""

    table: SheetTable
    model: Model
    headings: tuple[str, ...]
    findings: list[Finding]
    notes: list[Finding] = field(default_factory=list)

    def route(self, row: int) -> Route | None:
        """Read a row; None where it is empty or has an error."""
        before = len(self.findings)
        text = self._text(row, Head.SELLER)
        tested = any(self._text(row, h) for h in (Head.TEST, Head.FIELD, Head.VALUE))
        if not text and not tested:
            return None
        sellers, owner = self._sellers(row, text)
        rule = self._rule(row) if tested else None
        most = self._most(row)
        if len(self.findings) > before:
            return None
        return Route(rule, sellers, owner, most, self._place(row, Head.SELLER))

    def _cell(self, row: int, head: Head) -> Cell:
        column = self.table.find(head)
        if column is None:
            return read_cell(None)
        return read_cell(self.table.frame.iat[row, column], self.model.settings.style)

    def _text(self, row: int, head: Head) -> str:
        return " ".join(cell_text(self._cell(row, head)).split())

    def _place(self, row: int, head: Head) -> str:
        return self.table.cell(row, self.table.find(head) or 0)

    def _report(
        self, code: str, place: tuple[int, Head], sentence: Message, expected: str = ""
    ) -> None:
        text = self._text(*place)
        where = self._place(*place)
        fault = finding(code, where, sentence, expected=expected, found=text)
        self.findings.append(fault)

    def _sellers(self, row: int, text: str) -> tuple[tuple[str, ...], str]:
        """Read who takes the accounts: sellers, or the column of their owners."""
        match = _KEEP.match(text)
        if match is not None:
            owner = text[match.end() :].strip()
            if not owner:
                self._report("R105", (row, Head.SELLER), NO_OWNER, "keep: Owner")
                return (), ""
            self._check_field(owner, (row, Head.SELLER), own=True)
            return (), owner
        named: dict[str, str] = {}
        for part in text.split(vocabulary.LIST_SEPARATOR):
            if part.strip():
                named.setdefault(text_key(part), part.strip())
        if not named:
            sentence = Message("this row has a Test but no Seller")
            self._report("R105", (row, Head.SELLER), sentence, phrase("a name"))
        return tuple(named.values()), ""

    def _most(self, row: int) -> int | None:
        cell = self._cell(row, Head.MOST_PER_SELLER)
        if cell.kind == "blank":
            return None
        if not cell.number >= 0 or cell.number != int(cell.number):
            text = cell_text(cell).strip()
            words = phrase(
                "Most per seller cannot be '{value}', it takes a whole number"
            )
            place = (row, Head.MOST_PER_SELLER)
            self._report("R104", place, message(words, value=text), phrase("0 or more"))
            return None
        where = self._place(row, Head.MOST_PER_SELLER)
        self.notes.extend(unclear_number(cell, self.model.settings, where))
        return int(cell.number)

    def _rule(self, row: int) -> Criterion | None:
        text = self._text(row, Head.TEST)
        test = TEST_WORDS.get(cell_key(self._cell(row, Head.TEST)))
        field = self._text(row, Head.FIELD)
        if test is Test.OTHERWISE and not field:
            return None
        if test is None or test is Test.SCALE:
            sentence = _no_question(text) if test or not text else unknown_test(text)
            self._report("R101", (row, Head.TEST), sentence, phrase("a Test"))
            return None
        condition = self._condition(row, test)
        if condition is None:
            return None
        if not condition.reads():
            self._check_field(field, (row, Head.FIELD))
            field = self._in_english(field)
        rule = Rule(test, condition, points=1.0)
        named = named_keys(test, self._value(row, Head.VALUE), self._style)
        words = blank_words_of(self.model.settings, named)
        return Criterion(text, 1.0, field, (rule,), blank_words=words)

    def _in_english(self, field: str) -> str:
        """Give a result its English name, by which it is known."""
        if find_source(field, heading_index(self.headings)) is not None:
            return field
        return RESULTS.get(heading_key(field), field)

    def _condition(self, row: int, test: Test) -> Condition | None:
        value, to = self._value(row, Head.VALUE), self._value(row, Head.TO)
        try:
            condition = make(Written(test, value, to, self._style))
        except NotFit as fault:
            head = Head.TO if fault.in_to else Head.VALUE
            self._report("R102", (row, head), fault.message, fault.expected)
            return None
        for name in condition.reads():
            self._check_field(name, (row, Head.VALUE))
        return condition

    @property
    def _style(self) -> Style:
        return self.model.settings.style

    def _value(self, row: int, head: Head) -> object:
        return self._cell(row, head).value

    def _check_field(
        self, field: str, place: tuple[int, Head], *, own: bool = False
    ) -> None:
        """Report a field that neither Accounts nor the results have."""
        results = () if own else (*map(str, RESULT_FIELDS), *self.model.groups)
        if find_source(field, heading_index(self.headings)) is not None:
            return
        if not own and heading_key(field) in {*RESULTS, *map(heading_key, results)}:
            return
        sentence = Message("this Test needs an Account field")
        if field:
            words = phrase("no column of Accounts is headed '{field}'")
            near = nearest(field, [*self.headings, *results])
            sentence = message(words, field=field).hint(near)
        self._report("R103", place, sentence, phrase("a heading of Accounts"))
