"""Nothing that the command line prints of its own is left in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.language import catalogues
from tests.language.pseudo import LETTERS, bare, danish_words, pseudo


if TYPE_CHECKING:
    from pathlib import Path

OWN = (
    "bransch",
    "bilar",
    "orter",
    "volvo",
    "saab",
    "scania",
    "kunde",
    "book",
    "export",
    "csv",
)
"""What the user writes: headings, values, accounts and files, each unlike ours."""
CODES = re.compile(r"\b[A-Z]\d{3}\b|\b[A-Za-z]+![A-Z]+\d+|\S*\.(?:xlsx|csv)\b|NaN")
"""Codes of findings, references to cells and names of files are no words."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    criteria = book.active
    assert criteria is not None
    criteria.title = "Criteria"
    for row in (
        ["Criterion", "Weight", "Field", "Test", "Value", "Points"],
        ["Bransch", 60, "Bransch", "is", "Bilar", 10],
        ["Orter", 40, "Orter", "at least", 5, 8],
    ):
        criteria.append(row)
    accounts = book.create_sheet("Accounts")
    for values in (
        ["Kunde", "Bransch", "Orter", "Udfald"],
        ["Volvo", "Bilar", 7, "won"],
        ["Saab", "Bilar", None, "lost"],
        ["Scania", "Bilor", 1, "won"],
    ):
        accounts.append(values)
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "export.csv").write_text("Kunde,Bransch\nVolvo,Orter\nSaab AB,Bilar\n")
    return tmp_path


def left(words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that a command prints outside any text of ours."""
    monkeypatch.setattr(catalogues, "catalogue", pseudo)
    runner = CliRunner(env={"COLUMNS": "900"})
    result = runner.invoke(cli, [*words.split(), "--language", "da"])
    assert not result.exception or isinstance(result.exception, SystemExit)
    assert "⟦" in result.output
    plain = CODES.sub("", bare(result.output))
    known = {*OWN, *danish_words()}
    return [word for word in LETTERS.findall(plain) if word.casefold() not in known]


@pytest.mark.parametrize(
    "words",
    [
        "check book.xlsx",
        "score book.xlsx",
        "explain book.xlsx Volvo",
        "import export.csv book.xlsx --dry-run",
        "add --list",
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_a_command_prints_is_ours_in_the_language(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left(words, monkeypatch) == []


@pytest.mark.usefixtures("folder")
def test_verify_prints_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    CliRunner().invoke(cli, ["score", "book.xlsx"])
    assert left("verify book-scored.xlsx", monkeypatch) == []
