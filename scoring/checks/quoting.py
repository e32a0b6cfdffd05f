"""Where accounts stand on their sheet, and how their cells are quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.model.conditions.base import Moment
from scoring.model.conditions.formula import Formula
from scoring.model.derived_headings import heading_to_read
from scoring.rating.columns import Coded
from scoring.rating.derive import derive_array, derive_cell
from scoring.values.cell import BLANK, cell_text, read_cell


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scoring.arrays import Bools, Floats
    from scoring.findings import Finding
    from scoring.model.conditions.base import Lens
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.columns import Column
    from scoring.values.cell import Cell
    from scoring.values.table import SheetTable


LONGEST: Final = 40
"""Letters of a cell that are quoted."""
_CELL: Final = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Places:
    """Names the cells of Accounts and quotes them.

    Parameters
    ----------
    accounts : Accounts
        The accounts.
    table : SheetTable or None
        Where they stand; without it a heading is the place.
    """

    accounts: Accounts
    table: SheetTable | None

    def cell(self, row: int, column: int) -> str:
        """Name a cell, or its heading for a column that stands on no sheet."""
        if self.table is None or column >= len(self.table.headings):
            return self.accounts.headings[column]
        return self.table.cell(row, column)

    def heading(self, column: int) -> str:
        """Name the cell of a heading."""
        if self.table is None or column >= len(self.table.headings):
            return self.accounts.headings[column]
        return self.table.heading_cell(column)

    def heading_to_read(self, column: int) -> str:
        """Give a heading; one that we made of other tables is said."""
        if self.table is None or column >= len(self.table.headings):
            return self.accounts.headings[column]
        return heading_to_read(self.table, column)

    def quote(self, row: int, column: int) -> str:
        """Quote a cell as the user wrote it, cut to what fits in a sentence."""
        value = self.accounts.frame.iat[row, column]
        text = value if isinstance(value, str) else cell_text(read_cell(value))
        return shortened(text)

    def name(self, row: int) -> str:
        """Quote the name of an account, or its cell where it has no name."""
        column = self.accounts.name_column
        return self.quote(row, column) or self.cell(row, column)


def shortened(text: str) -> str:
    """Cut a text to what fits in a sentence.

    >>> shortened("  about   40 ")
    'about 40'
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def first_and_more(rows: Bools) -> tuple[int, int] | None:
    """Find the first of the rows marked, and how many follow; None for none."""
    count = int(np.count_nonzero(rows))
    return (int(rows.argmax()), count - 1) if count else None


def sources(
    model: Model, accounts: Accounts
) -> Iterator[tuple[int, Criterion, Source]]:
    """Give each criterion that counts, with its index and where its field is."""
    for index, criterion in enumerate(model.criteria):
        source = accounts.source(criterion.field) if criterion.active else None
        if source is not None:
            yield index, criterion, source


def formulas_of(criterion: Criterion) -> Iterator[tuple[int, Formula]]:
    """Give the formulas of a criterion with the indices of their rules."""
    for index, rule in enumerate(criterion.rules):
        if isinstance(rule.condition, Formula):
            yield index, rule.condition


def columns_read(model: Model, accounts: Accounts) -> dict[int, Criterion]:
    """Find the columns that the model reads, with the first criterion to do so."""
    columns: dict[int, Criterion] = {}
    for _, criterion, source in sources(model, accounts):
        columns.setdefault(source.column, criterion)
    for criterion in filter(lambda one: one.active, model.criteria):
        for rule in criterion.rules:
            named = map(accounts.source, rule.condition.reads())
            for source in filter(None, named):
                columns.setdefault(source.column, criterion)
    return dict(sorted(columns.items()))


def judged_cells(
    criterion: Criterion, source: Source, column: Coded, today: float
) -> list[Cell]:
    """Give the distinct cells of a column as a criterion judges them."""
    blank = worded(criterion, column)
    return [
        BLANK if empty else derive_cell(cell, source.derive, today)
        for cell, empty in zip(column.cells, blank, strict=True)
    ]


def worded(criterion: Criterion, column: Coded) -> list[bool]:
    """Say which distinct cells are blank to a criterion, by words or by themselves.

    >>> from scoring import parse_model
    >>> from scoring.values.cell import read_cell
    >>> from scoring.values.cell import PLAIN
    >>> rows = [["Criterion", "Weight", "Test", "Points"], ["Industry", 2, "yes", 10]]
    >>> cells = tuple(map(read_cell, ["n/a", "Software", None]))
    >>> column = Coded(np.arange(3, dtype=np.int32), cells, PLAIN)
    >>> worded(parse_model(rows).criteria[0], column)
    [True, False, True]
    """
    words, row = criterion.blank_words, Moment(0.0)
    if words.dense:
        return [c.kind == "blank" or words.cell(c, row) for c in column.cells]
    # Words that read as no number or date equal only texts spelled alike.
    return [c.kind == "blank" or c.key in words.keys for c in column.cells]


def judged_rows(
    criterion: Criterion,
    source: Source,
    accounts: Accounts,
    inside: Callable[[Floats], Bools],
    lens: Lens,
) -> Bools:
    """Mark the accounts whose number (or day), as judged, meets a condition.

    Parameters
    ----------
    criterion : Criterion
        Who judges.
    source : Source
        Where its field is.
    accounts : Accounts
        All accounts.
    inside : callable
        Takes numbers (or days), NaN where a cell has none.
    lens : {"number", "day"}
        Which of the two it takes.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    column: Column = accounts.column(source.column)
    today = accounts.today
    if isinstance(column, Coded):
        cells = judged_cells(criterion, source, column, today)
        read = (c.number if lens == "number" else c.day for c in cells)
        return inside(np.fromiter(read, np.float64, len(cells)))[column.codes]
    values, read_as = derive_array(column.values, column.lens, source.derive, today)
    return inside(values) if read_as == lens else np.zeros(len(accounts), np.bool_)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings in the order of sheet, code and place, row by row."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[str, str, int, str, int, str]:
    sheet, _, cell = finding.place.rpartition("!")
    match = _CELL.fullmatch(cell)
    if match is None:
        return sheet or cell, finding.code, 0, cell, 0, finding.text
    return sheet, finding.code, len(match[1]), match[1], int(match[2]), finding.text
