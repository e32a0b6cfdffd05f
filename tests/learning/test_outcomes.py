"""Which deals a workbook says were won or lost, and what it cannot mean."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from scoring.learning.outcomes import Outcomes, read_outcomes
from scoring.model.model import Settings
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.findings import Finding

TODAY = dt.date(2026, 11, 20)
ACCOUNTS = SheetTable.of("Accounts", [["Account"], ["Acme"], ["Bolt"], ["Core"]])


def read(
    rows: list[list[object]], settings: Settings | None = None
) -> tuple[Outcomes, list[Finding]]:
    """Read a sheet Outcomes; its headings are Account, Outcome, Date."""
    tables = {
        Sheet.ACCOUNTS: ACCOUNTS,
        Sheet.OUTCOMES: SheetTable.of(
            "Outcomes", [["Account", "Outcome", "Date"], *rows]
        ),
    }
    return read_outcomes(tables, frozenset(), settings or Settings(), day_of(TODAY))


def lines(findings: list[Finding]) -> list[str]:
    """What a person reads."""
    return list(map(str, findings))


@pytest.mark.parametrize(
    ("word", "won"),
    [
        *(("won", True), ("Closed-Won", True), ("closed_won", True), ("Yes", True)),
        *((True, True), (1, True), ("Vundet", True), ("vunnen", True)),
        *(("câștigat", True), ("LOST", False), ("closed  lost", False)),
        *(("no", False), (0, False), ("tabt", False), ("Förlorad", False)),
        *(("pierdut", False), ("disqualified", False)),
    ],
)
def test_words_for_won_and_lost(word: object, won: bool) -> None:  # noqa: FBT001 - a case
    outcomes, findings = read([["Acme", word, None]])
    assert (outcomes.won.tolist(), lines(findings)) == ([won], [])


@pytest.mark.parametrize("word", [None, "Open", "in-progress", "New", "nurturing"])
def test_what_is_still_open_is_no_outcome(word: object) -> None:
    outcomes, findings = read([["Acme", word, None]])
    assert (len(outcomes), findings) == (0, [])


def test_other_words_are_named_with_their_count() -> None:
    outcomes, findings = read([["Acme", "maybe", None], ["Bolt", "Maybe", None]])
    assert len(outcomes) == 0
    (line,) = lines(findings)
    assert line == (
        "L202 Outcomes!B2 (and 1 more): 'maybe' says neither won nor lost, so it is no "
        "outcome"
    )


def test_settings_add_words_and_go_over_ours() -> None:
    settings = Settings(won_words=("Signed",), lost_words=("Customer",))
    outcomes, findings = read(
        [["Acme", "signed", None], ["Bolt", "customer", None]], settings
    )
    assert outcomes.won.tolist() == [True, False]
    assert findings == []


def test_what_cannot_count_is_said_with_its_cell() -> None:
    tomorrow, then = dt.date(2026, 11, 21), dt.date(2026, 3, 1)
    outcomes, findings = read(
        [
            ["Acme", "won", tomorrow],
            ["Nobody", "won", then],
            ["Bolt", "won", then],
            ["Bolt", "won", then],
            ["Core", "won", then],
            ["Core", "lost", then],
            ["Acme", "lost", "soon"],
        ]
    )
    assert [
        (int(a), bool(w)) for a, w in zip(outcomes.accounts, outcomes.won, strict=True)
    ] == [
        (0, False),
        (1, True),
    ]
    assert [(f.code, f.place) for f in findings] == [
        ("L204", "Outcomes!A3"),
        ("L207", "Outcomes!C8"),
        ("L203", "Outcomes!C2"),
        ("L206", "Outcomes!B6"),
        ("L205", "Outcomes!B5"),
    ]


def test_a_column_of_accounts_counts_unless_there_is_a_sheet() -> None:
    rows: list[list[object]] = [
        ["Account", "Outcome", "Outcome date"],
        ["Acme", "won", dt.date(2026, 3, 1)],
    ]
    accounts = SheetTable.of("Accounts", rows)
    tables = {Sheet.ACCOUNTS: accounts}
    today = day_of(TODAY)
    outcomes, findings = read_outcomes(tables, frozenset(), Settings(), today)
    assert (outcomes.won.tolist(), outcomes.days.tolist()) == (
        [True],
        [day_of(dt.date(2026, 3, 1))],
    )
    assert findings == []
    sheet = SheetTable.of("Outcomes", [["Account", "Outcome"], ["Acme", "lost"]])
    both = {**tables, Sheet.OUTCOMES: sheet}
    outcomes, findings = read_outcomes(both, frozenset(), Settings(), today)
    assert outcomes.won.tolist() == [False]
    assert [(f.code, f.place) for f in findings] == [("L201", "Accounts!B1")]


def test_two_columns_and_a_sheet_without_headings_are_errors() -> None:
    accounts = SheetTable.of(
        "Accounts", [["Account", "Outcome", "outcome"], ["Acme", "won", None]]
    )
    _, findings = read_outcomes(
        {Sheet.ACCOUNTS: accounts},
        frozenset({Sheet.OUTCOMES}),
        Settings(),
        day_of(TODAY),
    )
    assert [(f.code, f.level, f.place) for f in findings] == [
        ("L102", "error", "Accounts!C1"),
        ("L101", "error", "Outcomes"),
    ]


def test_two_columns_of_outcomes_in_two_languages_are_an_error() -> None:
    accounts = SheetTable.of(
        "Accounts", [["Account", "Outcome", "Udfald"], ["Acme", "won", "tabt"]]
    )
    _, findings = read_outcomes(
        {Sheet.ACCOUNTS: accounts}, frozenset(), Settings(), day_of(TODAY)
    )
    (line,) = map(str, findings)
    assert line == (
        "L102 Accounts!C1: outcomes stand in the column Outcome too; keep one of the two "
        "columns"
    )


def test_an_excel_error_is_named_and_is_no_outcome() -> None:
    outcomes, findings = read(
        [["Acme", "#N/A", None], ["Bolt", "won", "#REF!"], ["Core", "lost", None]]
    )
    assert outcomes.won.tolist() == [True, False]
    word, date = lines(findings)
    assert word == (
        "L202 Outcomes!B2: '#N/A' says neither won nor lost, so it is no outcome"
    )
    assert date == (
        "L207 Outcomes!C3: '#REF!' is no date, so this outcome counts as one without a "
        "date"
    )


def test_a_doubtful_date_of_an_outcome_is_named() -> None:
    outcomes, findings = read(
        [["Acme", "lost", "01/02/2026"], ["Bolt", "won", "01-01-1970"]]
    )
    assert len(outcomes) == 2
    none, unclear = lines(findings)
    assert none.startswith("A219 Outcomes!C3: '01-01-1970' in 'Date' is a day that")
    assert unclear.startswith("A220 Outcomes!C2: '01/02/2026' in 'Date' was read as")


@pytest.mark.parametrize("heading", ["Afgørelsesdato", "Decision date", "Udfaldsdato"])
def test_dates_of_outcomes_are_known_by_other_words(heading: str) -> None:
    rows: list[list[object]] = [
        ["Account", "Outcome", heading],
        ["Acme", "won", dt.date(2026, 3, 1)],
    ]
    outcomes, _ = read_outcomes(
        {Sheet.ACCOUNTS: SheetTable.of("Accounts", rows)},
        frozenset(), Settings(), day_of(TODAY),
    )  # fmt: skip
    assert outcomes.days.tolist() == [day_of(dt.date(2026, 3, 1))]
