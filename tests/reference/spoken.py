"""A value as a rep would say it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from tests.reference.cells import Cell


UNITS = {Decimal(10**9): "bn", Decimal(10**6): "m", Decimal(10**3): "k"}


def spoken(cell: Cell) -> str:
    """A cell's value as a rep would say it."""
    if cell.value is None:
        return "blank"
    if isinstance(cell.value, str):
        text = " ".join(cell.value.split())
        return text if len(text) <= 40 else text[:39] + "…"
    if cell.day is not None:
        return str(cell.day)
    if cell.number is not None:
        return spoken_number(cell.number)
    return cell.text


def spoken_number(number: Decimal) -> str:
    """320, 0.12, 12.3, 12.3k, 4.5m, 120bn."""
    size = abs(number)
    if size < 10_000:
        step = Decimal("0.01") if size < 10 else Decimal("0.1")
        rounded = size.quantize(step, ROUND_HALF_UP)
        if rounded < 10_000:
            return ("-" if number < 0 and rounded else "") + plain(rounded)
    three = Context(prec=3, rounding=ROUND_HALF_UP).plus(size)
    fitting = [unit for unit in UNITS.items() if three >= unit[0]]
    unit, suffix = fitting[0]
    return ("-" if number < 0 else "") + plain(three / unit) + suffix


def plain(number: Decimal) -> str:
    """A decimal number without exponent and trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
