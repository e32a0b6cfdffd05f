"""The values that criteria and accounts are drawn from."""

from __future__ import annotations

import datetime as dt

from tests.strategies.written import (
    AMERICAN_MOMENTS,
    AMOUNTS,
    FURTHER_BLANKS,
    FURTHER_ERRORS,
    FURTHER_WORDS,
    RANGES,
    STAMPS,
    TITLES,
    UNSEEN,
    WRITTEN_DAYS,
)


TODAY = dt.date(2026, 3, 31)

DATE = dt.date
MOMENT = dt.datetime

TEXTS: tuple[object, ...] = (
    "Software",
    "software ",
    "Sofware",  # codespell:ignore
    "Retail",
    "SaaS",
    "Fintech & Insurance",
    "Fintech\u00a0&  Insurance",
    "Café",
    "Cafe\u0301",
    "Iași",
    "Iaşi",
    "Brașov (Țara Bârsei)",
    "Braşov (Ţara Bârsei)",
    "STRASSE",
    "straße",
    "11-50",
    "1-10",
    "a; b",
    "İstanbul",
)
# Texts whose own form tells the decimal sign, or that need none.
MARKED_NUMBERS: tuple[object, ...] = (
    "50",
    " 320 ",
    "1 200",
    "1\u00a0200",
    "1'200",
    "12 %",
    "12%",
    "€ 5m",
    "5m",
    "5 mio",
    "5 MIO",
    "250k",
    "2 mia",
    "1 bn",
    "320 kr.",
    "kr 320",
    "$50",
    "-5",
    "\u22125",
    "+50",
    "(12)",
    "1e6",
    "0",
    "1",
)
EUROPEAN: tuple[object, ...] = ("1.200,5", "12,5", "1.200.000", "€ 1.200,50", "0,5")
AMERICAN: tuple[object, ...] = ("1,200.5", "12.5", "1,200,000", "$1,200.50", "0.5")
UNMARKED: tuple[object, ...] = ("1.234", "1,234", "12.345", "€ 1.234", "-1.234")
NUMBERS: tuple[object, ...] = (
    0,
    1,
    50,
    320,
    5,
    10,
    12.5,
    0.12,
    0.5,
    -5,
    250,
    1200,
    1200.5,
    1.234,
    1234,
    12.345,
    12345,
    250_000,
    1_200_000,
    5_000_000.0,
    1e9,
    0.1 + 0.2,
    0.3,
    1999,
    2015,
)
EXTREMES: tuple[object, ...] = (
    float("nan"),
    float("inf"),
    float("-inf"),
    1e308,
    -1e308,
    1e-308,
    123456789012345678,
    -1e15,
    2958465,
    2958466,
)
DAYS: tuple[object, ...] = (
    DATE(2026, 3, 31),
    DATE(2026, 3, 1),
    MOMENT(2026, 3, 31, 23, 59),
    MOMENT(2026, 3, 1, 8, 30),
    DATE(2026, 4, 3),
    DATE(2026, 3, 4),
    DATE(2025, 12, 31),
    DATE(2024, 2, 29),
    DATE(2016, 3, 31),
    DATE(2015, 4, 1),
    DATE(2026, 4, 30),
)
ISO_DAYS: tuple[object, ...] = (
    "2026-03-31",
    "2026-03-01",
    "2026/03/01",
    "2026-03-31 14:05",
    "2026-03-01T08:30:00",
    "2024-02-29",
)
DAY_FIRST: tuple[object, ...] = (
    "31.3.2026",
    "31/3/2026",
    "31-3-2026",
    "31.03.26",
    "29/2/2024",
    "31.3.2026 14:05",
)
EITHER_ORDER: tuple[object, ...] = ("3/4/2026", "4/3/2026", "03.04.26", "1-3-2026")
MONTH_FIRST: tuple[object, ...] = ("3/31/2026", "12/31/2025", "2/29/2024")
NOT_DAYS: tuple[object, ...] = ("31/4/2026", "2026-02-30", "soon", "Q1 2026")
SERIALS: tuple[object, ...] = (46112, 46082, 46112.75, 45351, 42460, 1, 61, 2015)
FLAGS: tuple[object, ...] = (True, False)
WORDS: tuple[object, ...] = (
    "yes",
    "no",
    "Yes ",
    "ja",
    "nej",
    "da",
    "nu",
    "x",
    "✓",
    "TRUE",
    "false",
    "oui",
    "n",
    "1",
    "0",
)
BLANKS: tuple[object, ...] = (
    *(None, "", "  ", "\u00a0", "n/a", "-", "?", "Unknown"),
    *FURTHER_BLANKS,
)
BROKEN: tuple[object, ...] = ("#N/A", "#DIV/0!", " #n/a ", *FURTHER_ERRORS)
LONG: tuple[object, ...] = (
    "Software for retail, " * 20,
    "exactly forty characters of plain text..",
    "forty-one characters of plain text, yes.",
    "=1+1",
    "a*b?c[d]",
    "🚀 Software",
)

ANYTHING: tuple[object, ...] = (
    TEXTS
    + MARKED_NUMBERS
    + EUROPEAN
    + AMERICAN
    + UNMARKED
    + NUMBERS
    + EXTREMES
    + DAYS
    + ISO_DAYS
    + DAY_FIRST
    + EITHER_ORDER
    + MONTH_FIRST
    + NOT_DAYS
    + FLAGS
    + WORDS
    + BLANKS
    + BROKEN
    + LONG
    + AMOUNTS
    + RANGES
    + WRITTEN_DAYS
    + STAMPS
    + TITLES
    + UNSEEN
    + FURTHER_WORDS
)

# The styles in which a column of each kind may be written; one is drawn per column,
# so that telling and untold texts, dates and serials meet in one column.
STYLES: dict[str, tuple[tuple[object, ...], ...]] = {
    "text": (TEXTS, TEXTS[:5], TEXTS + LONG, TEXTS[:5] + TITLES + UNSEEN),
    "number": (
        NUMBERS,
        NUMBERS[:6],
        NUMBERS + MARKED_NUMBERS,
        EUROPEAN + UNMARKED,
        AMERICAN + UNMARKED,
        EUROPEAN + AMERICAN + UNMARKED + MARKED_NUMBERS,
        UNMARKED + MARKED_NUMBERS,
        NUMBERS + UNMARKED,
        NUMBERS[:8] + RANGES,
        RANGES,
        AMOUNTS + NUMBERS[:8],
        AMOUNTS + RANGES + UNMARKED,
    ),
    "date": (
        DAYS,
        DAYS + ISO_DAYS,
        DAYS + SERIALS,
        DAYS + ISO_DAYS + DAY_FIRST + SERIALS,
        ISO_DAYS + SERIALS,
        DAY_FIRST + EITHER_ORDER,
        MONTH_FIRST + EITHER_ORDER,
        DAYS + MONTH_FIRST + EITHER_ORDER + SERIALS,
        MONTH_FIRST + DAY_FIRST + EITHER_ORDER,
        DAYS + NOT_DAYS + SERIALS,
        DAYS + WRITTEN_DAYS,
        AMERICAN_MOMENTS + MONTH_FIRST + EITHER_ORDER,
        STAMPS,
        STAMPS + DAYS + ISO_DAYS,
    ),
    "flag": (
        FLAGS,
        FLAGS + WORDS,
        WORDS,
        FLAGS + NUMBERS[:2],
        FURTHER_WORDS + FLAGS,
    ),
}

HEADINGS: dict[str, str] = {
    "Industry": "text",
    "Country": "text",
    "Employees": "number",
    "Annual revenue": "number",
    "Share of wallet": "number",
    "Last visit": "date",
    "Founded": "date",
    "Trial": "date",
    # A column of this name wins over the days since the date in Trial.
    "Days since trial": "number",
    "Uses a rival CRM": "flag",
    "Newsletter": "flag",
    "Remark": "any",
}
NAME_HEADING = "Account"
PROFILES = ("Lite", "Pro", "Max")
GROUPS = ("Fit", "Engagement", "Need")
NAMES = (
    "Size",
    "Reach",
    "Café culture",
    "Momentum",
    "Loyalty",
    "Interest in us",
    "Veto",
    "Age",
    "Growth",
    "Pain",
    "Money",
    "Timing",
)
