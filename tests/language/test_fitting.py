"""Headings, captions and sentences fit their cells, in every language and every model."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.language import Language, speaking
from scoring.pipeline import score_file
from scoring.sheets.text_width import line_count, text_width
from scoring.vocabulary import Sheet
from templates.models import NAMES
from templates.xlsx import build
from tests.language.fitting import Fit, faults_of, overlapped
from tests.sheets.calibri import BOLD, REGULAR


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEADING_SIZE = 9
"""Of the letters in headings of tables on Summary."""
LIVE_ROWS = 1
"""Of accounts: Live has its headings all the same, and formulas take long to read."""


@pytest.fixture(params=Language)
def language(request: pytest.FixtureRequest) -> Language:
    """The language of the workbook."""
    return Language(request.param)


@pytest.fixture(params=NAMES)
def scored(
    request: pytest.FixtureRequest, language: Language, tmp_path: Path
) -> list[Worksheet]:
    """The sheets of a scored workbook that show, with the values of formulas."""
    path = tmp_path / "book.xlsx"
    with speaking(language):
        build(path, model=request.param, live_rows=LIVE_ROWS)
        result = score_file(path)
    book = openpyxl.load_workbook(io.BytesIO(result.path.read_bytes()), data_only=True)
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


@pytest.mark.slow
def test_no_word_is_broken_no_line_cut_and_no_heading_runs_into_the_next(
    scored: list[Worksheet], language: Language
) -> None:
    assert len(scored) > 5
    assert [fault for sheet in scored for fault in faults_of(sheet)] == []
    with speaking(language):
        (summary,) = (sheet for sheet in scored if sheet.title == str(Sheet.SUMMARY))
    rows = [
        row[1].row
        for row in summary.iter_rows()
        if row[1].font.sz == HEADING_SIZE and isinstance(row[1].value, str)
    ]
    assert rows
    assert [fault for row in rows for fault in overlapped(summary, row)] == []


@pytest.mark.parametrize("letters", [REGULAR, BOLD])
def test_a_letter_is_nowhere_taken_for_narrower_than_it_is(
    letters: dict[str, int],
) -> None:
    dots = {c: width / 2048 * 11 * 96 / 72 for c, width in letters.items()}
    bold = letters is BOLD
    # a few narrow letters are much bolder; whole words are not
    least = 0.93 if bold else 1
    for letter, width in dots.items():
        assert 7 * text_width(letter, bold=bold) >= least * width, letter


@pytest.mark.parametrize(
    "text",
    ["Adgang til beslutningstageren", "Långt avtal med någon annan", "Înjumătățire"],
)
@pytest.mark.parametrize("room", [10, 12.5, 17])
def test_lines_are_at_least_those_of_the_font(text: str, room: float) -> None:
    measured = Fit(text, 11, bold=False, room=room * 7, height=None).lines()
    assert measured <= line_count(text, room) <= measured + 1
