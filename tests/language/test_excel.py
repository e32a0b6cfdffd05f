"""The buttons and the worksheet functions speak the language of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addin.excel import macros
from addin.excel.former import NOTHING
from addin.functions import ACCOUNT_RANKED, ACCOUNT_SCORE, ACCOUNT_WHY
from scoring.language import Language, current, number, speaking
from scoring.vocabulary import ScoredHead, Sheet, Status, guess_language
from tests.doubles.excel import open_book
from tests.excel.books import values
from tests.excel.pressed import app_of, selected, sheet_of, sheets_of
from tests.language.danish_books import ACCOUNTS, RATINGS, criteria, danish_book


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    """The Danish workbook, open."""
    return open_book(danish_book(tmp_path / "bog.xlsx"))


def named(sheet: Sheet) -> str:
    """A sheet's Danish name."""
    with speaking(Language.DANISH):
        return str(sheet)


def column(book: xw.Book, head: ScoredHead) -> list[Any]:
    """A column of the Danish Scored."""
    with speaking(Language.DANISH):
        first, *rows = values(sheet_of(book, str(Sheet.SCORED)))
        at = first.index(str(head))
    return [row[at] for row in rows]


def test_score_writes_danish_tabs_with_the_ratings_of_any_language(
    book: xw.Book,
) -> None:
    macros.score(book)
    tabs = [*sheets_of(book)]
    wanted = (Sheet.SCORED, Sheet.SUMMARY, Sheet.CHECK)
    assert {named(sheet) for sheet in wanted} <= {*tabs}
    assert not {sheet.value for sheet in wanted} & {*tabs}
    names, ratings = (column(book, h) for h in (ScoredHead.ACCOUNT, ScoredHead.RATING))
    rated = dict(zip(names, ratings, strict=True))
    assert {name: rated[name] for name in RATINGS} == RATINGS
    assert current() is Language.ENGLISH


def test_score_twice_and_undo_use_the_same_tabs(book: xw.Book) -> None:
    macros.score(book)
    before = sheets_of(book)
    macros.score(book)
    assert [*sheets_of(book)] == [*before]
    sheet_of(book, named(Sheet.ACCOUNTS))["C3"] = 10
    macros.score(book)
    name = named(Sheet.SCORED)
    assert sheets_of(book)[name] != before[name]
    macros.undo(book)
    assert sheets_of(book)[name] == before[name]
    macros.undo(book)
    with speaking(Language.DANISH):
        assert app_of(book).alerts[-1] == str(NOTHING)


def test_a_tab_written_in_english_is_written_again(book: xw.Book) -> None:
    settings = sheet_of(book, named(Sheet.SETTINGS))
    settings["B3"] = "English"
    macros.score(book)
    settings["B3"] = "Dansk"
    macros.score(book)
    tabs = [*sheets_of(book)]
    assert Sheet.SCORED.value in tabs
    assert named(Sheet.SCORED) not in tabs
    with speaking(Language.DANISH):
        assert str(ScoredHead.RATING) in values(sheet_of(book, "Scored"))[0]


def test_a_tab_without_a_mark_is_known_by_its_danish_words(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addin.excel.tabs.IN_BROWSER", True)
    macros.score(book)
    count = len(sheets_of(book))
    macros.score(book)
    assert len(sheets_of(book)) == count
    with speaking(Language.DANISH):
        assert number(6.0, "g") in app_of(book).alerts[-1]
        assert named(Sheet.SCORED) not in app_of(book).alerts[-1]


def test_before_settings_are_read_the_tabs_tell_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(danish_book(tmp_path / "bog.xlsx"))
    spoken: list[Language] = []
    monkeypatch.setattr(
        "addin.excel.macros.read_book", lambda *_: spoken.append(current())
    )
    macros.check(book)
    assert spoken == [Language.DANISH]
    assert current() is Language.ENGLISH


def test_explain_says_the_rating_with_a_comma(book: xw.Book) -> None:
    selected(book, named(Sheet.ACCOUNTS), "A2")
    macros.explain(book)
    assert "6,7" in app_of(book).alerts[-1]


@pytest.mark.parametrize("language", Language)
def test_tabs_of_a_language_tell_it(language: Language) -> None:
    with speaking(language):
        names = [str(sheet) for sheet in Sheet]
    assert guess_language(names) is language


def test_even_tabs_tell_nothing() -> None:
    assert guess_language(["Settings", named(Sheet.SETTINGS)]) is None
    assert guess_language([]) is None


def test_functions_rate_danish_criteria_and_answer_in_danish() -> None:
    head, *rows = ACCOUNTS
    block = criteria()
    with speaking(Language.DANISH):
        heads = [str(ScoredHead.RANK), str(ScoredHead.ACCOUNT)]
        status = str(Status.DISQUALIFIED)
    assert [ACCOUNT_SCORE(row, head, block) for row in rows[:3]] == [*RATINGS.values()]
    ranked = ACCOUNT_RANKED(rows, head, block)
    assert ranked[0][:2] == heads
    assert [row[1] for row in ranked[1:]] == ["Cask", "Acme"]
    why = ACCOUNT_WHY(rows[0], head, block)
    assert "6,7" in why
    assert status != Status.DISQUALIFIED.value
    assert current() is Language.ENGLISH


def test_a_fault_is_said_in_the_language_of_the_criteria() -> None:
    head, *rows = ACCOUNTS
    block = criteria()
    block[1][2] = "ingen prøve"
    fault = ACCOUNT_SCORE(rows[0], head, block)
    english = ACCOUNT_SCORE(rows[0], head, [["Criterion", "Weight"], ["Branche", 2]])
    assert fault.startswith("#")
    assert "unknown test" not in fault
    assert english.startswith("#Criteria")
