"""What each rule that disqualifies or takes points away did, counted for Summary."""

from __future__ import annotations

import pandas as pd

import scoring
from scoring.rating.rate import rate
from scoring.sheets.lowering import lowering
from scoring.sheets.summary import summary_sheet
from scoring.sheets.summary_page import summary_page
from tests.strategies import TODAY


Lines = list[tuple[str, str, int]]


def counts(
    criteria: list[list[object]], headings: list[str], *rows: list[object]
) -> Lines:
    """Count, and give each line without its cell."""
    accounts = pd.DataFrame([*rows], columns=headings)
    ratings = rate(scoring.parse_model(criteria), accounts, today=TODAY)
    return [(each.rule, each.points, each.accounts) for each in lowering(ratings)]


def test_outs_and_penalties_are_counted_the_ones_that_did_nothing_too() -> None:
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
        ["Industry", 2, "is", "Gambling", None, "out", None],
        ["Industry", None, "is", "Retail", None, -2, None],
        ["Industry", None, "is", "Software", None, 10, None],
        ["Rival", 1, "yes", None, None, -10, None],
        ["Stage", None, "is", "lost", None, "out", "out"],
        ["Staff", 1, "scale", 100, 10, -5, -1],
    ]
    headings = ["Account", "Industry", "Rival", "Stage", "Staff"]
    assert counts(
        criteria,
        headings,
        # out by its industry; the rival lowers nothing any more
        ["A", "gambling", "yes", "won", 10],
        # out for two reasons
        ["B", "Gambling", None, "lost", None],
        # lowered by its industry, by a rival, and by 90 of 90 of the scale
        ["C", "Retail", "yes", "won", 5],
        # 100 of 100 employees take nothing away
        ["D", "Software", "no", "won", 100],
        # blank Staff takes 1 away
        ["E", "Software", "yes", "won", None],
        # blank Stage disqualifies
        ["F", "Software", "no", None, 100],
    ) == [
        ("Industry: is Gambling", "out", 2),
        ("Industry: is Retail", "-2", 1),
        ("Rival: yes", "-10", 2),
        ("Stage: is lost", "out", 1),
        ("Stage: blank", "out", 1),
        ("Staff: scale 100 to 10", "down to -5", 1),
        ("Staff: blank", "-1", 1),
    ]


def test_a_rule_of_a_profile_counts_where_that_profile_rates() -> None:
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Points", "Profile"],
        ["Small", 1, "yes", 10, "Lite"],
        ["Large", 1, "yes", 10, "Pro"],
        ["Late", 1, "yes", -5, "Lite"],
        ["Gone", None, "yes", "out", "Lite"],
    ]
    assert counts(
        criteria,
        ["Account", "Small", "Large", "Late", "Gone"],
        ["lowered as Lite", "yes", "no", "yes", "no"],
        ["best as Pro, which no rule lowers", "no", "yes", "yes", "no"],
        ["out as Lite, rated as Pro", "no", "yes", "no", "yes"],
    ) == [("Late: yes", "-5", 1), ("Gone: yes", "out", 0)]


def test_a_criterion_that_is_switched_off_did_nothing() -> None:
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Points"],
        ["Fits", 1, "yes", 10],
        ["Rival", 0, "yes", "out"],
    ]
    assert counts(criteria, ["Account", "Fits", "Rival"], ["A", "yes", "yes"]) == []


def test_a_formula_that_took_points_is_counted() -> None:
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Value", "Points"],
        ["Growth", 1, "formula", "[Change]", None],
    ]
    headings = ["Account", "Change"]
    rows: list[list[object]] = [["A", 4], ["B", -3], ["C", -1]]
    expected = [("Growth: formula [Change]", "below 0", 2)]
    assert counts(criteria, headings, *rows) == expected
    assert counts(criteria, headings, rows[0]) == []


def test_summary_lists_them_and_stays_as_it_was_without() -> None:
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Points"],
        ["Fits", 1, "yes", 10],
        ["Rival", 1, "yes", -10],
    ]
    accounts = pd.DataFrame(
        [["A", "yes", "yes"], ["B", "yes", "no"]], columns=["Account", "Fits", "Rival"]
    )
    texts = []
    for rows in (criteria, criteria[:2]):
        ratings = rate(scoring.parse_model(rows), accounts, today=TODAY)
        page = summary_page(summary_sheet(ratings, (), "a.xlsx", "2026-11-28"))
        texts.append([cell.value for cell in page.cells])
    title = "What disqualifies or takes points away"
    first = texts[0].index(title) + 5
    assert texts[0][first : first + 4] == [
        "Rival: yes",
        "\N{MINUS SIGN}10",
        1,
        "Criteria!C3",
    ]
    assert title not in texts[1]
