"""What the accounts lack: names, cells, and enough of the weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow.compute as pc

from scoring.checks.quoting import columns_read, first_and_more, worded
from scoring.checks.texts import column_texts
from scoring.finding_codes import finding
from scoring.model.conditions.base import Moment
from scoring.rating.columns import Coded
from scoring.values.cell import is_error
from scoring.vocabulary import Status, Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


LITTLE: Final = 0.5
"""Share of the weight below which a rating rests on little."""
_NOISE: Final = 1e-9


def missing_cells(scores: Ratings, places: Places) -> Iterator[Finding]:
    """Find Excel errors, blanks, little-known and nameless accounts."""
    for column, criterion in columns_read(scores.model, scores.accounts).items():
        yield from _errors(column, scores.accounts, places)
        yield from _blanks(column, criterion, scores.accounts, places)
    yield from _little_known(scores, places)
    yield from _nameless(scores.accounts, places)


def _errors(column: int, accounts: Accounts, places: Places) -> Iterator[Finding]:
    """Find Excel errors (A205); once read they are blanks without a trace."""
    read = accounts.column(column)
    if not isinstance(read, Coded):
        return
    rows = np.zeros(len(accounts), dtype=np.bool_)
    series = accounts.frame.iloc[:, column]
    for code, cell in enumerate(read.cells):
        if code == 0 or cell.kind != "blank":
            continue
        same = read.codes == code
        if same.any() and is_error(series.iat[int(same.argmax())]):
            rows |= same
    found = first_and_more(rows)
    if found is None:
        return
    row, more = found
    said = places.said(row, column)
    text = f"{said} in '{accounts.headings[column]}' counts as blank; mend its formula"
    place = places.cell(row, column)
    yield finding("A205", place, text, expected="a value", found=said, more=more)


def _blanks(
    column: int, criterion: Criterion, accounts: Accounts, places: Places
) -> Iterator[Finding]:
    """Count the blanks of a field that a criterion reads (A208)."""
    count, of = (
        int(np.count_nonzero(_blank(column, criterion, accounts))),
        len(accounts),
    )
    answers = any(rule.test is Test.IS_BLANK for rule in criterion.rules)
    if count == 0 or answers:
        return
    heading = accounts.headings[column]
    reader = f", which '{criterion.name}' reads," if criterion.name != heading else ""
    share = f"{count:,} of {of:,} accounts ({_percent(count / of)})"
    text = f"'{heading}'{reader} is blank for {share}"
    yield finding("A208", places.heading(column), text, found=count)


def _blank(column: int, criterion: Criterion, accounts: Accounts) -> Bools:
    read, words = accounts.column(column), criterion.blank_words
    if isinstance(read, Coded):
        return np.array(worded(criterion, read), dtype=np.bool_)[read.codes]
    rows: Bools = np.isnan(read.values)
    if words.dense:
        rows |= words.array(read.values, read.lens, Moment(accounts.today))
    return rows


def _percent(share: float) -> str:
    """Say a share: never 0 % of some, nor 100 % of not quite all.

    >>> _percent(0.004), _percent(0.999), _percent(1.0)
    ('under 1 %', 'over 99 %', '100 %')
    """
    if 0 < share < 0.01:  # noqa: PLR2004 - one percent
        return "under 1 %"
    if 0.99 < share < 1:  # noqa: PLR2004
        return "over 99 %"
    return f"{100 * share:.0f} %"


def _little_known(scores: Ratings, places: Places) -> Iterator[Finding]:
    """Find accounts rated on less than half of the weight (A207)."""
    rows = scores.known < LITTLE - _NOISE
    rows &= ~np.isnan(scores.rating) & ~scores.is_status(Status.DISQUALIFIED)
    found = first_and_more(rows)
    if found is None:
        return
    row, more = found
    text = f"'{places.name(row)}' is rated on {_percent(float(scores.known[row]))} of "
    text += "the weight; fill in what To research names before trusting the rating"
    place = places.cell(row, scores.accounts.name_column)
    yield finding("A207", place, text, expected="50 % or more", more=more)


def _nameless(accounts: Accounts, places: Places) -> Iterator[Finding]:
    """Find accounts without a name (A211)."""
    column = accounts.name_column
    texts = column_texts(accounts, column)
    empty = pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(texts)), 0)
    rows = pc.fill_null(empty, fill_value=True).to_numpy(zero_copy_only=False)
    found = first_and_more(rows)
    if found is None:
        return
    row, more = found
    text = f"this account has no name in '{accounts.headings[column]}'; it is rated, "
    text += "but nobody can call it"
    place = places.cell(row, column)
    yield finding("A211", place, text, expected="a name", more=more)
