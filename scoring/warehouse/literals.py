"""Numbers, texts, names and dates as every dialect reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    import datetime as dt


EXACT_DIGITS: Final = 15
"""A decimal of so many digits is the same float in each dialect."""


def literal(number: float) -> str:
    """Write a number that every dialect reads as the same float.

    >>> literal(2.5), literal(-3.0), literal(0.1 + 0.2)
    ('2.5', '-3.0', "CAST('0.30000000000000004' AS DOUBLE)")
    """
    text = repr(float(number))
    digits = text.lstrip("-").replace(".", "").strip("0")
    if "e" in text or len(digits) > EXACT_DIGITS:
        return f"CAST('{text}' AS DOUBLE)"
    return text


def quoted(text: str) -> str:
    """Write a text.

    >>> quoted("Wendy's")
    "'Wendy''s'"
    """
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def identifier(name: str) -> str:
    """Write the name of a column.

    >>> identifier('The "big" ones')
    '"The ""big"" ones"'
    """
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def date(day: dt.date) -> str:
    """Write a date.

    >>> import datetime
    >>> date(datetime.date(2026, 3, 1))
    "CAST('2026-03-01' AS DATE)"
    """
    return f"CAST('{day.isoformat()}' AS DATE)"
