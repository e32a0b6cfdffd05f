"""Two lists beside each other on the page: now and by a draft, or of two workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.judgement.books import CRITERIA, book, with_columns
from tests.judgement.test_lists_sections import SIZE_FIRST
from tests.page.browser import needs_browser
from tests.page.test_access import LONG, SCREENS


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page
    from tests.page.conftest import Screen

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

DRAFT = ".views button:has-text('Draft')"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alder and Elm leave, and Birch enters."""
    table = with_columns(CRITERIA, {"Draft weight": [3, None, None]})
    return book(tmp_path_factory.mktemp("draft") / "draft.xlsx", table)


@pytest.fixture(scope="module")
def ann(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a name that fits nowhere."""
    return book(tmp_path_factory.mktemp("ann") / f"{LONG}.xlsx")


@pytest.fixture(scope="module")
def bo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same accounts by other criteria."""
    return book(tmp_path_factory.mktemp("bo") / "bo.xlsx", SIZE_FIRST)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_draft_is_beside_the_ratings(
    visit: Callable[..., Page], address: str, drafted: Path, screen: Screen
) -> None:
    page = visit(address, screen)
    page.score(drafted)
    assert page.call("isHidden", "#draft-verdict")
    page.call("click", DRAFT)
    page.wait("#draft-verdict")
    assert page.call("isHidden", "#headline")
    assert page.text("#draft-verdict") == (
        "3 to contact now, 2 with the draft: 1 enter, 2 leave"
    )
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
    assert page.texts(".disputed tbody .account") == ["Alder", "Elm", "Birch"]
    page.call("click", ".disputed .name:has-text('Birch')")
    page.wait("#receipt-title")
    assert "Birch" in page.text("#receipt-title")


def test_without_a_draft_there_is_nothing_to_choose(page: Page, bo: Path) -> None:
    page.score(bo)
    assert page.texts(".views") == []


@pytest.mark.parametrize("screen", SCREENS)
def test_a_second_workbook_is_compared(
    visit: Callable[..., Page], address: str, ann: Path, bo: Path, screen: Screen
) -> None:
    page = visit(address, screen)
    page.drop([ann])
    assert page.call("isHidden", "#other-part")
    page.call("click", "#compare")
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
    assert page.text("#score") == "Compare"
    page.drop([bo])
    page.call("click", "#score")
    page.wait("#take-compared")
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
    name, file = page.download("click", "#take-compared")
    assert name.endswith("-compared.xlsx")
    sheet = openpyxl.load_workbook(file)["Compared"]
    assert page.text("#headline") == sheet["B5"].value
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {*page.texts("#results h3")} <= texts


def test_two_workbooks_dropped_together_are_compared(
    page: Page, ann: Path, bo: Path
) -> None:
    page.drop([bo, ann])
    page.call("click", "#score")
    page.wait("#take-compared")
    page.call("click", "#again")
    assert page.text("#score") == "Score accounts"
    assert page.call("isHidden", "#compare-part")


def test_either_the_criteria_are_elsewhere_or_another_is_compared(
    page: Page, bo: Path
) -> None:
    page.drop([bo])
    page.call("click", "#apart")
    page.call("click", "#compare")
    assert not page.call("isChecked", "#apart")
    assert page.call("isHidden", "#criteria-part")
    page.call("click", "#score")
    assert page.text("#other-trouble") == (
        "Choose the workbook to compare with (.xlsx or .xlsm)."
    )
    assert page.focused() == "other"


def test_what_is_wrong_in_the_other_workbook_is_named(
    page: Page, bo: Path, tmp_path: Path
) -> None:
    wrong = [CRITERIA[0], ["Industry", "much", "is", "Software", 10]]
    page.drop([bo, book(tmp_path / "bad.xlsx", wrong)])
    page.call("click", "#score")
    page.wait("#trouble-title")
    assert page.text("#trouble-text").startswith("Nothing was compared.")
    assert "[bad.xlsx]Criteria!B2" in page.text("#trouble-findings")
