"""Other weights and points, tried before they count: the columns Draft of Criteria."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from scoring.finding_codes import finding
from scoring.findings import Level, message
from scoring.language import phrase
from scoring.model.criteria_sheet import CriteriaSheet
from scoring.model.read_criteria import read_criteria
from scoring.model.read_matrix import check_groups
from scoring.values.cell import read_cell
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from typing import Any

    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.values.table import SheetTable

DRAFTED = ((Head.WEIGHT, Head.DRAFT_WEIGHT), (Head.POINTS, Head.DRAFT_POINTS))
"""What a draft may replace, and where it stands."""
NOT_READ = phrase("this draft cannot be tried: {fault}")


class DraftModel(NamedTuple):
    """What a draft says.

    Parameters
    ----------
    model : Model or None
        The criteria with it; None where it cannot be read, or there is none.
    findings : tuple of Finding
        What is wrong with it, as warnings: a draft never stops Score.
    """

    model: Model | None
    findings: tuple[Finding, ...] = ()


NO_DRAFT = DraftModel(None)


def read_draft(criteria: SheetTable | None, model: Model) -> DraftModel:
    """Read the draft in a Criteria table.

    Parameters
    ----------
    criteria : SheetTable or None
        The table; its other columns are without fault.
    model : Model
        What they say.
    """
    table = None if criteria is None else drafted_table(criteria, model)
    if table is None:
        return NO_DRAFT
    drafted, findings = read_criteria(table, model.settings)
    faults = [each for each in findings if each.level is Level.ERROR]
    if drafted is None or faults:
        return DraftModel(None, tuple(map(_as_warning, faults)))
    return DraftModel(check_groups(drafted)[0])


def _as_warning(fault: Finding) -> Finding:
    return finding(
        "C222",
        fault.place,
        message(NOT_READ, fault=fault.message),
        expected=fault.expected,
        found=fault.found,
    )


def drafted_table(criteria: SheetTable, model: Model) -> SheetTable | None:
    """Give the Criteria table as it were with the draft; None without one.

    The cells of the draft stay where they are, so that whatever is wrong with one is
    named by its own place.
    """
    sheet = CriteriaSheet(criteria, model.settings, [])
    table = criteria
    for head, draft in DRAFTED:
        column, old = criteria.find(draft), criteria.find(head)
        if column is None:
            continue
        drafts = _cells(criteria, column)
        filled = {row for row, value in enumerate(drafts) if not _is_blank(value)}
        if not filled:
            continue
        former = [None] * len(drafts) if old is None else _cells(criteria, old)
        # what is said once per criterion is said by the draft, or as before
        stated = head is Head.WEIGHT
        replaced = _rows_of(sheet, filled) if stated else filled
        values = [
            drafts[row] if row in replaced else former[row]
            for row in range(len(drafts))
        ]
        table = _replaced(table, column, old, (head, values))
    return None if table is criteria else table


def _rows_of(sheet: CriteriaSheet, filled: set[int]) -> set[int]:
    """Give all rows of the criteria that have one of these rows."""
    return {
        row for rows in sheet.grouped() if filled & {*rows.rows} for row in rows.rows
    }


def _cells(table: SheetTable, column: int) -> list[Any]:
    cells: list[Any] = table.frame.iloc[:, column].astype(object).tolist()
    return cells


def _is_blank(value: object) -> bool:
    return read_cell(value).kind == "blank"


def _replaced(
    table: SheetTable, column: int, old: int | None, new: tuple[Head, list[Any]]
) -> SheetTable:
    """Let one column stand in place of another, under that one's heading."""
    headings = [
        "" if at == old else new[0].value if at == column else heading
        for at, heading in enumerate(table.headings)
    ]
    columns = [table.frame.iloc[:, at] for at in range(table.frame.shape[1])]
    columns[column] = pd.Series(new[1], index=table.frame.index, dtype=object)
    frame = pd.concat(columns, axis=1)
    frame.columns = table.frame.columns
    return replace(table, headings=tuple(headings), frame=frame)
