"""The code of a workbook in Pyodide itself, run by Node, as far as it goes offline."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from templates.lite_files import stored_files
from tests.lite.in_pyodide import COMPILED
from tests.lite.pyodide_home import home, needs_pyodide
from tests.lite.test_main import FUNCTIONS


HERE = Path(__file__).parent

pytestmark = [needs_pyodide, pytest.mark.node, pytest.mark.slow]


@pytest.fixture(scope="module")
def engine_report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    workbook = tmp_path_factory.mktemp("workbook")
    code = stored_files()["main.py"]
    (workbook / "main.py").write_text(code, encoding="utf-8")
    folders = {
        workbook: "/workbook",
        Path(str(xw.__file__)).parent: "/packages/xlwings",
    }
    script, work = (str(HERE / f"in_pyodide.{kind}") for kind in ("mjs", "py"))
    command = ["node", script, str(home()), work]
    command += [f"{folder}={place}" for folder, place in folders.items()]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report


def test_it_is_the_browser_s_python_with_the_xlwings_of_the_workbook(
    engine_report: dict[str, Any],
) -> None:
    assert engine_report["platform"] == "emscripten"
    assert engine_report["xlwings"] == xw.__version__


def test_it_stops_only_at_a_package_that_pyodide_brings_compiled(
    engine_report: dict[str, Any],
) -> None:
    assert engine_report["stops at"] in COMPILED


def test_the_engine_is_unpacked_from_the_code(engine_report: dict[str, Any]) -> None:
    assert engine_report["loaded from"].startswith("/tmp/")  # noqa: S108 - in Pyodide's memory


def test_all_our_modules_load(engine_report: dict[str, Any]) -> None:
    assert engine_report["offers"] == sorted(FUNCTIONS)
    assert engine_report["loaded"] > 100


def test_examples_of_modules_without_numpy_hold(engine_report: dict[str, Any]) -> None:
    for name, (failed, attempted) in engine_report["doctests"].items():
        assert attempted, name
        assert not failed, name
