"""Without a mouse, without eyes, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.page.books import FAULTS, changed, scored
from tests.page.browser import needs_browser
from tests.page.conftest import DESK, PHONE, Screen


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

SCREENS = [
    pytest.param(DESK, id="desk"),
    pytest.param(DESK._replace(scheme="dark"), id="desk, dark"),
    pytest.param(PHONE, id="phone"),
    pytest.param(Screen(320, 640, "dark"), id="small phone, dark"),
]
LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(40):
        if page.focused() == wanted:
            return
        page.press("Tab")
    message = f"{wanted} is not reached with Tab"
    raise AssertionError(message)


def test_everything_works_by_keyboard(page: Page, sample: Path) -> None:
    tab_to(page, "file")
    page.chromium.ask("chooseByKey", "Enter", str(sample))
    assert page.focused() == "score"
    page.press("Enter")
    page.wait("#headline")
    assert page.focused() == "headline"
    page.press("Tab")
    assert page.focused() == "take"
    name, file = page.download("keyboard.press", "Enter")
    assert name == "accounts-scored.xlsx"
    assert scored(file)
    tab_to(page, "again")
    page.press("Enter")
    assert page.focused() == "file"


def test_a_template_is_had_by_keyboard(page: Page) -> None:
    page.press("Tab", "Tab")
    name, _ = page.download("keyboard.press", "Enter")
    assert name == "account-scoring.xlsx"


def test_what_has_the_focus_is_seen(page: Page) -> None:
    code = """() => {
        const shown = document.activeElement.closest('.drop') ?? document.activeElement;
        return getComputedStyle(shown).outlineStyle + getComputedStyle(shown).outlineWidth;
    }"""
    for _ in range(9):
        page.press("Tab")
        assert page.evaluate(code) == "solid3px", page.focused()


def test_a_screen_reader_is_told_how_far_it_is(page: Page, sample: Path) -> None:
    page.evaluate(
        """() => {
            window.messages = [];
            const status = document.getElementById('status');
            const tell = () => window.messages.push(status.textContent);
            new MutationObserver(tell).observe(status, { childList: true });
        }"""
    )
    page.score(sample)
    assert page.evaluate("() => window.messages") == [
        "accounts.xlsx chosen",
        "Uploading accounts.xlsx",
        "Rating accounts.xlsx",
        "Scored.",
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_view_has_a_fault_or_is_too_wide(
    visit: Callable[..., Page],
    address: str,
    sample: Path,
    tmp_path: Path,
    screen: Screen,
) -> None:
    page = visit(address, screen)

    def check() -> None:
        assert page.chromium.ask("faults") == []
        assert page.too_wide() == 0

    check()
    page.drop([changed(sample, FAULTS, tmp_path / f"{LONG}.xlsx")])
    check()
    page.call("click", "#score")
    page.wait("#trouble-title")
    check()
    page.score(changed(sample, {"Accounts!A5": LONG}, tmp_path / "long.xlsx"))
    check()


def test_on_a_phone_the_list_is_still_a_table(
    visit: Callable[..., Page], address: str, sample: Path
) -> None:
    page = visit(address, PHONE)
    page.score(sample)
    tree: str = page.call("ariaSnapshot")
    assert '- columnheader "Rating"' in tree
    assert '- rowheader "Granvattnet Software AB"' in tree
    assert '- cell "10.0"' in tree
