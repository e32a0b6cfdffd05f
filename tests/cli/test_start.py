"""What the command line loads before it knows what to do."""

from __future__ import annotations

import subprocess
import sys

import pytest


HEAVY = {"pandas", "numpy", "pyarrow", "lxml", "openpyxl", "xlwings", "fastapi"}
"""Each takes longer to load than all that is ours."""
RUN = (
    "import sys\n"
    "from scoring.cli.commands import cli\n"
    "cli(sys.argv[1:], standalone_mode=False)\n"
    "print(*sys.modules)\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["score", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """One import at the top of a module of commands would make all of them wait."""
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "scoring.cli.commands" in loaded
    assert not HEAVY & loaded
