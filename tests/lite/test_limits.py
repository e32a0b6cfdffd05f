"""The code of a workbook keeps to what there is in the browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from templates.lite_files import stored_files


SCRIPT = "tests.lite.in_pyodide_s_place"
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_functions_and_score_need_the_unpacked_engine_and_nothing_that_pyodide_lacks(
    tmp_path: Path,
) -> None:
    main, unpacked = tmp_path / "main.py", tmp_path / "unpacked"
    main.write_text(stored_files()["main.py"], encoding="utf-8")
    unpacked.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", SCRIPT, str(tmp_path), str(main)],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    (folder,) = answers["loaded from"]
    assert Path(folder).parent == unpacked
    assert answers["ACCOUNT_SCORE"] == [[6.7], [3.3], [10.0], [0.0]]
    assert answers["one"] == 6.7
    assert [len(row) for row in answers["ACCOUNT_POINTS"]] == [3] * 4
    assert answers["ACCOUNT_WHY"][0] == ["Industry Software +6.7"]
    assert [row[1] for row in answers["ACCOUNT_RANKED"]] == ["Account", "Cask", "Acme"]
    assert [row[1] for row in answers["Scored"]] == [
        "Account",
        *("Cask", "Acme", "Bolt", "Dune"),
    ]
    results = ["Scored", "Summary", "Check", "History", "History criteria"]
    assert answers["sheets"][-5:] == results
    assert answers["alerts"] == ["2 of 4 accounts to contact, rated 6 or more."]
    assert not answers["loaded for formulas"]
    assert answers["formula"] == [[0.0], [10.0]]
