"""A sheet beside Accounts that a workbook may have: its rows, and whom they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.tables.reader import TableReader
from scoring.tables.roster import Roster
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Settings
    from scoring.values.table import SheetTable


class Beside(NamedTuple):
    """What reading such a sheet begins with.

    Parameters
    ----------
    rows : TableReader
        Its cells.
    roster : Roster
        The accounts that they can be about.
    """

    rows: TableReader
    roster: Roster


def beside_accounts(
    tables: Mapping[Sheet, SheetTable], sheet: Sheet, settings: Settings, today: float
) -> Beside | None:
    """Open a sheet beside Accounts; None where the workbook has none.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        All tables of the workbook, Accounts among them.
    sheet : Sheet
        The one to open.
    settings : Settings
        How to read.
    today : float
        Day of the run.
    """
    table = tables.get(sheet)
    if table is None:
        return None
    accounts = TableReader(tables[Sheet.ACCOUNTS], settings, today)
    return Beside(TableReader(table, settings, today), Roster.of(accounts))
