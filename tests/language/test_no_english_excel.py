"""Score, Check, Explain and Undo leave no English of ours where another is spoken."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.excel.books import ACCOUNTS, CRITERIA, SETTINGS, small_book


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OURS = re.compile("\u27e6[^\u27e6\u27e7]*\u27e7")
PLACE = re.compile(r"(Criteria|Accounts|Settings)![A-Z]+\d+|\b[0-9a-f]{16}\b")
"""Cells of the user's own tabs, and digests."""
CODES = ("History", "History criteria")
"""Tabs out of sight with codes, and with the criteria as the user wrote them."""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the tabs and the message boxes say in the marked language."""
    folder = tmp_path_factory.mktemp("marked")
    path = small_book(folder, Settings=[*SETTINGS, ["Language", "Dansk"]])
    command = [sys.executable, "-m", "tests.language.excel_in_pseudo", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    texts: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return texts


def own_texts() -> list[str]:
    """What the user wrote, the longest first."""
    cells = [cell for rows in (CRITERIA, ACCOUNTS) for row in rows for cell in row]
    return sorted({c for c in cells if isinstance(c, str)}, key=len, reverse=True)


def bare(text: str) -> str:
    """What is neither ours and marked nor the user's own."""
    text = PLACE.sub("", text)
    while OURS.search(text):
        text = OURS.sub("", text)
    for own in own_texts():
        text = text.replace(own, "")
    return text


def english_in(texts: dict[str, list[str]], *without: str) -> Iterator[str]:
    """Every text with a word of no language."""
    for tab, cells in texts.items():
        if tab not in {f"\u27e6{name}\u27e7" for name in without}:
            yield from (
                f"{tab}: {c}" for c in cells if re.search(r"[^\W\d_]{2}", bare(c))
            )


def test_no_tab_and_no_box_is_left_in_english(texts: dict[str, list[str]]) -> None:
    assert {"\u27e6Scored\u27e7", "\u27e6Summary\u27e7", "\u27e6Check\u27e7"} <= {
        *texts
    }
    assert [*english_in(texts, *CODES)] == []


def test_all_buttons_have_spoken(texts: dict[str, list[str]]) -> None:
    boxes = "\n".join(texts["boxes"])
    for part in ("to contact", "see the sheet", "nothing to undo", "Select a cell"):
        assert part in boxes
    assert "+6,7" in boxes


def test_a_word_that_is_not_marked_is_noticed() -> None:
    assert [*english_in({"Tab": ["Acme: \u27e6rank\u27e7 first"]})] != []
