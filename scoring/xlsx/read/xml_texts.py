"""Text as XML stores it, turned into text as people see it, a column at a time."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import first_letters, text_bytes


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Indices


Texts = TypeVar("Texts", pa.Array, pa.ChunkedArray)

NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ENTITY = re.compile(r"&(#x[0-9A-Fa-f]+|#\d+|\w+);")
SURROGATES = range(0xD800, 0xE000)
REPLACEMENT = "\ufffd"
# the first bytes of characters none of which is white space
LETTERS = np.ones(256, dtype=np.bool_)
LETTERS[[*range(0x21), 0xC2, 0xE1, 0xE2, 0xE3]] = False
# Excel's own escape for characters that XML forbids: _x000D_
EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def clean(texts: pa.Array, *, escaped: bool) -> pa.Array:
    """Undo the escapes of XML and of Excel, and blank what is only white space.

    Parameters
    ----------
    texts : pyarrow.Array of large_string
        Values as they stand in the file.
    escaped : bool
        Whether XML entities are still in them.

    Returns
    -------
    pyarrow.Array of large_string
        Null where nothing but white space stands.

    Examples
    --------
    >>> clean(pa.array(["R&amp;D", " "], pa.large_string()), escaped=True).to_pylist()
    ['R&D', None]
    """
    if escaped:
        texts = _mend(texts, "\r", _line_ends)
        texts = _mend(texts, "&", _entities)
    return blank_to_null(_mend(texts, "_x", _excel_escapes))


def blank_to_null(texts: Texts) -> Texts:
    """Turn texts of nothing but white space into missing ones."""
    if isinstance(texts, pa.Array) and not _may_be_blank(texts):
        return texts
    blank = pc.or_(pc.utf8_is_space(texts), pc.equal(texts, ""))
    if pc.any(blank).as_py():
        texts = pc.if_else(blank, pa.scalar(None, texts.type), texts)
    return texts


def spread(texts: list[tuple[Indices, pa.Array]], length: int) -> pa.Array | None:
    """Put several arrays of texts into the places they belong to.

    Parameters
    ----------
    texts : list of (ndarray of int, pyarrow.Array)
        Places counted from 0, and the texts for them.
    length : int
        How many places there are.

    Returns
    -------
    pyarrow.Array or None
        Null where no text belongs; None if there are no arrays.
    """
    if not texts:
        return None
    if len(texts) == 1 and len(texts[0][0]) == length:
        return texts[0][1]
    order = np.full(length, -1, dtype=np.int64)
    at = np.concatenate([where for where, _ in texts])
    order[at] = np.arange(len(at))
    everything = pa.concat_arrays([array for _, array in texts])
    return everything.take(pa.array(order, mask=order < 0))


def _may_be_blank(texts: pa.Array) -> bool:
    """Say whether some text has no first letter, or one that may be white space."""
    data, places = text_bytes(texts)
    letters = first_letters(data, places)
    return len(letters) < len(texts) or not LETTERS[letters].all()


def _mend(texts: pa.Array, mark: str, mend: Callable[[str], str]) -> pa.Array:
    if mark.encode() not in text_bytes(texts)[0]:
        return texts
    marked = pc.match_substring(texts, mark)
    if not pc.any(marked).as_py():
        return texts
    mended = [mend(text) for text in texts.filter(marked).to_pylist()]
    return pc.replace_with_mask(texts, marked, pa.array(mended, texts.type))


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entities(text: str) -> str:
    return ENTITY.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#x"):
        return _character(int(name.removeprefix("#x"), 16))
    if name.startswith("#"):
        return _character(int(name[1:]))
    return NAMED.get(name, match[0])


def _character(code: int) -> str:
    if code > sys.maxunicode or code in SURROGATES:
        return REPLACEMENT
    return chr(code)


def _excel_escapes(text: str) -> str:
    halves = EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # a character beyond 16 bits is escaped as two halves
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
