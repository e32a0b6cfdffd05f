"""Google Sheets as far as its docs say what it does, run by Node.

It is a test double: what it accepts, Google may refuse.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pandas as pd
import pytest

import addin.google


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Step = dict[str, Any]
    Rows = list[list[Any]]

HOME: Final = Path(str(addin.google.__file__)).parent
CODE: Final = (HOME / "Code.gs").read_text(encoding="utf-8")
MANIFEST: Final = (HOME / "appsscript.json").read_text(encoding="utf-8")
RUNNER: Final = Path(__file__).parent / "double" / "run.cjs"
ADDRESS: Final = "https://scoring.example.com"
TOKEN: Final = "granvattnet"  # noqa: S105 - of a server of these tests
SETTINGS: Final = {
    "ACCOUNT_SCORING_SERVER": ADDRESS,
    "ACCOUNT_SCORING_TOKEN": TOKEN,
}
ALWAYS: Final = ("Scored", "Summary", "Check")
RESULTS: Final = (*ALWAYS, "History", "History criteria")
"""What a spreadsheet gets that has no more than criteria and accounts."""

SCORE: Final = {"press": "scoreAccounts"}
CHECK: Final = {"press": "checkAccounts"}
EXPLAIN: Final = {"press": "explainAccount"}
REVIEW: Final = {"press": "reviewAccounts"}
APPLY: Final = {"press": "applyWeights"}
CHANGE: Final = {"press": "changeSettings"}
IMPORT: Final = {"press": "importExport"}

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")


@dataclass(frozen=True, slots=True)
class View:
    """What could be seen after a step."""

    alerts: list[str]
    prompts: list[str]
    fetches: list[dict[str, Any]]
    toasts: list[str]
    result: Any
    tabs: dict[str, dict[str, Any]]
    front: str
    sidebar: str = ""
    sidebar_page: str = ""

    def rows(self, name: str) -> Rows:
        """The cells of a tab."""
        rows: Rows = self.tabs[name]["rows"]
        return rows

    def texts(self, name: str) -> set[str]:
        """All texts on a tab."""
        return {c for row in self.rows(name) for c in row if isinstance(c, str)}


@dataclass(frozen=True, slots=True)
class Run:
    """What could be seen of a whole scenario."""

    views: list[View]
    properties: dict[str, str]
    scopes: list[str]
    cached: int
    lock: str

    @property
    def last(self) -> View:
        return self.views[-1]


def run(
    tabs: Mapping[str, Rows],
    *steps: Step,
    server: str = "",
    zone: str = "Europe/Copenhagen",
    **scenario: Any,
) -> Run:
    """Open a spreadsheet with the script in it, and take some steps."""
    scenario_data = {
        "code": CODE,
        "manifest": MANIFEST,
        "properties": SETTINGS,
        "book": {"tabs": tabs, "zone": zone},
        "hosts": {ADDRESS: server} if server else {},
        "steps": steps,
        **scenario,
    }
    done = subprocess.run(
        ["node", str(RUNNER)],
        input=json.dumps(scenario_data),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    output = json.loads(done.stdout, parse_int=float)
    views = [_view(**one) for one in output.pop("views")]
    return Run(views=views, **output)


def _view(tabs: Sequence[dict[str, Any]], menu: Any = None, **about: Any) -> View:
    about["result"] = menu if menu is not None else about["result"]
    return View(tabs={tab["name"]: tab for tab in tabs}, **about)


def formula(name: str, *arguments: Any) -> Step:
    """Calculate a formula; a list of a tab's name and an area is a range."""
    given = [{"range": one} if isinstance(one, list) else one for one in arguments]
    return {"formula": [name, *given]}


def cell(value: Any) -> Any:
    """A cell as the double takes it, and as it gives it back."""
    if value is None or value is pd.NaT or value == "" or value != value:  # noqa: PLR0124
        return None
    if isinstance(value, dt.datetime):
        whole = value.time() == dt.time()
        return {"date": (value.date() if whole else value).isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return value


def cells(rows: Iterable[Iterable[Any]]) -> Rows:
    return [[cell(value) for value in row] for row in rows]


def uploaded(path: Path) -> dict[str, Rows]:
    """The tabs of a workbook, as Google has them when it is uploaded."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [[*map(_as_in_file, row)] for row in cells(sheet.values)]
        for sheet in book.worksheets
    }


def _as_in_file(value: Any) -> Any:
    """A number to as many digits as the file has; the reader makes up the others."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(f"{value:.16g}") if is_number else value


def table(frame: pd.DataFrame) -> Rows:
    """A data frame as rows with headings, as it must stand on a tab."""
    return [[*frame.columns], *cells(frame.astype(object).to_numpy())]
