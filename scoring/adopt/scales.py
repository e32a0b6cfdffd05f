"""On which scale people gave their marks: 1 to 5, 0 to 10, 0 to 100."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ENDS: Final = (1.0, 5.0, 10.0, 100.0)
FIVE: Final = 5.0
TEN: Final = 10.0
HINT: Final = re.compile(
    r"(?<![\d.])(\d{1,3})\s*(?:-|\N{EN DASH}|to|til|till)\s*(\d{1,3})(?![\d.])"
)


class Scale(NamedTuple):
    """The lowest and the highest mark."""

    low: float
    high: float


def scales_of(
    marks: Mapping[int, Sequence[float | None]], texts: Iterable[str]
) -> dict[int, Scale]:
    """Decide on which scale the marks of each component are.

    A text on the sheet, such as ``1-5``, decides where all marks fit it; else the
    marks do. Where some components go above 10 and others do not, they have a scale
    each.

    Examples
    --------
    >>> scales_of({2: [3, 5, None], 3: [1, 4]}, [])
    {2: Scale(low=1.0, high=5.0), 3: Scale(low=1.0, high=5.0)}
    >>> scales_of({2: [3, 4], 3: [1, 2]}, ["Rate each from 0 to 10"])[2]
    Scale(low=0.0, high=10.0)
    """
    every = [m for column in marks.values() for m in column if m is not None]
    hint = _hint(texts, every)
    if hint is not None:
        return dict.fromkeys(marks, hint)
    wide = {
        at
        for at, column in marks.items()
        if any(m is not None and abs(m) > TEN for m in column)
    }
    groups = (wide, set(marks) - wide)
    scales: dict[int, Scale] = {}
    for group in groups:
        inside = [m for at in group for m in marks[at] if m is not None]
        scales |= dict.fromkeys(group, _scale(inside))
    return {at: scales[at] for at in marks}


def _hint(texts: Iterable[str], marks: Sequence[float]) -> Scale | None:
    """Find a scale written down that holds all marks; the narrowest of several."""
    scales = set()
    for text in texts:
        for low, high in HINT.findall(text):
            scale = Scale(float(low), float(high))
            fits = all(scale.low <= mark <= scale.high for mark in marks)
            if scale.low <= 1 and scale.high in ENDS[1:] and fits:
                scales.add(scale)
    return min(scales, key=lambda s: s.high - s.low) if scales else None


def _scale(marks: Sequence[float]) -> Scale:
    if not marks:
        return Scale(0.0, TEN)
    most = max(map(abs, marks))
    high = next((end for end in ENDS if most <= end), most)
    if min(marks) < 0:
        return Scale(-high, high)
    return Scale(1.0 if high == FIVE and min(marks) >= 1 else 0.0, high)
