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
from scoring.model.derived_fields import Derive, derive_array
from scoring.rating.columns import Coded
from scoring.rating.decide import is_answer, no_answers, unknown
from scoring.values.likeness import one_letter_off
from scoring.values.text import text_key
from scoring.vocabulary import NO_WORDS, YES_WORDS, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


NEEDS: Final = phrase(
    "'{cell}' is not {wanted}, which '{criterion}' needs, so it counts as unknown; write "
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
    help="The Test needs a number; the cell counts as unknown.",
    advice="Correct the cell: a number, with nothing beside it.",
    words=(NEEDS, HINT, DERIVES),
)
NOT_DATE: Final = Code(
    "A203",
    Level.WARNING,
    title="text, not a date",
    help="The Test needs a date; the cell counts as unknown.",
    advice="Correct the cell: a date, such as 2026-03-31.",
    words=(NEEDS, HINT, DERIVES),
)
NOT_FLAG: Final = Code(
    "A215",
    Level.WARNING,
    title="neither yes nor no",
    help="The Test needs yes or no; the cell counts as unknown.",
    advice="Write yes or no, or TRUE or FALSE.",
    words=(NEEDS, HINT),
)


class Unread(NamedTuple):
    """What a criterion lacks in a field, and for which accounts."""

    criterion: Criterion
    source: Source
    needs: frozenset[str]
    rows: Bools


@dataclass(frozen=True, slots=True)
class UnreadCells:
    """Cells without the number or date that Tests need, once per column.

    Only those count that matched no rule: a text that the criterion names itself, or
    that `otherwise` catches, is an answer. A cell that a derived field cannot be made
    of counts always. Those that could have said `out` are another check's.
    """

    codes: tuple[Code, ...] = (NOT_NUMBER, NOT_DATE, NOT_FLAG)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find them for each criterion, and report each column once."""
        grouped: dict[tuple[Code, int], list[Unread]] = defaultdict(list)
        for index, trouble in unread(ratings):
            rows = trouble.rows & ~may_be_out(ratings, index)
            if rows.any():
                code = _code(trouble.needs)
                grouped[code, trouble.source.column].append(trouble._replace(rows=rows))
        for (code, column), troubles in grouped.items():
            yield _finding(code, column, troubles, places)


def unread(ratings: Ratings) -> Iterator[tuple[int, Unread]]:
    """Give each criterion that cannot read cells, with its index."""
    for index, criterion, source in sources(ratings.model, ratings.accounts):
        needs = needed(criterion, source)
        rows = _rows(criterion, source, ratings.accounts, needs)
        if rows is None:
            continue
        if source.derive is None:
            rows &= ratings.outcomes[index] == unknown(criterion)
        if rows.any():
            yield index, Unread(criterion, source, needs, rows)


def may_be_out(ratings: Ratings, index: int) -> Bools:
    """Mark the accounts that a criterion could disqualify, and nothing has.

    Where If blank says `out`, what is unknown is out already.
    """
    criterion = ratings.model.criteria[index]
    if criterion.if_blank.out or not any(rule.out for rule in criterion.rules):
        return np.zeros(len(ratings), dtype=np.bool_)
    open_there: Bools = ratings.outcomes[index] == unknown(criterion)
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
    sentence = _sentence(trouble, cell, wanted)
    place = places.cell(row, column)
    return code.at(place, sentence, expected=wanted, found=cell, more=more)


def _sentence(trouble: Unread, cell: str, wanted: Message) -> Message:
    criterion = trouble.criterion
    if trouble.source.derive is not None:
        return message(DERIVES, cell=cell, wanted=wanted, field=criterion.field)
    near = yes_or_no(cell) if "flag" in trouble.needs else None
    sentence = message(NEEDS, cell=cell, wanted=wanted, criterion=criterion.name)
    return sentence.hint(near)
