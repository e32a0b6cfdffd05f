"""The whole way, as others see it: the sample scored, and opened by real programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.pipeline import Scores, score_file
from scoring.vocabulary import Sheet
from templates.xlsx import build
from tests.programs import convert, needs_office, needs_validator, validate


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Scored


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def scored(folder: Path) -> Scored:
    build(folder / "sample.xlsx")
    return score_file(folder / "sample.xlsx")


@pytest.mark.slow
@pytest.mark.office
@needs_office
def test_libreoffice_shows_what_was_rated(scored: Scored, folder: Path) -> None:
    opened = openpyxl.load_workbook(convert(scored.path, "xlsx", folder))
    table = Scores(scored.ratings).table()
    sheet = opened[Sheet.SCORED]
    assert [cell.value for cell in sheet[1]] == list(table.columns)
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == table["Rating"].tolist()
    assert [row[1] for row in rows] == table["Account"].tolist()
    shown = [not sheet.row_dimensions[n].hidden for n in range(2, len(rows) + 2)]
    assert shown == (table["Contact"] == "Yes").tolist()
    shown_tabs = [tab.title for tab in opened if tab.sheet_state == "visible"]
    assert shown_tabs[-4:] == ["Scored", "Summary", "Check", "History"]


@pytest.mark.slow
@pytest.mark.node
@needs_validator
def test_microsofts_validator_finds_nothing_in_the_scored_sample(
    scored: Scored,
) -> None:
    assert validate(scored.path) == []
    again = score_file(scored.path, overwrite=True)
    assert validate(again.path) == []


@pytest.mark.slow
@pytest.mark.node
@needs_validator
@pytest.mark.parametrize("empty", [False, True], ids=["sample", "empty"])
def test_microsofts_validator_finds_nothing_in_the_template(
    tmp_path: Path,
    empty: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    build(tmp_path / "new.xlsx", empty=empty)
    assert validate(tmp_path / "new.xlsx") == []
