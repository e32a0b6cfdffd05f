"""The cells that change where weights are taken over, or given back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.crm.growth import growth_of
from scoring.errors import FileError, ScoringError
from scoring.language import phrase
from scoring.learning.reviewing import ReviewRequest, make_review
from scoring.reading.known_sheets import find_name
from scoring.sheets.settings_page import settings_page
from scoring.values.cell import cell_text, read_cell
from scoring.values.days import date_of, day_of
from scoring.values.text import text_key
from scoring.vocabulary import SHEET_WORDS, Face, Head, Setting, Sheet
from scoring.xlsx.edit.cell_writer import Day
from scoring.xlsx.edit.edit_cells import SheetEdit


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from scoring.learning.suggested_weights import Weights
    from scoring.lessons import Lesson
    from scoring.sheets.page import Page
    from scoring.values.table import SheetTable
    from scoring.xlsx.edit.cell_writer import Value

    Cells = dict[int, dict[int, Value]]
    Read = Callable[[str], SheetTable | None]

WHICH_PROFILE: Final = phrase(
    "the criteria have profiles: choose one with --profile ({names})"
)
PROFILE_IN_FILES: Final = phrase(
    "the criteria have profiles ({names}): run account-scoring apply in a terminal, and "
    "choose one with --profile"
)
NO_WEIGHT: Final = phrase("Criteria has no column Weight to write into")
COPY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?: \((\d+)\))?")


class NothingToApplyError(ScoringError):
    """No weights are suggested; the text says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """Weights to be written, and what else changes with them.

    Parameters
    ----------
    weights : tuple of (str, float, float)
        Criteria with the weight before and after.
    edits : tuple of SheetEdit
        The cells of Criteria and Settings.
    copy : str
        The tab that keeps Criteria as they are, or that held them.
    back : bool
        Whether these are the weights of that tab.
    pages : tuple of Page
        Settings, where a workbook has none to write the day into.
    """

    weights: tuple[tuple[str, float, float], ...]
    edits: tuple[SheetEdit, ...]
    copy: str
    back: bool = False
    pages: tuple[Page, ...] = ()


def suggested_change(lesson: Lesson, names: Iterable[str], profile: str = "") -> Change:
    """Say what changes where the weights that outcomes suggest are taken over.

    Parameters
    ----------
    lesson : Lesson
        A workbook whose outcomes are read.
    names : iterable of str
        Its tabs.
    profile : str
        Whose weights, where the model has profiles.

    Raises
    ------
    NothingToApplyError
        If none are suggested.
    FileError
        If the profile is not said, or Criteria has no column for weights.
    """
    book = lesson.rated.book
    weights = _chosen(_suggested(lesson), profile, book.face)
    rows = tuple((row.criterion, row.own, row.suggested) for row in weights.rows)
    names, day = (*names,), _last_day(lesson)
    edits = _learnt_until(book.tables.get(Sheet.SETTINGS), day)
    change = change_of(book.tables[Sheet.CRITERIA], (rows, book.today), names, edits)
    return change if edits else replace(change, pages=_settings(names, day))


def change_of(
    criteria: SheetTable,
    weights: tuple[tuple[tuple[str, float, float], ...], dt.date],
    names: Iterable[str],
    more: list[SheetEdit],
) -> Change:
    """Say what changes where weights, as of a day, are written into Criteria."""
    rows, today = weights
    wanted = {text_key(criterion): new for criterion, _, new in rows}
    edits = (_weights(criteria, wanted), *more)
    return Change(rows, edits, _free_name(criteria.sheet, today, names))


def former_change(
    tables: Mapping[Sheet, SheetTable], copy: str, then: SheetTable
) -> Change:
    """Say what changes where the weights of a copy of Criteria are given back.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        Criteria and, where it is there, Settings.
    copy : str
        The tab that holds the copy.
    then : SheetTable
        Its criteria.
    """
    criteria = tables[Sheet.CRITERIA]
    before, now = weights_of(then), weights_of(criteria)
    edits = [_weights(criteria, {key: value for key, (_, value) in before.items()})]
    edits += _forgotten(tables.get(Sheet.SETTINGS))
    rows = tuple(
        (shown, now[key][1], value)
        for key, (shown, value) in before.items()
        if key in now and now[key][1] != value
    )
    return Change(rows, tuple(edits), copy, back=True)


def next_change(lesson: Lesson, names: Iterable[str], read: Read) -> Change:
    """Say what a press on Apply changes: the next weights, or back to those before.

    It goes back where weights were taken over, and no later outcome is there.

    Parameters
    ----------
    lesson : Lesson
        A workbook whose outcomes are read.
    names : iterable of str
        Its tabs.
    read : callable
        Reads the criteria of a tab.

    Raises
    ------
    NothingToApplyError
        If no weights are suggested, and there are none to go back to.
    FileError
        If Criteria has profiles, or no column for weights.
    """
    names = (*names,)
    back = _way_back(lesson, names, read)
    until = lesson.rated.ratings.model.settings.learnt_until
    if back and until is not None and _last_day(lesson) <= day_of(until):
        return back
    try:
        return suggested_change(lesson, names)
    except NothingToApplyError:
        if back:
            return back
        raise


def _way_back(lesson: Lesson, names: tuple[str, ...], read: Read) -> Change | None:
    """Find the weights before the last ones taken over, if others stand there now."""
    tables = lesson.rated.book.tables
    copy = latest_copy(tables[Sheet.CRITERIA].sheet, names)
    then = None if copy is None else read(copy)
    applied = lesson.rated.ratings.model.settings.learnt_until is not None
    if copy is None or then is None or not applied:
        return None
    change = former_change(tables, copy, then)
    return change if change.weights else None


def _suggested(lesson: Lesson) -> tuple[Weights, ...]:
    book = lesson.rated.book
    request = ReviewRequest(book.path.name, book.today, lesson.figures.choice)
    return make_review(lesson.known, lesson.outcomes, request).review.weights


def _chosen(suggested: tuple[Weights, ...], profile: str, face: Face) -> Weights:
    """Take the weights of a profile; the only ones if none is named."""
    named = {text_key(weights.profile): weights for weights in suggested}
    if len(suggested) > 1 and text_key(profile) not in named:
        names = ", ".join(weights.profile for weights in suggested)
        text = WHICH_PROFILE if face is Face.TERMINAL else PROFILE_IN_FILES
        raise FileError(text.format(names=names))
    weights = suggested[0] if len(suggested) == 1 else named[text_key(profile)]
    if weights.refusal:
        raise NothingToApplyError(weights.refusal)
    return weights


def _free_name(sheet: str, day: dt.date, names: Iterable[str]) -> str:
    """Name a copy of Criteria by the day, with a number if that is taken."""
    there = {name.casefold() for name in names}
    first = f"{sheet} {day.isoformat()}"
    name, number = first, 1
    while name.casefold() in there:
        number += 1
        name = f"{first} ({number})"
    return name


def latest_copy(sheet: str, names: Iterable[str]) -> str | None:
    """Find the latest tab named after Criteria and a day."""
    copies = []
    for name in names:
        start, rest = name[: len(sheet) + 1], name[len(sheet) + 1 :]
        match = COPY.fullmatch(rest)
        if match and start.casefold() == f"{sheet} ".casefold():
            copies.append((match[1], int(match[2] or 1), name))
    return max(copies)[2] if copies else None


def weights_of(table: SheetTable) -> dict[str, tuple[str, float]]:
    """Read the weights of a table of criteria, by folded name."""
    named, weight = table.find(Head.CRITERION), table.find(Head.WEIGHT)
    suggested: dict[str, tuple[str, float]] = {}
    shown = ""
    if named is None or weight is None:
        return suggested
    for row in range(len(table.frame)):
        text = cell_text(read_cell(table.frame.iat[row, named])).strip()
        shown = text or shown
        cell = read_cell(table.frame.iat[row, weight])
        if cell.kind == "number":
            suggested.setdefault(text_key(shown), (shown, cell.number))
    return suggested


def _weights(table: SheetTable, wanted: dict[str, float]) -> SheetEdit:
    """Write weights where they stand, else on the first row of their criterion."""
    named, weight = table.find(Head.CRITERION), table.find(Head.WEIGHT)
    if named is None or weight is None:
        raise FileError(str(NO_WEIGHT))
    cells: Cells = {}
    first: dict[str, int] = {}
    key = ""
    for row in range(len(table.frame)):
        key = _key(table, row, named) or key
        if key in wanted:
            at = int(table.rows[row])
            first.setdefault(key, at)
            if _key(table, row, weight):
                cells[at] = {table.columns[weight]: wanted[key]}
                first[key] = 0  # it stands where it is written
    for key, at in first.items():
        if at:
            cells[at] = {table.columns[weight]: wanted[key]}
    return SheetEdit(table.sheet, growth_of(table, 0, 0), cells)


def _key(table: SheetTable, row: int, column: int) -> str:
    value = table.frame.iat[row, column]
    return text_key(cell_text(read_cell(value)))


def _last_day(lesson: Lesson) -> float:
    """Give the day of the last outcome; today where none is dated."""
    days = lesson.outcomes.days
    known = days[~np.isnan(days)]
    return float(known.max()) if len(known) else day_of(lesson.rated.book.today)


def _settings(names: tuple[str, ...], day: float) -> tuple[Page, ...]:
    """Make Settings, where a workbook has none to write the day into."""
    if find_name(names, SHEET_WORDS[Sheet.SETTINGS]) is not None:
        return ()
    return (settings_page({Setting.LEARNT_UNTIL: date_of(day).isoformat()}),)


def _learnt_until(table: SheetTable | None, day: float) -> list[SheetEdit]:
    """Write the day into Settings, on its row or below the last."""
    if table is None:
        return []
    setting, value = table.find(Head.SETTING), table.find(Head.VALUE)
    if setting is None or value is None:
        return []
    wanted = text_key(Setting.LEARNT_UNTIL)
    for row in range(len(table.frame)):
        if _key(table, row, setting) == wanted:
            cells: Cells = {int(table.rows[row]): {table.columns[value]: Day(day)}}
            return [SheetEdit(table.sheet, growth_of(table, 0, 0), cells)]
    growth = growth_of(table, 1, 0)
    new: Cells = {
        growth.bottom: {
            table.columns[setting]: str(Setting.LEARNT_UNTIL),
            table.columns[value]: Day(day),
        }
    }
    return [SheetEdit(table.sheet, growth, new)]


def _forgotten(table: SheetTable | None) -> list[SheetEdit]:
    """Empty the setting *Learnt until*, if it is there."""
    setting = None if table is None else table.find(Head.SETTING)
    value = None if table is None else table.find(Head.VALUE)
    if table is None or setting is None or value is None:
        return []
    rows = [
        int(table.rows[row])
        for row in range(len(table.frame))
        if _key(table, row, setting) == text_key(Setting.LEARNT_UNTIL)
    ]
    cells: Cells = {row: {table.columns[value]: ""} for row in rows}
    return [SheetEdit(table.sheet, growth_of(table, 0, 0), cells)] if rows else []
