"""Dates as exports and people write them."""

from __future__ import annotations

import datetime as dt

from tests.worked_examples.example import SHORT, WorkedExample, accounts, table


THAT_DAY = (
    *("2026-03-28", "28.03.2026", "28/3/2026", "2026-03-28 11:42:00 UTC"),
    *(
        "2026-03-28T23:42:00+02:00",
        "2026-03-28T00:30:00.000Z",
        "2026-03-28 11:42 -0500",
    ),
    *("28.03.2026 kl. 11.42", "28.03.2026 kl. 11:42", "28/03/2026 11:42 AM"),
    *("Mar 28, 2026", "March 28, 2026 11:42 PM", "28 Mar 2026", "28 March 2026"),
    *("28. marts 2026", "28. marts 2026 kl. 11.42", "28 mars 2026", "28 martie 2026"),
    *("28.03.2026.", "2026.03.28.", "28 March 2026.", "28/3-2026", "28/3-26 kl. 11.42"),
)
TEXTS_OF_DAYS = WorkedExample(
    name="one day in many spellings, whatever its time and its time zone",
    criteria=table(SHORT, ("Visit", 1, "is", dt.date(2026, 3, 28), 10)),
    headings=["Account", "Visit"],
    rows=[
        *accounts("Acme", THAT_DAY),
        ["Bolt", "29. marts 2026"],
        ["Crag", "31 February 2026"],
    ],
    expected={"rating": [*[10.0] * len(THAT_DAY), 0.0, 0.0]},
)

OTHER_MONTHS = WorkedExample(
    name="the names of the other months",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points",
        ("Visit", 1, "between", dt.date(2026, 5, 1), dt.date(2026, 5, 31), 5),
        (None, None, "between", dt.date(2026, 10, 1), dt.date(2026, 10, 31), 10),
        (None, None, "in the last days", 365, None, 1),
    ),
    headings=["Account", "Visit"],
    rows=[
        *accounts("May", ("3 May 2026", "3. maj 2026", "3 mai 2026")),
        *accounts("October", ("3 Oct 2026", "3. okt. 2026")),
        *accounts("October", ("3 oktober 2026", "3 octombrie 2026")),
        *accounts("June", ("3 iunie 2025", "3. juni 2025", "Jun 3, 2025")),
    ],
    expected={"rating": [*[5.0] * 3, *[10.0] * 4, *[1.0] * 3]},
)

MONTH_FIRST_WITH_TIMES = WorkedExample(
    name="month first, as an American export writes it",
    criteria=table(SHORT, ("Visit", 1, "is", dt.date(2026, 3, 4), 10)),
    headings=["Account", "Visit"],
    rows=[["Acme", "3/4/2026 9:05 PM"], ["Bolt", "3/28/2026 11:42 AM"]],
    expected={"rating": [10.0, 0.0], "known": [1.0, 1.0]},
)

STAMPS = WorkedExample(
    name="milliseconds since 1970 are dates in a column of dates",
    criteria=table(
        SHORT,
        ("Created", 1, "is", dt.date(2026, 3, 28), 10),
        ("Seen", 1, "is", dt.date(2026, 3, 28), 10),
        ("Revenue", 1, "at least", 1e12, 10),
    ),
    headings=["Account", "Created", "Seen", "Revenue"],
    # 28 March 2026 is day 20,540 since 1 January 1970 (56 years, 14 leap days, 86
    # days): 20,540 * 86,400,000 = 1,774,656,000,000; the next day begins
    # 86,400,000 later.
    rows=[
        ["Acme", 1_774_656_000_000, "1774656000000", 1_774_656_000_000],
        ["Bolt", 1_774_742_399_000, "2026-03-28", 12],
        ["Crag", "1774742400000", None, 4],
    ],
    expected={
        "points": [
            {"Created": 10.0, "Seen": 10.0, "Revenue": 10.0},
            {"Created": 10.0, "Seen": 10.0, "Revenue": 0.0},
            {"Created": 0.0, "Seen": 0.0, "Revenue": 0.0},
        ],
    },
)

EIGHT_DIGITS = WorkedExample(
    name="20260328 is a date among dates, and where every cell is one",
    criteria=table(
        SHORT,
        ("Created", 1, "is", dt.date(2026, 3, 28), 10),
        ("Seen", 1, "in the last days", 3, 10),
        ("Revenue", 1, "at least", 20_260_000, 10),
        ("Number", 1, "is", dt.date(2026, 3, 28), 10),
    ),
    headings=["Account", "Created", "Seen", "Revenue", "Number"],
    # 2025 had no 29 February, so 20250229 is no date; Revenue is compared as a number
    # though its cells could be dates; the numbers 20260332 and 12345678 cannot
    rows=[
        ["Acme", 20_260_328, "20260328", 20_260_328, 20_260_328],
        ["Bolt", "20260328", "2026-03-28", 20_250_101, 20_260_332],
        ["Crag", 20_260_329, "20250229", 20_260_401, 12_345_678],
    ],
    expected={
        "points": [
            {"Created": 10.0, "Seen": 10.0, "Revenue": 10.0, "Number": 0.0},
            {"Created": 10.0, "Seen": 10.0, "Revenue": 0.0, "Number": 0.0},
            {"Created": 0.0, "Seen": 0.0, "Revenue": 10.0, "Number": 0.0},
        ],
        "known": [1.0, 1.0, 0.75],
    },
)

DAYS: tuple[WorkedExample, ...] = (
    TEXTS_OF_DAYS,
    OTHER_MONTHS,
    MONTH_FIRST_WITH_TIMES,
    STAMPS,
    EIGHT_DIGITS,
)
