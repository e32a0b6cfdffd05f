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
IN_LANGUAGES = {
    "Dansk": {
        "sheets": ["Rangliste", "Overblik", "Tjek", "Historik"],
        "heads": ["Rang", "Virksomhed", "Score", "Klasse", "Status", "Hvorfor"],
        "alerts": ["2 af 4 virksomheder at kontakte, med scoren 6 eller mere."],
        "fault": "#Kriterier række 1: overskriften Betingelse, Point mangler i Kriterium, Vægt",
    },
    "Svenska": {
        "sheets": ["Rankinglista", "Översikt", "Kontroll", "Historik"],
        "heads": ["Placering", "Företag", "Betyg", "Klass", "Status", "Varför"],
        "alerts": ["2 av 4 företag att kontakta, med betyget 6 eller mer."],
        "fault": "#Kriterier, rad 1: rubriken Villkor, Poäng saknas i Kriterium, Vikt",
    },
    "Română": {
        "sheets": ["Clasament", "Rezumat", "Verificare", "Istoric"],
        "heads": ["Loc", "Companie", "Scor", "Clasă", "Status", "De ce"],
        "alerts": ["De contactat 2 din 4 companii, cu scorul 6 sau mai mare."],
        "fault": "#Criterii, rândul 1: lipsește antetul Condiție, Puncte din Criteriu, Pondere",
    },
}
"""What the button and a function say by what travels in the workbook alone."""
WHY = ["Industry Software +6,7; Employees 500 +3,3", "Industry Software +6,7"]


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
    for name, local in answers["languages"].items():
        rated = {"ratings": [10.0, 6.7, 3.3, 0.0], "why": WHY}
        assert local == {**IN_LANGUAGES[name], **rated}
    assert not answers["loaded for formulas"]
    assert answers["formula"] == [[0.0], [10.0]]
