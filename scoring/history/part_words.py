"""The parts of a change in words, for people to read: a whole sentence for each kind."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.history.parts import KINDS, Kind, by_account, read_lines
from scoring.language import number, phrase


if TYPE_CHECKING:
    from scoring.arrays import Bools, Ints
    from scoring.history.parts import Parts

    Text = pd.Series[str]

BETWEEN: Final = "; "
WORDS: Final = {
    Kind.VALUE: phrase("{criterion} {before} → {after}: {points}"),
    Kind.WEIGHT: phrase("weight of {criterion} {before} → {after}: {points}"),
    Kind.RULES: phrase("rules of {criterion}: {points}"),
    Kind.ADDED: phrase("new criterion {criterion}: {points}"),
    Kind.REMOVED: phrase("without criterion {criterion}: {points}"),
    Kind.SETTINGS: phrase("settings: {points}"),
    Kind.TIME: phrase("time: {points}"),
    Kind.OTHER: phrase("other: {points}"),
}
SHOWN_ALIKE: Final = phrase("{criterion}: {points}")
"""A value that is another, and reads as before once it is rounded, or is a formula's."""

BLANK: Final = phrase("blank")


def parts_in_words(lines: Text) -> Text:
    """Say of what each change consists.

    Parameters
    ----------
    lines : pandas.Series of str, length n
        As `scoring.history.parts.as_lines` writes them.

    Returns
    -------
    pandas.Series of str, length n
        ``weight of Sector 5 → 3: -1.1; Employees 120 → 260: +0.8; time: -0.2``.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy

    parts = read_lines(lines)
    words = np.full(len(parts.rows), "", dtype=object)
    if not len(words):
        return pd.Series([""] * len(lines), dtype="str")
    points = _points(parts.tenths)
    for index, kind in enumerate(KINDS):
        here = parts.kinds == index
        alike = here & (parts.before == parts.after) & (kind is Kind.VALUE)
        _say(words, WORDS[kind], here & ~alike, (parts, points))
        _say(words, SHOWN_ALIKE, alike, (parts, points))
    return by_account(pa.array(words, pa.string()), parts.rows, len(lines), BETWEEN)


def _points(tenths: Ints) -> Any:
    """Write tenths with their sign, each different one once."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    different, places = np.unique(tenths, return_inverse=True)
    words = pa.array([number(tenth / 10, "+.1f") for tenth in different.tolist()])
    return words.take(pa.array(places.reshape(-1)))


def _say(words: Any, sentence: str, where: Bools, about: tuple[Parts, Any]) -> None:
    """Fill a sentence for some of the parts."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    rows = np.flatnonzero(where)
    if not len(rows):
        return
    parts, points = about
    blank = str(BLANK)
    columns = {
        "criterion": parts.criteria,
        "before": np.where(parts.before == "", blank, parts.before),
        "after": np.where(parts.after == "", blank, parts.after),
        "points": points.to_numpy(zero_copy_only=False),
    }
    pieces: list[Any] = []
    for text, name, _, _ in Formatter().parse(str(sentence)):
        pieces.append(pa.scalar(text, pa.string()))
        if name is not None:
            pieces.append(pa.array(columns[name][rows], pa.string()))
    filled = pc.binary_join_element_wise(*pieces, pa.scalar("", pa.string()))
    words[rows] = filled.to_numpy(zero_copy_only=False)
