"""What looks for a column of Scored finds it in whatever language Scored is headed."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from scoring.deliver.notified import contacts_now, new_to
from scoring.language import Language, speaking
from scoring.pipeline import score_file
from scoring.sheets.contact_list import contact_list
from tests.language.danish_books import danish_book


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.stages import Scored

LANGUAGES = pytest.mark.parametrize("language", Language)


@pytest.fixture
def scored(language: Language, tmp_path: Path) -> Scored:
    book = danish_book(tmp_path / "book.xlsx")
    with speaking(language):
        return score_file(book)


@LANGUAGES
def test_the_page_lists_the_contacts(language: Language, scored: Scored) -> None:
    sheet = scored.results.scored
    with speaking(language):
        table = contact_list(sheet)
    assert len(table.rows) == sheet.contact.sum() > 0
    assert [column.kind for column in table.columns] == [
        *("count", "account", "bar", "short", "sentence")
    ]


@LANGUAGES
def test_who_was_not_notified_is(language: Language, scored: Scored) -> None:
    sheet = scored.results.scored
    with speaking(language):
        contacts = contacts_now(sheet)
        moved = new_to(frozenset(), sheet, ())
    assert len(contacts) == len(moved) == sheet.contact.sum() > 0
    assert all(one.rating and one.why for one in moved)


@LANGUAGES
def test_scored_has_its_slicers(language: Language, scored: Scored) -> None:
    assert language
    with zipfile.ZipFile(scored.path) as parts:
        caches = [name for name in parts.namelist() if "slicerCache" in name]
    assert len(caches) == 3
