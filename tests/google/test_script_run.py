"""The double of google.script.run does what its docs say of it, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.google.google_double import CODE, needs_node
from tests.google.sidebar_page import DOUBLES, Spreadsheet, sidebar
from tests.google.small import BOOK
from tests.page.browser import Chromium, needs_browser


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Evaluate = Callable[[str], Any]

pytestmark = [needs_node, needs_browser, pytest.mark.browser, pytest.mark.slow]

BROKEN = """
function sidebarEngine() {
  throw new Error("Google is out of order");
}
"""
CALL = """() => new Promise((done) => google.script.run
    .withSuccessHandler((result) => done(result))
    .withFailureHandler((error) => done(`${error.name}: ${error.message}`))
    .%s)"""


@pytest.fixture(scope="module")
def evaluate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evaluate]:
    browser = Chromium(tmp_path_factory.mktemp("downloads"))
    sheet = Spreadsheet(BOOK, {})
    sheet.script["code"] = CODE + BROKEN
    with sidebar(sheet, DOUBLES) as address:
        browser.ask("fresh", {"width": 300, "height": 600, "scheme": "light"})
        browser.ask("call", "goto", address)
        yield lambda code: browser.ask("evaluate", code, None)
        browser.ask("close")
    browser.quit()


def test_a_function_of_the_script_gives_its_result(evaluate: Evaluate) -> None:
    call_data = evaluate(CALL % 'sidebarAsks("check")')
    assert set(call_data) == {"about", "body"}


def test_what_the_script_throws_reaches_the_failure_handler(evaluate: Evaluate) -> None:
    error = evaluate(CALL % "sidebarEngine()")
    assert error.startswith("Error: ")
    assert "Google is out of order" in error


def test_functions_that_end_in_an_underscore_cannot_be_called(
    evaluate: Evaluate,
) -> None:
    names = evaluate("() => Object.keys(google.script.run)")
    assert {"sidebarAsks", "sidebarWrites", "withSuccessHandler"} <= set(names)
    assert not [name for name in names if name.endswith("_")]


@pytest.mark.parametrize(
    "given",
    ["new Date()", "[new Date()]", "{when: new Date()}", "() => 1", "document.body"],
)
def test_what_cannot_cross_over_is_refused(evaluate: Evaluate, given: str) -> None:
    code = f"""() => {{
        try {{ google.script.run.sidebarAsks({given}); return "taken"; }}
        catch (error) {{ return error.name; }}
    }}"""
    assert evaluate(code) == "TypeError"


def test_a_circle_is_refused(evaluate: Evaluate) -> None:
    code = """() => {
        const circle = [];
        circle.push(circle);
        try { google.script.run.sidebarAsks(circle); return "taken"; }
        catch (error) { return error.name; }
    }"""
    assert evaluate(code) == "TypeError"


def test_handlers_belong_to_one_chain(evaluate: Evaluate) -> None:
    code = """() => new Promise((done) => {
        const first = google.script.run.withSuccessHandler(() => done("the first"));
        google.script.run.withSuccessHandler(() => done("the second")).sidebarAsks("check");
        return first;
    })"""
    assert evaluate(code) == "the second"
