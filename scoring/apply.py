"""Suggested weights taken over into Criteria, and given back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.assembly import read_sheets, read_terms
from scoring.crm.growth import growth_of
from scoring.errors import FileError, ModelError
from scoring.findings import Level
from scoring.language import phrase
from scoring.learning.compare_sheet import read_compare
from scoring.learning.reviewing import ReviewRequest, make_review
from scoring.learning.shown import one_decimal
from scoring.lessons import read_lesson
from scoring.progress import silent
from scoring.reading.known_sheets import find_name
from scoring.sheets.page_part import page_part
from scoring.sheets.settings_page import settings_page
from scoring.stages import Options
from scoring.values.cell import cell_text, read_cell
from scoring.values.days import date_of, day_of
from scoring.values.text import text_key
from scoring.vocabulary import CRITERIA_REQUIRED, SHEET_WORDS, Head, Setting, Sheet
from scoring.xlsx.edit.cell_writer import Day
from scoring.xlsx.edit.edit_cells import NewSheet, SheetEdit, write_edited
from scoring.xlsx.edit.still_copy import still
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.learning.compare_sheet import Compared
    from scoring.learning.review import Weights
    from scoring.lessons import Lesson
    from scoring.reading.workbook import OpenWorkbook
    from scoring.stages import Sheets
    from scoring.values.table import SheetTable
    from scoring.xlsx.edit.cell_writer import Value

    Cells = dict[int, dict[int, Value]]

NO_COMPARE: Final = phrase(
    "{file} has no sheet Compare with the headings Criterion and Against"
)
WHICH_PROFILE: Final = phrase(
    "the criteria have profiles: choose one with --profile ({names})"
)
NO_WEIGHT: Final = phrase("Criteria has no column Weight to write into")
NO_COPY: Final = phrase("{file} has no copy of Criteria to go back to")
NO_CRITERIA: Final = phrase("the tab {tab} has no criteria any more")
COPY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?: \((\d+)\))?")


@dataclass(frozen=True, slots=True)
class Applied:
    """Weights that were written.

    Parameters
    ----------
    path : Path
        The workbook.
    weights : tuple of (str, float, float)
        Criteria with the weight before and after.
    copy : str
        The tab that holds Criteria as they were.
    sentences : tuple of str
        What there is to say of them.
    """

    path: Path
    weights: tuple[tuple[str, float, float], ...]
    copy: str
    sentences: tuple[str, ...] = ()


class NothingToApplyError(ValueError):
    """No weights are suggested; the text says why."""


def apply_file(
    path: Path, target: Path, options: Options | None = None, profile: str = ""
) -> Applied:
    """Write suggested weights into the Weight cells of Criteria.

    Parameters
    ----------
    path, target : Path
        The workbook, and where it is written; both may be one.
    options : Options, optional
        What overrides the settings.
    profile : str
        Whose weights, where the model has profiles.

    Raises
    ------
    NothingToApplyError
        If none are suggested.
    FileError
        If a file cannot be read or written.
    ModelError
        If a finding is an error.
    """
    options = options or Options()
    lesson = read_lesson(path, options)
    weights = _chosen(_suggested(lesson, path.name), profile)
    book = lesson.rated.book
    edits = _learnt_until(book.tables.get(Sheet.SETTINGS), _last_day(lesson))
    opened = book.opened
    assert opened is not None  # noqa: S101 - a workbook has Criteria
    rows = tuple((row.criterion, row.own, row.suggested) for row in weights.rows)
    added = () if edits else _settings(opened, _last_day(lesson))
    change = _Change(book.tables[Sheet.CRITERIA], opened, book.today, rows, added)
    return change.write(path, target, edits)


@dataclass(frozen=True, slots=True)
class _Change:
    """Weights to be written over those of Criteria, which are kept in a copy."""

    criteria: SheetTable
    opened: OpenWorkbook
    today: dt.date
    weights: tuple[tuple[str, float, float], ...]
    added: tuple[NewSheet, ...] = ()

    def write(self, path: Path, target: Path, more: list[SheetEdit]) -> Applied:
        """Write them, with further edits, and keep Criteria as a tab of the day."""
        sheet = self.criteria.sheet
        name = _free_name(sheet, self.today, self.opened.names)
        wanted = {text_key(criterion): new for criterion, _, new in self.weights}
        edits = [_weights(self.criteria, wanted), *more]
        package = self.opened.package
        xml = package.archive.read(package.sheets[sheet])
        copy = NewSheet(name, lambda _: Part(SHEET, (still(xml),)))
        added = (copy, *self.added)
        write_edited(path, target, edits, added, package.archive)
        return Applied(target, self.weights, name)


def apply_compared(path: Path, target: Path, options: Options | None = None) -> Applied:
    """Write the weights that the sheet Compare comes to into Criteria.

    Where it compares all criteria that have a weight they sum to 100; else those that
    it compares keep their total, so that the others count as before.

    Parameters
    ----------
    path, target : Path
        The workbook, and where it is written; both may be one.
    options : Options, optional
        What overrides the settings.

    Raises
    ------
    FileError
        If there is no sheet Compare, or a file cannot be read or written.
    ModelError
        If Criteria or Compare cannot be read.
    """
    options = options or Options()
    sheets = read_sheets(path, options, silent)
    table = sheets.known.tables.get(Sheet.COMPARE)
    criteria, opened = sheets.known.tables.get(Sheet.CRITERIA), sheets.opened
    if table is None or criteria is None or opened is None:
        raise FileError(NO_COMPARE.format(file=path.name))
    terms = read_terms(sheets.known, options)
    errors = tuple(f for f in terms.findings if f.level is Level.ERROR)
    if terms.model is None or errors:
        raise ModelError((*sheets.known.findings, *terms.findings))
    compared, findings = read_compare(table, terms.model)
    if compared is None:
        raise ModelError(findings)
    rows = tuple(_compared_weights(compared, weights_of(criteria)))
    change = _Change(criteria, opened, terms.today, rows)
    return replace(change.write(path, target, []), sentences=compared.sentences())


def _compared_weights(
    compared: Compared, own: dict[str, tuple[str, float]]
) -> Iterator[tuple[str, float, float]]:
    keys = [text_key(name) for name in compared.criteria]
    before = [own[key][1] if key in own else 0.0 for key in keys]
    rest = sum(weight for key, (_, weight) in own.items() if key not in keys)
    total = sum(before) if rest and sum(before) else 100.0
    parts = compared.weighed.weights * (total / 100)
    for name, old, new in zip(compared.criteria, before, parts.tolist(), strict=True):
        yield name, old, float(one_decimal(new))


def _suggested(lesson: Lesson, name: str) -> tuple[Weights, ...]:
    today = lesson.rated.book.today
    request = ReviewRequest(name, today, lesson.figures.choice)
    return make_review(lesson.known, lesson.outcomes, request).review.weights


def _chosen(suggested: tuple[Weights, ...], profile: str) -> Weights:
    """Take the weights of a profile; the only ones if none is named."""
    named = {text_key(weights.profile): weights for weights in suggested}
    if len(suggested) > 1 and text_key(profile) not in named:
        names = ", ".join(weights.profile for weights in suggested)
        raise FileError(WHICH_PROFILE.format(names=names))
    weights = suggested[0] if len(suggested) == 1 else named[text_key(profile)]
    if weights.refusal:
        raise NothingToApplyError(weights.refusal)
    return weights


def _free_name(sheet: str, day: dt.date, names: tuple[str, ...]) -> str:
    """Name a copy of Criteria by the day, with a number if that is taken."""
    there = {name.casefold() for name in names}
    first = f"{sheet} {day.isoformat()}"
    name, number = first, 1
    while name.casefold() in there:
        number += 1
        name = f"{first} ({number})"
    return name


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


def _settings(opened: OpenWorkbook, day: float) -> tuple[NewSheet, ...]:
    """Make Settings, where a workbook has none to write the day into."""
    if find_name(opened.names, SHEET_WORDS[Sheet.SETTINGS]) is not None:
        return ()
    page = settings_page({Setting.LEARNT_UNTIL: date_of(day).isoformat()})
    return (NewSheet(page.sheet, partial(page_part, page)),)


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
            table.columns[setting]: Setting.LEARNT_UNTIL.value,
            table.columns[value]: Day(day),
        }
    }
    return [SheetEdit(table.sheet, growth, new)]


def give_back(path: Path, target: Path, options: Options | None = None) -> Applied:
    """Write the weights of the latest copy of Criteria back.

    Raises
    ------
    FileError
        If there is no copy, or a file cannot be read or written.
    """
    options = options or Options()
    sheets = read_sheets(path, options, silent)
    read_terms(sheets.known, options)  # all that is said is in the language of these
    criteria = sheets.known.tables.get(Sheet.CRITERIA)
    opened = sheets.opened
    name = None if criteria is None else _latest_copy(criteria.sheet, sheets)
    if criteria is None or opened is None or name is None:
        raise FileError(NO_COPY.format(file=path.name))
    read = opened.find(name, CRITERIA_REQUIRED)
    table = None if read is None else read.table
    if table is None:
        raise FileError(NO_CRITERIA.format(tab=name))
    before, now = weights_of(table), weights_of(criteria)
    edits = [_weights(criteria, {key: value for key, (_, value) in before.items()})]
    edits += _forgotten(sheets.known.tables.get(Sheet.SETTINGS))
    write_edited(path, target, edits, (), opened.package.archive)
    rows = tuple(
        (shown, now[key][1], value)
        for key, (shown, value) in before.items()
        if key in now and now[key][1] != value
    )
    return Applied(target, rows, name)


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


def _latest_copy(sheet: str, sheets: Sheets) -> str | None:
    """Find the latest tab named after Criteria and a day."""
    copies = []
    for name in sheets.origin.sheets:
        start, rest = name[: len(sheet) + 1], name[len(sheet) + 1 :]
        match = COPY.fullmatch(rest)
        if match and start.casefold() == f"{sheet} ".casefold():
            copies.append((match[1], int(match[2] or 1), name))
    return max(copies)[2] if copies else None


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
