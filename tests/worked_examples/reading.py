"""How cells are read: blank words, decimal signs, dates, derived fields."""

from __future__ import annotations

import datetime as dt

from tests.reference import ReferenceSettings
from tests.worked_examples.example import MOMENT, SHORT, WorkedExample, table


BLANK_WORDS = WorkedExample(
    name="a blank word is a value for the criterion whose rule names it",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("Segment", 1, None, "is one of", "A; N/A", 6),
        ("Has segment", 1, "Segment", "otherwise", None, 10),
        ("No segment", 1, "Segment", "is blank", None, 4),
    ),
    headings=["Account", "Segment"],
    rows=[
        ["Acme", " n/a "],
        ["Bolt", "A"],
        ["Crag", "-"],
        ["Dune", "#DIV/0!"],
    ],
    expected={
        "points": [
            {"Segment": 6.0, "Has segment": 0.0, "No segment": 4.0},
            {"Segment": 6.0, "Has segment": 10.0, "No segment": 0.0},
            {"Segment": 0.0, "Has segment": 0.0, "No segment": 4.0},
            {"Segment": 0.0, "Has segment": 0.0, "No segment": 4.0},
        ],
        # `is blank` is an answer, so No segment is always known.
        "known": [2 / 3, 1.0, 1 / 3, 1 / 3],
        "to_research": [
            "Has segment",
            "",
            "Segment; Has segment",
            "Segment; Has segment",
        ],
        # 6/3 and 4/3; 16/3
        "why": [
            "Segment n/a +2.0; No segment blank +1.3",
            "Has segment A +3.3; Segment A +2.0",
            "No segment blank +1.3",
            "No segment blank +1.3",
        ],
    },
)

DECIMAL_SIGN = WorkedExample(
    name="1.234 is read the way its column is written",
    criteria=table(
        SHORT,
        ("Europe", 1, "is", 1234, 10),
        ("America", 1, "is", 1.234, 10),
        ("Alone", 1, "is", 1.234, 10),
    ),
    headings=["Account", "Europe", "America", "Alone"],
    rows=[
        ["Acme", "1.234", "1.234", "1.234"],
        # 12,5 and 1.200.000 tell the comma; 12.5 and 1,200,000 tell the point.
        ["Bolt", "12,5", "12.5", None],
        ["Crag", "1.200.000", "1,200,000", 5],
        # The comma is Europe's decimal sign, and groups digits in America.
        ["Dune", "1234,0", "1.2340", "1,234"],
    ],
    expected={
        # Columns disagree, so Alone falls back on the point.
        "points": [
            {"Europe": 10.0, "America": 10.0, "Alone": 10.0},
            {"Europe": 0.0, "America": 0.0, "Alone": 0.0},
            {"Europe": 0.0, "America": 0.0, "Alone": 0.0},
            {"Europe": 10.0, "America": 10.0, "Alone": 0.0},
        ],
    },
)

DECIMAL_SIGN_OF_SHEET = WorkedExample(
    name="a column that does not tell follows the sheet",
    criteria=table(
        SHORT,
        ("Revenue", 1, ">=", "1000", 10),
        ("Share", 1, "is", "12 %", 10),
    ),
    headings=["Account", "Revenue", "Share"],
    rows=[["Acme", "€ 1.234", "0,12"], ["Bolt", "1,234k", 0.12]],
    expected={
        # 0,12 tells the comma: 1.234 is 1234, and 1,234k is 1234
        "points": [{"Revenue": 10.0, "Share": 10.0}, {"Revenue": 10.0, "Share": 10.0}],
        "why": [
            "Revenue € 1.234 +5.0; Share 0,12 +5.0",
            "Revenue 1,234k +5.0; Share 0.12 +5.0",
        ],
    },
)

SERIALS = WorkedExample(
    name="serials are dates in a date column only",
    criteria=table(
        SHORT,
        ("Visit", 1, "in the last days", 30, 10),
        ("Meeting", 1, "in the last days", 30, 10),
        ("Call", 1, "at least", 46000, 10),
    ),
    headings=["Account", "Visit", "Meeting", "Call"],
    rows=[
        # Of Visit 2 of 4 filled cells are dates; of Meeting 1 of 3; of Call all texts.
        # 46082 is 1 March 2026 (46023 is 1 January, + 31 + 28), 30 days ago.
        ["Acme", 46082, 46082, 46082],
        ["Bolt", 46081, dt.date(2026, 3, 31), "2026-03-31"],
        ["Crag", "2026-03-31", None, "2026-03-31"],
        ["Dune", MOMENT(2026, 3, 1, 9, 0), "soon", None],
        ["Echo", "n/a", None, None],
    ],
    expected={
        "points": [
            {"Visit": 10.0, "Meeting": 0.0, "Call": 10.0},
            {"Visit": 0.0, "Meeting": 10.0, "Call": 0.0},
            {"Visit": 10.0, "Meeting": 0.0, "Call": 0.0},
            {"Visit": 10.0, "Meeting": 0.0, "Call": 0.0},
            {"Visit": 0.0, "Meeting": 0.0, "Call": 0.0},
        ],
    },
)

SERIALS_1904 = WorkedExample(
    name="serials of the 1904 system",
    criteria=table(SHORT, ("Visit", 1, "is", dt.date(2026, 3, 1), 10)),
    headings=["Account", "Visit"],
    # The 1904 system starts 1462 days later: 46082 - 1462 = 44620.
    rows=[
        ["Acme", 44620],
        ["Bolt", dt.date(2026, 3, 1)],
        ["Crag", 46082],
        ["Dune", dt.date(2026, 3, 2)],
    ],
    settings=ReferenceSettings(date1904=True),
    expected={"rating": [10.0, 10.0, 0.0, 0.0]},
)

MONTH_FIRST = WorkedExample(
    name="day first, unless the column can only be month first",
    criteria=table(
        SHORT,
        ("Visit", 1, "is", dt.date(2026, 3, 4), 10),
        ("Meeting", 1, "is", dt.date(2026, 4, 3), 10),
        ("Call", 1, "is", dt.date(2026, 4, 3), 10),
    ),
    headings=["Account", "Visit", "Meeting", "Call"],
    rows=[
        ["Acme", "3/4/2026", "3/4/2026", "3/4/2026"],
        # Visit can only be month first; Call says both, so day first stands.
        ["Bolt", "3/31/2026", "30/4/2026", "3/31/2026"],
        ["Crag", "03-04-26", "3.4.2026", "31/3/2026"],
    ],
    expected={
        "points": [
            {"Visit": 10.0, "Meeting": 10.0, "Call": 10.0},
            {"Visit": 0.0, "Meeting": 0.0, "Call": 0.0},
            {"Visit": 10.0, "Meeting": 10.0, "Call": 0.0},
        ],
    },
)

DERIVED = WorkedExample(
    name="days since and years since",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, To, Points",
        ("Fresh", 1, "Days  since visit", "between", 0, 30, 10),
        ("Age", 1, "years since Founded", "is", 10, None, 10),
        ("Old column", 1, "days since Trial", "is", 7, None, 10),
    ),
    headings=["Account", "Visit", "Founded", "Trial", "Days since trial"],
    rows=[
        # 31 March to 30 days before; 10 years completed today; the column wins
        ["Acme", dt.date(2026, 3, 1), dt.date(2016, 3, 31), dt.date(2026, 3, 31), 7],
        # 31 days; a day short of 10 years; the column wins
        ["Bolt", "28.2.2026", dt.date(2016, 4, 1), dt.date(2026, 3, 24), 8],
        # a day to come is -1; a plain year, 2026 - 2016; blank
        ["Crag", MOMENT(2026, 4, 1, 23, 0), 2016, dt.date(2026, 3, 24), None],
        # no date: blank; text of a year; blank word
        ["Dune", "last week", "2016", dt.date(2026, 3, 24), "?"],
    ],
    expected={
        "points": [
            {"Fresh": 10.0, "Age": 10.0, "Old column": 10.0},
            {"Fresh": 0.0, "Age": 0.0, "Old column": 0.0},
            {"Fresh": 0.0, "Age": 10.0, "Old column": 0.0},
            {"Fresh": 0.0, "Age": 10.0, "Old column": 0.0},
        ],
        "known": [1.0, 1.0, 2 / 3, 1 / 3],
        "why": [
            "Fresh 30 +3.4; Age 10 +3.3; Old column 7 +3.3",
            "",
            "Age 10 +3.3",
            "Age 10 +3.3",
        ],
    },
)

LEAP_DAY = WorkedExample(
    name="29 February's birthday falls on 1 March",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("Age", 1, "years since Founded", "at least", 2, 10),
    ),
    headings=["Account", "Founded"],
    rows=[["Acme", dt.date(2024, 2, 29)], ["Bolt", dt.date(2024, 2, 28)]],
    today=dt.date(2026, 2, 28),
    expected={"rating": [0.0, 10.0]},
)

READING: tuple[WorkedExample, ...] = (
    BLANK_WORDS,
    DECIMAL_SIGN,
    DECIMAL_SIGN_OF_SHEET,
    SERIALS,
    SERIALS_1904,
    MONTH_FIRST,
    DERIVED,
    LEAP_DAY,
)
