"""A workbook that a team of one language types, or three of them together."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from scoring.language import LANGUAGES, Language, Word, speaking
from scoring.vocabulary import Head, Setting, Sheet, Test
from scoring.vocabulary.cell_words import CellWord
from tests.excel.books import write_book


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEAMS = {
    "English": (Language.ENGLISH,),
    "Danish": (Language.DANISH,),
    "Swedish": (Language.SWEDISH,),
    "Romanian": (Language.ROMANIAN,),
    "three together": (Language.DANISH, Language.ROMANIAN, Language.SWEDISH),
}
HEADS = (Head.CRITERION, Head.WEIGHT, Head.TEST, Head.VALUE, Head.POINTS, Head.IF_BLANK)
RULES: tuple[tuple[Any, ...], ...] = (
    ("Industry", 2, Test.IS_ONE_OF, "Software; Stål", 10, None),
    ("Turnover", 1, Test.AT_LEAST, "6,2", 10, CellWord.SKIP),
    ("Employees", "1,5", Test.AT_LEAST, 90, "7,5", None),
    ("Partner", 1, Test.YES, None, 8, None),
    ("Partner", None, Test.OTHERWISE, None, 1, None),
    ("Bankrupt", None, Test.YES, None, CellWord.OUT, None),
)
YES_NO = {"en": "yes no", "da": "ja nej", "sv": "Ja Nej", "ro": "da nu"}
YES, NO = object(), object()
"""Written in the words of a language."""
ACCOUNTS: tuple[tuple[Any, ...], ...] = (
    ("Ærø Data ApS", "Software", "6,2", 90, YES, None),
    ("Åström Mek AB", "Stål", "6,1", 320, NO, NO),
    ("Țiriac Șuruburi SRL", "Retail", None, "120", YES, None),
    ("Øst & Væst A/S", "Software", "1.234,5", 500, None, NO),
    ("Brașov Oțel SA", "Stål", 6.2, 51, YES, YES),
)
DAY = "2026-03-31"


class Team:
    """Writes words as each of its people does, one after the other."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.first = languages[0]
        self._turns = cycle(languages)

    def word(self, word: Word) -> str:
        """Write a word."""
        with speaking(next(self._turns)):
            return str(word)

    def cell(self, cell: Any) -> Any:
        """Write a cell of a sheet."""
        if cell is YES or cell is NO:
            return YES_NO[next(self._turns).value].split()[cell is NO]
        return self.word(cell) if isinstance(cell, Word) else cell

    def rows(self, *rows: Sequence[Any]) -> list[list[Any]]:
        """Write the rows of a sheet."""
        return [[self.cell(cell) for cell in row] for row in rows]

    def sheets(self) -> dict[str, list[list[Any]]]:
        """Write the workbook's sheets, in the order of their tabs."""
        fields = dict.fromkeys(rule[0] for rule in RULES)
        return {
            self.word(Sheet.CRITERIA): self.rows(HEADS, *RULES),
            self.word(Sheet.ACCOUNTS): self.rows((Head.ACCOUNT, *fields), *ACCOUNTS),
            self.word(Sheet.SETTINGS): self.rows(
                (Head.SETTING, Head.VALUE),
                (Setting.CONTACT_FROM, "6,2"),
                (Setting.LANGUAGE, LANGUAGES[self.first][0]),
                (Setting.TODAY, DAY),
            ),
        }


def team_book(path: Path, team: str) -> Path:
    """Write the workbook of a team."""
    return write_book(path, **Team(TEAMS[team]).sheets())
