"""Answers given where they are asked for: JSON in, JSON out, and no server."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from addin.answers.add_sheet import add_sheet
from addin.answers.apply_sheets import apply_sheets
from addin.answers.import_sheets import import_sheets
from addin.answers.json_cells import rows_in
from addin.answers.sheets import (
    check_sheets,
    explain_account,
    rate_sheets,
    review_sheets,
    score_sheets,
)
from addin.answers.tab_state import TabState
from scoring.errors import ModelError, ScoringError
from scoring.findings import findings_data
from scoring.language import Language, language_of, speaking
from scoring.sheets.check_page import check_page
from scoring.sheets.page_data import page_data
from scoring.values.json_values import plain
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable

    from addin.cells.ranges import Rows

WORK: Final[dict[str, Callable[[Any], dict[str, Any]]]] = {
    "sheets": score_sheets,
    "check": check_sheets,
    "explain": explain_account,
    "review": review_sheets,
    "apply": apply_sheets,
    "ratings": rate_sheets,
    "import": import_sheets,
    "tab": add_sheet,
}
DONE: Final = 200
REFUSED: Final = 422
TABS: Final = frozenset(sheet.casefold() for sheet in Sheet)


@dataclass(frozen=True, slots=True)
class WorkbookRequest:
    """The sheets of a workbook, as they are sent."""

    sheets: dict[str, Rows]
    name: str
    account: str = ""
    export: str = ""
    states: dict[str, TabState] = field(default_factory=dict)
    tab: str = ""
    into: str | None = None
    today: None = None
    contact_from: None = None
    language: Language | None = None


def reply(what: str, text: str) -> str:
    """Answer as the server does to the same body.

    Parameters
    ----------
    what : str
        "sheets", "check", "explain", "review", "apply", "import" or "tab", as the
        addresses of the server end, or "ratings".
    text : str
        The body: JSON with `sheets`, `name`, and what else the server takes there.

    Returns
    -------
    str
        JSON with `status`, and the server's answer under `answer`.

    Examples
    --------
    >>> reply("check", '{"sheets": {"Notes": []}, "name": "Mine"}')[:15]
    '{"status": 422,'
    """
    body = json.loads(text)
    cells = {name: rows_in(rows) for name, rows in body["sheets"].items()}
    request = WorkbookRequest(
        cells,
        body["name"],
        body.get("account", ""),
        body.get("export", ""),
        {name: TabState(**state) for name, state in body.get("states", {}).items()},
        body.get("tab", ""),
        body.get("into"),
        language=language_of(body.get("language", "")),
    )
    # the same process answers again: each time from English on, as a new one would
    with speaking(request.language or Language.ENGLISH):
        status, answer = _answer(what, request)
        return json.dumps({"status": status, "answer": plain(answer)})


def _answer(what: str, request: WorkbookRequest) -> tuple[int, dict[str, Any]]:
    try:
        return DONE, WORK[what](request)
    except ModelError as error:
        return REFUSED, {
            "message": str(error),
            "findings": findings_data(error.findings),
            "pages": [page_data(check_page(error.findings, TABS))],
        }
    except ScoringError as error:
        return REFUSED, {"message": str(error)}
