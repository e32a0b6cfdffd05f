"""The menu, its messages and its tabs in the language of the spreadsheet."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.language import Language, speaking
from scoring.vocabulary import ScoredHead, Setting, Sheet
from tests.google.google_double import (
    CHANGE,
    CHECK,
    CODE,
    EXPLAIN,
    HOME,
    IMPORT,
    REVIEW,
    SCORE,
    TOKEN,
    cells,
    needs_node,
    run,
)
from tests.google.small import BOOK, book
from tests.language.danish_books import RATINGS, danish_book
from tests.language.pseudo import LETTERS, bare, danish_words
from tests.server.serving import serving
from tools.script_texts import SAYING, texts
from tools.script_words import MARK, with_words


if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.google.google_double import View

OPEN: dict[str, Any] = {"press": "onOpen"}
SIDEBAR = (HOME / "Sidebar.html").read_text("utf-8")
MARKED = {text: f"\u27e6{text}\u27e7" for text, _, _ in texts()}
LANGUAGE = [["Setting", "Value"], ["Language", "Dansk"]]
NO_WORDS = re.compile(r"\bhttps?://\S+|\b[A-Z]\d{3}\b|\b\w+![A-Z]+\d+")
"""Addresses, codes of findings and cells."""
OWN = re.compile(
    r"Acme|Bolt|Cask|Dune|Industry|Employees|Left us|Software|Retail|Export|My accounts"
)
"""What the user calls things."""


def called(word: Sheet, language: Language) -> str:
    with speaking(language):
        return str(word)


def captions(view: View) -> list[str]:
    return [caption for caption, _ in view.result]


def test_the_words_of_the_script_are_those_of_the_catalogues() -> None:
    assert with_words(CODE) == CODE, "run: make catalogues"


@needs_node
@pytest.mark.node
@pytest.mark.parametrize("language", Language)
def test_the_language_is_that_of_the_tabs(language: Language) -> None:
    tabs = {called(s, language): [["x"]] for s in (Sheet.ACCOUNTS, Sheet.SETTINGS)}
    menu = run(tabs, OPEN, locale="fr_FR").last.result
    added = [caption for caption, _ in dict(menu_of(menu))["addTabs"]]
    assert added[0] == called(Sheet.CONTACTS, language)


def menu_of(menu: list[list[Any]]) -> Iterator[tuple[str, Any]]:
    """Each item by its function; the menu within by a name of its own."""
    for caption, function in menu:
        yield (
            ("addTabs", function) if isinstance(function, list) else (function, caption)
        )


@needs_node
@pytest.mark.node
@pytest.mark.parametrize(
    ("tabs", "locale", "review"),
    [
        pytest.param({"Sheet1": [["x"]]}, "en_US", "Review", id="nothing tells"),
        pytest.param({"Ark1": [["x"]]}, "da_DK", "Evaluering", id="locale"),
        pytest.param({"Kriterier": [["x"]]}, "sv_SE", "Utvärdering", id="of two"),
        pytest.param(BOOK, "da_DK", "Review", id="English tabs"),
        pytest.param(book(Settings=LANGUAGE), "sv_SE", "Evaluering", id="setting"),
    ],
)
def test_the_menu_is_in_the_language_of_the_spreadsheet(
    tabs: dict[str, Any], locale: str, review: str
) -> None:
    output = run(tabs, OPEN, book={"tabs": tabs, "zone": "UTC", "locale": locale})
    assert review in captions(output.last)


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A Danish spreadsheet."""
    path = danish_book(tmp_path_factory.mktemp("danish") / "virksomheder.xlsx")
    whole = openpyxl.load_workbook(path)
    return {sheet.title: cells(sheet.values) for sheet in whole.worksheets}


@needs_node
@pytest.mark.node
def test_a_danish_spreadsheet_is_scored_into_danish_tabs(
    server: str, danish: dict[str, Any]
) -> None:
    first, second = run(danish, SCORE, SCORE, server=server).views
    results = (Sheet.SCORED, Sheet.SUMMARY, Sheet.CHECK, Sheet.HISTORY)
    names = {sheet: called(sheet, Language.DANISH) for sheet in results}
    assert {*names.values()} <= {*first.tabs}
    assert {*second.tabs} == {*first.tabs}
    heads, *rows = second.rows(names[Sheet.SCORED])
    with speaking(Language.DANISH):
        name, rating = (
            heads.index(str(h)) for h in (ScoredHead.ACCOUNT, ScoredHead.RATING)
        )
    assert {row[name]: row[rating] for row in rows} == {**RATINGS, "Dune": 0}
    assert not {s.value for s in results} & {*second.tabs}


@needs_node
@pytest.mark.node
def test_an_account_is_explained_from_danish_tabs(
    server: str, danish: dict[str, Any]
) -> None:
    accounts = called(Sheet.ACCOUNTS, Language.DANISH)
    scored = called(Sheet.SCORED, Language.DANISH)
    steps: list[dict[str, Any]] = [
        SCORE,
        {"select": [accounts, 4, 1]},
        EXPLAIN,
        {"select": [scored, 2, 1]},
        EXPLAIN,
    ]
    views = run(danish, *steps, server=server).views
    assert views[2].alerts == views[4].alerts
    assert views[2].alerts[0].startswith("Cask: ")


@needs_node
@pytest.mark.node
def test_a_tab_of_an_english_score_stays_when_the_language_changes(server: str) -> None:
    with speaking(Language.DANISH):
        setting = str(Setting.LANGUAGE)
    row = len(BOOK["Settings"]) + 1
    steps: list[dict[str, Any]] = [
        SCORE,
        {"type": ["Settings", row, 1, setting]},
        {"type": ["Settings", row, 2, "Dansk"]},
        SCORE,
    ]
    view = run(BOOK, *steps, server=server).last
    assert {"Scored", "Summary", "Check"} <= {*view.tabs}
    assert called(Sheet.SCORED, Language.DANISH) not in view.tabs
    with speaking(Language.DANISH):
        assert str(ScoredHead.RATING) in view.rows("Scored")[0]


@pytest.fixture(scope="module")
def marking() -> Iterator[str]:
    """A server whose every text is marked."""
    folder = str(Path(__file__).parents[1] / "language" / "marked")
    with serving("--processes", "1", token=TOKEN, PYTHONPATH=folder) as served:
        yield served.address


def english_in(view: View) -> list[str]:
    """Every line of a message that has a word neither marked, nor Danish, nor the user's."""
    known = danish_words()
    toasts = [toast for toast in view.toasts if toast]
    texts = [*view.alerts, *view.prompts, *map(str, toasts)]
    if isinstance(view.result, list):
        texts += [str(caption) for caption in _all_captions(view.result)]
    lines = (bare(OWN.sub("", text).replace("\u27e6", " \u27e6")) for text in texts)
    plain = (NO_WORDS.sub("", line) for text in lines for line in text.splitlines())
    return [
        line
        for line in plain
        if any(word.casefold() not in known for word in LETTERS.findall(line))
    ]


def _all_captions(menu: list[Any]) -> Iterator[str]:
    for caption, function in menu:
        yield caption
        if isinstance(function, list):
            yield from _all_captions(function)


@pytest.mark.slow
@needs_node
@pytest.mark.node
def test_nothing_that_the_script_says_is_left_in_english(marking: str) -> None:
    words = json.dumps({"da": MARKED}, ensure_ascii=False)
    code = re.sub(
        r"const WORDS = \{\n.*?\n\};",
        lambda _: f"const WORDS = {words};",
        CODE,
        flags=re.DOTALL,
    )
    settings = [*BOOK["Settings"], ["Language", "Dansk"]]
    wrong = [*BOOK["Criteria"][:1], ["Industry", 1, "is", "Software", "ten"]]
    scenarios: list[tuple[dict[str, Any], list[dict[str, Any]]]] = [
        (book(Settings=settings), [OPEN, CHANGE, SCORE, CHECK, EXPLAIN, REVIEW]),
        (
            book(Settings=settings),
            [
                {"select": ["Accounts", 4, 1]},
                EXPLAIN,
                {"press": "addContacts"},
                {"press": "addContacts"},
                IMPORT,
            ],
        ),
        (book(Settings=settings, Criteria=wrong), [SCORE, CHECK]),
        (book(Settings=settings, Scored=[["mine"]]), [SCORE]),
    ]
    for tabs, steps in scenarios:
        answers = ["https://scoring.example.com", TOKEN, None]
        views = run(tabs, *steps, server=marking, code=code, answers=answers).views
        for view in views:
            assert english_in(view) == []
        assert any(
            "\u27e6" in text for view in views for text in (*view.alerts, *view.prompts)
        )
    nowhere = run(book(Settings=settings), SCORE, code=code, properties={}).last
    assert english_in(nowhere) == []


@needs_node
@pytest.mark.node
def test_the_sidebar_is_given_its_words() -> None:
    settings = [*BOOK["Settings"], ["Language", "Dansk"]]
    files = {"Sidebar": SIDEBAR}
    view = run(book(Settings=settings), SCORE, properties={}, files=files).last
    assert '<html lang="da">' in view.sidebar_page
    (given,) = re.findall(r"const WORDS = (\{.*\});", view.sidebar_page)
    words = json.loads(given)
    for sheet in (Sheet.ACCOUNTS, Sheet.CONTACTS, Sheet.COMPARE):
        assert words[sheet] == called(sheet, Language.DANISH)
    english = run(BOOK, SCORE, properties={}, files=files).last
    assert english.sidebar_page == SIDEBAR


def test_every_text_of_the_sidebar_is_one_that_is_said() -> None:
    body = SIDEBAR.partition("<body>")[2].partition("<script>")[0]
    elements = re.findall(r"<([^>]+)>([^<]+)", body)
    # the product has one name in every language
    assert [
        text for tag, text in elements if text.strip() and "data-local" not in tag
    ] == ["Account scoring"]
    assert not re.search(r"\b(say|decided|Error)\([\"`]", SIDEBAR)


COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
WRITTEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
NO_SENTENCES = {'`<html lang="${language_()}">`', '"yyyy-mm-dd hh:mm"'}


def test_every_sentence_of_the_script_is_one_that_is_said() -> None:
    # names of tabs and headings stand before, the catalogues' words behind
    script = CODE.partition("class Trouble")[2].partition(MARK)[0]
    left = SAYING.sub("", COMMENT.sub("", script))
    sentences = {
        s for s in WRITTEN.findall(left) if re.search("[A-Za-z]{2} [a-z]{2}", s)
    }
    assert sentences == NO_SENTENCES
