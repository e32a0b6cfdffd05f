"""A workbook as a Danish sales team writes it, in the words of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.language import Language, Word, speaking
from scoring.vocabulary import Head, Setting, Sheet
from scoring.vocabulary.cell_words import CellWord
from scoring.vocabulary.rule_tests import Test
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("CRITERION", "WEIGHT", "TEST", "VALUE", "POINTS", "IF_BLANK")
RULES: list[list[Any]] = [
    ["Branche", 2, Test.IS, "Software", 10, None],
    ["Ansatte", 1, Test.AT_LEAST, 250, 10, CellWord.SKIP],
    ["Forladt", None, Test.YES, None, CellWord.OUT, None],
]
ACCOUNTS: list[list[Any]] = [
    ["Konto", "Branche", "Ansatte", "Forladt"],
    ["Acme", "Software", 90, None],
    ["Bolt", "Retail", 320, None],
    ["Cask", "Software", 500, "nej"],
    ["Dune", "Software", 500, "ja"],
]
RATINGS = {"Acme": 6.7, "Bolt": 3.3, "Cask": 10.0}


def criteria() -> list[list[Any]]:
    """The Danish criteria with their headings."""
    with speaking(Language.DANISH):
        heads = [str(Head[name]) for name in HEADS]
        return [heads, *([_cell(cell) for cell in row] for row in RULES)]


def danish_book(path: Path) -> Path:
    """Write the workbook."""
    with speaking(Language.DANISH):
        settings: list[list[Any]] = [
            [str(Head.SETTING), str(Head.VALUE)],
            [str(Setting.CONTACT_FROM), 6],
            [str(Setting.LANGUAGE), "Dansk"],
            [str(Setting.TODAY), "2026-03-31"],
        ]
        sheets: dict[str, list[list[Any]]] = {
            str(Sheet.CRITERIA): criteria(),
            str(Sheet.ACCOUNTS): ACCOUNTS,
            str(Sheet.SETTINGS): settings,
        }
    return write_book(path, **sheets)


def _cell(cell: Any) -> Any:
    return str(cell) if isinstance(cell, Word) else cell
