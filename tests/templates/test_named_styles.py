"""The template's styles by name, which a company can change in one place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring import Options, score_file
from scoring.sheets import looks
from templates.style import NAMED
from templates.xlsx import build
from tests.programs import validate


if TYPE_CHECKING:
    from pathlib import Path

# bars and drop-downs of which openpyxl knows nothing
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    build(tmp_path / "template.xlsx", live_rows=0)
    return tmp_path / "template.xlsx"


def test_what_people_type_into_has_a_style_with_a_name(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    cells = {
        "A1": "tab title",
        "A4": "input heading",
        "A5": "input bold",
        "C5": "input",
    }
    for cell, name in cells.items():
        assert book["Accounts"][cell].style == f"Scoring {name}"
    assert book["Criteria"]["A4"].style == "Scoring input heading"
    assert book["Criteria"]["A5"].style == "Scoring input"


def test_a_named_cell_looks_as_it_did(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    heading, name = book["Accounts"]["A4"], book["Accounts"]["A5"]
    assert heading.fill.fgColor.rgb == "FF16324F"
    assert heading.alignment.indent == 1
    assert name.font.bold
    assert not book["Accounts"]["C5"].font.bold


def test_a_scored_copy_has_the_names_of_both(template: Path, tmp_path: Path) -> None:
    target = tmp_path / "scored.xlsx"
    score_file(template, target, Options(today=dt.date(2026, 11, 20)))
    named = set(openpyxl.load_workbook(target).named_styles)
    assert {"Scoring input", "Scoring heading", "Normal"} <= named
    assert not set(NAMED) & set(looks.NAMED)


@pytest.mark.node
def test_the_template_with_named_styles_is_valid(template: Path) -> None:
    assert validate(template) == []
