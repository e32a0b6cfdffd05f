"""What Review and Check tell a user to do can be done where that user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.lessons import describe, read_lesson
from scoring.pipeline import check, read
from scoring.stages import Options
from scoring.vocabulary import Face
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(150, 2.0))


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (Face.TERMINAL, "reviewed yet: run account-scoring review"),
        (Face.EXCEL, "reviewed yet: press Review on the tab Account scoring"),
        (Face.LITE, "reviewed yet: run Review in the pane of xlwings Lite"),
        (Face.SHEETS, "reviewed yet: choose Review in the menu Account scoring"),
        (Face.PAGE, "reviewed yet: choose Review on the page"),
    ],
)
def test_check_says_how_to_review(file: Path, face: Face, words: str) -> None:
    findings = check(read(file, Options(face=face)))
    (text,) = (finding.text for finding in findings if finding.code == "L401")
    assert text.endswith(words)


@pytest.mark.parametrize("face", list(Face))
def test_review_names_a_command_in_the_terminal_only(file: Path, face: Face) -> None:
    described = describe(read_lesson(file, Options(face=face)))
    texts = [str(cell.value) for page in described.pages for cell in page.cells]
    # one field is left out, and how to keep it is said
    leaks = [text for text in texts if text.startswith("Left out, it knows")]
    assert leaks
    assert all(("--keep" in text) == (face is Face.TERMINAL) for text in leaks)
    # there are weights to take over, or nothing would be told
    assert any("Nothing is changed" in text for text in texts)
    commands = [text for text in texts if "account-scoring " in text]
    assert bool(commands) == (face is Face.TERMINAL)
