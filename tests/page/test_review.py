"""Whether the ratings win deals, beside the ratings on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from templates.xlsx import build
from tests.page.browser import needs_browser
from tests.page.test_access import SCREENS


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page
    from tests.page.conftest import Screen

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

REVIEW = ".views button:has-text('Review')"


@pytest.fixture(scope="module")
def deals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with two years of won and lost deals."""
    path = tmp_path_factory.mktemp("deals") / "deals.xlsx"
    build(path, model="learning")
    return path


@pytest.mark.parametrize("screen", SCREENS)
def test_the_review_is_painted_and_can_be_taken_along(
    visit: Callable[..., Page], address: str, deals: Path, screen: Screen
) -> None:
    page = visit(address, screen)
    page.score(deals)
    page.call("click", REVIEW)
    page.wait("#verdict")
    assert page.call("isHidden", "#headline")
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
    name, file = page.download("click", "#take-review")
    assert name == "deals-reviewed.xlsx"
    sheet = openpyxl.load_workbook(file)["Review"]
    assert page.text("#verdict") == sheet["B5"].value
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    titles = {*page.texts(".view:not([hidden]) h3")}
    # what was doubtful on the way stands beside it here, with its cells
    (doubtful,) = titles - texts
    assert doubtful.startswith("1 ")
    assert page.texts(".view:not([hidden]) .findings .code") == ["L301"]
    assert page.texts(".view:not([hidden]) .findings .place") == ["Accounts!L4"]
    page.call("click", ".views button:has-text('Ratings')")
    assert page.call("isHidden", "#verdict")
    assert not page.call("isHidden", "#headline")


def test_without_outcomes_there_is_nothing_to_choose(page: Page, sample: Path) -> None:
    page.score(sample)
    assert page.texts(".views") == []
