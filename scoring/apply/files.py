"""Weights taken over from a file into a file, and given back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from scoring.apply.change import (
    change_of,
    former_change,
    latest_copy,
    suggested_change,
    weights_of,
)
from scoring.assembly import read_sheets, read_terms
from scoring.errors import FileError, ModelError
from scoring.findings import Level
from scoring.language import phrase
from scoring.learning.compare_sheet import read_compare
from scoring.learning.shown import one_decimal
from scoring.lessons import read_lesson
from scoring.progress import silent
from scoring.sheets.page_part import page_part
from scoring.stages import Options
from scoring.values.text import text_key
from scoring.vocabulary import CRITERIA_REQUIRED, Sheet
from scoring.xlsx.edit.edit_cells import NewSheet, write_edited
from scoring.xlsx.edit.still_copy import still
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.apply.change import Change
    from scoring.learning.compare_sheet import Compared
    from scoring.reading.workbook import OpenWorkbook

NO_COMPARE: Final = phrase(
    "{file} has no sheet Compare with the headings Criterion and Against"
)
NO_COPY: Final = phrase("{file} has no copy of Criteria to go back to")
NO_CRITERIA: Final = phrase("the tab {tab} has no criteria any more")


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
    lesson = read_lesson(path, options or Options())
    opened = lesson.rated.book.opened
    assert opened is not None  # noqa: S101 - a workbook has Criteria
    change = suggested_change(lesson, opened.names, profile)
    return _write(change, opened, path, target)


def _write(change: Change, opened: OpenWorkbook, path: Path, target: Path) -> Applied:
    """Write a change; where weights are taken over, Criteria stay as a tab of the day."""
    package = opened.package
    copies: tuple[NewSheet, ...] = ()
    if not change.back:
        xml = package.archive.read(package.sheets[change.edits[0].sheet])
        copies = (NewSheet(change.copy, lambda _: Part(SHEET, (still(xml),))),)
    pages = (NewSheet(page.sheet, partial(page_part, page)) for page in change.pages)
    write_edited(path, target, change.edits, (*copies, *pages), package.archive)
    return Applied(target, change.weights, change.copy)


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
    change = change_of(criteria, (rows, terms.today), opened.names, [])
    return replace(_write(change, opened, path, target), sentences=compared.sentences())


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
    name = (
        None if criteria is None else latest_copy(criteria.sheet, sheets.origin.sheets)
    )
    if criteria is None or opened is None or name is None:
        raise FileError(NO_COPY.format(file=path.name))
    read = opened.find(name, CRITERIA_REQUIRED)
    table = None if read is None else read.table
    if table is None:
        raise FileError(NO_CRITERIA.format(tab=name))
    change = former_change(sheets.known.tables, name, table)
    return _write(change, opened, path, target)
