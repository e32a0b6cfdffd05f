"""What is said when a file cannot be scored, and the way on from there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import openpyxl
import pytest

from addin.server.access import TOO_MANY
from scoring.language import Language, speaking
from scoring.vocabulary import Sheet
from tests.page.books import FAULTS, changed
from tests.page.browser import needs_browser
from tests.page.conftest import DESK, TOKEN


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

WORKBOOK = "api/v1/workbook"
BUSY = "The server is busy; try again in a moment"


def send(page: Page, file: Path) -> None:
    page.drop([file])
    page.call("click", "#score")


def refused(page: Page, file: Path) -> str:
    """Send a file that will not be scored; give what is said."""
    send(page, file)
    page.wait("#trouble-title")
    assert page.focused() == "trouble-title"
    assert page.texts("#results > *") == []
    return page.text("#trouble-text")


def test_ten_faults_are_all_told_with_their_cells(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    text = refused(page, changed(sample, FAULTS, tmp_path / "faulty.xlsx"))
    assert page.text("#trouble-title") == "10 errors to put right"
    assert text.startswith("Nothing was scored. Correct faulty.xlsx")
    errors = page.texts("#trouble .findings li:has(.error) code")
    assert sorted(errors) == sorted(FAULTS)
    assert "Found: is on of" in " ".join(page.texts(".compared"))


def test_once_put_right_the_file_is_scored(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    faulty = changed(sample, FAULTS, tmp_path / "faulty.xlsx")
    refused(page, faulty)
    faulty.write_bytes(sample.read_bytes())
    page.score(faulty)
    assert page.text("#headline") == "23 of 60 accounts to contact"


def test_another_kind_of_file_is_not_even_sent(page: Page, tmp_path: Path) -> None:
    notes = tmp_path / "notes.pdf"
    notes.write_text("hello")
    page.drop([notes])
    assert page.text("#file-trouble").startswith("notes.pdf is of another kind.")
    page.call("click", "#score")
    assert not any(WORKBOOK in url for url in page.chromium.ask("requests"))


def test_what_only_looks_like_a_workbook_is_refused_in_a_sentence(
    page: Page, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.xlsx"
    notes.write_text("hello")
    assert "notes.xlsx" in refused(page, notes)
    assert page.text("#trouble-title") == "Not scored"


def test_too_large_a_file_is_told_with_the_limit_before_it_is_sent(
    visit: Callable[..., Page], strict_address: str, tmp_path: Path
) -> None:
    page = visit(strict_address)
    assert "up to 300 KB" in page.text("#file-hint")
    large = tmp_path / "large.csv"
    large.write_bytes(b"Account\n" * 40_000)
    page.drop([large])
    expected = "large.csv is 320 KB; this server takes at most 300 KB."
    assert page.text("#file-trouble") == expected
    assert not any(WORKBOOK in url for url in page.chromium.ask("requests"))


def test_a_busy_server_is_asked_again(page: Page, sample: Path) -> None:
    page.chromium.ask("refuse", WORKBOOK, 2, 503, BUSY, 2)
    send(page, sample)
    page.wait("#busy-text:has-text('Trying again in 2 s (1 of 3)')")
    page.wait("#busy-text:has-text('(2 of 3)')")
    page.wait("#headline")


def test_a_server_that_stays_busy_is_asked_four_times_in_all(
    page: Page, sample: Path
) -> None:
    page.chromium.ask("refuse", WORKBOOK, 4, 503, BUSY, 1)
    assert refused(page, sample) == BUSY
    # the fifth time the server is itself again, and the file still chosen
    page.call("click", "#score")
    page.wait("#headline")


def test_too_many_requests_say_when_to_come_back(page: Page, sample: Path) -> None:
    sentence = TOO_MANY.format(seconds=20)
    page.chromium.ask("refuse", WORKBOOK, 1, 429, sentence, 20)
    assert "try again in 20 seconds" in refused(page, sample)
    page.chromium.ask("reached")
    page.chromium.ask("unreached", WORKBOOK, 429, 30)
    page.call("click", "#score")
    page.wait("#trouble-text:has-text('(429). Try again in 30 s.')")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        pytest.param(0, "The server cannot be reached.", id="no connection"),
        pytest.param(502, "The server answered with an error (502).", id="proxy"),
    ],
)
def test_without_a_server_the_file_stays_chosen(
    page: Page, sample: Path, status: int, sentence: str
) -> None:
    page.chromium.ask("unreached", WORKBOOK, status)
    assert refused(page, sample).startswith(sentence)
    page.chromium.ask("reached")
    page.call("click", "#score")
    page.wait("#headline")


def test_a_file_saved_after_it_was_chosen_must_be_chosen_again(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    book = changed(sample, {}, tmp_path / "book.xlsx")
    page.choose("file", book)
    saved = book.stat().st_mtime + 10
    os.utime(book, (saved, saved))
    page.call("click", "#score")
    page.wait("#trouble-title")
    assert page.text("#trouble-text").startswith("book.xlsx has changed")


def test_an_upload_can_be_cancelled(page: Page, tmp_path: Path) -> None:
    page.chromium.ask("slowly")
    book = tmp_path / "accounts.xlsx"
    book.write_bytes(b"PK" * 500_000)
    send(page, book)
    page.wait("#busy-title:has-text('Uploading accounts.xlsx')")
    page.wait("#busy-text:has-text('%')")
    page.wait("#bar[value]")
    page.call("click", "#cancel")
    assert page.focused() == "score"
    assert page.text("#status") == "Cancelled."
    assert page.text("#file-title") == "accounts.xlsx"


def test_waiting_for_a_busy_server_can_be_cancelled(page: Page, sample: Path) -> None:
    page.chromium.ask("refuse", WORKBOOK, 1, 503, BUSY, 60)
    send(page, sample)
    page.wait("#busy-text:has-text('Trying again')")
    page.wait("#bar:not([value])")
    page.call("click", "#cancel")
    page.wait("#form")
    assert page.focused() == "score"


@pytest.mark.parametrize(("option", "value"), [("contact-from", "12"), ("today", "")])
def test_an_option_that_cannot_be_is_told_at_its_field(
    page: Page, sample: Path, option: str, value: str
) -> None:
    page.drop([sample])
    page.call("focus", f"#{option}")
    if value:
        page.call("fill", f"#{option}", value)
    else:
        page.press("1")  # a month alone is no date
    page.call("click", "#score")
    assert page.text(f"#{option}-trouble").startswith("Give a")
    assert page.focused() == option


def test_a_token_is_asked_for_only_where_one_is_needed(page: Page) -> None:
    assert page.call("isHidden", "#access")


def test_a_token_is_asked_for_and_a_wrong_one_told(
    visit: Callable[..., Page], strict_address: str, sample: Path
) -> None:
    page = visit(strict_address)
    send(page, sample)
    assert page.focused() == "token"
    assert "asks for an access token" in page.text("#token-trouble")
    page.call("fill", "#token", "abracadabra")
    page.call("click", "#score")
    page.wait("#token[aria-invalid=true]")
    page.wait("#form")
    assert page.text("#token-trouble")
    page.call("fill", "#token", TOKEN)
    page.press("Enter")
    page.wait("#headline")


def test_templates_need_the_token_as_well(
    visit: Callable[..., Page], strict_address: str
) -> None:
    page = visit(strict_address)
    page.call("click", "[data-template=macro]")
    assert page.focused() == "token"
    page.call("fill", "#token", TOKEN)
    name, file = page.download("click", "[data-template=macro]")
    assert name == "account-scoring.xlsm"
    assert file.read_bytes().startswith(b"PK")


def test_the_token_is_kept_nowhere(
    visit: Callable[..., Page], strict_address: str, sample: Path
) -> None:
    page = visit(strict_address)
    page.call("fill", "#token", TOKEN)
    page.score(sample)
    storage = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    assert page.evaluate(storage) == '[{},{},""]'
    page.call("reload")
    assert page.evaluate("() => document.getElementById('token').value") == ""


def test_a_danish_browser_is_refused_in_the_language_of_the_page(
    visit: Callable[..., Page], address: str, sample: Path, tmp_path: Path
) -> None:
    alone = openpyxl.load_workbook(sample)
    del alone["Criteria"], alone["Settings"]
    alone.save(tmp_path / "alone.xlsx")
    page = visit(address, DESK._replace(locale="da-DK"))
    assert page.evaluate("() => navigator.language") == "da-DK"
    text = refused(page, tmp_path / "alone.xlsx")
    with speaking(Language.DANISH):
        assert text.startswith(f"alone.xlsx har intet ark {Sheet.CRITERIA}")
    assert page.evaluate("() => document.documentElement.lang") == "da"
    assert not page.evaluate("() => document.getElementById('criteria-part').hidden")
