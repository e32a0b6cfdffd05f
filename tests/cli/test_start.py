"""What the command line loads before it knows what to do."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.judgement.books import book


if TYPE_CHECKING:
    from pathlib import Path


HEAVY = {"pandas", "numpy", "pyarrow", "lxml", "openpyxl", "xlwings", "fastapi"}
"""Each takes longer to load than all that is ours."""
RUN = (
    "import sys\n"
    "from scoring.cli.commands import cli\n"
    "cli(sys.argv[1:], standalone_mode=False)\n"
    "print(*sys.modules)\n"
)


SELDOM = {
    *("scoring.behaviour.roll_up", "scoring.crm.other_file", "scoring.explain.by_name"),
    *(
        "scoring.judgement.examples",
        "scoring.reading.csv_file",
        "scoring.tables.sources",
    ),
    *("scoring.sheets.draft_page", "scoring.learning.outcomes", "formulas"),
    *("pyarrow.parquet", "scoring.lake.data", "scoring.lake.query"),
    *("urllib.request", "http.client", "ssl"),
}
"""What a workbook of criteria and accounts alone has no use for."""


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["score", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """One import at the top of a module of commands would make all of them wait."""
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "scoring.cli.commands" in loaded
    assert not HEAVY & loaded


@pytest.mark.slow
def test_score_loads_only_what_the_workbook_needs(tmp_path: Path) -> None:
    path = book(tmp_path / "book.xlsx")
    command = [sys.executable, "-c", RUN, "score", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "scoring.sheets.write" in loaded
    assert SELDOM & loaded == set()
