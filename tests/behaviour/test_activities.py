"""Activities and Signals by hand, the arithmetic beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from scoring.findings import Level
from tests.behaviour.rolled import TODAY, Rows, code_places, column, rolled_up


HEAD = ["Account", "Date", "Activity", "Contact", "Count"]
ACCOUNTS: Rows = [["Account"], ["Acme"], ["Bolt"]]
SIGNALS: Rows = [
    ["Activity", "Points", "Half-life", "Most", "Group"],
    ["Demo", 10, 30, None, "Sales"],
    ["Visit", 1, None, 3, "Web"],
    ["Unsubscribed", -4, None, 5, "Web"],
]


def ago(days: int) -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(9)) - dt.timedelta(days=days)


def rolled(*activities: list[Any], signals: Rows | None = SIGNALS, **more: Any) -> Any:
    tables: dict[str, Rows] = {"Accounts": ACCOUNTS, "Activities": [HEAD, *activities]}
    if signals is not None:
        tables["Signals"] = signals
    return rolled_up(tables, **more)


@pytest.mark.parametrize(
    ("activities", "points"),
    [
        pytest.param(
            [["Acme", ago(0), "Demo", None, None]], 10.0, id="today, all of it"
        ),
        pytest.param([["Acme", ago(30), "Demo", None, None]], 5.0, id="one half-life"),
        # 10 * 0.5 ** 2 + 10 * 0.5 = 2.5 + 5
        pytest.param(
            [["Acme", ago(60), "Demo", None, None], ["Acme", ago(30), "Demo", None, 1]],
            7.5,
            id="two demos",
        ),
        pytest.param([["acme ", ago(900), "VISIT", None, 2]], 2.0, id="never fades"),
        pytest.param([["Acme", ago(9), "Visit", None, 7]], 3.0, id="no more than Most"),
        pytest.param([["Acme", ago(9), "Unsubscribed", None, 2]], -5.0, id="no less"),
        # Most holds for each kind by itself: 3 - 5
        pytest.param(
            [
                ["Acme", ago(1), "Visit", None, 9],
                ["Acme", ago(1), "Unsubscribed", "", 9],
            ],
            -2.0,
            id="each kind by itself",
        ),
        pytest.param([["Acme", ago(-1), "Demo", None, None]], 0.0, id="still to come"),
        pytest.param(
            [["Acme", "1.3.2026", "Demo", None, None]], 5.0, id="date as text"
        ),
        pytest.param([["Acme", ago(0), "Demo", None, "1,5"]], 15.0, id="count as text"),
    ],
)
def test_points_fade_and_are_limited(activities: Rows, points: float) -> None:
    assert column(rolled(*activities), "Activity points") == pytest.approx([points, 0])


def test_the_same_activity_at_one_moment_counts_once() -> None:
    same = ["Acme", ago(2), "Visit", "Ann", None]
    rows: Rows = [
        same,
        ["ACME", "2026-03-29 09:00", "visit", "ann ", None],
        ["Acme", ago(2), "Visit", "Bo", None],
        ["Acme", ago(2) + dt.timedelta(minutes=1), "Visit", "Ann", None],
    ]
    outcome = rolled(*rows)
    assert column(outcome, "Activities") == [3, 0]
    assert code_places(outcome) == [("B206", "Activities!C3", 0)]


def test_of_two_counts_at_one_moment_the_greater_is_kept() -> None:
    rows: Rows = [["Acme", ago(2), "Visit", "Ann", often] for often in (1, 3, 2)]
    assert column(rolled(*rows), "Activities") == [3, 0]


@pytest.mark.parametrize("kind", ["Visit", "Only seen"])
def test_sums_are_the_same_to_the_last_digit_in_any_order(kind: str) -> None:
    # 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 to a computer
    rows: Rows = [["Acme", ago(n), kind, None, n / 10] for n in (1, 2, 3)]
    one, other = rolled(*rows), rolled(*reversed(rows))
    for heading in ("Activity points", "Activities"):
        assert column(one, heading) == column(other, heading)


def test_the_time_of_day_of_a_serial_tells_moments_apart() -> None:
    # serials are dates where at least half of the cells are real ones
    dates = [ago(2), ago(3), ago(4), 46_000.25, 46_000.5, 46_000.5]
    rows: Rows = [["Acme", date, "Visit", None, None] for date in dates]
    assert column(rolled(*rows), "Activities") == [5, 0]


def test_fields_of_an_account_without_activities() -> None:
    fields = ["Activities", "days since Last Demo", "Count of demo"]
    outcome = rolled(["Acme", ago(2), "Demo", None, 2], fields=fields)
    assert column(outcome, "Activities") == [2, 0]
    assert column(outcome, "Last activity") == [ago(2).date(), None]
    assert column(outcome, "Last Demo") == [ago(2).date(), None]
    assert column(outcome, "Count of Demo") == [2, 0]


def test_groups_have_points_of_their_own() -> None:
    outcome = rolled(
        ["Acme", ago(0), "Demo", None, None], ["Acme", ago(0), "Visit", "", 2]
    )
    assert column(outcome, "Activity points: Sales") == [10, 0]
    assert column(outcome, "Activity points: Web") == [2, 0]


def test_fields_of_one_activity_are_columns_only_where_named() -> None:
    rows = [["Acme", ago(2), "Demo", None, None], ["Acme", ago(2), "Fair", None, None]]
    assert rolled(*rows).table.headings == (
        "Account",
        "Activity points",
        "Activities",
        "Last activity",
        "Activity points: Sales",
        "Activity points: Web",
    )
    # an activity that Signals does not have was done all the same
    assert column(rolled(*rows, fields=["Count of Fair"]), "Count of Fair") == [1, 0]


def test_derived_columns_name_the_sheet_they_are_made_of() -> None:
    table = rolled(["Acme", ago(2), "Demo", None, None]).table
    assert table.cell(0, 0) == "Accounts!A2"
    assert table.cell(0, 1) == "Activities"
    assert table.heading_cell(2) == "Activities"


def test_two_rows_of_one_account_share_what_it_did() -> None:
    tables: dict[str, Rows] = {
        "Accounts": [["Account"], ["Acme"], ["ACME "], [None]],
        "Activities": [HEAD, ["Acme", ago(0), "Demo", None, None]],
        "Signals": SIGNALS,
    }
    assert column(rolled_up(tables), "Activity points") == [10, 10, 0]


def test_accounts_are_joined_by_domain_where_both_sides_have_one() -> None:
    tables: dict[str, Rows] = {
        "Accounts": [
            ["Account", "Website"],
            ["Acme A/S", "https://www.acme.com/en"],
            ["Bolt", "gmail.com"],
            ["Twin one", "twin.com"],
            ["Twin two", "twin.com"],
        ],
        "Activities": [
            ["Account", "Date", "Activity", "Email"],
            ["Acme Danmark", ago(0), "Demo", "ann@acme.com"],
            [None, ago(1), "Demo", "ACME.com"],
            ["Volt", ago(0), "Demo", "bo@gmail.com"],
            ["Twin", ago(0), "Demo", "cy@twin.com"],
        ],
        "Signals": SIGNALS,
    }
    outcome = rolled_up(tables)
    assert column(outcome, "Activities") == [2, 0, 0, 0]
    assert code_places(outcome) == [
        ("B201", "Activities!A4", 0),
        ("B201", "Activities!A5", 0),
    ]


FAULTY: Rows = [
    ["Activity", "Points", "Half-life", "Most"],
    ["Demo", "many", 30, None],
    ["Visit", 1, 0, None],
    ["Mail", 1, -5, "lots"],
    ["Call", None, "soon", -1],
    ["demo ", 2, None, None],
    [None, 3, None, None],
]


def test_all_faults_of_signals_are_found_at_once() -> None:
    outcome = rolled(signals=FAULTY)
    assert code_places(outcome) == [
        ("B101", "Signals!B2", 0),
        ("B102", "Signals!C3", 0),
        ("B102", "Signals!C4", 0),
        ("B103", "Signals!D4", 0),
        ("B101", "Signals!B5", 0),
        ("B102", "Signals!C5", 0),
        ("B103", "Signals!D5", 0),
        ("B104", "Signals!A6", 0),
        ("B105", "Signals!A7", 0),
    ]
    assert all(f.level is Level.ERROR for f in outcome.findings)
    assert outcome.findings[0].text == (
        "Points of 'Demo' cannot be 'many', it takes a number"
    )


def test_expires_after_takes_days() -> None:
    outcome = rolled(
        signals=[
            ["Activity", "Points", "Expires after"],
            ["Demo", 5, "soon"],
            ["Visit", 5, -1],
            ["Mail", 5, 0],
            ["Call", 5, None],
        ]
    )
    assert code_places(outcome) == [
        ("B107", "Signals!C2", 0),
        ("B107", "Signals!C3", 0),
    ]


def test_what_cannot_be_counted_is_left_out_and_named() -> None:
    outcome = rolled(
        ["Acmee", ago(0), "Demo", None, None],
        ["Nobody", ago(0), "Demo", None, None],
        [None, ago(0), "Demo", None, None],
        ["Acme", "soon", "Demo", None, None],
        ["Acme", ago(0), "Demmo", None, None],
        ["Acme", ago(0), "Demo", None, -2],
        ["Acme", ago(0), "Demo", None, "two"],
        ["Acme", ago(0), None, None, None],
        ["Acme", ago(-5), "Demo", None, None],
        ["Acme", ago(0), "Visit", None, 0],
    )
    assert code_places(outcome) == [
        ("B201", "Activities!A2", 0),
        ("B201", "Activities!A3", 0),
        ("B209", "Activities!A4", 0),
        ("B204", "Activities!B5", 0),
        ("B205", "Activities!E7", 0),
        ("B205", "Activities!E8", 0),
        ("B210", "Activities!C9", 0),
        ("B203", "Activities!B10", 0),
        ("B202", "Activities!C6", 0),
    ]
    texts = [f.text for f in outcome.findings]
    assert texts[0] == "'Acmee' is not in Accounts, did you mean 'Acme'?"
    assert texts[1] == "'Nobody' is not in Accounts"
    assert texts[-2] == (
        "'Acme' has an activity on 2026-04-05, after the day of the rating, "
        "so it does not count yet"
    )
    assert texts[-1] == "'Demmo' is not in Signals, did you mean 'Demo'?"
    assert column(outcome, "Activity points") == [0, 0]
    assert column(outcome, "Activities") == [1, 0]


def test_many_unknown_activities_are_few_findings() -> None:
    rows = [["Acme", ago(0), f"{{Kind}} {n}", None, None] for n in range(25)]
    findings = [f for f in rolled(*rows).findings if f.code == "B202"]
    assert len(findings) == 21
    assert findings[0].text == "'{Kind} 0' is not in Signals"
    assert findings[-1].text == "'{Kind} 20' and 4 other activities are not in Signals"


@pytest.mark.parametrize(
    ("head", "code", "words"),
    [
        pytest.param("Account", "B201", ["Nobody", "No one"], id="accounts"),
        pytest.param("Date", "B204", ["soon", None], id="dates"),
        pytest.param("Activity", "B202", ["Fair", "Mail"], id="activities"),
        pytest.param("Count", "B205", [-2, "few"], id="counts"),
    ],
)
def test_each_different_word_is_told_once(
    head: str, code: str, words: list[Any]
) -> None:
    one, other = words
    rows: Rows = [["Acme", ago(n), "Demo", None, 1] for n in range(6)]
    for row, word in zip(rows, [one, None, one, other, None, one], strict=True):
        if word is not None or other is None:
            row[HEAD.index(head)] = word
    column = "ABCDE"[HEAD.index(head)]
    lines = [line for line in code_places(rolled(*rows)) if line[0] == code]
    second = 3 if other is None else 5
    more = 2 if other is None else 0
    assert lines == [
        (code, f"Activities!{column}2", 2),
        (code, f"Activities!{column}{second}", more),
    ]


def test_what_is_still_to_come_says_whose_it_is() -> None:
    names = ["Acme", "Bolt", "ACME", "Bolt", "Acme"]
    rows: Rows = [[name, ago(-5), "Demo", None, n] for n, name in enumerate(names)]
    findings = [f for f in rolled(*rows).findings if f.code == "B203"]
    assert [(f.place, f.more) for f in findings] == [
        ("Activities!B2", 2),
        ("Activities!B3", 1),
    ]
    assert findings[1].text.startswith("'Bolt' has an activity on 2026-04-05")


def test_one_or_two_words_beyond_twenty_are_named_and_more_are_counted() -> None:
    rows: Rows = [[f"Firm {n:02}", ago(0), "Demo", None, None] for n in range(22)]
    findings = [f for f in rolled(*rows).findings if f.code == "B201"]
    assert [f.text for f in findings][20:] == [
        "'Firm 20' is not in Accounts",
        "'Firm 21' is not in Accounts",
    ]
    more = [["Firm 99", ago(n), "Demo", None, None] for n in range(3)]
    findings = [f for f in rolled(*rows, *more).findings if f.code == "B201"]
    assert findings[-1].text == "'Firm 20' and 2 other names are not in Accounts"
    assert (len(findings), findings[-1].more) == (21, 4)


def test_one_sheet_without_the_other_is_told() -> None:
    alone = rolled_up({"Accounts": ACCOUNTS, "Signals": SIGNALS})
    assert column(alone, "Activity points") == [0, 0]
    assert code_places(alone) == [("B207", "Signals", 0)]
    other = rolled(["Acme", ago(0), "Demo", None, None], signals=None)
    assert column(other, "Activity points") == [0, 0]
    assert column(other, "Activities") == [1, 0]
    assert code_places(other) == [("B207", "Activities", 0)]


def test_the_users_own_column_wins() -> None:
    tables: dict[str, Rows] = {
        "Accounts": [["Account", "activities"], ["Acme", 7]],
        "Activities": [HEAD, ["Acme", ago(0), "Demo", None, None]],
        "Signals": SIGNALS,
    }
    outcome = rolled_up(tables)
    assert "Activities" not in outcome.table.headings
    assert code_places(outcome) == [("B208", "Accounts!B1", 0)]


def test_a_heading_twice_is_an_error() -> None:
    tables: dict[str, Rows] = {
        "Accounts": ACCOUNTS,
        "Activities": [["Account", "Date", "Activity", "date"], ["Acme", 1, "Demo", 2]],
        "Signals": SIGNALS,
    }
    assert ("B106", "Activities!D1", 0) in code_places(rolled_up(tables))


@pytest.mark.parametrize(
    ("signal", "activity", "code"),
    [
        pytest.param(["Demo", 1e300, 30, None], [None], "B101", id="points"),
        pytest.param(["Demo", 1, 0, None], [None], "B102", id="no half-life"),
        pytest.param(["Demo", 1, "30 days", None], [None], "B102", id="text"),
        pytest.param(["Demo", 1e3, None, None], [1e308], "B205", id="count"),
        pytest.param(["Demo", 1e3, None, None], [1e16], "B205", id="too many digits"),
    ],
)
def test_slips_of_the_keyboard_are_findings(
    signal: list[Any], activity: list[Any], code: str
) -> None:
    row = ["Acme", ago(3), "Demo", None, *activity]
    outcome = rolled(row, row, signals=[SIGNALS[0][:4], signal])
    assert code in {finding.code for finding in outcome.findings}


def test_a_half_life_may_be_as_short_as_a_number_can_be() -> None:
    rows = [["Acme", ago(days), "Demo", None, None] for days in (0, 1)]
    outcome = rolled(*rows, signals=[SIGNALS[0][:3], ["Demo", 8, 5e-324]])
    assert column(outcome, "Activity points") == [8, 0]


def test_a_blank_date_is_said_to_be_blank() -> None:
    outcome = rolled(["Acme", None, "Demo", None, None])
    (blank,) = outcome.findings
    assert blank.text == "a blank cell is no date, so this activity is left out"
