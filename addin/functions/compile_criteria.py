"""Criteria compiled for a heading row, once for all calls with the same cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from addin.cells.grid import Grid
from addin.cells.ranges import ArgumentError, headings_of, plain, rows_of, without_tail
from addin.functions.date_serials import date_columns, year_columns
from scoring.checks import check_fields
from scoring.findings import Level
from scoring.model.model import Settings
from scoring.model.read_criteria import read_model
from scoring.rating.accounts import Accounts
from scoring.rating.columns import common_decimal, is_stamp, texts_of
from scoring.rating.one_account import Rater
from scoring.values.cell import PLAIN, Style
from scoring.values.date_texts import tells_day_order
from scoring.values.numerals import DecimalSign, cannot_tell
from scoring.values.refs import column_number
from scoring.values.spans import span_ends
from scoring.values.table import SheetTable
from scoring.vocabulary import CRITERIA_REQUIRED, SETTINGS_REQUIRED


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.cells.ranges import Rows
    from scoring.findings import Finding
    from scoring.model.model import Model

    Types = tuple[type, ...]
    Cells = tuple[Rows, Rows, Rows]

MOST_COMPILED: Final = 64
"""How many different criteria stay compiled."""
CRITERIA: Final = "Criteria"
HEADINGS: Final = "Headings"
SETTINGS: Final = "Settings"
LONGEST: Final = 250
_ROW: Final = re.compile(rf"{CRITERIA}!\$?[A-Z]+\$?([0-9]+)")
_COLUMN: Final = re.compile(rf"{HEADINGS}!\$?([A-Z]+)\$?[0-9]+")


@dataclass(frozen=True, slots=True)
class Compiled:
    """Criteria ready to rate accounts under certain headings.

    Parameters
    ----------
    model : Model
        The criteria, and the settings or their defaults.
    headings : tuple of str
        What the accounts' cells stand under.
    findings : tuple of Finding
        What is doubtful in the criteria and the settings.
    rater : Rater
        Rates one account whose texts need no thought.
    dates, years : frozenset of int
        Columns in which a number may be a date that lost its type, or a plain year.
    """

    model: Model
    headings: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    rater: Rater = field(init=False)
    dates: frozenset[int] = field(init=False)
    years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Look everything up that no account changes."""
        set_ = object.__setattr__
        set_(self, "rater", Rater.of(self.model, self.headings))
        set_(self, "dates", date_columns(self.model, self.headings))
        set_(self, "years", year_columns(self.model, self.headings))

    def rater_of(self, row: Sequence[object]) -> Rater:
        """Give the rater for one account, read as a sheet of only this row would be."""
        texts = texts_of(row)
        if not any(map(_depends, texts)) and not any(map(is_stamp, row)):
            return self.rater
        sheet = common_decimal(texts) or "."
        styles = {n: _style(cell, sheet) for n, cell in enumerate(row)}
        return Rater.of(self.model, self.headings, styles)


@lru_cache(maxsize=65_536)
def _depends(text: str) -> bool:
    """Say whether a text reads one way or the other by the cells around it."""
    unclear = cannot_tell(text) or span_ends(text) is not None
    return unclear or tells_day_order(text) == "month"


def _style(cell: object, sheet: str) -> Style:
    if is_stamp(cell):
        return Style(stamps=True)
    if not isinstance(cell, str) or not _depends(cell):
        return PLAIN
    sign = sheet if cannot_tell(cell) or span_ends(cell) else "."
    return Style(DecimalSign(sign), month_first=tells_day_order(cell) == "month")


class _Last:
    """The last call: most calls of a recalculation have the same criteria."""

    __slots__ = ("known",)

    def __init__(self) -> None:
        self.known: tuple[Cells, Types, Compiled] | None = None

    def get(self, cells: Cells, types: Types) -> Compiled | None:
        """Give what was compiled last, if these are its cells."""
        known = self.known
        # 1 equals TRUE, hence the types too
        if known is None or known[1] != types:
            return None
        return known[2] if known[0] == cells else None


_last = _Last()


def compiled(headings: Any, criteria: Any, settings: Any = ()) -> Compiled:
    """Compile criteria for a heading row, or recall what was compiled before.

    Parameters
    ----------
    headings, criteria : range
        As Excel hands them over; a title may stand above the criteria's headings.
    settings : range, optional
        A Settings table, or only the rows below its headings.

    Raises
    ------
    ArgumentError
        If they cannot be used; it quotes the cell at fault.
    """
    raw = rows_of(headings), rows_of(criteria), rows_of(settings)
    types = (*map(type, chain.from_iterable(chain(*raw))),)
    answer = _last.get(raw, types)
    if answer is None:
        answer = _recalled(raw)
        _last.known = (raw, types, answer)
    return answer


def _recalled(raw: Cells) -> Compiled:
    headings, *blocks = raw
    criteria, settings = (
        tuple(tuple(map(plain, row)) for row in without_tail(rows)) for rows in blocks
    )
    types = (*map(type, chain.from_iterable(chain(criteria, settings))),)
    made = _made(headings_of(headings), criteria, settings, types)
    if isinstance(made, Compiled):
        return made
    raise ArgumentError(*made)


@lru_cache(maxsize=MOST_COMPILED)
def _made(
    headings: tuple[str, ...],
    criteria: Rows,
    settings: Rows,
    types: Types,  # noqa: ARG001 - in the key: 1 equals TRUE
) -> Compiled | tuple[str, tuple[Finding, ...]]:
    """Compile, or say what is wrong: that is remembered as well."""
    grid = Grid(CRITERIA, criteria)
    table = grid.table(CRITERIA_REQUIRED)
    if table is None:
        return _no_headings(grid), ()
    model, findings = read_model(table, _settings_table(settings))
    if model is not None:
        findings += check_fields(model, *_head(headings))
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors or model is None:
        return fault(errors), tuple(findings)
    return Compiled(model, headings, tuple(findings))


def _settings_table(rows: Rows) -> SheetTable | None:
    """Read the settings, whether or not their headings stand above them."""
    if not any(rows):
        return None
    table = Grid(SETTINGS, rows).table(SETTINGS_REQUIRED)
    # a row above the first keeps all places right
    return table or Grid(SETTINGS, (SETTINGS_REQUIRED, *rows), top=0).table(
        SETTINGS_REQUIRED
    )


def _head(headings: tuple[str, ...]) -> tuple[Accounts, SheetTable]:
    """Give accounts that are only headings."""
    table = SheetTable.of(HEADINGS, [headings])
    return Accounts(table.frame, Settings(), 0.0, headings), table


def _no_headings(grid: Grid) -> str:
    lack = grid.lack(CRITERIA_REQUIRED)
    row, lacks = lack.row, lack.lacks
    if not row or len(lacks) == len(CRITERIA_REQUIRED):
        wanted = ", ".join(CRITERIA_REQUIRED)
        first = next((cell for cells in grid.rows for cell in cells if cell), None)
        starts = "are empty" if first is None else f"start with '{first}'"
        return _short(f"{CRITERIA} {starts}: no row has the headings {wanted}")
    has = ", ".join(grid.headings(row))
    missing = ", ".join(lacks)
    return _short(f"{CRITERIA} row {row}: the heading {missing} is missing in {has}")


def fault(errors: Sequence[Finding]) -> str:
    """Say the first of some findings in the terms of a function's arguments."""
    first = errors[0]
    sentence = f"{first.place}: {first.text}".removeprefix(": ")
    sentence = _ROW.sub(rf"{CRITERIA} row \1", sentence)
    sentence = _COLUMN.sub(lambda m: f"{HEADINGS} cell {column_number(m[1])}", sentence)
    more = len(errors) - 1
    return _short(sentence, f" (and {more} more)" if more else "")


def _short(text: str, tail: str = "") -> str:
    room = LONGEST - len(tail)
    return (text if len(text) <= room else text[: room - 1] + "…") + tail
