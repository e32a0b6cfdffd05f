"""Who became a contact, who fell out, and the reason in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

import scoring
from scoring import pipeline
from scoring.history.sentences import GONE, LESS, MORE, NEW
from tests.history.scored_days import (
    CRITERIA,
    HEADS,
    LATER,
    MONDAY,
    TUESDAY,
    accounts,
    book,
    changed,
    rows_of,
    score,
)
from tests.programs import needs_validator, validate


if TYPE_CHECKING:
    from pathlib import Path


def test_who_became_a_contact_and_who_fell_out(tmp_path: Path) -> None:
    start = accounts(Up=0, Down=60, Gone=80, Stays=70)
    start[1][2] = None
    score(book(tmp_path, start), MONDAY)
    now = accounts(Up=40, Down=60, New=90, Stays=70)
    now[2][2] = None
    changes = changed(score(book(tmp_path, now), TUESDAY))
    assert changes.since == "2026-11-16"
    assert [(m.account, m.why) for m in changes.became] == [
        ("New", NEW),
        ("Up", "Visit blank → 2026-11-10: +5.0; Size 0 → 40: +2.0"),
    ]
    assert [(m.account, m.why) for m in changes.fell] == [
        ("Down", "Visit 2026-11-10 → blank: -5.0"),
        ("Gone", GONE),
    ]


def test_a_moved_line_is_told_as_such(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20)), MONDAY)
    (fell,) = changed(
        score(book(tmp_path, accounts(Acme=20), Contact_from=7), TUESDAY)
    ).fell
    assert fell.why == "Contact from 5.0 → 7.0"


def test_the_bound_is_named_first_where_it_decides(tmp_path: Path) -> None:
    start = accounts(Up=18, Down=60, High=20, Low=0)
    score(book(tmp_path, start, Contact_from=6), MONDAY)
    lighter = [HEADS, ["Size", 11, *CRITERIA[1][2:]], ["Visit", 10, *CRITERIA[2][2:]]]
    path = book(tmp_path, start, lighter, Contact_from=5.5)
    for _ in range(2):  # a second run of the day must not forget it
        scored = score(path, TUESDAY)
        # (1.8 + 10) / 2 is 5.9, and (11 x 1.8 + 100) / 21 is 5.7
        (became,) = changed(scored).became
        assert (became.account, became.was, became.rating) == ("Up", 5.9, 5.7)
        # one weight after the other: with the first (11 x 1.8 + 10) / 12 is 2.5
        weights = "weight of Size 1 → 11: -3.4; weight of Visit 1 → 10: +3.2"
        assert became.why == f"Contact from 6.0 → 5.5; {weights}"
        today = {row[1]: row[7] for row in rows_of(scored.path, "History")[1:5]}
        assert today == {
            "Up": f"Contact from 6.0 → 5.5; {weights}",
            "Down": "weight of Size 1 → 11: -1.7; weight of Visit 1 → 10: +1.6",
            "High": "weight of Size 1 → 11: -3.3; weight of Visit 1 → 10: +3.1",
            "Low": "weight of Size 1 → 11: -4.1; weight of Visit 1 → 10: +3.9",
        }


def test_a_bound_that_moved_for_nothing_is_not_named(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Up=0, Down=90), Contact_from=7), MONDAY)
    # 5.0 to 9.5 passes either bound, 9.5 to 5.0 neither
    moved = changed(
        score(book(tmp_path, accounts(Up=90, Down=0), Contact_from=6), TUESDAY)
    )
    assert [each.why for each in moved.became] == ["Size 0 → 90: +4.5"]
    assert [each.why for each in moved.fell] == ["Size 90 → 0: -4.5"]


def test_how_much_must_be_known_is_named(tmp_path: Path) -> None:
    rows = [*accounts(Acme=None)]
    score(book(tmp_path, rows, Contact_from=5, Known_at_least="50%"), MONDAY)
    path = book(tmp_path, rows, Contact_from=5, Known_at_least="75%")
    (fell,) = changed(score(path, TUESDAY)).fell
    assert fell.why == "Known at least 50% → 75%"


@pytest.mark.parametrize(("sizes", "sentence"), [((None, 0), MORE), ((0, None), LESS)])
def test_more_or_less_known_with_the_same_rating(
    tmp_path: Path, sizes: tuple[Any, Any], sentence: str
) -> None:
    for size, day in zip(sizes, (MONDAY, TUESDAY), strict=True):
        more = {"Contact_from": 5, "Known_at_least": "75%"}
        scored = score(book(tmp_path, accounts(Acme=size), **more), day)
    changes = changed(scored)
    assert [each.why for each in (*changes.became, *changes.fell)] == [sentence]


def test_what_disqualified_an_account_is_named(tmp_path: Path) -> None:
    out = [*CRITERIA, ["Already a customer", None, None, "yes", None, None, "out"]]

    def path(sentence: str) -> Path:
        rows = [
            [*row, cell]
            for row, cell in zip(
                accounts(Acme=20, Bolt=60),
                ("Already a customer", sentence, "no"),
                strict=True,
            )
        ]
        return book(tmp_path, rows, out)

    score(path("no"), MONDAY)
    second = score(path("yes"), TUESDAY)
    (fell,) = changed(second).fell
    assert fell.why == (
        "disqualified: Already a customer; Already a customer no → yes: -6.0"
    )
    noted = {row[1]: row[7] for row in rows_of(second.path, "History")[1:3]}
    assert noted == {"Bolt": None, "Acme": fell.why}
    third = score(path("no"), LATER - dt.timedelta(30))
    (became,) = changed(third).became
    assert became.why == ("no longer disqualified; Already a customer yes → no: +6.0")


@pytest.mark.slow
@pytest.mark.node
@needs_validator
def test_the_written_file_is_valid(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=60, New=1)
    groups = [[*row, None] for row in CRITERIA]
    groups[0][-1], groups[1][-1], groups[2][-1] = "Group", "Fit", "Engagement"
    source = tmp_path / "plain.csv"
    source.write_text("Account,Size,Visit\nAcme,20,2026-11-10\nBolt,70,\n")
    criteria = book(tmp_path, rows, groups, Matrix="Fit; Engagement")
    for day in (MONDAY, LATER):
        options = pipeline.Options(criteria=criteria, today=day)
        scored = scoring.score_file(source, options=options, overwrite=True)
    assert changed(scored).fell
    assert validate(scored.path) == []
