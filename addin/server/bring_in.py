"""An export that was sent, brought into the workbook that was sent with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addin.excel.import_messages import NOTHING_TO_WRITE, imported_message
from scoring.crm.any_plan import plan_any
from scoring.crm.files import read_export, read_host
from scoring.crm.report import report
from scoring.crm.write import write
from scoring.language import choose
from scoring.stages import calendar_day
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from pathlib import Path

    from addin.server.upload import UploadFields
    from scoring.findings import Finding


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A workbook with the rows of an export.

    Parameters
    ----------
    path : Path
        The workbook.
    message : str
        What was added and changed.
    findings : tuple of Finding
        What was noticed.
    """

    path: Path
    message: str
    findings: tuple[Finding, ...]


def bring_in(export: Path, book: Path, fields: UploadFields, folder: Path) -> BroughtIn:
    """Write a workbook with the rows of an export, into a folder of its own.

    Raises
    ------
    FileError, ModelError
        If it cannot be imported.
    """
    host = read_host(book)
    choose(fields.language or host.settings.language)
    # who chose Accounts may have dropped people: their headings say so
    into = None if fields.into == Sheet.ACCOUNTS.value else Sheet(fields.into)
    plan = plan_any(read_export(export), host, into, names=fields.names or None)
    if plan.nothing:
        return BroughtIn(book, str(NOTHING_TO_WRITE), plan.findings)
    folder.mkdir()
    target = folder / book.name
    write(plan, target, fields.today or host.settings.today or calendar_day())
    return BroughtIn(target, imported_message(plan, report(plan)), plan.findings)
