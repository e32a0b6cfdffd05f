"""What the cells of a column say as text, empty where they are blank.

Nearly all are plain texts and numbers, and nearly all differ: they are told at a look,
and only the others are read by the engine.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.model.conditions.base import Moment
from scoring.values.cell import PLAIN, cell_text, number_text, read_cell
from scoring.values.error_texts import ERROR_TEXTS
from scoring.values.text import text_key, visible
from scoring.xlsx.draw.cell_text import ILLEGAL, LONGEST


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scoring.arrays import Bools, Objects
    from scoring.model.conditions.equality import IsOneOf
    from scoring.values.cell import Style


WHOLE_BELOW: Final = 1e15
APART: Final = "\x01"
"""Stands between texts, since no plain text holds it."""


def cell_texts(
    values: Sequence[object], words: IsOneOf, style: Callable[[], Style]
) -> tuple[Objects, Bools]:
    """Give values as text, and whether each is a real number or date.

    Parameters
    ----------
    values : sequence of object
        The m distinct values of a column.
    words : IsOneOf
        What means blank.
    style : callable
        Gives how the column is written, asked only where a number is a blank word.
    """
    if not words.dense:
        plain = _plain_texts(values, words)
        if plain is not None:
            return plain, np.zeros(len(values), np.bool_)
        if _are_whole(values):
            return _whole_numbers(values, words)
    pairs = _read(values, words, style()) if words.dense else _recognised(values, words)
    texts, real = np.empty(len(values), dtype=object), np.zeros(len(values), np.bool_)
    for place, pair in enumerate(pairs):
        texts[place], real[place] = pair
    return texts, real


def _plain_texts(values: Sequence[object], words: IsOneOf) -> Objects | None:
    """Give what values say that are all plain texts; None where one is not.

    A whole column is looked at as one text: most have nothing that needs a closer look.
    """
    texts = [value for value in values if type(value) is str]
    if not texts or len(texts) < len(values) or max(map(len, texts)) > LONGEST:
        return None
    whole = "".join(texts)
    if not whole.isascii() or not whole.isprintable() or "  " in APART.join(texts):
        return None
    stripped = np.array([text.strip() for text in texts], dtype=object)
    keys = APART.join(stripped).lower().split(APART)
    blanks = words.keys | ERROR_TEXTS | {""}
    if not blanks.isdisjoint(keys):
        stripped[[key in blanks for key in keys]] = ""
    return stripped


def _are_whole(values: Sequence[object]) -> bool:
    """Say whether values are whole numbers; the last of them may be blank."""
    numbers = [value for value in values if type(value) is float]
    blank = len(values) - len(numbers)
    if not numbers or blank > 1 or (blank and values[-1] is not None):
        return False
    return bool(
        (np.abs(numbers) < WHOLE_BELOW).all() and (np.mod(numbers, 1) == 0).all()
    )


def _whole_numbers(values: Sequence[object], words: IsOneOf) -> tuple[Objects, Bools]:
    """Write whole numbers, as `number_text` does each."""
    numbers = np.array([value for value in values if value is not None], dtype=float)
    texts = np.full(len(values), "", dtype=object)
    texts[: len(numbers)] = [*map(str, numbers.astype(np.int64).tolist())]
    real = np.arange(len(values)) < len(numbers)
    if not words.keys.isdisjoint(texts):
        real &= ~np.isin(texts, [*words.keys])
        texts[~real] = ""
    return texts, real


def _recognised(values: Sequence[object], words: IsOneOf) -> Iterator[tuple[str, bool]]:
    blanks = words.keys | ERROR_TEXTS | {""}
    for value in values:
        text = _plain(value)
        if text is None:
            yield _cell(value, words, PLAIN)
        elif text.lower() in blanks:
            yield "", False
        else:
            yield text, type(value) is float


def _plain(value: object) -> str | None:
    """Give what a plain value says; None for one that needs a closer look."""
    if type(value) is float:
        return number_text(value) if math.isfinite(value) else None
    if type(value) is not str or not value.isascii() or not value.isprintable():
        return None
    return None if "  " in value or len(value) > LONGEST else value.strip()


def _read(
    values: Sequence[object], words: IsOneOf, style: Style
) -> Iterator[tuple[str, bool]]:
    return (_cell(value, words, style) for value in values)


def _cell(value: object, words: IsOneOf, style: Style) -> tuple[str, bool]:
    """Give a cell's text, empty where it is blank, and whether it is no text."""
    if isinstance(value, str) and not words.dense:
        key = text_key(value)
        blank = not key or key in ERROR_TEXTS or key in words.keys
        return "" if blank else _text(value), False
    cell = read_cell(value, style)
    if cell.kind == "blank" or words.cell(cell, Moment(0.0)):
        return "", False
    return _text(cell_text(cell)), cell.kind in {"number", "day"}


def _text(text: str) -> str:
    """Give a text as a workbook can hold it, so that it is the same there."""
    if text.isascii() and text.isprintable():
        return text[:LONGEST].strip()
    text = unicodedata.normalize("NFC", visible(text))
    text = text.replace("\u00a0", " ").replace("\r\n", "\n")
    return ILLEGAL.sub("", text)[:LONGEST].replace("\r", "\n").strip()
