"""The words of momentum are understood in every language, and word in the workbook's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.language import LANGUAGES, Language, speaking
from scoring.pipeline import Options, describe, rate, read
from scoring.vocabulary import DerivedField, Momentum


if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 20)
DAYS_AGO = {"Rises": (1, 2, 3, 10), "Quiet One": (40,), "Starts": (2,)}


def book(path: Path, language: Language, test: str, value: str) -> Path:
    """Three accounts, one rule about their momentum, results in a language."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    acts: list[list[object]] = [
        [name, "Call", TODAY - dt.timedelta(days=days)]
        for name, all_days in DAYS_AGO.items()
        for days in all_days
    ]
    accounts: list[list[object]] = [[name] for name in DAYS_AGO]
    rule: list[object] = [
        "Momentum",
        1,
        str(DerivedField.MOMENTUM.value),
        test,
        value,
        10,
    ]
    sheets: dict[str, list[list[object]]] = {
        "Criteria": [
            ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
            rule,
        ],
        "Accounts": [["Account"], *accounts],
        "Activities": [["Account", "Activity", "Date"], *acts],
        "Signals": [["Activity", "Points"], ["Call", 1]],
        "Settings": [["Setting", "Value"], ["Language", LANGUAGES[language][0]]],
    }
    for title, rows in sheets.items():
        tab = made.create_sheet(title)
        for row in rows:
            tab.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("written", Language)
def test_a_rule_in_any_language_matches(
    written: Language, spoken: Language, tmp_path: Path
) -> None:
    (rising, *_) = Momentum.RISING.understood_in(written)
    path = book(tmp_path / "book.xlsx", spoken, "is", rising.lower())
    with speaking(Language.ENGLISH):
        rated = rate(read(path, Options(today=TODAY)))
        assert rated.ratings.rating.tolist() == [10, 0, 0]
        why = describe(rated).scored
    with speaking(spoken):
        word = str(Momentum.RISING)
    cells = {str(v) for c in why.columns for v in c.values.tolist()}
    assert word in cells
    assert any(
        f"{word} +10" in cell.replace(",0", "").replace(".0", "") for cell in cells
    )


def test_lists_and_what_is_not_match_too(tmp_path: Path) -> None:
    danish, romanian = Language.DANISH, Language.ROMANIAN
    words = [
        Momentum.NEW.understood_in(danish)[0],
        Momentum.QUIET.understood_in(romanian)[0],
    ]
    for test, wanted in (("is one of", [0, 10, 10]), ("is not one of", [10, 0, 0])):
        path = book(tmp_path / "book.xlsx", Language.SWEDISH, test, "; ".join(words))
        rated = rate(read(path, Options(today=TODAY)))
        assert rated.ratings.rating.tolist() == wanted
