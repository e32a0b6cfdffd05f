"""What happened lately: windows, momentum, kinds that expire or count once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.behaviour.rolled import TODAY, Rows, code_places, column, rolled_up


HEAD = ["Account", "Date", "Activity", "Contact", "Count", "Asset"]
ACCOUNTS: Rows = [["Account"], ["Acme"], ["Bolt"]]
SIGNALS: Rows = [
    ["Activity", "Points", "Half-life", "Most", "Group", "Expires after", "Once per"],
    ["Demo", 10, 30, None, "Sales", None, None],
    ["Visit", 1, None, 3, "Web", 60, None],
    ["E-book", 4, None, None, "Web", None, "Asset"],
    ["Mail", 2, None, None, "Web", None, "contact"],
    ["Call", 3, None, None, "Sales", None, "day"],
]


def ago(days: int, hour: int = 9) -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(hour)) - dt.timedelta(days=days)


def rolled(
    *rows: list[Any], signals: Rows = SIGNALS, fields: tuple[str, ...] = ()
) -> Any:
    padded = [[*row, *[None] * (len(HEAD) - len(row))] for row in rows]
    tables = {"Accounts": ACCOUNTS, "Activities": [HEAD, *padded], "Signals": signals}
    return rolled_up(tables, fields=("Account", *fields))


def test_what_expired_gives_nothing_but_happened() -> None:
    outcome = rolled(["Acme", ago(60), "Visit"], ["Acme", ago(61), "Visit"])
    assert column(outcome, "Activity points") == [1, 0]
    assert column(outcome, "Activities") == [2, 0]


def test_once_per_asset_the_latest_gives_points() -> None:
    outcome = rolled(
        ["Acme", ago(9), "E-book", "Ann", None, "Guide"],
        ["Acme", ago(3), "E-book", "Bo", 5, "guide "],
        ["Acme", ago(4), "E-book", "Ann", None, "Checklist"],
        ["Bolt", ago(4), "E-book", "Cy", None, "Guide"],
    )
    # two assets of 4 points at Acme, whatever the Count
    assert column(outcome, "Activity points") == [8, 4]
    assert column(outcome, "Activities") == [7, 1]


def test_once_per_contact_and_per_day() -> None:
    outcome = rolled(
        ["Acme", ago(9), "Mail", "Ann"],
        ["Acme", ago(3), "Mail", "Ann"],
        ["Acme", ago(3), "Mail", "Bo"],
        ["Bolt", ago(3, 9), "Call", "Cy"],
        ["Bolt", ago(3, 15), "Call", "Di"],
        ["Bolt", ago(2), "Call", "Cy"],
    )
    assert column(outcome, "Activity points") == [4, 6]


def test_once_per_what_activities_do_not_have_is_said() -> None:
    signals: Rows = [[*SIGNALS[0][:2], "Once per"], ["Visit", 1, "Assets"]]
    outcome = rolled(
        ["Acme", ago(1), "Visit"], ["Acme", ago(2), "Visit"], signals=signals
    )
    assert column(outcome, "Activity points") == [2, 0]
    assert code_places(outcome) == [("B214", "Signals!A2", 0)]
    text = next(f.text for f in outcome.findings)
    assert "did you mean 'Asset'?" in text


def test_a_heading_of_signals_that_means_nothing_is_said() -> None:
    signals: Rows = [["Activity", "Points", "Halflife"], ["Visit", 1, 30]]
    outcome = rolled(["Acme", ago(1), "Visit"], signals=signals)
    assert ("B215", "Signals!C1", 0) in code_places(outcome)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("Activities in the last 30 days", [2, 0]),
        ("Activity points in the last 29 days", [1, 0]),
        # a demo of one half-life and a visit: 5 and 1
        ("Activity points in the last 30 days", [6, 0]),
        ("Activity points: Sales in the last 30 days", [5, 0]),
        ("Count of Demo in the last 30 days", [1, 0]),
        ("count of DEMO in the last 300 days", [2, 0]),
    ],
)
def test_a_field_of_the_last_days(field: str, values: list[float]) -> None:
    outcome = rolled(
        ["Acme", ago(1), "Visit"],
        ["Acme", ago(30), "Demo"],
        ["Acme", ago(200), "Demo"],
        fields=(field,),
    )
    names = [name for name in outcome.table.headings if "in the last" in name]
    assert len(names) == 1
    assert column(outcome, names[0]) == pytest.approx(values)


def test_last_activity_has_no_last_days() -> None:
    outcome = rolled(
        ["Acme", ago(1), "Visit"], fields=("Last activity in the last 30 days",)
    )
    assert not [name for name in outcome.table.headings if "in the last" in name]


def test_deals_of_the_last_days() -> None:
    deals: Rows = [
        ["Account", "Date", "Amount"],
        ["Acme", ago(10), 100],
        ["Acme", ago(400), 900],
        ["Acme", ago(5), -20],
    ]
    fields = (
        "Account",
        "Frequency in the last 365 days",
        "Monetary in the last 365 days",
    )
    outcome = rolled_up({"Accounts": ACCOUNTS, "Deals": deals}, fields=fields)
    assert column(outcome, "Frequency in the last 365 days") == [1, 0]
    assert column(outcome, "Monetary in the last 365 days") == [80, 0]
    assert column(outcome, "Frequency") == [2, 0]


@pytest.mark.parametrize(
    ("days", "word"),
    [
        ([], "Quiet"),
        ([40], "Quiet"),
        ([7], "New"),
        # 3 in the last week, 6 in the 21 days before: 2 a week, 1.5 times as many
        ([0, 1, 7, 8, 9, 10, 11, 12, 28], "Rising"),
        ([0, 1, 8, 9, 10, 11, 12, 28], "Steady"),
        ([0, 8, 9, 10, 11, 12, 28], "Falling"),
        ([8], "Falling"),
    ],
)
def test_momentum(days: list[int], word: str) -> None:
    rows = [["Acme", ago(day), "Visit", f"person {n}"] for n, day in enumerate(days)]
    outcome = rolled(*rows, fields=("Activity momentum",))
    assert column(outcome, "Activity momentum") == [word, "Quiet"]


CONTACTS: Rows = [
    ["Account", "Contact", "Role", "Title"],
    ["Acme", "Ann", "Champion; Buyer", "CEO"],
    ["Acme", "Bo", "user", "Clerk"],
    ["Bolt", "Cy", None, "CEO"],
]
CONTACT_CRITERIA: Rows = [
    ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
    ["Role", 1, "Title", "is", "CEO", 10],
    ["Role", None, None, "otherwise", None, 4],
]


def people(**more: Rows) -> Any:
    tables: dict[str, Rows] = {
        "Accounts": [*ACCOUNTS, ["Cask"]],
        "Contacts": CONTACTS,
        "Contact criteria": CONTACT_CRITERIA,
        **more,
    }
    return rolled_up(
        tables,
        settings=[["Setting", "Value"], ["Roles needed", "Decision maker; champion"]],
    )


def test_roles_that_the_contacts_cover() -> None:
    outcome = people()
    assert column(outcome, "Roles covered") == [0.5, 0, 0]
    every = "Decision maker; champion"
    assert column(outcome, "Missing roles") == ["Decision maker", every, every]


def test_mean_and_sum_of_contact_ratings() -> None:
    outcome = people()
    assert column(outcome, "Mean contact rating") == [7, 10, None]
    assert column(outcome, "Sum of contact ratings") == [14, 10, 0]


def test_without_roles_needed_there_are_no_fields_of_roles() -> None:
    outcome = rolled_up({"Accounts": ACCOUNTS, "Contacts": CONTACTS})
    assert "Roles covered" not in outcome.table.headings
