"""The page in the language of its reader, and the results in that of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from addin.server.page_words import PageWord
from scoring.language import Language, speaking
from scoring.vocabulary import ScoredHead, Sheet
from tests.language.danish_books import danish_book
from tests.page.books import FAULTS, changed
from tests.page.browser import needs_browser
from tests.page.conftest import DESK, PHONE, Screen


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

LOCALES = {
    Language.DANISH: "da-DK",
    Language.SWEDISH: "sv-SE",
    Language.ROMANIAN: "ro-RO",
}
SPOKEN = "() => document.documentElement.lang"
RESULTS = "() => document.getElementById('results').lang"
SCREENS = [
    pytest.param(screen._replace(locale=locale), id=f"{locale}, {screen.width}")
    for screen in (Screen(1366, 768), PHONE)
    for locale in LOCALES.values()
]


def spoken(word: PageWord, language: Language, **values: object) -> str:
    with speaking(language):
        return word.format(**values) if values else str(word)


def sample_in(language: Language, sample: Path, target: Path) -> Path:
    """The sample, with the setting Language."""
    book = openpyxl.load_workbook(sample)
    rows = {cell.value: cell.row for (cell,) in book["Settings"]["A1:A60"]}
    row = rows.get("Language", book["Settings"].max_row + 1)
    book["Settings"].cell(row, 1, "Language")
    book["Settings"].cell(row, 2, language.value)
    book.save(target)
    return target


@pytest.mark.parametrize("language", LOCALES)
def test_a_browser_gets_the_page_in_its_language(
    visit: Callable[..., Page], address: str, language: Language
) -> None:
    page = visit(address, DESK._replace(locale=LOCALES[language]))
    assert page.evaluate(SPOKEN) == language
    assert page.text("#score") == spoken(PageWord.SCORE, language)
    assert page.text("h1") == spoken(PageWord.TITLE, language)


def test_the_choice_at_the_foot_is_remembered(page: Page, address: str) -> None:
    assert page.evaluate(SPOKEN) == "en"
    page.call("click", ".languages a[lang=sv]")
    page.wait("html[lang=sv] #limits[data-most]")
    page.call("goto", address)
    page.wait("html[lang=sv] #limits[data-most]")
    assert page.text("#score") == spoken(PageWord.SCORE, Language.SWEDISH)
    assert page.text(".languages a[aria-current]") == "Svenska"
    link = "() => document.querySelector('[data-template=plain]').search"
    assert "language=sv" in page.evaluate(link)
    page.call("click", ".languages a[lang=en]")
    page.wait("html[lang=en] #limits[data-most]")


def test_results_are_in_the_language_of_the_workbook(
    page: Page, tmp_path: Path
) -> None:
    page.score(danish_book(tmp_path / "virksomheder.xlsx"))
    danish = Language.DANISH
    assert (page.evaluate(SPOKEN), page.evaluate(RESULTS)) == ("en", "da")
    assert page.text("#again") == spoken(PageWord.ANOTHER, danish)
    assert page.call("isHidden", "#languages")
    assert "10,0" in page.texts(".top tbody .bar b")
    page.call("click", ".name >> nth=0")
    page.wait("#receipt table")
    assert page.texts("#receipt th")[0] == spoken(PageWord.CRITERION, danish)
    assert page.text("#receipt .sum .number") == "10,0"
    page.press("Escape")
    page.call("click", "#again")
    page.drop([tmp_path / "virksomheder.xlsx"])
    assert "chosen" in page.text("#status")


def test_contributions_with_a_comma_are_set_off(page: Page, tmp_path: Path) -> None:
    page.score(danish_book(tmp_path / "virksomheder.xlsx"))
    assert "+6,7" in page.texts(".top .sentence b")
    with speaking(Language.DANISH):
        assert str(ScoredHead.WHY) in page.texts(".top th")


@pytest.mark.parametrize("screen", SCREENS)
def test_no_view_has_a_fault_or_is_too_wide_in_any_language(
    visit: Callable[..., Page],
    address: str,
    sample: Path,
    tmp_path: Path,
    screen: Screen,
) -> None:
    language = Language(screen.locale[:2])
    page = visit(address, screen)

    def check() -> None:
        assert page.chromium.ask("faults") == []
        assert page.too_wide() == 0

    check()
    book = sample_in(language, sample, tmp_path / "book.xlsx")
    page.drop([changed(book, FAULTS, tmp_path / "wrong.xlsx")])
    page.call("click", "#score")
    page.wait("#trouble-title")
    check()
    page.score(book)
    assert page.evaluate(RESULTS) == language
    check()


def test_a_danish_browser_gets_a_danish_template_and_danish_results(
    visit: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    page = visit(address, DESK._replace(locale="da-DK"))
    _, template = page.download("click", "[data-template=plain]")
    sheets = openpyxl.load_workbook(template, read_only=True).sheetnames
    with speaking(Language.DANISH):
        assert {str(Sheet.CRITERIA), str(Sheet.ACCOUNTS)} <= {*sheets}
    page.score(template.rename(tmp_path / "konti.xlsx"))
    assert page.evaluate(RESULTS) == "da"
    assert page.text(".top tbody tr:first-child .bar b") == "10,0"
