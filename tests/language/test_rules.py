"""The rules that people read are in the language of their workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.language import Language, speaking
from scoring.vocabulary import Sheet
from scoring.vocabulary.rule_tests import Test as Kind
from tests.criteria_sheets import one, row
from tests.excel.books import write_book
from tests.language.danish_books import danish_book


if TYPE_CHECKING:
    from pathlib import Path


RULES: list[list[Any]] = [
    ["Kriterium", "Vægt", "Test", "Værdi", "Til", "Point"],
    ["Branche", 2, "er en af", "Software; Film", None, 10],
    ["Ansatte", 1, "mellem", 2.5, 90, 8],
    [None, None, "mindst", 500, None, 10],
    [None, None, "mellem", 600.5, 900, 9],
    ["Forladt", 1, "ja", None, None, -4],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = danish_book(tmp_path / "book.xlsx")
    known = openpyxl.load_workbook(path)
    rows = {
        sheet.title: [list(line) for line in sheet.iter_rows(values_only=True)]
        for sheet in known
    }
    with speaking(Language.DANISH):
        return write_book(path, **rows | {str(Sheet.CRITERIA): RULES})


def printed(*words: str | Path) -> str:
    return CliRunner(env={"COLUMNS": "200"}).invoke(cli, [*map(str, words)]).output


def test_explain_says_the_rules_in_danish(book: Path) -> None:
    text = printed("explain", book, "Acme")
    assert "er en af Software; Film  (Kriterier!C2)" in text
    assert "mellem 2,5 og 90  (Kriterier!C3)" in text
    assert " ja  (Kriterier!C6)" in printed("explain", book, "Dune")


def test_summary_names_what_takes_points_away_in_danish(book: Path) -> None:
    scored = book.with_name("book-scored.xlsx")
    printed("score", book)
    with speaking(Language.DANISH):
        sheet = openpyxl.load_workbook(scored)[str(Sheet.SUMMARY)]
    texts = {str(cell.value) for line in sheet.iter_rows() for cell in line}
    assert "Forladt: ja" in texts


def test_a_finding_quotes_its_rule_in_danish(book: Path) -> None:
    text = printed("check", book)
    assert "'mellem 600,5 og 900'" in text
    assert "'mindst 500'" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "between 0.5 and 9"),
        (Language.DANISH, "mellem 0,5 og 9"),
        (Language.SWEDISH, "mellan 0,5 och 9"),
        (Language.ROMANIAN, "între 0,5 și 9"),
    ],
)
def test_a_rule_is_put_into_words_when_it_is_said(
    language: Language, words: str
) -> None:
    with speaking(Language.SWEDISH):
        rule = one(row() | {"Test": Kind.BETWEEN.value, "Value": 0.5, "To": 9}).rules[0]
    with speaking(language):
        assert str(rule.words) == words
