"""The sheet Examples: what the rules must say of accounts that everybody knows."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from scoring import pipeline
from scoring.cli.commands import cli
from scoring.findings import Level
from scoring.sheets.summary_sections import summary_sections
from tests.judgement.decided import book, rated, settings


if TYPE_CHECKING:
    from pathlib import Path

# by the rules: Acme 8.0, Dune out (6.0), Bolt 5.4, Cask 3.0, Echo without data
HEADS = ["Account", "Expected", "Why", "Size", "Industry"]


def examples(folder: Path, *rows: list[Any], **sheets: Any) -> Path:
    """A workbook with examples; a row may leave its last cells out."""
    filled = [[*row, *[None] * (len(HEADS) - len(row))] for row in rows]
    return book(folder, Examples=[HEADS, *filled], **sheets)


def judged(path: Path) -> tuple[tuple[int, int], list[str]]:
    """How many hold, of how many, and what is said of the others."""
    result = rated(path)
    assert result.examples is not None
    tally = (result.examples.hold, result.examples.count)
    about = [str(each) for each in result.findings if "Examples" in each.place]
    return tally, about


HOLDS: dict[str, list[Any]] = {
    "a rating": ["Acme", 8],
    "at one decimal": ["Bolt", 5.42],
    "a rating as text": ["Bolt", "5.4"],
    "a range": ["Acme", "7-10"],
    "its ends": ["Acme", "6 to 8"],
    "one end": ["acme ", "at least 7"],
    "below": ["Cask", "<5"],
    "what Excel makes a date of": ["Acme", dt.datetime(2026, 10, 7)],  # noqa: DTZ001 - a cell
    "a tier": ["Acme", "a"],
    "a status": ["Bolt", "contact"],
    "not now": ["Cask", "Not  now"],
    "out": ["Dune", "Disqualified"],
    "without data": ["Echo", "No data"],
    "an invented one": ["New", 4, None, 40],
    "of which little is known": ["New", "Disqualified", None, None, "Retail"],
    "a name of the list, but another account": ["Acme", 1, None, 10],
}


@pytest.mark.parametrize("row", HOLDS.values(), ids=[*HOLDS])
def test_it_holds(row: list[Any], tmp_path: Path) -> None:
    assert judged(examples(tmp_path, row)) == ((1, 1), [])


FAILS: dict[str, tuple[list[Any], str]] = {
    "too low for a tier": (
        ["Bolt", "A"],
        "'Bolt' is rated 5.4, B, expected A: Size earns 5.4 of 10 (Criteria!C2)",
    ),
    "too high for one": (
        ["Acme", "C"],
        "'Acme' is rated 8.0, A, expected C: Size earns 8 of 10 (Criteria!C2)",
    ),
    "too low for a rating": (
        ["Cask", 7],
        "'Cask' is rated 3.0, C, expected 7: Size earns 3 of 10 (Criteria!C2)",
    ),
    "too high for a range": (
        ["Acme", "2-4"],
        "'Acme' is rated 8.0, A, expected 2-4: Size earns 8 of 10 (Criteria!C2)",
    ),
    "no contact": (
        ["Cask", "Contact"],
        (
            "'Cask' is rated 3.0, Not now, expected Contact: Size earns 3 of 10 "
            "(Criteria!C2)"
        ),
    ),
    "a contact": (
        ["Acme", "Not now"],
        (
            "'Acme' is rated 8.0, Contact, expected Not now: Size earns 8 of 10 "
            "(Criteria!C2)"
        ),
    ),
    "out": (
        ["Dune", "B"],
        "'Dune' is Disqualified, expected B: disqualified by Industry Retail",
    ),
    "not out": (
        ["Acme", "Disqualified"],
        "'Acme' is rated 8.0, Contact, expected Disqualified",
    ),
    "without data": (
        ["Echo", 5],
        "'Echo' is No data, expected 5: Size earns nothing of 10 (Criteria!A2)",
    ),
    "a date of Excel's": (
        ["Cask", dt.datetime(2026, 10, 7)],  # noqa: DTZ001 - a cell
        "'Cask' is rated 3.0, C, expected 7-10: Size earns 3 of 10 (Criteria!C2)",
    ),
    "invented": (
        ["New", "A", None, 40],
        "'New' is rated 4.0, C, expected A: Size earns 4 of 10 (Criteria!C2)",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), FAILS.values(), ids=[*FAILS])
def test_it_does_not_hold_and_what_decided_is_named(
    row: list[Any], sentence: str, tmp_path: Path
) -> None:
    line = f"X501 Examples!B2: {sentence}"
    assert judged(examples(tmp_path, row)) == ((0, 1), [line])


def test_too_little_may_be_known(tmp_path: Path) -> None:
    path = examples(
        tmp_path, ["Acme", "Contact"], Settings=settings(Known_at_least="100 %"),
        Criteria=[
            ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
            ["Size", 1, "scale", 0, 100, 10, "skip"],
            ["Industry", 1, "is", "Software", None, 10, "skip"],
        ],
    )  # fmt: skip
    assert judged(path)[1] == [
        (
            "X501 Examples!B2: 'Acme' is rated 8.0, Research, expected Contact: only 50% "
            "is known of it, and 100% is needed"
        )
    ]


FAULTS: dict[str, tuple[list[Any], str]] = {
    "near": (
        ["Acme", "Contct"],
        (
            "X502 Examples!B2: 'Contct' is neither a rating, a range such as 7-10, a tier "
            "nor a status, did you mean 'Contact'?"
        ),
    ),
    "too much": (
        ["Acme", 12],
        (
            "X502 Examples!B2: '12' is neither a rating, a range such as 7-10, a tier nor "
            "a status"
        ),
    ),
    "nothing": (["Acme"], "X502 Examples!B2: nothing is expected here of 'Acme'"),
    "a stranger": (
        ["Acmee", 8],
        "B201 Examples!A2: 'Acmee' is not in Accounts, did you mean 'Acme'?",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), FAULTS.values(), ids=[*FAULTS])
def test_what_cannot_be_judged_is_named(
    row: list[Any], sentence: str, tmp_path: Path
) -> None:
    assert judged(examples(tmp_path, row)) == ((0, 0), [sentence])


def test_a_heading_that_accounts_does_not_have_is_named(tmp_path: Path) -> None:
    rows = [["Account", "Expected", "Sze", "Industry"], ["New", 5, 50, None]]
    _, about = judged(book(tmp_path, Examples=rows))
    assert about == [
        (
            "X503 Examples!C1: Accounts has no heading 'Sze', so nothing here is used, did "
            "you mean 'Size'?"
        ),
        "B201 Examples!A2: 'New' is not in Accounts",
    ]


def test_what_people_decide_by_hand_is_no_matter(tmp_path: Path) -> None:
    overrides = [["Account", "Override", "Reason"], ["Acme", 2, "a reason"]]
    path = examples(tmp_path, ["Acme", 8], Overrides=overrides)
    assert judged(path) == ((1, 1), [])


def test_invented_accounts_take_no_place_on_the_list(tmp_path: Path) -> None:
    path = examples(
        tmp_path,
        ["New", "Contact", None, 90],
        ["Newer", "Contact", None, 80],
        ["Bolt", "Waiting"],
        Settings=settings(Contacts_at_most=1),
    )
    assert judged(path)[0] == (3, 3)
    assert len(rated(path).ratings) == 5


def test_they_never_stop_score_and_summary_counts_them(tmp_path: Path) -> None:
    path = examples(tmp_path, ["Acme", "A"], ["Bolt", "A"], ["Cask", 3])
    results = pipeline.describe(rated(path))
    assert summary_sections(results.summary, "").headline.about.endswith(
        "; 2 of 3 examples hold"
    )
    assert all(each.level is not Level.ERROR for each in results.findings)


@pytest.mark.parametrize(("expected", "code"), [("A", 0), ("C", 1), ("D", 1)])
def test_check_is_strict_where_that_is_asked_for(
    expected: str, code: int, tmp_path: Path
) -> None:
    path = examples(tmp_path, ["Acme", expected])
    run = CliRunner().invoke(cli, ["check", str(path), "--strict"])
    assert run.exit_code == code, run.output
    assert CliRunner().invoke(cli, ["check", str(path)]).exit_code == 0


def test_programs_get_the_tally(tmp_path: Path) -> None:
    path = examples(tmp_path, ["Acme", "A"], ["Bolt", "A"])
    run = CliRunner().invoke(cli, ["score", str(path), "--json"])
    assert json.loads(run.stdout)["examples"] == {"hold": 1, "count": 2}


@pytest.mark.parametrize("empty", [False, True], ids=["no sheet", "no example"])
def test_without_any_nothing_is_said(empty: bool, tmp_path: Path) -> None:  # noqa: FBT001
    result = rated(examples(tmp_path) if empty else book(tmp_path))
    assert result.examples is None
    assert (
        "examples"
        not in summary_sections(pipeline.describe(result).summary, "").headline.about
    )
