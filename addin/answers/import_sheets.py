"""An export on a tab of a workbook, brought into its Accounts or people: the dry run, and the cells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from addin.answers.edit_data import edit_data
from addin.answers.plain import findings_data
from addin.answers.sheets import Sheets, known_sheets, table_of
from addin.answers.tab_state import TabState
from addin.excel.import_messages import (
    NAMES_UNKNOWN,
    NOTHING_TO_WRITE,
    import_question,
    imported_message,
    lines_message,
)
from scoring.crm.any_plan import plan_any
from scoring.crm.edits import edits_of
from scoring.crm.files import export_of
from scoring.crm.host import SheetCells, Tabs, host_of
from scoring.crm.plan import NameUnknownError
from scoring.crm.report import report
from scoring.errors import FileError, ModelError
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.known_sheets import find_name
from scoring.sheets.page_data import page_data
from scoring.stages import calendar_day
from scoring.values.refs import Area
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.crm.edits import Edits
    from scoring.crm.host import Places
    from scoring.crm.plan import Plan
    from scoring.reading.known_sheets import TableRead
    from scoring.values.table import SheetTable

GO_ON: Final = phrase(
    "Save a version first (File > Version history > Name current version): it brings "
    "back what is written over. Go on?"
)
MOST_FORMULAS: Final = 2_000_000
TOO_MANY_FORMULAS: Final = phrase("the tab {sheet} has more than {most:,} formulas")
NO_TAB: Final = phrase("there is no tab {name} to import")
NO_TABLE: Final = phrase(
    "the tab {name} has no headings with rows below them: nothing was imported"
)
OWN_TAB: Final = phrase(
    "{name} is a tab that scoring uses itself: paste the export into a tab of its own"
)


class SheetsAndExport(Sheets, Protocol):
    """Sheets, one of which is an export."""

    @property
    def export(self) -> str:
        """The tab that holds the export."""

    @property
    def states(self) -> Mapping[str, TabState]:
        """What is known of the tabs, by name."""

    @property
    def into(self) -> str | None:
        """The sheet that the rows go to; None: as the headings say."""


def import_sheets(body: SheetsAndExport) -> dict[str, Any]:
    """Say what importing an export would do, and every cell that it would write.

    Raises
    ------
    FileError
        If there is no such export, or something stands in the way.
    """
    try:
        plan = _plan(body)
    except NameUnknownError as error:
        # nothing to agree to: the question stands on Mapping
        return _answer(error.plan, _edits(error.plan, body), "", NAMES_UNKNOWN)
    except ModelError as error:
        raise FileError(lines_message(error.findings)) from error
    counts = report(plan)
    if plan.nothing:
        return _answer(plan, None, "", NOTHING_TO_WRITE)
    question = import_question(plan, counts, body.export, GO_ON)
    return _answer(plan, _edits(plan, body), question, imported_message(plan, counts))


def _plan(body: SheetsAndExport) -> Plan:
    known = known_sheets(body).known

    def read(name: str, required: Sequence[str]) -> TableRead:
        return table_of(body, name, required)

    def state(name: str) -> SheetCells:
        return _state(body, name)

    own = {table.sheet for table in known.tables.values()}
    export = _export(body, own)
    names = tuple(body.sheets)
    host = host_of(Tabs(Path(body.name), names, known, read, state))
    into = None if body.into is None else Sheet(body.into)
    return plan_any(export_of(export), host, into)


def _export(body: SheetsAndExport, own: set[str]) -> SheetTable:
    name = find_name(body.sheets, (body.export,))
    if name is None:
        raise FileError(message(NO_TAB, name=body.export))
    if name in own:
        raise FileError(message(OWN_TAB, name=name))
    table = table_of(body, name, ()).table
    if table is None or table.frame.empty:
        raise FileError(message(NO_TABLE, name=name))
    return table


def _state(body: SheetsAndExport, name: str) -> SheetCells:
    state = body.states.get(name, TabState())
    return SheetCells(
        body.sheets[name],
        _places(state, name),
        state.protected,
        state.filtered,
        tuple(
            Area(row, column, row + height - 1, column + width - 1)
            for row, column, height, width in state.merged
        ),
    )


def _places(state: TabState, name: str) -> Places:
    count = sum(height * width for _, _, height, width in state.formulas)
    if count > MOST_FORMULAS:
        raise FileError(message(TOO_MANY_FORMULAS, sheet=name, most=MOST_FORMULAS))
    return frozenset(
        (y, x)
        for row, column, height, width in state.formulas
        for y in range(row, row + height)
        for x in range(column, column + width)
    )


def _edits(plan: Plan, body: SheetsAndExport) -> Edits:
    return edits_of(plan, body.today or plan.host.settings.today or calendar_day())


def _answer(
    plan: Plan, edits: Edits | None, question: str, done: str
) -> dict[str, Any]:
    state = plan.host.tabs.state
    sheets = () if edits is None else edits.sheets
    pages = () if edits is None else edits.pages
    return {
        "question": question,
        "message": str(done),
        "report": report(plan).data(),
        "findings": findings_data(plan.findings),
        "edits": [edit_data(edit, state(edit.sheet).formulas) for edit in sheets],
        "pages": [*map(page_data, pages)],
    }
