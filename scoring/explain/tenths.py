"""Contributions at one decimal that still add up, and values as a rep says them.

One decimal is shown by largest remainder: each contribution is rounded down, and the
largest remainders, compared at 4 decimals and then in the order of Criteria, are
raised by 0.1 until the sum is the exact rating rounded.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language import Language, current, local, phrase
from scoring.rating.kernel import SETTLING, round_half_away
from scoring.values.cell import number_text


if TYPE_CHECKING:
    from scoring.arrays import Floats, Signed


TENTH: Final = 1_000
"""Units of 0.0001 in 0.1."""
_HALF: Final = 0.5 + 5e-6
"""Rounds half up after noise beyond the ninth decimal is settled."""
_PLAIN_BELOW: Final = 10_000
_FINE_BELOW: Final = 10
_LARGE: Final = (
    (phrase("{number}bn"), 1e9),
    (phrase("{number}m"), 1e6),
    (phrase("{number}k"), 1e3),
)
"""How billions, millions and thousands are said, short."""


def in_units(contributions: Floats) -> Signed:
    """Round contributions to 4 decimals and give them in units of 0.0001.

    >>> in_units(np.array([0.12345, -2.5]))
    array([  1235, -25000])
    """
    sizes = np.abs(contributions)
    sizes *= 1e4
    sizes += _HALF
    np.floor(sizes, out=sizes)
    return np.copysign(sizes, contributions, out=sizes).astype(np.int64)


def narrow(units: Signed) -> Signed:
    """Hold units in half the memory, if none is so large that `largest` would overflow.

    >>> narrow(np.array([[1235], [-25000]])).dtype
    dtype('int32')
    """
    size = max(int(units.max(initial=0)), -int(units.min(initial=0)))
    fits = size * (len(units) + 1) < np.iinfo(np.int32).max - len(units) - 1
    return units.astype(np.int32) if fits else units


def largest(units: Signed, most: int = 3) -> Signed:
    """Pick the contributions that are largest in size.

    Parameters
    ----------
    units : ndarray of int, shape (k, n)
        As `in_units` gives them.
    most : int
        How many to pick.

    Returns
    -------
    ndarray of int, shape (most, n)
        Indices of criteria, the largest first, ties in their order; -1 for none.
    """
    k, n = units.shape
    # Size and index packed in one number: the maximum is then the pick.
    base = k + 1
    units = narrow(units)
    running = np.zeros((most, n), dtype=units.dtype)
    for index in range(k):
        packed = np.abs(units[index])
        packed *= base
        packed += base - 1 - index
        for place in range(most):
            smaller = np.minimum(running[place], packed)
            np.maximum(running[place], packed, out=running[place])
            packed = smaller
    # what is below is an index without a size
    return np.where(running >= base, base - 1 - running % base, -1)


def shown_tenths(units: Signed, exact: Floats, picks: Signed) -> Signed:
    """Show picked contributions in tenths, by largest remainder among all.

    Parameters
    ----------
    units : ndarray of int, shape (k, n)
        All contributions, as `in_units` gives them.
    exact : ndarray of float, shape (n,)
        Their sum, the exact rating.
    picks : ndarray of int, shape (p, n)
        Indices of criteria; -1 for none.

    Returns
    -------
    ndarray of int, shape (p, n)
    """
    k = units.shape[0]
    floors = units // TENTH
    remainders = units - floors * TENTH
    remainders *= k
    remainders += np.arange(k, dtype=units.dtype)[::-1, None]
    remainders = remainders.astype(
        np.int16 if TENTH * k <= np.iinfo(np.int16).max else np.int32
    )
    settled = round_half_away(round_half_away(np.nan_to_num(exact), 9), 1)
    raised = np.rint(settled * 10).astype(np.int64) - floors.sum(axis=0)
    columns = np.arange(units.shape[1])
    tenths = np.empty(picks.shape, dtype=np.int64)
    for place, pick in enumerate(picks):
        own = remainders[pick, columns]
        ahead = np.zeros(own.shape, dtype=np.int16)
        for remainder in remainders:
            ahead += remainder > own
        tenths[place] = floors[pick, columns] + (ahead < raised)
    return tenths


def round_for_words(values: Floats) -> Floats:
    """Round numbers so that those said alike become equal.

    >>> round_for_words(np.array([12345.0, 12.345]))
    array([12300. ,    12.3])
    """
    sizes = np.abs(np.nan_to_num(values))
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        digits = np.floor(np.log10(sizes * SETTLING))
        fine, coarse = round_half_away(values, 2), round_half_away(values, 1)
        powers = 10.0 ** np.where(sizes < _PLAIN_BELOW, 0, digits - 2)
        large = round_half_away(values / powers, 0) * powers
    small = np.where(sizes < _FINE_BELOW, fine, coarse)
    return np.where(sizes < _PLAIN_BELOW, small, large)


def number_words(number: float) -> str:
    """Say a number: short, as in a sentence.

    >>> [number_words(x) for x in (320.0, 7.255, 12345.0, 4_500_000.0, -1.2e11)]
    ['320', '7.26', '12.3k', '4.5m', '-120bn']
    """
    return rounded_words(float(round_for_words(np.array([number]))[0]))


def rounded_words(number: float) -> str:
    """Say a number that `round_for_words` has rounded.

    >>> rounded_words(12300.0)
    '12.3k'
    """
    return _rounded_words(number, current())


@lru_cache(maxsize=65_536)
def _rounded_words(number: float, _: Language) -> str:
    size = abs(number)
    if size < _PLAIN_BELOW:
        return local(number_text(number))
    words, power = next(s for s in _LARGE if size >= s[1])
    scaled = number / power
    # of a thousand billions and more, too, only three digits are known
    digits = format(Decimal(format(scaled, ".3g")), "f")
    return words.format(number=local(digits))
