"""Texts that are numbers, and the one number format that gives them all back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.rating.column_style import common_decimal, texts_of
from scoring.values.amounts import CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_WORDS
from scoring.values.numerals import DecimalSign, cannot_tell, text_number
from scoring.xlsx.number_formats import GENERAL


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.rating.accounts import Accounts

# with more digits than eleven a cell shows 1.2E+12
_WHOLE: Final = (
    r"0|[1-9][0-9]{0,10}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,4}|(?:,[0-9]{3}){1,4}"
    r"|(?:[ \x{a0}\x{202f}][0-9]{3}){1,4}|(?:['\x{2019}][0-9]{3}){1,4})"
)
_UNIT: Final = r"[€$£¥%]|\pL{1,6}\.?|[Uu][Ss]\$"
_NUMERAL: Final = (
    rf"^(?P<before>(?:(?:{_UNIT})\s?)?)(?P<digits>-?(?:{_WHOLE})"
    rf"(?P<part>(?:[.,][0-9]{{1,10}})?))(?P<after>(?:\s?(?:{_UNIT}))?)$"
)
_PARTED: Final = r"^-?[0-9]{1,3}[^0-9]"
"""How thousands that are parted begin."""
_EITHER: Final = r"^-?[0-9]{1,3}[.,][0-9]{3}$"
_WHOLE_ALONE: Final = r"^-?[0-9]+$"
_LAST_PART: Final = (
    r"^(?P<whole>-?[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}"
    r"|(?:[ '\x{a0}\x{202f}\x{2019}][0-9]{3})+)|.*?)(?P<part>(?:[.,][0-9]+)?)$"
)
_SAME_SIGN: Final = r"^[^,]*\.[0-9]{3}\.(?:[0-9]{1,2}|[0-9]{4,})$|^[^.]*,[0-9]{3},(?:[0-9]{1,2}|[0-9]{4,})$"
"""No number: 1.234.5, whose sign is once for thousands and once the decimal one."""
_NO_NUMBERS: Final = (
    r"^\+[0-9]|^0[0-9][0-9 ]*$|^0[0-9]{1,3}-[0-9 ]+$"
    r"|^[0-9]{2}(?: [0-9]{2}){2,}$|^[0-9]{2,4}(?:-[0-9]{2,4}){3,}$"
)
"""Telephone numbers and numbers with a zero in front: whose column is one of these."""
_MONEY: Final = frozenset((*CURRENCY_SIGNS, *CURRENCY_WORDS, *CURRENCY_CODES))
_NOTHING: Final = pa.scalar("", pa.large_string())
_PER_CENT: Final = "%"
_MOST_DIGITS: Final = 15
_MOST_PLACES: Final = 4
_THOUSAND: Final = 1000


class Numbers(NamedTuple):
    """What the m distinct texts of a column are as numbers.

    Parameters
    ----------
    values : ndarray of float, shape (m,)
        NaN for a text that is none, or that a number would not give back.
    number_format : str
        How all of them are shown.
    """

    values: Floats
    number_format: str = GENERAL


class _Unit(NamedTuple):
    """What stands before and behind the digits."""

    before: str = ""
    after: str = ""

    @property
    def of_number(self) -> bool:
        """Whether it is nothing, a per cent sign or one currency."""
        there = [side.strip().lower().removesuffix(".") for side in self if side]
        if not there:
            return True
        return len(there) == 1 and (
            there[0] in _MONEY or self.after.endswith(_PER_CENT)
        )

    def around(self, code: str) -> str:
        """Put it around a number format."""
        if self.after.endswith(_PER_CENT):
            return code + self.after.replace("\u00a0", " ")
        before, after = (f'"{side}"' if side else "" for side in self)
        return before + code + after


class _Shape(NamedTuple):
    """How the numbers of a column are written.

    Parameters
    ----------
    parted, rounded : bool
        Whether some have their thousands parted; end on a zero behind the sign.
    places : int
        How many digits stand behind the sign.
    """

    parted: bool
    rounded: bool
    places: int

    @classmethod
    def of(cls, parted: Bools, places: Ints, rounded: Bools) -> _Shape:
        """Look at what each number has."""
        most = int(places.max(initial=0))
        # 320.0 is what programs make of 320 where a cell of the column is blank
        if most == 1 and rounded[places > 0].all():
            return cls(bool(parted.any()), rounded=False, places=0)
        return cls(bool(parted.any()), bool(rounded.any()), min(most, _MOST_PLACES))

    def code(self, unit: _Unit) -> str:
        """Choose the number format."""
        if not self.parted and not self.rounded and unit == _Unit():
            return GENERAL
        whole = "#,##0" if self.parted else "0"
        return unit.around(f"{whole}.{'0' * self.places}" if self.places else whole)


def numbers_of(texts: pa.Array, accounts: Accounts) -> Numbers:
    """Read the numbers of a column.

    Parameters
    ----------
    texts : pyarrow.Array of large_string, shape (m,)
        Its distinct texts.
    accounts : Accounts
        They know which decimal sign is meant.
    """
    values = np.full(len(texts), np.nan)
    texts = pc.utf8_trim_whitespace(texts)
    if pc.any(_matches(texts, _NO_NUMBERS)).as_py():
        return Numbers(values)
    numerals = pc.extract_regex(texts, _NUMERAL)
    unit = _common_unit(numerals)
    chosen = pc.and_(
        pc.equal(numerals.field("before"), unit.before),
        pc.equal(numerals.field("after"), unit.after),
    )
    chosen = _flags(pc.and_(chosen, pc.is_valid(numerals)))
    if not chosen.any():
        return Numbers(values)
    digits = numerals.field("digits").filter(pa.array(chosen))
    read, shape = _read(digits, texts, accounts)
    if unit.after.endswith(_PER_CENT):
        # as the digits say: 12.3 / 100 is not quite 0.123
        read = np.array([float(f"{number!r}e-2") for number in read.tolist()])
    values[chosen] = read
    return Numbers(values, shape.code(unit))


def _matches(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.match_substring_regex(texts, pattern)


def _flags(flags: pa.Array) -> Bools:
    filled: Bools = pc.fill_null(flags, fill_value=False).to_numpy(zero_copy_only=False)
    return filled


def _common_unit(numerals: pa.Array) -> _Unit:
    """Give the unit that all numbers of a column have, or else none."""
    there = numerals.drop_null()
    pairs = pa.table([there.field("before"), there.field("after")], ["before", "after"])
    distinct = pairs.group_by(["before", "after"]).aggregate([]).to_pylist()
    units = [_Unit(pair["before"], pair["after"]) for pair in distinct]
    units = [unit for unit in units if unit.of_number]
    return units[0] if len(units) == 1 else _Unit()


def _read(
    digits: pa.Array, texts: pa.Array, accounts: Accounts
) -> tuple[Floats, _Shape]:
    """Read digits, and say how they are written.

    Returns
    -------
    tuple of (ndarray of float, _Shape)
        NaN where two texts would become one number, or only a guess can tell which.
    """
    values = _values(digits, texts, accounts)
    parted = _flags(_matches(digits, _PARTED)) & (np.abs(values) >= _THOUSAND)
    whole = parted & _flags(_matches(digits, _EITHER))
    parts = pc.extract_regex(digits, _LAST_PART).field("part")
    lengths = pc.utf8_length(parts).to_numpy(zero_copy_only=False)
    places = np.where(whole, 0, lengths - 1).clip(min=0)
    rounded = (places > 0) & _flags(pc.ends_with(digits, "0"))
    values[rounded & _twins(values)] = np.nan
    left = ~np.isnan(values)
    return values, _Shape.of(parted[left], places[left], rounded[left])


def _values(digits: pa.Array, texts: pa.Array, accounts: Accounts) -> Floats:
    sign = accounts.settings.decimal_sign
    auto = sign == "auto"
    # one that could be either is read as the engine reads it, with its other cells
    alone = ~_flags(_matches(digits, _EITHER))
    if not auto:
        alone &= _flags(_matches(digits, _WHOLE_ALONE))
    values = np.full(len(digits), np.nan)
    values[alone] = _plain(digits.filter(pa.array(alone)))
    others = digits.filter(pa.array(~alone)).to_pylist()
    if others:
        if auto:
            common = common_decimal(texts_of(texts.to_pylist()))
            sign = common or accounts.clear_decimal or ""
        decimal = DecimalSign(sign or ".", forced=not auto)
        values[~alone] = [
            text_number(text, decimal) if sign or not _is_guess(text) else np.nan
            for text in others
        ]
    long = pc.utf8_length(pc.replace_substring_regex(digits, "[^0-9]", ""))
    values[long.to_numpy(zero_copy_only=False) > _MOST_DIGITS] = np.nan
    return values


def _is_guess(text: str) -> bool:
    """Say whether a lone 1.234 may be a thousand and more; a lone 1,234 hardly is 1.2."""
    return "." in text and cannot_tell(text)


def _plain(digits: pa.Array) -> Floats:
    """Read digits whose last sign tells itself that it is the decimal one."""
    split = pc.extract_regex(digits, _LAST_PART)
    whole = pc.replace_substring_regex(split.field("whole"), "[^0-9-]", "")
    part = pc.replace_substring(split.field("part"), ",", ".")
    numbers = pc.binary_join_element_wise(whole, part, _NOTHING).cast(pa.float64())
    values: Floats = numbers.to_numpy(zero_copy_only=False).copy()
    values[_flags(_matches(digits, _SAME_SIGN))] = np.nan
    return values


def _twins(values: Floats) -> Bools:
    """Say which numbers are there more than once."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    twins: Bools = counts[places] > 1
    return twins
