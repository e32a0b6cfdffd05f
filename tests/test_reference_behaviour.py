"""Behaviour as the reference rolls it up, against examples worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.reference.behaviour import account_fields
from tests.reference.deals import fifth
from tests.reference.sheets import Sheet
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Sequence

ACTIVITIES = ("Account", "Date", "Activity", "Contact", "Count", "Asset")
SIGNALS = ("Activity", "Points", "Half-life", "Most", "Expires after", "Once per")
NO_CRITERIA = Sheet(("Criterion", "Test", "Value", "Points"), [])


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def fields(roles: Sequence[str] = (), **sheets: Sheet) -> dict[str, object]:
    """All fields of the account Acme."""
    tables = {
        "Accounts": Sheet(("Account", "Industry"), [["Acme", "Software"]]),
        "Activities": Sheet(ACTIVITIES, []),
        "Deals": Sheet(("Account", "Date", "Amount"), []),
        "Contacts": Sheet(("Account", "Contact"), []),
        "Contact criteria": NO_CRITERIA,
        **{name.replace("_", " "): sheet for name, sheet in sheets.items()},
    }
    return account_fields(tables, TODAY, roles)[0]


@pytest.mark.parametrize(
    ("ages", "momentum"),
    [
        ([], "Quiet"),
        # The last 7 days are over: neither n nor m.
        ([29], "Quiet"),
        ([7], "New"),
        # n is 1; m is 2/3, and 1.5 of it just 1
        ([0, 8, 28], "Rising"),
        # m is 1
        ([0, 8, 9, 28], "Steady"),
        # n is half of m, which is 6/3 = 2
        ([7, 8, 9, 10, 11, 12, 28], "Falling"),
        ([8], "Falling"),
    ],
)
def test_momentum(ages: list[int], momentum: str) -> None:
    rows = [["Acme", ago(age), "Visit", None, None, None] for age in ages]
    values = fields(Activities=Sheet(ACTIVITIES, rows))
    assert values["Activity momentum"] == momentum


def test_the_last_days_are_counted_to_their_first() -> None:
    rows = [["Acme", ago(age), "Visit", None, 2, None] for age in (0, 7, 8, 30, 31)]
    values = fields(
        Signals=Sheet(SIGNALS, [["Visit", 4, 7, None, None, None]]),
        Activities=Sheet(ACTIVITIES, rows),
    )
    assert values["Activities"] == 10
    assert values["Activities in the last 0 days"] == 2
    assert values["Activities in the last 7 days"] == 4
    assert values["Count of visit in the last 30 days"] == 8
    # 2 * 4 today, and 2 * 4 * 0.5 a half-life ago
    assert values["Activity points in the last 7 days"] == pytest.approx(12)


def test_most_limits_each_window() -> None:
    rows = [["Acme", ago(age), "Visit", None, None, None] for age in (0, 8)]
    values = fields(
        Signals=Sheet(SIGNALS, [["Visit", 4, None, 5, None, None]]),
        Activities=Sheet(ACTIVITIES, rows),
    )
    assert values["Activity points"] == 5
    assert values["Activity points in the last 7 days"] == 4


def test_older_activities_count_nothing_once_they_expire() -> None:
    rows = [["Acme", ago(age), "Visit", None, None, None] for age in (0, 30, 31)]
    values = fields(
        Signals=Sheet(SIGNALS, [["Visit", 4, None, None, 30, None]]),
        Activities=Sheet(ACTIVITIES, rows),
    )
    assert values["Activity points"] == 8
    assert values["Activities"] == 3


@pytest.mark.parametrize(
    ("once", "points"),
    [
        (None, 70.0),
        # Ann on the 10th day counts 5, Bo of today 10.
        ("Contact", 15.0),
        # 10 of today, 5 of the 10th day, 2.5 of the 20th
        ("day", 17.5),
        # The price list 10 days ago, the e-book of today in any spelling.
        ("asset", 15.0),
        # No such heading: each counts.
        ("Campaign", 70.0),
    ],
)
def test_once_per_counts_the_latest(once: str | None, points: float) -> None:
    rows: list[list[object]] = [
        ["Acme", ago(0), "Demo", "Bo", 6, "E-book"],
        ["Acme", ago(10), "Demo", "Ann", 1, "Price list"],
        ["Acme", ago(20), "Demo", "ann ", 1, "e-book "],
        ["Acme", ago(20), "Demo", "Bo", 1, "E-BOOK"],
    ]
    values = fields(
        # 6 * 10 of today, 5, and twice 2.5: 70 where each counts
        Signals=Sheet(SIGNALS, [["Demo", 10, 10, None, None, once]]),
        Activities=Sheet(ACTIVITIES, rows),
    )
    assert values["Activity points"] == pytest.approx(points)
    assert values["Activities"] == 9


@pytest.mark.parametrize(
    ("other", "times"),
    [
        ("2026-03-01 21:30:00 UTC", 1),
        ("1. marts 2026 kl. 21.30", 1),
        (dt.datetime(2026, 3, 1, 21, 30), 1),  # noqa: DTZ001 - no time zones there
        ("Mar 1, 2026 9:30 AM", 2),
        ("1. marts 2026 kl. 9.30", 2),
        ("2026-03-01", 2),
    ],
)
def test_one_moment_counts_once_in_any_spelling(other: object, times: int) -> None:
    rows: list[list[object]] = [
        ["Acme", written, "Demo", "Ann", None, None]
        for written in ("Mar 1, 2026 9:30 PM", other)
    ]
    assert fields(Activities=Sheet(ACTIVITIES, rows))["Activities"] == times


def test_equals_share_the_lowest_fifth() -> None:
    amounts = [10.0, 20.0, 20.0, 40.0, 50.0]
    # Ranks 1, 2, 2, 4, 5 of 5.
    assert [fifth(amount, amounts) for amount in amounts] == [1, 2, 2, 4, 5]
    # All are equal, so all are the worst.
    assert fifth(3.0, [3.0, 3.0, 3.0]) == 1
    # Ranks 1 and 2 of 2: 5 * 1 / 2 is in the third fifth.
    assert [fifth(value, [1.0, 2.0]) for value in (1.0, 2.0)] == [1, 3]


def test_deals_of_the_last_days() -> None:
    rows = [["Acme", ago(0), 100], ["Acme", ago(7), -30], ["Acme", ago(8), 500]]
    values = fields(Deals=Sheet(("Account", "Date", "Amount"), rows))
    assert values["Frequency"] == 2
    assert values["Frequency in the last 7 days"] == 1
    # A credit note lowers the sum and is no deal.
    assert values["Monetary in the last 7 days"] == 70
    assert values["Monetary in the last 0 days"] == 100


CONTACTS = Sheet(
    ("Account", "Contact", "Title", "Role"),
    [
        ["Acme", "Ann", "CEO", "Decision maker; User"],
        ["Acme", "Bo", "Clerk", None],
        ["Acme", "Cy", None, "user"],
        ["Acme", "Di", "Intern", None],
        ["Bolt", "Ed", "CEO", "Champion"],
    ],
)
CONTACT_CRITERIA = Sheet(
    ("Criterion", "Test", "Value", "Points", "If blank"),
    [["Title", "is", "CEO", 9, "skip"], ["Title", "is", "Intern", "out", None]],
)


def test_contacts_are_rated_and_summed_up() -> None:
    values = fields(Contacts=CONTACTS, Contact_criteria=CONTACT_CRITERIA)
    assert values["Contacts"] == 4
    # Ann 9, Bo 0, Cy without data, Di disqualified: 0
    assert values["Best contact rating"] == 9
    assert values["Mean contact rating"] == 3
    assert values["Sum of contact ratings"] == 9
    assert values["Contacts to call"] == 1


def test_an_account_without_contacts_has_no_mean() -> None:
    values = fields(
        Contacts=CONTACTS._replace(rows=CONTACTS.rows[-1:]),
        Contact_criteria=CONTACT_CRITERIA,
    )
    assert values["Contacts"] == values["Sum of contact ratings"] == 0
    assert values["Best contact rating"] is values["Mean contact rating"] is None


@pytest.mark.parametrize(
    ("roles", "covered", "missing"),
    [
        (["User"], 1.0, None),
        (["Champion", "USER"], 0.5, "Champion"),
        (["Decision maker", "Champion", "Buyer"], 1 / 3, "Champion; Buyer"),
    ],
)
def test_roles(roles: list[str], covered: float, missing: str | None) -> None:
    values = fields(roles, Contacts=CONTACTS)
    assert values["Roles covered"] == pytest.approx(covered)
    assert values["Missing roles"] == missing


def test_no_fields_of_roles_where_none_is_needed() -> None:
    assert "Roles covered" not in fields(Contacts=CONTACTS)
