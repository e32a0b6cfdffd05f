"""Cells that a criterion cannot read: text where it needs a number or a date."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.checks.quoting import first_and_more, judged_cells, sources
from scoring.findings import HINT, Code, Level, Message, message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.model.derived_fields import Derive
from scoring.rating.columns import Coded
from scoring.rating.decide import is_answer, no_answers, no_match, unknown
from scoring.rating.derive import derive_array
from scoring.values.likeness import one_letter_off
from scoring.values.text import text_key
from scoring.vocabulary import NO_WORDS, YES_WORDS, Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.arrays import Bools, Int16s
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Rule
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


NEEDS: Final = phrase(
    "'{cell}' is not {wanted}, which '{criterion}' needs, so it counts as unknown; write "
    "{wanted}"
)
CAUGHT: Final = phrase(
    "'{cell}' is not {wanted}, which '{criterion}' needs, so '{rule}' decides; write "
    "{wanted}"
)
DERIVES: Final = phrase(
    "'{cell}' is not {wanted}, so '{field}' is blank; write {wanted}"
)
NUMBER, DATE = Message("a number"), Message("a date")
YES_OR_NO: Final = Message("yes or no")
WANTED: Final = {
    frozenset({"number"}): NUMBER,
    frozenset({"day"}): DATE,
    frozenset({"flag"}): YES_OR_NO,
    frozenset({"number", "day"}): Message("a number or a date"),
    frozenset({"number", "flag"}): Message("a number, or yes or no"),
    frozenset({"day", "flag"}): Message("a date, or yes or no"),
    frozenset({"number", "day", "flag"}): Message("a number, a date, or yes or no"),
    frozenset({"day", "year"}): Message("a date or a year"),
}
NOT_NUMBER: Final = Code(
    "A202",
    Level.WARNING,
    title="text, not a number",
    help="The Test needs a number; the cell counts as unknown, or `otherwise` decides.",
    advice="Correct the cell: a number, with nothing beside it.",
    words=(NEEDS, CAUGHT, HINT, DERIVES),
)
NOT_DATE: Final = Code(
    "A203",
    Level.WARNING,
    title="text, not a date",
    help="The Test needs a date; the cell counts as unknown, or `otherwise` decides.",
    advice="Correct the cell: a date, such as 2026-03-31.",
    words=(NEEDS, CAUGHT, HINT, DERIVES),
)
NOT_FLAG: Final = Code(
    "A215",
    Level.WARNING,
    title="neither yes nor no",
    help="The Test needs yes or no; the cell counts as unknown, or `otherwise` decides.",
    advice="Write yes or no, or TRUE or FALSE.",
    words=(NEEDS, CAUGHT, HINT),
)


class Unread(NamedTuple):
    """What a criterion lacks in a field, for which accounts, and what decided there."""

    criterion: Criterion
    source: Source
    needs: frozenset[str]
    rows: Bools
    outcomes: Int16s

    @property
    def caught(self) -> Bools:
        """Mark the accounts for which a rule decided that does not look at the cell."""
        no_rule = no_match(self.criterion)
        decided: Bools = self.rows & (self.outcomes < no_rule)
        return decided & (self.source.derive is None)


@dataclass(frozen=True, slots=True)
class UnreadCells:
    """Cells without the number or date that Tests need, once per column.

    A text that the criterion names itself is an answer. One that `otherwise` catches is
    known, and yet no rule above could read it. A cell that a derived field cannot be
    made of counts always. Those that could have said `out` are another check's.
    """

    codes: tuple[Code, ...] = (NOT_NUMBER, NOT_DATE, NOT_FLAG)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find them for each criterion, and report each column once."""
        grouped: dict[tuple[Code, int], list[Unread]] = defaultdict(list)
        for index, trouble in unread(ratings):
            rows = trouble.rows & ~may_be_out(ratings, index)
            key = (_code(trouble.needs), trouble.source.column)
            grouped[key].append(trouble._replace(rows=rows))
        for (code, column), troubles in grouped.items():
            for some in _parted(troubles):
                yield _finding(code, column, some, places)


def unread(ratings: Ratings) -> Iterator[tuple[int, Unread]]:
    """Give each criterion that cannot read cells, with its index."""
    for index, criterion, source in sources(ratings.model, ratings.accounts):
        needs = needed(criterion, source)
        rows = _rows(criterion, source, ratings.accounts, needs)
        if rows is None:
            continue
        outcomes = ratings.outcomes[index]
        if source.derive is None:
            rows &= np.isin(outcomes, _open_outcomes(criterion.rules))
        if rows.any():
            yield index, Unread(criterion, source, needs, rows, outcomes)


def _parted(troubles: list[Unread]) -> Iterator[list[Unread]]:
    """Part the cells that are unknown to any criterion from those that rules decided."""
    missing = [one._replace(rows=one.rows & ~one.caught) for one in troubles]
    nowhere = ~np.logical_or.reduce([one.rows for one in missing])
    caught = [one._replace(rows=one.caught & nowhere) for one in troubles]
    for part in (missing, caught):
        some = [one for one in part if one.rows.any()]
        if some:
            yield some


def _open_outcomes(rules: Sequence[Rule], *, out: bool = False) -> list[int]:
    """List the outcomes that a cell can have which the rules cannot read.

    It is unknown, unless a rule decides that does not look at the cell. Such a rule
    counts below one that looks at it; with `out`, below one that could have said so.
    """
    outcomes = [len(rules) + 1]
    tried = False
    for index, rule in enumerate(rules):
        if rule.condition.kinds():
            tried = tried or rule.out or not out
        elif tried and not (out and rule.out):
            outcomes.append(index)
    return outcomes


def may_be_out(ratings: Ratings, index: int) -> Bools:
    """Mark the accounts that a criterion could disqualify, and nothing has.

    Where If blank says `out`, what is unknown is out already.
    """
    criterion = ratings.model.criteria[index]
    if not any(rule.out for rule in criterion.rules):
        return np.zeros(len(ratings), dtype=np.bool_)
    open_outcomes = _open_outcomes(criterion.rules, out=True)
    if criterion.if_blank.out:
        open_outcomes.remove(unknown(criterion))
    open_there: Bools = np.isin(ratings.outcomes[index], open_outcomes)
    return open_there & ~ratings.by_rules.is_status(Status.DISQUALIFIED)


def needed(criterion: Criterion, source: Source) -> frozenset[str]:
    """Say which readings of its cells a criterion can use; empty for any."""
    if source.derive is Derive.DAYS_SINCE:
        return frozenset({"day"})
    if source.derive is Derive.YEARS_SINCE:
        return frozenset({"day", "year"})
    return criterion.needs


def _code(needs: frozenset[str]) -> Code:
    if "number" in needs:
        return NOT_NUMBER
    return NOT_DATE if "day" in needs else NOT_FLAG


def _rows(
    criterion: Criterion, source: Source, accounts: Accounts, needs: frozenset[str]
) -> Bools | None:
    """Mark the filled cells without a reading that is needed; None for none."""
    if not needs:
        return None
    column = accounts.column(source.column)
    if isinstance(column, Coded):
        lacking = _lacking(criterion, source, column, accounts.today)
        return lacking[column.codes] if lacking.any() else None
    filled = ~np.isnan(column.values)
    if criterion.blank_words.dense:
        row = Moment(accounts.today)
        filled &= ~criterion.blank_words.array(column.values, column.lens, row)
    if source.derive is None:
        return filled & no_answers(column.values, column.lens, criterion.needs)
    derive, today = source.derive, accounts.today
    derived, _ = derive_array(column.values, column.lens, derive, today)
    return filled & np.isnan(derived)


def _lacking(
    criterion: Criterion,
    source: Source,
    column: Coded,
    today: float,
) -> Bools:
    plain = judged_cells(criterion, source._replace(derive=None), column, today)
    if source.derive is None:
        kinds = criterion.needs
        lacks = (c.kind != "blank" and not is_answer(c, kinds) for c in plain)
    else:
        judged = judged_cells(criterion, source, column, today)
        pairs = zip(plain, judged, strict=True)
        lacks = (one.kind != "blank" and other.kind == "blank" for one, other in pairs)
    return np.fromiter(lacks, np.bool_, len(plain))


def yes_or_no(cell: str) -> str | None:
    """Find the word for yes or no that is one letter off; the shortest say nothing.

    >>> yes_or_no("yess"), yes_or_no("10"), yes_or_no("z")
    ('yes', None, None)
    """
    words = (w for w in (*YES_WORDS, *NO_WORDS) if len(w) >= len("no") and w.isalpha())
    key = text_key(cell)
    return next((word for word in words if one_letter_off(key, word)), None)


def _finding(
    code: Code, column: int, troubles: list[Unread], places: Places
) -> Finding:
    """Report the first cell, and how many more there are for any criterion."""
    rows = np.logical_or.reduce([trouble.rows for trouble in troubles])
    row, more = first_and_more(rows) or (0, 0)
    trouble = next(trouble for trouble in troubles if trouble.rows[row])
    cell, wanted = places.quote(row, column), WANTED[trouble.needs]
    sentence = _sentence(trouble, row, cell, wanted)
    place = places.cell(row, column)
    return code.at(place, sentence, expected=wanted, found=cell, more=more)


def _sentence(trouble: Unread, row: int, cell: str, wanted: Message) -> Message:
    criterion = trouble.criterion
    if trouble.source.derive is not None:
        return message(DERIVES, cell=cell, wanted=wanted, field=criterion.field)
    near = yes_or_no(cell) if "flag" in trouble.needs else None
    sentence = message(NEEDS, cell=cell, wanted=wanted, criterion=criterion.name)
    if trouble.caught[row]:
        rule = criterion.rules[trouble.outcomes[row]].words
        sentence = message(
            CAUGHT, cell=cell, wanted=wanted, criterion=criterion.name, rule=rule
        )
    return sentence.hint(near)
