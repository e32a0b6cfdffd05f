"""A plan carried out: the workbook written with what an import changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scoring.crm.edits import edits_of
from scoring.crm.files import FileSheet
from scoring.sheets.page_part import page_part
from scoring.xlsx.edit.edit_cells import NewSheet, write_edited


if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from scoring.crm.host import Host
    from scoring.crm.plan import Plan
    from scoring.xlsx.edit.edit_cells import SheetEdit


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
    sheets = [_with_text(edit, plan.host) for edit in edits.sheets]
    added = [NewSheet(page.sheet, partial(page_part, page)) for page in edits.pages]
    write_edited(tabs.path, target, sheets, added, tabs.archive)


def _with_text(edit: SheetEdit, host: Host) -> SheetEdit:
    """Hand on the sheet that was read: a large one takes a while to read again."""
    sheet = host.sheet
    if isinstance(sheet, FileSheet) and edit.sheet == host.accounts.sheet:
        return replace(edit, text=sheet.text)
    return edit
