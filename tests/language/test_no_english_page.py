"""The page leaves no English of ours where another language is spoken."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.server.page_words import WORDS
from tests.language.pseudo import LETTERS, bare
from tests.page.browser import Chromium, Page, needs_browser
from tests.page.conftest import DESK
from tests.server.serving import serving


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE = Path("addin/server/page")
SCRIPTS = sorted((Path(__file__).parents[2] / PAGE).glob("*.js"))
INDEX = Path(__file__).parents[2] / PAGE / "index.html"
NAME = re.compile(r"""["'`]([a-z_]{2,})["'`]""")
PLACE = re.compile(r"\{(\w+)\}")
OF_NO_LANGUAGE = re.compile(
    r"\b[A-Z]\d{3}\b|\b(Criteria|Accounts|Settings)(![A-Z]+\d+)?\b|\S+\.(?:xlsx|csv)\b"
    r"|\b[0-9.,]+ [KM]B\b|\bRFM\b|\bBANT\b|at lest|\bat least(?=\W*$)"
)
"""Codes of findings, cells of the user's tabs, files, sizes, names of methods, and a slip of the
user's with the word of that language that it is nearest to."""
VISIBLE = """() => {
    const texts = [document.title, document.body.innerText];
    for (const name of ['aria-label', 'data-heading', 'title', 'alt', 'placeholder']) {
        for (const one of document.querySelectorAll(`[${name}]`)) {
            if (one.checkVisibility()) texts.push(one.getAttribute(name));
        }
    }
    for (const one of document.querySelectorAll('.languages a')) {
        texts[1] = texts[1].replace(one.innerText, '');
    }
    for (const one of document.querySelectorAll('option, table.unseen *, meta[name=description]')) {
        texts.push(one.content ?? one.textContent);
    }
    return texts;
}"""
"""All that is seen or read out, but the languages by their own names."""
CRITERIA: list[list[object]] = [
    ["Criterion", "Weight", "Field", "Test", "Value", "Points", "Group"],
    ["Bransch", 60, "Bransch", "is one of", "Bilar; Bussar", 10, "Passar"],
    [None, None, None, "is", "Vapen", "out", None],
    [None, None, None, "is", "Tobak", -3, None],
    ["Orter", 40, "Orter", "at least", 5, 8, "Lockar"],
]
COMPANIES = ["Volvo", "Saab", "Scania", "Ericsson", "Skanska", "Electrolux"]
BRANCHES = ["Bilar", "Bussar", "Vapen", "Tobak", "Bilor", None]
OUTCOMES = ["won", "lost", "won"]
ACCOUNTS: list[list[Any]] = [
    ["Account", "Bransch", "Orter", "Outcome"],
    *(
        [f"{name} {n}", BRANCHES[n % 6], n % 9 or None, OUTCOMES[n % 3]]
        for n, name in enumerate(COMPANIES * 10)
    ),
]
SETTINGS = [
    ["Setting", "Value"],
    ["Today", "2026-11-28"],
    ["Matrix", "Passar; Lockar"],
    ["Language", "Dansk"],
]
OWN = {
    word.casefold()
    for word in LETTERS.findall(" ".join(map(str, [CRITERIA[1:], ACCOUNTS[1:]])))
} - {"out", "is", "one", "of", "at", "least", "won", "lost", "none", "nan"}
"""What the user writes: each word unlike ours."""


def book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook in Swedish words, so that none of them is taken for ours."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    usual = {"Criteria": CRITERIA, "Accounts": ACCOUNTS, "Settings": SETTINGS}
    for name, rows in (usual | sheets).items():
        tab = made.create_sheet(name)
        for row in rows:
            tab.append(row)
    made.save(path)
    return path


def english_in(texts: Sequence[str]) -> list[str]:
    """Every text with a word that is neither ours and marked nor the user's."""
    lines = (
        line
        for text in texts
        for line in bare((text or "").replace("\u27e6", " \u27e6")).splitlines()
    )
    plain = (OF_NO_LANGUAGE.sub("", line) for line in lines)
    return [
        line
        for line in plain
        if any(word.casefold() not in OWN for word in LETTERS.findall(line))
    ]


@pytest.fixture(scope="module")
def marked() -> Iterator[str]:
    """A server whose every text is marked."""
    folder = str(Path(__file__).with_name("marked"))
    with serving("--processes", "1", PYTHONPATH=folder) as served:
        yield f"{served.address}/"


@pytest.fixture
def page(marked: str, tmp_path: Path) -> Iterator[Page]:
    chromium = Chromium(tmp_path)
    chromium.ask("fresh", DESK._replace(locale="da-DK")._asdict())
    page = Page(chromium, marked)
    page.visit()
    yield page
    chromium.quit()


def texts_of(page: Page) -> list[str]:
    texts: list[str] = page.evaluate(VISIBLE)
    assert any("\u27e6" in text for text in texts)
    return texts


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_nothing_is_left_in_english_on_the_way_to_a_score(
    page: Page, tmp_path: Path
) -> None:
    page.wait("#get-hint:has-text('Who the accounts are')")
    assert english_in(texts_of(page)) == []
    export = tmp_path / "export.csv"
    export.write_text("Konto,Bransch\nVolvo,Bilar\n")
    page.choose("file", export)
    page.call("click", "#score")
    page.call("fill", "#contact-from", "12")
    assert english_in(texts_of(page)) == []
    page.choose("criteria", book(tmp_path / "book.xlsx"))
    page.call("click", "#score")
    assert "\u27e6" in page.text("#contact-from-trouble")
    wrong = [*CRITERIA[:4], ["Orter", 40, "Orterna", "at lest", "fem", "tio"]]
    page.call("fill", "#contact-from", "")
    page.choose("file", book(tmp_path / "wrong.xlsx", Criteria=wrong))
    page.call("uncheck", "#apart")
    page.call("click", "#score")
    page.wait("#trouble-title")
    assert english_in(texts_of(page)) == []


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_nothing_is_left_in_english_in_what_comes_of_it(
    page: Page, tmp_path: Path
) -> None:
    page.score(book(tmp_path / "book.xlsx"))
    assert english_in(texts_of(page)) == []
    page.call("click", ".name >> nth=0")
    page.wait("#receipt table")
    assert english_in(texts_of(page)) == []
    page.press("Escape")
    page.call("click", ".views button >> nth=1")
    page.wait("#verdict")
    assert english_in(texts_of(page)) == []


def test_a_word_that_is_not_marked_is_noticed() -> None:
    assert english_in(["Volvo 1: \u27e6rank\u27e7 first"]) != []
    assert english_in(["Volvo 1: \u27e6rank\u27e7 2"]) == []


def test_each_word_that_is_used_is_there_and_each_that_is_there_is_used() -> None:
    """A word of a script is a literal, so that what is not there is seen here."""
    used = [name for script in SCRIPTS for name in _names_in(script.read_text("utf-8"))]
    filled = set(PLACE.findall(INDEX.read_text("utf-8")))
    made = {"language_code", "languages", "words"}
    assert {*used} - WORDS.keys() == set()
    assert filled - WORDS.keys() == made
    literals = {
        n for script in SCRIPTS for n in NAME.findall(script.read_text("utf-8"))
    }
    assert WORDS.keys() - literals - filled == set()


SAYING: tuple[Callable[[str], list[str]], ...] = tuple(
    re.compile(pattern).findall
    for pattern in (
        r"""\b(?:say|pieces)\("(\w+)\"""",
        r"""\bcounted\([^"()]*"(\w+)",""",
        r"""\bcounted\([^"()]*"\w+", "(\w+)\"""",
    )
)


def _names_in(script: str) -> list[str]:
    return [name for find in SAYING for name in find(script)]
