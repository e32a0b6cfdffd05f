"""Numbers in text whose decimal sign the cell alone cannot tell, such as 1.234."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.rating.column_style import common_decimal, texts_of
from scoring.rating.columns import Coded
from scoring.values.cell import number_text
from scoring.values.numerals import cannot_tell


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.base import Condition
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings

_SHAPE: Final = str.maketrans("23456789", "1" * 8)
"""Texts that differ only in digits above 0 read alike: one of each shape is enough."""
BY_COLUMN: Final = phrase(
    "'{cell}' was read as {number}, since '{sign}' is the decimal sign elsewhere in this "
    "column; if that is wrong, set Decimal sign in Settings"
)
BY_SHEET: Final = phrase(
    "'{cell}' was read as {number}, since ',' is the decimal sign elsewhere on the "
    "sheet; if that is wrong, set Decimal sign in Settings"
)
BY_NOTHING: Final = phrase(
    "'{cell}' was read as {number}, since nothing in this column tells and '.' is then "
    "the decimal sign; if that is wrong, set Decimal sign in Settings"
)
CODE: Final = Code(
    "A209",
    Level.NOTE,
    title="decimal sign unclear",
    help="How such a number was read.",
    advice="Set *Decimal sign* if it was read wrongly.",
    words=(BY_COLUMN, BY_SHEET, BY_NOTHING),
)


@dataclass(frozen=True, slots=True)
class UnclearDecimals:
    """How such numbers were read, and why so; once per column."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such number of each column that is compared by number."""
        for column in sorted(number_columns(ratings)):
            yield from unclear_decimals(column, places)


def unclear_decimals(column: int, places: Places) -> Iterator[Finding]:
    """Find the first such number of a column, counted from 0, and count the others."""
    read = places.accounts.column(column)
    auto = places.accounts.settings.decimal_sign == "auto"
    if not auto or not isinstance(read, Coded):
        return
    shapes = [_shape(cell.value) for cell in read.cells]
    unclear = {shape: cannot_tell(shape) for shape in set(shapes)}
    marks = np.fromiter((unclear[shape] for shape in shapes), np.bool_, len(shapes))
    first = first_and_more(marks[read.codes]) if marks.any() else None
    if first is not None:
        row, more = first
        cell = places.quote(row, column)
        number = number_text(read.cells[read.codes[row]].number)
        by_column = common_decimal(texts_of(unclear)) is not None
        sentence = _sentence(cell, number, read.style.decimal.sign, by_column=by_column)
        yield CODE.at(places.cell(row, column), sentence, found=cell, more=more)


def _sentence(cell: str, number: str, sign: str, *, by_column: bool) -> Message:
    """Say what tells the decimal sign: the column, the sheet, or nothing."""
    if by_column:
        return message(BY_COLUMN, cell=cell, number=number, sign=sign)
    return message(BY_SHEET if sign == "," else BY_NOTHING, cell=cell, number=number)


def _shape(value: object) -> str:
    return value.translate(_SHAPE) if isinstance(value, str) else ""


def number_columns(ratings: Ratings) -> set[int]:
    """Find the columns in which a number in text makes a difference."""
    accounts = ratings.accounts
    columns: set[int] = set()
    for criterion in ratings.model.criteria:
        if not criterion.active:
            continue
        fields = [field for rule in criterion.rules for field in rule.condition.reads()]
        if _compares_numbers(criterion):
            fields.append(criterion.field)
        named = map(accounts.source, fields)
        columns |= {source.column for source in named if source and not source.derive}
    return columns


def _compares_numbers(criterion: Criterion) -> bool:
    return any(_is_about_numbers(rule.condition) for rule in criterion.rules)


def _is_about_numbers(condition: Condition) -> bool:
    if "number" in condition.kinds():
        return True
    return any(not math.isnan(item.low) for item in condition.values())
