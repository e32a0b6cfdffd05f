"""What each Test matches, and how values are said."""

from __future__ import annotations

import datetime as dt

from tests.worked_examples.example import MOMENT, WorkedExample, table


SCALES = WorkedExample(
    name="scale: clipped, reversed, negative, by date",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points",
        ("Employees", 1, "scale", 0, 500, 10),
        ("Distance", 1, "scale", 100, 0, 10),
        ("Complaints", 1, "scale", 0, 10, -4),
        ("Signed", 1, "scale", "2026-03-01", dt.date(2026, 3, 31), 6),
    ),
    headings=["Account", "Employees", "Distance", "Complaints", "Signed"],
    rows=[
        ["Acme", 50, 25, 5, dt.date(2026, 3, 16)],
        ["Bolt", 600, 120, -3, "31.3.2026"],
        ["Crag", "about 40", True, "12", MOMENT(2026, 3, 4, 18, 0)],
    ],
    expected={
        "points": [
            # 50/500 of 10, 75/100 of 10, 5/10 of -4, 15/30 of 6
            {"Employees": 1.0, "Distance": 7.5, "Complaints": -2.0, "Signed": 3.0},
            {"Employees": 10.0, "Distance": 0.0, "Complaints": 0.0, "Signed": 6.0},
            # 40/500 of 10; TRUE is never a number, thus unknown; 3/30*6
            {"Employees": 0.8, "Distance": 0.0, "Complaints": -4.0, "Signed": 0.6},
        ],
        # full 3: (1 + 7.5 + 3 - 2)/3; 16/3; (0.8 + 0.6 - 4)/3
        "exact": [9.5 / 3, 16 / 3, -2.6 / 3],
        "known": [1.0, 1.0, 0.75],
    },
)

FLAGS = WorkedExample(
    name="yes and no, and TRUE beside text and numbers",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("Yes", 1, "Flag", "yes", None, 10),
        ("No", 1, "Flag", "no", None, 10),
        ("Equals ja", 1, "Flag", "=", "ja", 10),
        ("Equals TRUE", 1, "Flag", "IS", True, 10),
        ("At least 1", 1, "Flag", ">=", 1, 10),
    ),
    headings=["Account", "Flag"],
    rows=[["Acme", True], ["Bolt", "Ja "], ["Crag", 1], ["Dune", 0], ["Echo", "nope"]],
    expected={
        "points": [
            # TRUE is yes, equals a word for it, and is never a number.
            dict(
                zip(
                    ("Yes", "No", "Equals ja", "Equals TRUE", "At least 1"),
                    p,
                    strict=True,
                )
            )
            for p in (
                (10.0, 0.0, 10.0, 10.0, 0.0),
                (10.0, 0.0, 10.0, 10.0, 0.0),
                # 1 is yes, but beside the text ja it is only the text 1.
                (10.0, 0.0, 0.0, 10.0, 10.0),
                (0.0, 10.0, 0.0, 0.0, 0.0),
                (0.0, 0.0, 0.0, 0.0, 0.0),
            )
        ],
        # TRUE and ja are no numbers, nope is neither that nor a yes or a no; but
        # equality reads anything.
        "known": [0.8, 0.8, 1.0, 1.0, 0.4],
    },
)

TEXTS = WorkedExample(
    name="texts compare by their key",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("City", 1, None, "is", "Iași Nord", 10),
        ("Café", 1, "Remark", "contains", "café; 50%", 10),
        ("Not one", 1, "City", "is not one of", "Oslo; ; Bergen;", 10),
        ("No rival", 1, "Remark", "does not contain", "rival", 10),
        ("Whole", 1, "Remark", "is", "a; b", 10),
    ),
    headings=["Account", "City", "Remark"],
    rows=[
        # cedilla, no-break space and case; a combining accent
        ["Acme", " IAŞI\u00a0 nord", "the CAFE\u0301 bar"],
        ["Bolt", "oslo ", "A;  b"],
        ["Crag", None, "no Rivals"],
        ["Dune", "Bergen; Oslo", "*50%*"],
    ],
    expected={
        "points": [
            dict(zip(("City", "Café", "Not one", "No rival", "Whole"), p, strict=True))
            for p in (
                (10.0, 10.0, 10.0, 10.0, 0.0),
                (0.0, 0.0, 0.0, 10.0, 10.0),
                (0.0, 0.0, 0.0, 0.0, 0.0),
                (0.0, 10.0, 10.0, 10.0, 0.0),
            )
        ],
    },
)

DAY_TESTS = WorkedExample(
    name="days to and from today, both ends included",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("Last", 1, "Date", "in the last days", 30, 10),
        ("Not last", 1, "Date", "not in the last days", 30, 10),
        ("Next", 1, "Date", "In the next days", "30", 10),
    ),
    headings=["Account", "Date"],
    rows=[
        ["Acme", dt.date(2026, 3, 31)],
        ["Bolt", dt.date(2026, 3, 1)],
        ["Crag", dt.date(2026, 2, 28)],
        ["Dune", MOMENT(2026, 4, 30, 23, 59)],
        ["Echo", "2026-05-01"],
        ["Fern", None],
    ],
    expected={
        "points": [
            {"Last": 10.0, "Not last": 0.0, "Next": 10.0},
            {"Last": 10.0, "Not last": 0.0, "Next": 0.0},
            {"Last": 0.0, "Not last": 10.0, "Next": 0.0},
            {"Last": 0.0, "Not last": 0.0, "Next": 10.0},
            {"Last": 0.0, "Not last": 0.0, "Next": 0.0},
            {"Last": 0.0, "Not last": 0.0, "Next": 0.0},
        ],
        "known": [1.0, 1.0, 1.0, 1.0, 1.0, 0.0],
    },
)

NUMBERS = WorkedExample(
    name="numbers compare at 15 digits, and as they are written",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, To, Points",
        ("Sum", 1, None, "at least", 0.3, None, 10),
        ("Band", 1, "Sum", "between", "50 %", "€ 5m", 10),
        ("Below", 1, "Sum", "<", 0, None, 10),
        ("Number", 1, "Sum", "<>", "11-50", None, 10),
    ),
    headings=["Account", "Sum"],
    rows=[
        ["Acme", 0.1 + 0.2],
        ["Bolt", "(12)"],
        ["Crag", "5 MIO kr."],
        ["Dune", "11-50"],
        ["Echo", "1,2,3"],
        ["Fern", "50%"],
    ],
    expected={
        "points": [
            dict(zip(("Sum", "Band", "Below", "Number"), p, strict=True))
            for p in (
                (10.0, 0.0, 0.0, 10.0),
                (0.0, 0.0, 10.0, 10.0),
                (10.0, 10.0, 0.0, 10.0),
                # A range from 11 to 50, whose text is the very one that is named.
                (10.0, 10.0, 0.0, 0.0),
                (0.0, 0.0, 0.0, 10.0),
                (10.0, 10.0, 0.0, 10.0),
            )
        ],
    },
)

WORDING = WorkedExample(
    name="Why says values as a rep would",
    criteria=table(
        "Criterion, Weight, Account field, Test, Points",
        ("Value", 1, None, "otherwise", 10),
        ("Rival", 1, None, "no", 5),
    ),
    headings=["Account", "Value", "Rival"],
    rows=[
        ["Acme", 12345, "no"],
        ["Bolt", 4_500_000, 0],
        ["Crag", 119_500_000_000, None],
        ["Dune", 12.96, None],
        ["Echo", 0.25, None],
        ["Fern", MOMENT(2026, 3, 1, 9, 0), None],
        ["Glen", " forty-one characters of plain text, yes.. ", None],
        ["Hill", "exactly forty characters of plain text..", None],
        ["Isle", -12_345, None],
        ["Jade", 999_600, None],
        ["Kite", 9_999, None],
    ],
    expected={
        # (10 + 5)/2, then 10/2
        "why": [
            "Value 12.3k +5.0; Rival no +2.5",
            "Value 4.5m +5.0; Rival no +2.5",
            "Value 120bn +5.0",
            "Value 13 +5.0",
            "Value 0.25 +5.0",
            "Value 2026-03-01 +5.0",
            "Value forty-one characters of plain text, yes… +5.0",
            "Value exactly forty characters of plain text.. +5.0",
            "Value -12.3k +5.0",
            "Value 1m +5.0",
            "Value 9999 +5.0",
        ],
    },
)

MATCHING: tuple[WorkedExample, ...] = (
    SCALES,
    FLAGS,
    TEXTS,
    DAY_TESTS,
    NUMBERS,
    WORDING,
)
