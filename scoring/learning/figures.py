"""The numbers that a review leaves for the next one, and for Score."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from scoring.learning.chance import Curve
from scoring.learning.field_rows import NO_CHOICE, Choice
from scoring.learning.verdict import Verdict
from scoring.values.cell import cell_text, read_cell
from scoring.values.text import text_key
from scoring.vocabulary import Head
from scoring.vocabulary.cell_words import FieldUse


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scoring.learning.reviewing import Made
    from scoring.values.table import SheetTable

VERDICT: Final = "Verdict"
REVIEWED: Final = "Reviewed"
WON, LOST = "Won", "Lost"
START, SLOPE = "Chance starts at", "Chance rises by"
SPREAD: Final = "Spread of "
Row = tuple[str, str, str | float]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the last review left; the defaults are those of none.

    Parameters
    ----------
    verdict : Verdict or None
        What it said.
    day : datetime.date or None
        When it was made.
    won, lost : int
        How many outcomes there were.
    curve : Curve or None
        The chance of winning by rating.
    spread : mapping
        How ratings and points were spread.
    choice : Choice
        What the user has said of fields since.
    """

    verdict: Verdict | None = None
    day: dt.date | None = None
    won: int = 0
    lost: int = 0
    curve: Curve | None = None
    spread: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    choice: Choice = NO_CHOICE

    def chosen(self, uses: Mapping[str, str]) -> Figures:
        """Add what column Use of Review says."""
        words = {heading: text_key(use) for heading, use in uses.items()}
        keep, leave = (
            [heading for heading, use in words.items() if use in understood]
            for understood in (
                {*map(text_key, word.understood)}
                for word in (FieldUse.KEEP, FieldUse.LEAVE)
            )
        )
        return replace(self, choice=Choice.of(keep, leave))


def figure_rows(made: Made) -> Iterator[Row]:
    """Give the numbers of a review, row by row."""
    review = made.review
    yield (VERDICT, "", review.judgement.verdict.value)
    yield (REVIEWED, "", review.today.isoformat())
    yield (WON, "", float(made.won))
    yield (LOST, "", float(review.outcomes - made.won))
    if review.calibration is not None:
        yield (START, "", review.calibration.start)
        yield (SLOPE, "", review.calibration.slope)
    for name, counts in made.spread.items():
        for band, count in counts.items():
            yield (f"{SPREAD}{name}", band, count)


def figures_of(table: SheetTable | None) -> Figures:
    """Read what the last review left; what it is by default where there was none."""
    if table is None:
        return Figures()
    column = table.find(Head.VALUE)
    values = [] if column is None else table.frame.iloc[:, column].tolist()
    names, things = texts_of(table, Head.FIGURE), texts_of(table, Head.FIGURE_OF)
    return read_figures(zip(names, things, values, strict=True))


def texts_of(table: SheetTable, heading: str) -> list[str]:
    """Read a column as trimmed texts, empty for blanks; none if it is not there."""
    column = table.find(heading)
    values = [] if column is None else table.frame.iloc[:, column].tolist()
    return [cell_text(read_cell(value)).strip() for value in values]


def read_figures(rows: Iterable[tuple[str, str, object]]) -> Figures:
    """Read the numbers of a review; what cannot be read is as if it were not there."""
    single: dict[str, object] = {}
    spread: dict[str, dict[str, float]] = {}
    for name, of, value in rows:
        if name.startswith(SPREAD) and isinstance(value, int | float):
            spread.setdefault(name.removeprefix(SPREAD), {})[of] = float(value)
        else:
            single[name] = value
    start, slope = _number(single.get(START)), _number(single.get(SLOPE))
    curve = None if math.isnan(start + slope) else Curve(start, slope)
    return Figures(
        _verdict(single.get(VERDICT)),
        _day(single.get(REVIEWED)),
        int(_number(single.get(WON), 0.0)),
        int(_number(single.get(LOST), 0.0)),
        curve,
        spread,
    )


def _number(value: object, missing: float = math.nan) -> float:
    return float(value) if isinstance(value, int | float) else missing


def _verdict(value: object) -> Verdict | None:
    words = {verdict.value: verdict for verdict in Verdict}
    return words.get(str(value).strip())


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
