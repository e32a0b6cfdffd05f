"""The sheet Overrides: what it decides, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

import scoring
from scoring import pipeline
from scoring.errors import ModelError
from scoring.findings import Level
from scoring.sheets.scored import sheet_frame
from scoring.sheets.summary_sections import summary_sections
from tests.judgement.decided import ACCOUNTS, HEADS, book, rated, read, settings


if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY, TODAY = dt.datetime(2026, 11, 19), dt.datetime(2026, 11, 20)  # noqa: DTZ001 - spreadsheets know no time zones


def shown(path: Path) -> dict[str, tuple[Any, ...]]:
    """Rank, rating, tier and status of each account."""
    frame = sheet_frame(pipeline.describe(rated(path)).scored)
    chosen = frame[["Rank", "Rating", "Tier", "Status"]].astype(object)
    rows = chosen.where(chosen.notna(), None).itertuples(index=False, name=None)
    return dict(zip(frame["Account"], rows, strict=True))


# by the rules: Acme 8.0, Dune out (6.0), Bolt 5.4, Cask 3.0, Echo without data
WORKED = {
    "a rating takes the place of the rating, in rank and tier too": (
        ("Cask", 9),
        {"Cask": (1, 9.0, "A", "Contact"), "Acme": (2, 8.0, "A", "Contact")},
    ),
    "it is rounded where it is shown, and ranked by what was written": (
        ("Bolt", 7.96),
        {"Acme": (1, 8.0, "A", "Contact"), "Bolt": (2, 8.0, "A", "Contact")},
    ),
    "it can be too low for a contact": (
        ("Acme", 4.9),
        {"Acme": (2, 4.9, "C", "Not now"), "Bolt": (1, 5.4, "B", "Contact")},
    ),
    "rated by hand an account is out no longer": (
        ("Dune", 7.25),
        {"Dune": (2, 7.3, "B", "Contact"), "Acme": (1, 8.0, "A", "Contact")},
    ),
    "it needs no data": (("Echo", 6), {"Echo": (2, 6.0, "B", "Contact")}),
    "contact sets the status and leaves the rating": (
        ("Cask", "Contact "),
        {"Cask": (3, 3.0, "C", "Contact")},
    ),
    "so it does for one that is out": (
        ("Dune", "contact"),
        {"Dune": (4, 0.0, "C", "Contact"), "Cask": (3, 3.0, "C", "Not now")},
    ),
    "and for one without any rating": (
        ("Echo", "contact"),
        {
            "Echo": (None, None, None, "Contact"),
            "Dune": (None, 0.0, None, "Disqualified"),
        },
    ),
    "not contact leaves the rating as well": (
        ("Acme", "NOT  contact"),
        {"Acme": (1, 8.0, "A", "Not now")},
    ),
    "who is out stays out": (
        ("Dune", "not contact"),
        {"Dune": (None, 0.0, None, "Disqualified")},
    ),
    "out disqualifies": (
        ("Acme", "out"),
        {"Acme": (None, 0.0, None, "Disqualified"), "Bolt": (1, 5.4, "B", "Contact")},
    ),
}


@pytest.mark.parametrize(("override", "expected"), WORKED.values(), ids=[*WORKED])
def test_it_decides(
    override: tuple[str, Any], expected: dict[str, tuple[Any, ...]], tmp_path: Path
) -> None:
    every = shown(book(tmp_path, [*override, "a reason", "Ann"]))
    assert {name: every[name] for name in expected} == expected


def test_who_is_a_contact_by_hand_counts_first(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["Cask", "contact", "they called us"],
        Settings=settings(Contacts_at_most=2),
    )
    every = {name: row[-1] for name, row in shown(path).items()}
    assert every["Cask"] == every["Acme"] == "Contact"
    assert every["Bolt"] == "Waiting"


def test_what_else_a_contact_needs_it_still_needs(tmp_path: Path) -> None:
    path = book(tmp_path, ["Echo", 9, "met"], Settings=settings(Known_at_least=0.5))
    assert shown(path)["Echo"] == (1, 9.0, "A", "Research")


def test_an_account_of_two_rows_is_decided_on_both(tmp_path: Path) -> None:
    accounts = [*ACCOUNTS, ["acme", 20, None]]
    path = book(tmp_path, ["ACME ", 7, "a reason"], Accounts=accounts)
    assert shown(path)["Acme"] == shown(path)["acme"] == (1, 7.0, "B", "Contact")


def test_an_account_is_known_by_its_domain_too(tmp_path: Path) -> None:
    accounts = [[*row, site] for row, site in zip(ACCOUNTS, SITES, strict=True)]
    overrides = [[*HEADS, "Website"], ["Acme Inc", 2, "x", None, None, "acme.com"]]
    path = book(tmp_path, Accounts=accounts, Overrides=overrides)
    assert shown(path)["Acme"][1] == 2.0


SITES = ("Website", "https://www.acme.com", "bolt.com", None, None, None)


def test_why_says_who_and_what_the_rules_say(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["Acme", "not contact", "no  budget"],
        ["Bolt", 8, "expansion signed", "Ann"],
        ["Cask", "contact", None, "Bo"],
        ["Dune", 7, "bought", "Bo"],
        ["Echo", 4, "met"],
    )
    frame = sheet_frame(pipeline.describe(rated(path)).scored)
    assert dict(zip(frame["Account"], frame["Why"], strict=True)) == {
        "Acme": "by hand: no budget; the rules say Contact; Size 80 +8.0",
        "Bolt": "by hand (Ann): expansion signed; the rules say 5.4; Size 54 +5.4",
        "Cask": "by hand (Bo); the rules say Not now; Size 30 +3.0",
        "Dune": "by hand (Bo): bought; the rules say disqualified: Industry Retail",
        "Echo": "by hand: met; the rules say No data",
    }


def test_the_receipt_shows_both(tmp_path: Path) -> None:
    path = book(tmp_path, ["Bolt", 8, "expansion signed", "Ann", TODAY])
    receipt = pipeline.explain(rated(path), "Bolt")[0]
    assert (receipt.rating, receipt.exact, receipt.status) == (8.0, 5.4, "Contact")
    assert sum(line.shown for line in receipt.lines) == 5.4
    hand = receipt.by_hand
    assert hand is not None
    assert (hand.decision, hand.person, hand.until) == ("8.0", "Ann", "2026-11-20")
    assert (hand.rating, hand.status) == (5.4, "Contact")
    assert hand.sentence == "by hand (Ann): expansion signed; the rules say 5.4"
    assert pipeline.explain(rated(path), "Acme")[0].by_hand is None


def test_what_holds_until_today_holds_today(tmp_path: Path) -> None:
    path = book(
        tmp_path, ["Bolt", 8, "x", "Ann", TODAY], ["Acme", 3, "x", "", YESTERDAY]
    )
    assert shown(path)["Bolt"][1] == 8.0
    assert shown(path)["Acme"][1] == 8.0
    assert [str(each) for each in read(path).findings] == [
        (
            "O204 Overrides!E3: what was decided for 'Acme' ended on 2026-11-19, so it does "
            "not count"
        )
    ]


FAULTS: dict[str, tuple[list[Any], str]] = {
    "near": (
        ["Acme", "contcat", "x"],
        "O101 Overrides!B2: 'contcat' is no override, did you mean 'contact'?",
    ),
    "far": (
        ["Acme", "perhaps", "x"],
        (
            "O101 Overrides!B2: 'perhaps' is no override: write 0 to 10, contact, not "
            "contact or out"
        ),
    ),
    "too much": (
        ["Acme", 11, "x"],
        (
            "O101 Overrides!B2: '11' is no override: write 0 to 10, contact, not contact or "
            "out"
        ),
    ),
    "a date": (
        ["Acme", TODAY, "x"],
        (
            "O101 Overrides!B2: '2026-11-20' is no override: write 0 to 10, contact, not "
            "contact or out"
        ),
    ),
    "no date": (
        ["Acme", 7, "x", "Ann", "soon"],
        "O102 Overrides!E2: 'soon' is no date, so nobody knows how long this holds",
    ),
    "no reason": (
        ["Acme", 7],
        "O202 Overrides!C2: nobody says why 'Acme' is decided by hand",
    ),
    "nothing decided": (
        ["Acme", None, "x"],
        "O203 Overrides!B2: nothing is decided here for 'Acme'",
    ),
    "a stranger": (
        ["Acmee", 7, "x"],
        "B201 Overrides!A2: 'Acmee' is not in Accounts, did you mean 'Acme'?",
    ),
    "nobody": (
        [None, 7, "x"],
        "B209 Overrides!A2: no account is named here, so this counts for none",
    ),
}


@pytest.mark.parametrize(("override", "sentence"), FAULTS.values(), ids=[*FAULTS])
def test_what_is_wrong_is_named(
    override: list[Any], sentence: str, tmp_path: Path
) -> None:
    findings = read(book(tmp_path, override)).findings
    assert [str(each) for each in findings] == [sentence]
    stops = {each.level is Level.ERROR for each in findings}
    assert stops == {sentence.startswith("O1")}


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    path = book(tmp_path, *(override for override, _ in FAULTS.values()))
    with pytest.raises(ModelError) as caught:
        rated(path)
    codes = [each.code for each in caught.value.findings]
    assert codes == ["O101"] * 4 + ["O102", "O203", "B201", "B209", "O201"]


def test_of_two_decisions_the_first_counts(tmp_path: Path) -> None:
    path = book(tmp_path, ["Acme", 3, "x"], ["Bolt", 8, "y"], [" acme", 9, "z"])
    assert shown(path)["Acme"][1] == 3.0
    assert [str(each) for each in read(path).findings] == [
        (
            "O201 Overrides!A4: 'acme' is decided already by Overrides!B2, which counts; "
            "delete one of the rows"
        )
    ]


def test_a_sheet_without_its_headings_is_not_used(tmp_path: Path) -> None:
    path = book(tmp_path, Overrides=[["Company", "Thoughts"], ["Acme", "fine"]])
    findings = read(path).findings
    assert [(each.code, each.place) for each in findings] == [("F405", "Overrides")]
    assert read(path).decisions is None


def soon(days: int) -> dt.datetime:
    """A day some days ahead, as a cell holds it."""
    return TODAY + dt.timedelta(days=days)


def test_summary_counts_what_is_by_hand_and_lists_what_runs_out(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["Acme", "not contact", "no budget", "Ann", soon(30)],
        ["Bolt", 8, "expansion signed", "Bo", soon(31)],
        ["Cask", "contact", "they called us", "Bo"],
        ["Dune", 7, "bought", "Ann", soon(0)],
    )
    summary = pipeline.describe(rated(path)).summary
    assert summary.by_hand is not None
    assert summary.by_hand.accounts == 4
    assert [(e.account, e.until, e.decision) for e in summary.by_hand.ending] == [
        ("Dune", "2026-11-20", "7.0"),
        ("Acme", "2026-12-20", "not contact"),
    ]
    table = summary_sections(summary, "").by_hand
    assert table is not None
    assert table.title == "Decided by hand: 4; run out within 30 days: 2"
    assert table.rows[1][3] == "by hand (Ann): no budget; the rules say Contact"


def test_summary_does_not_ask_about_what_a_person_has_decided(tmp_path: Path) -> None:
    def asks(*overrides: list[Any]) -> list[str]:
        summary = pipeline.describe(rated(book(tmp_path, *overrides))).summary
        return [research.account for research in summary.research]

    assert asks() == ["Echo"]
    assert asks(["Echo", 3, "met"]) == []


def test_summary_counts_what_the_rules_disqualify_not_people(tmp_path: Path) -> None:
    path = book(tmp_path, ["Acme", "out", "rival"], ["Dune", 7, "bought"])
    summary = pipeline.describe(rated(path)).summary
    assert [line.accounts for line in summary.lowering] == [1]
    assert dict(summary.statuses)["Disqualified"] == 1


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The cells of all sheets."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheets = openpyxl.load_workbook(path).worksheets
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in sheets}


TOMORROW = TODAY + dt.timedelta(days=1)


def scored(path: Path, day: dt.datetime) -> dict[str, list[tuple[Any, ...]]]:
    """All cells of the file that is scored over and over again."""
    out = path.with_name("out.xlsx")
    options = pipeline.Options(today=day.date())
    scoring.score_file(path, out, options, overwrite=True)
    return everything(out)


def test_taken_back_on_the_same_day_only_what_changed_since_is_left(
    tmp_path: Path,
) -> None:
    once = scored(book(tmp_path), TODAY)
    decided = scored(
        book(tmp_path, ["Acme", 3, "x", "Ann"], ["Bolt", "out", "y"]), TODAY
    )
    again = scored(book(tmp_path), TODAY)
    rows = once.pop("History")
    width = len(rows[0])
    assert [row[:width] for row in decided["History"]] != rows
    history, summary = again.pop("History"), again.pop("Summary")
    assert [row[:width] for row in history] == rows
    # beside it stands only how the day was before, for a further Score of the day
    assert all("earlier that day" in head for head in history[0][width:])
    section = [row for row in summary if row not in once["Summary"]]
    assert [[cell for cell in row if cell is not None] for row in section] == [
        [
            "Became contacts since the Score before, on 2026-11-20: 2",
            "No longer contacts since the Score before, on 2026-11-20: 0",
        ],
        ["Account", "Was", "Now", "Why"] * 2,
        ["Acme", 3, 8, "no longer by hand +5.0", "No account"],
        ["Bolt", 0, 5.4, "no longer disqualified; no longer by hand +5.4"],
    ]
    once.pop("Summary")
    assert again == once


def test_taken_back_on_the_same_day_it_leaves_nothing_on_the_next(
    tmp_path: Path,
) -> None:
    def days(place: str, *overrides: list[Any]) -> dict[str, list[tuple[Any, ...]]]:
        folder = tmp_path / place
        folder.mkdir()
        scored(book(folder, *overrides), TODAY)
        scored(book(folder), TODAY)
        return scored(book(folder), TOMORROW)

    assert days("decided", ["Acme", 3, "x"], ["Bolt", "out", "y"]) == days("never")


def test_what_is_over_leaves_only_its_note(tmp_path: Path) -> None:
    over = pipeline.describe(rated(book(tmp_path, ["Acme", 3, "x", "", YESTERDAY])))
    plain = pipeline.describe(rated(book(tmp_path)))
    # the digest says that the sheet is there, as it does of all that can be edited
    assert over.summary.stamp is not None
    assert plain.summary.stamp is not None
    assert replace(over.summary.stamp, overrides="") == plain.summary.stamp
    # as text, for a rating that is none is unlike itself
    summary, wanted = (
        repr(replace(each.summary, notes=0, stamp=None)) for each in (over, plain)
    )
    assert summary == wanted
    assert [f.code for f in over.findings if f not in plain.findings] == ["O204"]
    pd.testing.assert_frame_equal(sheet_frame(over.scored), sheet_frame(plain.scored))


def test_what_is_wrong_there_does_not_hide_what_else_is_doubtful(
    tmp_path: Path,
) -> None:
    plain = pipeline.check(scoring.read(book(tmp_path)))
    wrong = pipeline.check(scoring.read(book(tmp_path, ["Acme", "perhaps", "x"])))
    assert [f.code for f in wrong if f not in plain] == ["O101"]
    assert [f for f in plain if f not in wrong] == []
