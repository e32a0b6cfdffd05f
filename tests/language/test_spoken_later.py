"""A finding made before the language is known is said in it, down to its last word.

The setting Language is read with the findings of Criteria and Settings already made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.language import Language, speaking
from scoring.model.read_criteria import read_model
from scoring.model.read_settings import parse_settings
from scoring.values.table import SheetTable
from scoring.vocabulary import Setting
from tests.checks.dirty import DIRTY
from tests.checks.sheets import review
from tests.criteria_sheets import row, sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scoring.findings import Finding

WRONG: dict[Setting, object] = {
    Setting.CONTACT_FROM: 11,
    Setting.KNOWN_AT_LEAST: "120 %",
    Setting.WIN_RATE: "120 %",
    Setting.CONTACT_ALSO_NEEDS: "Fit 5, Engagement 3",
    Setting.CONTACTS_AT_MOST: 2.5,
    Setting.CALL_AT: "accounts",
    Setting.TIERS: "A 8, B 5, C 0",
    Setting.DECIMAL_SIGN: ";",
    Setting.TODAY: "soon",
    Setting.ROLES_NEEDED: "Decision maker, Champion",
    Setting.BLANK_WORDS: "n/a, -",
    Setting.WON_WORDS: "won, signed",
}
CRITERIA: tuple[dict[str, object], ...] = (
    {"Weight": "much"},
    {"Test": "at lest"},
    {"Test": "greater than"},
    {"Value": None},
    {"Value": "big"},
    {"Test": "between"},
    {"Test": "between", "To": 4},
    {"Test": "scale", "To": 9, "Points": "out"},
    {"Test": "in the last days", "Value": -3},
    {"Test": "formula", "Value": "[A]>"},
    {"Test": "formula", "Value": "FACT([A])"},
    {"Points": None},
    {"Points": "oout"},  # codespell:ignore
    {"If blank": "skipp"},  # codespell:ignore
    {"Test": None, "Value": None, "Points": None},
    {"Criterion": None},
)


def of_settings(setting: Setting) -> tuple[Finding, ...]:
    rows: list[list[object]] = [
        ["Setting", "Value"],
        [setting.value, WRONG[setting]],
    ]
    return tuple(parse_settings(SheetTable.of("Settings", rows))[1])


def of_criteria(number: int) -> list[Finding]:
    rows = sheet(row() | CRITERIA[number])
    return read_model(SheetTable.of("Criteria", rows), None)[1]


def assert_alike_later(make: Callable[[], Iterable[Finding]]) -> None:
    """Compare what is said of findings made in English and in Danish."""
    with speaking(Language.ENGLISH):
        made = tuple(make())
    with speaking(Language.DANISH):
        assert [*map(str, made)] == [*map(str, make())]


@pytest.mark.parametrize("setting", WRONG, ids=lambda setting: setting.name)
def test_of_a_setting(setting: Setting) -> None:
    assert_alike_later(lambda: of_settings(setting))


@pytest.mark.parametrize("number", range(len(CRITERIA)))
def test_of_a_row_of_criteria(number: int) -> None:
    assert_alike_later(lambda: of_criteria(number))


@pytest.mark.parametrize("case", DIRTY)
def test_of_accounts(case: str) -> None:
    rows, table, _ = DIRTY[case]
    assert_alike_later(lambda: review(rows, table))
