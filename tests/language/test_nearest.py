"""A misspelt word gets its suggestion in the language in which it was meant."""

from __future__ import annotations

import pytest

from scoring.language import Language, speaking
from scoring.model.read_rule import unknown_test
from scoring.model.read_settings import parse_settings
from scoring.values.suggest import nearest_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Setting, Status, Test


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cel puțn", "cel puțin"),
        ("cel putn", "cel putin"),
        ("mindts", "mindst"),
        ("inehåller", "innehåller"),
        ("at lest", "at least"),
    ],
)
def test_a_misspelt_test(typed: str, meant: str) -> None:
    assert f"'{meant}'?" in str(unknown_test(typed))
    with speaking(Language.SWEDISH):
        assert f"'{meant}'?" in str(unknown_test(typed))


def test_a_misspelt_setting() -> None:
    for language in Language:
        (meant, *_) = Setting.TIERS.understood_in(language)
        rows = [["Setting", "Value"], [f"{meant[:-1]}x", "A 8; B 5; C 0"]]
        _, findings = parse_settings(SheetTable.of("Settings", rows))
        assert [f.text.endswith(f"'{meant}'?") for f in findings] == [True]


def test_what_is_near_nothing_gets_none() -> None:
    assert nearest_of("xyzzy", Status) is None
    assert nearest_of("ikke nuu", Status) == "Ikke nu"
    assert nearest_of("stort set", Test) is None
