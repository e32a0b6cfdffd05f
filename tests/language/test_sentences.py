"""Words of ours inside sentences, and in samples, are in the language too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from addin.functions import ACCOUNT_SCORE
from scoring.language import LANGUAGES, Language, speaking
from scoring.learning.drift import DriftWord
from scoring.pipeline import check, read
from scoring.vocabulary import DerivedField, Setting, Status
from templates.models.registry import described
from tests.language.danish_books import ACCOUNTS, criteria


if TYPE_CHECKING:
    from pathlib import Path

OTHERS = [language for language in Language if language is not Language.ENGLISH]
every_other = pytest.mark.parametrize("language", OTHERS)


@every_other
def test_a_field_keeps_its_capitals(language: Language) -> None:
    with speaking(language):
        fields = [criterion.field for criterion in described("rfm").criteria]
        assert fields[0] == str(DerivedField.RFM_RECENCY)
    assert all(field.startswith("RFM ") for field in fields)


@every_other
def test_tiers_of_a_sample_have_the_decimal_comma(language: Language) -> None:
    with speaking(language):
        settings = {row.setting: row.value for row in described("manual").settings}
    assert settings[Setting.TIERS] == "A 7,5; B 6; C 0"


@every_other
def test_an_unknown_number_of_a_sample_is_so_in_the_language(
    language: Language,
) -> None:
    with speaking(language):
        cells = {cell for row in described("bant").accounts for cell in row}
        orders = {cell for row in described("rfm").tables[0].rows for cell in row}
    assert "Unknown" not in cells
    assert "to follow" not in orders


def test_a_fault_of_a_function_says_headings_in_the_language() -> None:
    head, first, *_ = ACCOUNTS
    fault = ACCOUNT_SCORE(first, [*head[:2], "Andet", *head[3:]], criteria())
    twice = ACCOUNT_SCORE([*first, 1], [*head, head[2]], criteria())
    assert fault.endswith(" på Overskrifter")
    assert "Headings" not in fault + twice
    assert "Overskrifter celle 5" in twice


@every_other
def test_an_example_that_does_not_hold_says_its_status(
    language: Language, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    with speaking(language):
        contact, not_now = str(Status.CONTACT), str(Status.NOT_NOW)
    sheets: dict[str, list[list[object]]] = {
        "Criteria": [
            ["Criterion", "Weight", "Test", "Value", "Points"],
            ["Industry", 1, "is", "Software", 10],
        ],
        "Accounts": [["Account", "Industry"], ["Acme", "Retail"]],
        "Examples": [["Account", "Expected"], ["Acme", contact]],
        "Settings": [["Setting", "Value"], ["Language", LANGUAGES[language][0]]],
    }
    for title, rows in sheets.items():
        tab = book.create_sheet(title)
        for row in rows:
            tab.append(row)
    book.save(tmp_path / "book.xlsx")
    with speaking(Language.ENGLISH):
        (sentence,) = (
            f.text for f in check(read(tmp_path / "book.xlsx")) if f.code == "X501"
        )
    assert not_now in sentence
    assert Status.NOT_NOW.value not in sentence


@every_other
def test_how_far_ratings_have_moved_is_said_in_the_language(language: Language) -> None:
    with speaking(language):
        words = {str(word) for word in DriftWord}
    assert not words & {word.value for word in DriftWord}
