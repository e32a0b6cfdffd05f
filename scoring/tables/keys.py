"""Columns of words as numbers: equal words have equal numbers, whatever their case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import text_bytes
from scoring.rating.columns import distinct
from scoring.values.cell import cell_text, read_cell
from scoring.values.companies import domain_keys, own_domain
from scoring.values.error_texts import ERROR_TEXTS
from scoring.values.register_numbers import register_keys
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Ints


_SPACE: Final = r"[\t-\r\x1c-\x20]+"
"""What text_key takes for space, among ASCII."""
_OTHER_SPACES: Final = (b"  ", *(bytes([n]) for n in b"\t\n\v\f\r\x1c\x1d\x1e\x1f"))


class Keyed(NamedTuple):
    """A column of words.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Index into `keys`; -1 for a blank cell.
    keys, shown : pyarrow.LargeStringArray
        The distinct text keys, and each as it is first written.
    """

    codes: Ints
    keys: Any
    shown: Any

    def word(self, code: int) -> str:
        """Give a word as it is first written; empty for -1."""
        return " ".join(self.shown[code].as_py().split()) if code >= 0 else ""


def name_numbers(*columns: pd.Series[str]) -> tuple[Ints, ...]:
    """Give each name in some columns a number, which equal names share.

    >>> first, second = pd.Series(["Acme", "ACME ", "Bolt"]), pd.Series(["bolt"])
    >>> [numbers.tolist() for numbers in name_numbers(first, second)]
    [[0, 0, 1], [1]]
    """
    texts = pa.chunked_array([_large(column) for column in columns], pa.large_string())
    coded = texts.combine_chunks().dictionary_encode()
    keys = _text_keys(coded.dictionary).dictionary_encode()
    numbers = keys.indices.take(coded.indices).to_numpy(zero_copy_only=False)
    ends = np.cumsum([len(column) for column in columns[:-1]])
    return tuple(np.split(numbers.astype(np.int64), ends))


def _text_keys(texts: Any) -> Any:
    """Give the text keys of an array without nulls."""
    ascii_only = pc.string_is_ascii(texts)
    plain = pc.ascii_lower(pc.if_else(ascii_only, texts, ""))
    data, _ = text_bytes(plain)
    # the pattern is dear beside all else, and few columns hold what it looks for
    if any(space in data for space in _OTHER_SPACES):
        plain = pc.replace_substring_regex(plain, _SPACE, " ")
    keys = pc.utf8_trim(plain, " ")
    wide = pc.invert(ascii_only)
    if not pc.any(wide).as_py():
        return keys
    theirs = large(map(text_key, texts.filter(wide).to_pylist()))
    return pc.replace_with_mask(keys, wide, theirs)


def keyed(series: pd.Series[Any], blank: frozenset[str] = frozenset()) -> Keyed:
    """Read a column of words, comparing them as the model does.

    Parameters
    ----------
    series : pandas.Series of n
        Numbers and dates count as the text that their cell shows.
    blank : frozenset of str
        Keys of the words that mean blank.
    """
    codes, texts = _encoded(series)
    return _merged(codes, _text_keys(texts), texts, blank | ERROR_TEXTS)


def keyed_domains(series: pd.Series[Any]) -> Keyed:
    """Read a column of web or mail addresses by their domains.

    Hosts of many companies, such as gmail.com, count as blank.
    """
    codes, texts = _encoded(series)
    keys = domain_keys(texts)
    telling = pc.if_else(own_domain(keys), keys, "")
    return _merged(codes, telling, texts, frozenset())


def keyed_registers(
    series: pd.Series[Any], country: str, blank: frozenset[str] = frozenset()
) -> Keyed:
    """Read a column of register numbers; see `scoring.values.register_numbers`."""
    codes, texts = _encoded(series)
    silent = pc.is_in(_text_keys(texts), value_set=large(blank | ERROR_TEXTS))
    keys = pc.if_else(silent, "", register_keys(texts, country))
    return _merged(codes, keys, texts, frozenset())


def places(words: Any, among: Any) -> Ints:
    """Find each word among others, all distinct; -1 for one that is not there."""
    positions = pc.fill_null(pc.index_in(words, value_set=among), -1)
    return np.asarray(positions.to_numpy(zero_copy_only=False), dtype=np.int64)


def large(texts: Iterable[str]) -> Any:
    """Make an array of texts."""
    return pa.array(texts, pa.large_string())


def _encoded(series: pd.Series[Any]) -> tuple[Ints, Any]:
    """Give the distinct texts of a column, and where each stands; -1 for nothing."""
    if not isinstance(series.dtype, pd.StringDtype):
        values = distinct(series)
        return values.codes.astype(np.int64), large(map(_shown, values.values))
    coded = _large(series).dictionary_encode()
    indices = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    return indices.astype(np.int64), coded.dictionary


def _large(series: pd.Series[Any]) -> Any:
    texts = pa.array(series, type=pa.large_string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _shown(value: object) -> str:
    return value if isinstance(value, str) else cell_text(read_cell(value))


def _merged(codes: Ints, keys: Any, shown: Any, blank: frozenset[str]) -> Keyed:
    """Let distinct cells of one key be one."""
    coded = keys.dictionary_encode()
    numbers = coded.indices.to_numpy(zero_copy_only=False)
    silent = pc.is_in(coded.dictionary, value_set=large(["", *blank]))
    named = ~silent.to_numpy(zero_copy_only=False)
    first = np.unique(numbers, return_index=True)[1][named]
    numbers_apart = np.where(named, np.cumsum(named) - 1, -1)
    # -1 takes what stands last
    spread = np.append(numbers_apart[numbers], -1)[codes]
    return Keyed(spread, coded.dictionary.filter(pa.array(named)), shown.take(first))
