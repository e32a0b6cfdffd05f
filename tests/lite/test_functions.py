"""The functions of a workbook give the same in Pyodide as in any Python.

Pyodide's numpy has 32 bits, and refuses some of what others take.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlwings as xw

from templates.lite_files import stored_files
from tests.lite.functions_of_main import FUNCTIONS
from tests.lite.in_pyodide import COMPILED
from tests.lite.pyodide_home import FULL


HERE = Path(__file__).parent
WORK = HERE / "functions_of_main.py"
XLWINGS = Path(str(xw.__file__)).parent


def command(host: str, workbook: Path) -> list[str]:
    if host == "python":
        return [sys.executable, str(WORK), str(workbook)]
    folders = f"{workbook}=/workbook", f"{XLWINGS}=/packages/xlwings"
    return ["node", str(HERE / "in_pyodide.mjs"), FULL, str(WORK), *folders]


@pytest.mark.slow
@pytest.mark.node
@pytest.mark.parametrize("host", ["python", *(["pyodide"] if FULL else [])])
def test_functions_give_the_same_wherever_they_run(host: str, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(stored_files()["main.py"], encoding="utf-8")
    # where the engine goes that it carries: a copy, which nobody measures twice
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    env = {"PACKAGES": ",".join(COMPILED), "TMPDIR": str(unpacked)}
    done = subprocess.run(
        command(host, tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | env,
    )
    assert done.returncode == 0, done.stderr
    given = json.loads(done.stdout.splitlines()[-1])
    assert set(given) == set(FUNCTIONS)
    assert given["ACCOUNT_SCORE"] == [[6.7], [3.3], [10.0], [0.0]]
    assert given["ACCOUNT_POINTS"][0] == [10.0, 0.0, 0.0]
    assert given["ACCOUNT_WHY"][3] == ["disqualified: Left us"]
    assert [row[1] for row in given["ACCOUNT_RANKED"]] == ["Account", "Cask", "Acme"]
