"""Excel errors in Accounts; once read they are blanks without a trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import columns_read, first_and_more
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Coded
from scoring.values.cell import is_error


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


WORDS: Final = phrase("{error} in '{heading}' counts as blank; correct its formula")
CODE: Final = Code(
    "A205",
    Level.WARNING,
    title="Excel error",
    help="It counts as blank.",
    advice="Correct the formula that gives it.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class ExcelErrors:
    """Cells with an Excel error, once per column that the model reads."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find cells whose formula gives an error."""
        for column in columns_read(ratings.model, ratings.accounts):
            first = first_and_more(_errors(column, ratings.accounts))
            if first is not None:
                yield _finding(column, *first, places)


def _errors(column: int, accounts: Accounts) -> Bools:
    rows = np.zeros(len(accounts), dtype=np.bool_)
    read = accounts.column(column)
    if not isinstance(read, Coded):
        return rows
    series = accounts.frame.iloc[:, column]
    for code, cell in enumerate(read.cells):
        if code == 0 or cell.kind != "blank":
            continue
        same = read.codes == code
        if same.any() and is_error(series.iat[int(same.argmax())]):
            rows |= same
    return rows


def _finding(column: int, row: int, more: int, places: Places) -> Finding:
    error = places.quote(row, column)
    words = message(WORDS, error=error, heading=places.heading_to_read(column))
    place = places.cell(row, column)
    return CODE.at(place, words, expected=phrase("a value"), found=error, more=more)
