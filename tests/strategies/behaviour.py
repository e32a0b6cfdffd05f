"""Random hostile tables of accounts, signals, activities and deals."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.reference.sheets import Sheet
from tests.strategies.pools import TODAY


Tables = dict[str, Sheet]

NAMES = ("Acme", "Bolt A/S", "Café Nord", "42", "Ærø  Ferries")
SITES = ("acme.com", "https://www.bolt.dk/en", "cafe.example.org", "gmail.com", None)
WRITTEN: tuple[Any, ...] = (
    *NAMES,
    *("ACME ", " bolt  a/s", "cafe\u0301 nord", 42.0, "Ærø\u00a0ferries"),
    *("Nobody", None, "n/a", "#N/A", " "),
)
ADDRESSES = (
    "ann@acme.com",
    "bolt.dk",
    "www.cafe.example.org",
    "bo@gmail.com",
    "x",
    None,
)
KINDS = ("Visit", "Demo booked", "Unsubscribed")
OTHER_SPELLINGS: tuple[Any, ...] = (
    *KINDS,
    "VISIT",
    "demo  booked ",
    "Seen only",
    None,
    "-",
)
PEOPLE = ("Ann", "ann ", "Bo", None)
NAMED = ("Ann", "Bo", "Cy", "Di")
TITLES = ("CEO", "Deputy CEO, Nordics", "Intern", "Clerk", None, "-")
ROLES = ("Champion", "decision  maker", "Decision maker; champion", "User", None, "?")
ASSETS = ("E-book", "e-book ", "Price list", None)
SIGNAL_HEADINGS = (
    *("Activity", "Points", "Half-life", "Most", "Group", "Expires after", "Once per"),
)
CONTACT_HEADINGS = (
    *("Criterion", "Weight", "Account field", "Test", "Value", "Points", "If blank"),
)
IF_BLANK = st.sampled_from((None, "skip", 3))
FIRST, LATE = dt.date(2026, 3, 1), dt.time(23, 59, 59)
DATES: tuple[Any, ...] = (
    *(TODAY, TODAY - dt.timedelta(days=30), TODAY + dt.timedelta(days=1)),
    *(dt.datetime.combine(FIRST, dt.time(9, 30)), dt.datetime.combine(FIRST, LATE)),
    *(TODAY - dt.timedelta(days=7), TODAY - dt.timedelta(days=8)),
    *(TODAY - dt.timedelta(days=20), TODAY - dt.timedelta(days=29)),
    *("2026-03-01", "2026-03-01 09:30", "2026-03-01T09:30", "31.12.2025"),
    *("1. marts 2026 kl. 9.30", "Mar 1, 2026 9:30 PM"),
    *(46_000.0, 46_000.5, "soon", None, "?", True, dt.date(1900, 1, 1)),
)
# One moment, and the same half a day later, in several spellings.
MOMENTS: tuple[Any, ...] = (
    *("1. marts 2026 kl. 9.30", "Mar 1, 2026 9:30 AM", "2026-03-01 09:30:00 UTC"),
    *("1. marts 2026 kl. 21.30", "Mar 1, 2026 9:30 PM", "01.03.2026 21.30"),
    dt.datetime.combine(FIRST, dt.time(21, 30)),
)
COUNTS: tuple[Any, ...] = (None, None, 1, 2.0, 0, "3", "0,5", -1, "many", "n/a")
WITH: tuple[tuple[Any, ...], ...] = (PEOPLE, COUNTS, ADDRESSES, ASSETS)
AMOUNTS: tuple[Any, ...] = (100, 250.5, "1.200,5", "€ 5k", 0, -50, None, "free", 100)


def rows_of(*columns: tuple[Any, ...], most: int) -> st.SearchStrategy[list[list[Any]]]:
    """Rows of cells drawn from pools, none wholly empty."""
    row = st.tuples(*map(st.sampled_from, columns)).map(list)
    filled = row.filter(lambda cells: any(cell is not None for cell in cells))
    return st.lists(filled, max_size=most)


TWICE = st.lists(st.sampled_from(MOMENTS), max_size=3)


@st.composite
def signal_tables(draw: st.DrawFn) -> Sheet:
    """Signals without errors."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, unique=True))
    points = st.sampled_from((10, 2.5, "4", 0, -3))
    lives = st.sampled_from((None, 30, "14", 0.5, "-"))
    most = st.sampled_from((None, 12, "5", 0))
    groups = st.sampled_from((None, "Web", "Sales"))
    ends = st.sampled_from((None, None, 30, "7", 0))
    once = st.sampled_from((None, None, "contact", "Day ", "asset"))
    drawn = (points, lives, most, groups, ends, once)
    rows = [[kind, *map(draw, drawn)] for kind in kinds]
    return Sheet(SIGNAL_HEADINGS, rows)


@st.composite
def contact_criteria(draw: st.DrawFn) -> Sheet:
    """Contact criteria without errors; at times none."""
    rules = (
        ("Role", 2, "Title", "contains", "CEO", 10, draw(IF_BLANK)),
        ("Role", None, None, "is", "Intern", "out", None),
        ("Active", 1, "Activity points", "at least", 5, 10, None),
        ("Market", 1, "account: Account", "is", "Acme", 6, draw(IF_BLANK)),
    )
    chosen = rules[: draw(st.sampled_from((4, 4, 3, 2, 0)))]
    return Sheet(CONTACT_HEADINGS, list(map(list, chosen)))


@st.composite
def behaviour_tables(draw: st.DrawFn) -> Tables:
    """All tables of one workbook."""
    sites = draw(st.booleans())
    people = draw(rows_of(WRITTEN, SITES, most=6).filter(bool))
    done = draw(rows_of(WRITTEN, DATES, OTHER_SPELLINGS, *WITH, most=12))
    for row in done[:5]:
        # What was done once more, at a moment or at two spellings of it.
        done += [[row[0], day, *row[2:]] for day in draw(TWICE)]
    deals = draw(rows_of(WRITTEN, DATES, AMOUNTS, most=12))
    contacts = draw(rows_of(WRITTEN, NAMED, TITLES, ROLES, ADDRESSES, most=8))
    heads = ("Account", "Date", "Activity", "Contact", "Count", "Website", "Asset")
    return {
        "Accounts": Sheet(("Account", "Website" if sites else "Notes"), people),
        "Signals": draw(signal_tables()),
        "Activities": Sheet(heads, done),
        "Deals": Sheet(("Account", "Date", "Amount"), deals),
        "Contacts": Sheet(("Account", "Contact", "Title", "Role", "Website"), contacts),
        "Contact criteria": draw(contact_criteria()),
    }
