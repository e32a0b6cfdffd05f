"""Romanian typed without diacritics, as on most keyboards, is understood as well."""

from __future__ import annotations

import pytest

from scoring import parse_model
from scoring.model.conditions.registry import TEST_WORDS
from scoring.values.table import find_heading
from scoring.vocabulary import SETTING_WORDS, SHEET_WORDS, Head, Setting, Sheet
from scoring.vocabulary import Test as Kind


@pytest.mark.parametrize(
    ("typed", "test"),
    [("cel putin", Kind.AT_LEAST), ("mai mic decat", Kind.LESS_THAN), ("altfel", None)],
)
def test_a_test_without_diacritics(typed: str, test: Kind | None) -> None:
    assert TEST_WORDS[typed] is (test or Kind.OTHERWISE)


def test_tabs_headings_and_settings_without_diacritics() -> None:
    assert "Setari" in SHEET_WORDS[Sheet.SETTINGS]
    assert find_heading(Head.TEST, ["Criteriu", "Conditie"]) == 1
    assert "Pastreaza istoricul" in SETTING_WORDS[Setting.KEEP_HISTORY]


def test_what_is_written_has_its_diacritics() -> None:
    assert SHEET_WORDS[Sheet.SETTINGS].index("Setări") < SHEET_WORDS[
        Sheet.SETTINGS
    ].index("Setari")


def test_a_model_written_without_them_is_read() -> None:
    model = parse_model(
        [
            ["Criteriu", "Pondere", "Conditie", "Valoare", "Puncte"],
            ["Angajati", 1, "cel putin", 250, 10],
        ]
    )
    assert model.criteria[0].rules[0].test is Kind.AT_LEAST
