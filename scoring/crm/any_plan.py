"""An import of whatever an export holds: companies, people, deals or activities.

Who asks before anything is written may leave it to the headings of the export which of
them it is; the command line writes at once, and wants to be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.crm.account_plan import plan_import
from scoring.crm.mapping import propose
from scoring.crm.mapping_sheet import overruled, read_mapping
from scoring.crm.record_fields import Subject
from scoring.crm.record_plan import plan_records
from scoring.crm.subject import other_subject
from scoring.progress import silent
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.crm.host import Host
    from scoring.crm.plan import Plan
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.values.table import SheetTable

SUBJECTS: Final = {subject.sheet: subject for subject in Subject}
"""By the sheet that each goes to; companies go to Accounts."""


def plan_any(
    export: tuple[SheetTable, tuple[Finding, ...]],
    host: Host,
    into: Sheet | None = None,
    progress: Tell = silent,
    names: str | None = None,
) -> Plan:
    """Work out what importing an export does.

    Parameters
    ----------
    export : tuple of (SheetTable, tuple of Finding)
        Its rows, and what was noticed while it was read.
    host : Host
        The workbook, with its accounts.
    into : Sheet, optional
        Accounts, Contacts, Deals or Activities; where it is left out, the headings of
        the export say which.
    progress : callable
        Told how far the work is.
    names : str, optional
        The heading of the accounts' names, where the user says it.

    Raises
    ------
    FileError
        If the sheet that the rows go to is there, but cannot be used.
    NameUnknownError
        If all that is wrong is that no column is known to hold the accounts' names.
    ModelError
        If a finding is an error.
    """
    sheet = sheet_of(export[0], host) if into is None else into
    if sheet in SUBJECTS:
        return plan_records(SUBJECTS[sheet], export, host, progress)
    return plan_import(export, host, None, progress, names)


def sheet_of(export: SheetTable, host: Host) -> Sheet:
    """Tell by the headings of an export which sheet its rows go to."""
    overrides, _ = read_mapping(host.tabs.tables.get(Sheet.MAPPING))
    mapping = overruled(propose(export, host.books), overrides, host.books)
    sign = other_subject(export, mapping)
    return Sheet.ACCOUNTS if sign is None else sign.subject.sheet
