"""What an import writes, for those who read JSON: cells of the user's own tabs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from addin.answers.json_cells import cell_out
from scoring.xlsx.edit.cell_writer import Day
from scoring.xlsx.edit.column_runs import column_runs


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.crm.host import Places
    from scoring.xlsx.edit.cell_writer import Value
    from scoring.xlsx.edit.edit_cells import NewColumn, SheetEdit

FIRST_DAY: Final = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - cells have no time zone


@dataclass(frozen=True, slots=True)
class RunData:
    """Cells of one column below each other, from a row on; both counted from 1.

    A blank is only written in rows that are new.
    """

    row: int
    column: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class NewColumnData:
    """A column to be added; it looks like another, but for a number format if any."""

    column: int
    heading: str
    like: int
    code: str


@dataclass(frozen=True, slots=True)
class EditData:
    """What changes on a tab.

    `head` is the row of its headings, and `last` and `bottom` are its last row before
    and after; `left` and `right` are its first and its last column before.
    """

    sheet: str
    head: int
    last: int
    bottom: int
    left: int
    right: int
    columns: tuple[NewColumnData, ...]
    runs: tuple[RunData, ...]


def edit_data(edit: SheetEdit, formulas: Places) -> EditData:
    """Give what changes on a tab as plain data.

    Parameters
    ----------
    edit : SheetEdit
        What changes.
    formulas : frozenset of (int, int)
        The cells of the tab that a formula fills, by row and column.
    """
    growth = edit.growth
    calculated = {
        column for row, column in formulas if growth.last <= row <= growth.bottom
    }
    return EditData(
        sheet=edit.sheet,
        head=growth.head,
        last=growth.last,
        bottom=growth.bottom,
        left=growth.left,
        right=growth.right,
        columns=tuple(map(_new_column, edit.columns)),
        runs=tuple(_run(*run) for run in column_runs(edit, calculated)),
    )


def _new_column(new: NewColumn) -> NewColumnData:
    return NewColumnData(new.column, new.heading, new.like, new.code)


def _run(row: int, column: int, values: Sequence[Value | None]) -> RunData:
    return RunData(row, column, tuple(map(_cell, values)))


def _cell(value: Value | None) -> Any:
    if isinstance(value, Day):
        return cell_out(FIRST_DAY + dt.timedelta(days=value.day))
    return cell_out(value)
