"""Suggested weights for a workbook that arrives as cells: the question, and the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.answers.edit_data import edit_data
from addin.answers.sheets import Sheets, lesson_in, table_of
from addin.excel.apply_messages import applied_message, apply_question
from scoring.apply.change import next_change
from scoring.sheets.page_data import page_data
from scoring.vocabulary import CRITERIA_REQUIRED


if TYPE_CHECKING:
    from scoring.values.table import SheetTable


def apply_sheets(body: Sheets) -> dict[str, Any]:
    """Say which weights the menu Apply would write, and every cell that it would.

    Raises
    ------
    NothingToApplyError
        If no weights are suggested.
    FileError, ModelError
        If the accounts cannot be rated.
    """

    def read(name: str) -> SheetTable | None:
        return table_of(body, name, CRITERIA_REQUIRED).table

    change = next_change(lesson_in(body), body.sheets, read)
    return {
        "question": apply_question(change),
        "message": applied_message(change),
        "criteria": change.edits[0].sheet,
        "copy_as": "" if change.back else change.copy,
        "edits": [edit_data(edit, frozenset()) for edit in change.edits],
        "pages": [*map(page_data, change.pages)],
    }
