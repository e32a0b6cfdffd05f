"""The tags of a run of XML as arrays, and what their attributes say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.xlsx.read.block import RAW_BY_TYPE, Raw


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Bytes, Int32s, Ints, Words


# so that looking a little behind the last tag stays inside the array
PADDING = b"\0" * 64
TAGS_BEHIND = 6
WORD = 8
MOST_DIGITS = 7
# the longest run of attributes that is compared by its bytes
WORDS_PER_SECTION = 4
ATTRIBUTES = re.compile(rb'(?: s="(\d{1,6})")?(?: t="(\w+)")?(?: [cv]m="\d+")*(/?)')
# odd numbers, to mix the words of a section into one
MIXERS = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
)


NAME_ENDS = np.zeros(256, dtype=np.bool_)
NAME_ENDS[list(b" \t\r\n/>")] = True


class NotPlainError(Exception):
    """The XML is written in a way that only a real parser knows."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of a run of XML, in order.

    Parameters
    ----------
    xml : ndarray of uint8
        The XML, padded with zeros.
    starts, ends : ndarray of int64, shape (n + 6,)
        Where the ``<`` and the ``>`` of each tag stand; six of padding.
    initial : ndarray of uint8, shape (n + 6,)
        The first letter of each tag's name, ``/`` for a closing tag.
    """

    xml: Bytes
    starts: Ints
    ends: Ints
    initial: Bytes

    def named(self, name: bytes) -> Ints:
        """Find the opening tags of that name: their numbers."""
        numbers = np.flatnonzero(self.initial == name[0])
        for distance, letter in enumerate(name[1:], start=2):
            numbers = numbers[self.xml[self.starts[numbers] + distance] == letter]
        behind = self.xml[self.starts[numbers] + 1 + len(name)]
        return np.asarray(numbers[NAME_ENDS[behind]])

    def words(self, at: Ints) -> Words:
        """Read eight bytes from each place, the first one lowest."""
        return words_at(self.xml, at)


def words_at(xml: Bytes, at: Ints) -> Words:
    """Read eight bytes from each place, the first one lowest."""
    words: Words = np.ndarray((len(xml) - WORD + 1,), "<u8", xml, 0, (1,))
    return np.asarray(words[at])


def numbers_at(xml: Bytes, at: Ints) -> tuple[Ints, Ints]:
    """Read the digits from each place: their value and how many they are."""
    value = np.zeros(len(at), dtype=np.int64)
    length = np.zeros(len(at), dtype=np.int64)
    more = np.ones(len(at), dtype=np.bool_)
    for distance in range(MOST_DIGITS):
        digit = xml[at + distance] - np.uint8(ord("0"))
        more &= digit <= 9  # noqa: PLR2004 - anything else wraps to more
        value = np.where(more, value * 10 + digit, value)
        length += more
    return value, length


def find_tags(xml: bytes) -> Tags:
    """Find all tags.

    Parameters
    ----------
    xml : bytes
        Whole elements.

    Raises
    ------
    NotPlainError
        If there are comments, CDATA or the like.
    """
    padded = np.frombuffer(xml + PADDING, dtype=np.uint8)
    body = padded[: len(xml)]
    starts = np.flatnonzero(body == ord("<"))
    ends = np.flatnonzero(body == ord(">"))
    if len(starts) != len(ends) or (starts > ends).any():
        # a bare > in a text is allowed
        nearest = np.searchsorted(ends, starts)
        if len(nearest) and nearest[-1] == len(ends):
            msg = "a tag without an end"
            raise NotPlainError(msg)
        ends = ends[nearest]
    initial = padded[starts + 1]
    odd = (initial == ord("!")) | (initial == ord("?"))
    if odd.any() or (ends[:-1] > starts[1:]).any():
        msg = "comments or CDATA"
        raise NotPlainError(msg)
    closing = np.count_nonzero(initial == ord("/"))
    alone = np.count_nonzero(padded[ends - 1] == ord("/"))
    if len(starts) != 2 * closing + alone:
        msg = "tags without a partner"
        raise NotPlainError(msg)
    behind = np.full(TAGS_BEHIND, len(xml))
    return Tags(
        xml=padded,
        starts=np.concatenate([starts, behind]),
        ends=np.concatenate([ends, behind]),
        initial=np.concatenate([initial, np.zeros(TAGS_BEHIND, dtype=np.uint8)]),
    )


@dataclass(frozen=True, slots=True)
class StyleAndType:
    """Style and type of n cells; `empty` ones are ``<c .../>``.

    `lengths` are those of the attributes that say so, in bytes.
    """

    styles: Int32s
    raws: Bytes
    empty: Bools
    odd: Bools
    lengths: Ints


def attribute_codes(tags: Tags, starts: Ints, ends: Ints) -> StyleAndType:
    """Read the attributes behind each cell's reference.

    They are few and the same for many cells: equal runs of bytes are found
    first, then each different one is parsed once.

    Parameters
    ----------
    tags : Tags
        The tags that hold them.
    starts, ends : ndarray of int64, shape (n,)
        Where the attributes of each cell stand.

    Returns
    -------
    StyleAndType
    ----------
        Of each cell.
    """
    lengths = np.minimum(ends - starts, WORD * WORDS_PER_SECTION)
    words = [
        first_bytes(tags.words(starts + WORD * i), lengths - WORD * i)
        for i in range(-(-int(lengths.max()) // WORD))
    ]
    return code_attributes(
        lengths.astype(np.uint64),
        words,
        lambda cell: tags.xml[starts[cell] : ends[cell]].tobytes(),
    )


def code_attributes(
    mixed: Words, words: list[Words], section: Callable[[int], bytes]
) -> StyleAndType:
    """Parse each different run of attributes once.

    Parameters
    ----------
    mixed : ndarray of uint64, shape (n,)
        What tells runs apart beside their bytes.
    words : list of ndarray of uint64, shape (n,)
        The bytes of each cell's run, eight at a time.
    section : callable
        Gives the run of a cell.
    """
    for word, mixer in zip(words, MIXERS, strict=False):
        mixed = (mixed ^ word) * np.uint64(mixer)
    codes, _ = pd.factorize(mixed)
    first = np.full(int(codes.max()) + 1, len(codes), dtype=np.int64)
    np.minimum.at(first, codes, np.arange(len(codes)))
    sections = [section(cell) for cell in first.tolist()]
    parsed = [_parse(run) for run in sections]
    styles, raws, empty, odd = (
        np.array(column) for column in zip(*parsed, strict=True)
    )
    # equal mixtures of different bytes do not happen by chance, but make sure
    same = np.ones(len(codes), dtype=np.bool_)
    for word in words:
        same &= word == word[first[codes]]
    return StyleAndType(
        styles=styles.astype(np.int32)[codes],
        raws=raws.astype(np.uint8)[codes],
        empty=empty.astype(np.bool_)[codes],
        odd=odd.astype(np.bool_)[codes] | ~same,
        lengths=np.array([len(run) for run in sections])[codes],
    )


def first_bytes(words: Words, lengths: Ints) -> Words:
    """Keep the first bytes of each word, as many as said."""
    bits = (np.clip(lengths, 0, WORD) * 8).astype(np.uint64)
    full = bits == WORD * 8
    mask = np.where(full, ~np.uint64(0), (np.uint64(1) << (bits % 64)) - np.uint64(1))
    return np.asarray(words & mask)


def _parse(section: bytes) -> tuple[int, int, bool, bool]:
    match = ATTRIBUTES.fullmatch(section)
    if match is None or len(section) > WORD * WORDS_PER_SECTION:
        return 0, Raw.TEXT, False, True
    kind = (match[2] or b"n").decode()
    raw = RAW_BY_TYPE.get(kind, Raw.TEXT)
    return int(match[1] or 0), raw, bool(match[3]), False
