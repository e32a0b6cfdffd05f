"""Numbers in text whose decimal sign the cell alone cannot tell, such as 1.234."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more, formulas_of
from scoring.checks.values import values_of
from scoring.finding_codes import finding
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.rating.columns import Coded, decimal_told, texts_of
from scoring.values.cell import number_text
from scoring.values.numerals import cannot_tell


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.base import Condition
    from scoring.model.conditions.formula import Formula
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings

_SHAPE: Final = str.maketrans("23456789", "1" * 8)
"""Texts that differ only in digits above 0 read alike: one of each shape is enough."""


def unclear_decimals(scores: Ratings, places: Places) -> Iterator[Finding]:
    """Say how such numbers were read, and why so (A209); once per column."""
    accounts = scores.accounts
    if accounts.settings.decimal_sign != "auto":
        return
    for column in sorted(_columns_of_numbers(scores)):
        read = accounts.column(column)
        if isinstance(read, Coded):
            yield from _unclear(column, read, places)


def _unclear(column: int, read: Coded, places: Places) -> Iterator[Finding]:
    shapes = [_shape(cell.value) for cell in read.cells]
    unclear = {shape: cannot_tell(shape) for shape in set(shapes)}
    marks = np.fromiter((unclear[shape] for shape in shapes), np.bool_, len(shapes))
    found = first_and_more(marks[read.codes]) if marks.any() else None
    if found is not None:
        row, more = found
        said = places.said(row, column)
        number = number_text(read.cells[read.codes[row]].number)
        why = _why(read.style.decimal.sign, decimal_told(texts_of(unclear)))
        text = f"'{said}' was read as {number}, {why}; if that is wrong, set "
        text += "Decimal sign in Settings"
        place = places.cell(row, column)
        yield finding("A209", place, text, found=said, more=more)


def _shape(value: object) -> str:
    return value.translate(_SHAPE) if isinstance(value, str) else ""


def _columns_of_numbers(scores: Ratings) -> set[int]:
    """Find the columns in which a number in text makes a difference."""
    accounts = scores.accounts
    found: set[int] = set()
    for criterion in scores.model.criteria:
        if not criterion.active:
            continue
        fields = [
            field for _, formula in formulas_of(criterion) for field in formula.fields
        ]
        if _compares_numbers(criterion):
            fields.append(criterion.field)
        named = map(accounts.source, fields)
        found |= {source.column for source in named if source and not source.derive}
    return found


def _compares_numbers(criterion: Criterion) -> bool:
    return any(_is_about_numbers(rule.condition) for rule in criterion.rules)


def _is_about_numbers(condition: Condition | Formula) -> bool:
    if isinstance(condition, Within | Scale):
        return condition.lens == "number"
    return any(not math.isnan(item.low) for item in values_of(condition))


def _why(sign: str, told: str | None) -> str:
    """Say what told the decimal sign: the column, the sheet, or nothing."""
    if told is not None:
        return f"since '{sign}' is the decimal sign elsewhere in this column"
    if sign == ",":
        return "since ',' is the decimal sign elsewhere on the sheet"
    return "since nothing in this column tells and '.' is then the decimal sign"
