"""A plan carried out: the workbook written with what an import changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scoring.crm.edits import edits_of
from scoring.sheets.page_part import page_part
from scoring.xlsx.edit.edit_cells import NewSheet, write_edited


if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from scoring.crm.plan import Plan


def write(plan: Plan, target: Path, today: dt.date) -> None:
    """Write the workbook as it is after an import.

    Parameters
    ----------
    plan : Plan
        What to do, to a workbook that is a file.
    target : Path
        The file; it may be the workbook itself, and is replaced if it exists.

    today : datetime.date
        The day of the import.

    Raises
    ------
    FileError
        If it cannot be written; then all is as it was.
    """
    edits, tabs = edits_of(plan, today), plan.host.tabs
    added = [NewSheet(page.sheet, partial(page_part, page)) for page in edits.pages]
    write_edited(tabs.path, target, edits.sheets, added, tabs.archive)
