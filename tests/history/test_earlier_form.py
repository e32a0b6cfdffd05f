"""Workbooks whose History had all it keeps in sentences are read, and go on.

`earlier_form/` holds two of them, scored on a Monday and a Tuesday.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from scoring.history.history_sheet import TYPED
from tests.history.scored_days import LATER, TUESDAY, changed, rows_of, score


FORM = Path(__file__).parent / "earlier_form"
WEDNESDAY = TUESDAY + dt.timedelta(1)


def earlier(folder: Path, name: str) -> Path:
    return Path(shutil.copy(FORM / f"{name}-scored.xlsx", folder))


def shown(path: Path, width: int = 8) -> list[tuple[Any, ...]]:
    """What History shows to people; where nothing moved, it had zeros and has blanks."""
    rows = (row[:width] for row in rows_of(path, "History"))
    return [
        (*row[:4], None, None, None, *row[7:]) if row[4:7] == (0, 0, 0) else row
        for row in rows
    ]


def typed(path: Path, name: str) -> dict[str, Any]:
    """What History keeps of one account beside that, on the latest day."""
    heads, *rows = rows_of(path, "History")
    row = next(row for row in rows if row[heads.index("Account")] == name)
    return {head: row[heads.index(head)] if head in heads else None for head in TYPED}


@pytest.mark.parametrize("name", ["contact-from", "known-at-least"])
def test_the_same_day_again_says_the_same(tmp_path: Path, name: str) -> None:
    path = earlier(tmp_path, name)
    before = shown(path)
    for _ in range(2):  # once from the earlier form, and once from the present one
        assert shown(score(path, TUESDAY).path) == before


@pytest.mark.parametrize("name", ["contact-from", "known-at-least"])
def test_the_rows_of_earlier_days_stay(tmp_path: Path, name: str) -> None:
    path = earlier(tmp_path, name)
    before = shown(path)[1:]
    once = score(path, WEDNESDAY).path
    assert shown(once)[-len(before) :] == before
    again = score(once, LATER).path
    assert shown(again)[-len(before) :] == before


def test_who_changed_is_told_from_the_earlier_form(tmp_path: Path) -> None:
    changes = changed(score(earlier(tmp_path, "contact-from"), TUESDAY))
    assert changes.since == "2026-11-16"
    assert [(m.account, m.was, m.rating, m.why) for m in changes.became[1:]] == [
        (
            *("Lost", 0.0, 8.4),
            "no longer disqualified; data changed +8.5; weights changed -0.1",
        ),
        (
            *("Both", 5.9, 5.8),
            "Contact from 6.0 → 5.5; data changed +0.1 (Size); weights changed -0.2",
        ),
        ("Up", 5.9, 5.7, "Contact from 6.0 → 5.5; weights changed -0.2"),
    ]
    assert [(m.account, m.why) for m in changes.fell] == [
        ("Won", "disqualified: Already a customer; data changed -7.5"),
        ("Gone", "no longer in Accounts"),
    ]


def test_its_accounts_are_compared_with_those_of_now(tmp_path: Path) -> None:
    # a visit of 16 November 40 days ago earns nothing any more
    scored = score(earlier(tmp_path, "known-at-least"), LATER)
    assert shown(scored.path)[1][1:8] == ("Acme", 0, "Not now", -5, 0, 0, "time: -5.0")


def test_sentences_become_numbers_codes_and_names(tmp_path: Path) -> None:
    path = score(earlier(tmp_path, "contact-from"), TUESDAY).path
    assert typed(path, "Both") == {
        "Status code": "contact",
        "Status code before": "not_now",
        "Contact from before": 6,
        "Contact from after": 5.5,
        "Known at least before": None,
        "Known at least after": None,
        "Disqualified by": None,
        "Criteria changed": "Size",
        "Parts of the change": None,
    }
    assert typed(path, "Won")["Disqualified by"] == "Already a customer"
    assert typed(path, "Lost")["Status code before"] == "disqualified"
    path = score(earlier(tmp_path, "known-at-least"), TUESDAY).path
    known = typed(path, "Acme")
    heads = "Known at least before", "Known at least after"
    assert [known[head] for head in heads] == [0.5, 0.75]
