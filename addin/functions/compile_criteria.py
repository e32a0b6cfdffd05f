"""Criteria compiled for a heading row, once for all calls with the same cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from addin.cells.grid import Grid
from addin.cells.ranges import ArgumentError, headings_of, plain, rows_of, without_tail
from addin.functions.criteria_faults import CRITERIA, HEADINGS, fault, no_headings
from addin.functions.date_serials import date_columns, year_columns
from scoring.checks import check_fields
from scoring.findings import Level
from scoring.language import current, speaking
from scoring.model.model import Settings
from scoring.model.read_criteria import read_model
from scoring.model.read_settings import parse_settings
from scoring.rating.accounts import Accounts
from scoring.rating.column_style import common_decimal, texts_of
from scoring.rating.columns import LEAST_STAMP, is_stamp
from scoring.rating.one_account import Rater
from scoring.reading.locate import SEARCHED_ROWS
from scoring.values.cell import PLAIN, Style
from scoring.values.date_texts import tells_day_order
from scoring.values.numerals import DecimalSign, cannot_tell
from scoring.values.spans import span_ends
from scoring.values.table import SheetTable
from scoring.values.text import text_key
from scoring.vocabulary import (
    CRITERIA_REQUIRED,
    SETTINGS_REQUIRED,
    Head,
    Setting,
    guess_language,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.cells.ranges import Rows
    from scoring.findings import Finding
    from scoring.language import Language
    from scoring.model.model import Model

    Types = tuple[type, ...]
    Cells = tuple[Rows, Rows, Rows]

MOST_COMPILED: Final = 64
"""How many different criteria stay compiled."""
SETTINGS: Final = "Settings"


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
    language : Language, optional
        What the settings say, or the headings of the criteria; None where neither does.
    dates, years : frozenset of int
        Columns in which a number may be a date that lost its type, or a plain year.
    """

    model: Model
    headings: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    language: Language | None = None
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
        if not any(map(_is_unclear, row)):
            return self.rater
        sheet = common_decimal(texts_of(row)) or "."
        styles = {n: _style(cell, sheet) for n, cell in enumerate(row)}
        return Rater.of(self.model, self.headings, styles)


def _is_unclear(cell: object) -> bool:
    """Say whether a cell reads one way or the other by the cells around it."""
    if type(cell) is float:
        return cell >= LEAST_STAMP and is_stamp(cell)
    if type(cell) is str:
        return _is_unclear_text(cell)
    return is_stamp(cell)


@lru_cache(maxsize=65_536)
def _is_unclear_text(text: str) -> bool:
    """Say so of a text."""
    return is_stamp(text) or any(map(_depends, texts_of([text])))


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
    language = _language(criteria, settings)
    with speaking(language or current()):
        made = _made(headings_of(headings), criteria, settings, (types, language))
    if isinstance(made, Compiled):
        return made
    raise ArgumentError(*made)


@lru_cache(maxsize=MOST_COMPILED)
def _made(
    headings: tuple[str, ...],
    criteria: Rows,
    settings: Rows,
    key: tuple[Types, Language | None],
) -> Compiled | tuple[str, tuple[Finding, ...]]:
    """Compile, or say what is wrong: that is remembered as well.

    The types are in the key because 1 equals TRUE, and what is said has a language.
    """
    grid = Grid(CRITERIA, criteria)
    table = grid.table(CRITERIA_REQUIRED)
    if table is None:
        return no_headings(grid), ()
    model, findings = read_model(table, _settings_table(settings))
    if model is not None:
        findings += check_fields(model, *_head(headings))
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors or model is None:
        return fault(errors), tuple(findings)
    return Compiled(model, headings, tuple(findings), key[1])


def _language(criteria: Rows, settings: Rows) -> Language | None:
    """Say what the settings say the language is, or else what the headings tell."""
    table = _settings_table(settings)
    names = () if table is None else table.frame.iloc[:, table.find(Head.SETTING) or 0]
    keys = frozenset(text_key(word) for word in Setting.LANGUAGE.understood)
    if table is not None and any(text_key(str(name)) in keys for name in names):
        return parse_settings(table)[0].language
    top = chain.from_iterable(criteria[:SEARCHED_ROWS])
    return guess_language((cell for cell in top if isinstance(cell, str)), Head)


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
