"""Rules of which accounts show that they are doubtful, and what is said of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.checks.sheets import (
    BANDS,
    INDUSTRY,
    MANY,
    RANGES,
    RATIO,
    SALES,
    SIZE,
    YES,
    Row,
    column,
    sheet,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.values.table import SheetTable


DOUBTFUL_RULES: dict[str, tuple[Sequence[Row], SheetTable, list[str]]] = {
    "C205 matched": (
        SIZE,
        column("Size", *range(50, 50 + MANY)),
        [
            ("C205 Criteria!A2: 'Size' earns 10 points for every account ('at least 50' "
            "matches all of them), so it makes no difference")
        ],
    ),
    "C205 unmatched": (SIZE, column("Size", *range(MANY)), ["C205...no rule matches"]),
    "C205 blank": (YES, column("Flag", *[None] * MANY), ["C205...'Flag' is blank"]),
    "C205 skipped": (
        [(*YES[0], "skip")],
        column("Flag", *[None] * MANY),
        ["C205 Criteria!A2: 'Flag' is left out for every account"],
    ),
    "C206 together": (
        [*SIZE, ("Sales", 1, "at least", 500, None, 6)],
        sheet(SALES, *((f"C{n}", 10 * n, n) for n in range(100))),
        [
            ("C206 Criteria!A3: the points of 'Sales' and 'Size' rise and fall together "
            "(correlation 1.00), so one trait counts twice")
        ],
    ),
    "C206 against": (
        [*SIZE, ("Sales", 1, "at most", 499, None, 6)],
        sheet(SALES, *((f"C{n}", 10 * n, n) for n in range(100))),
        ["C206 Criteria!A3: ...move against each other (correlation -1.00)"],
    ),
    "C207": (
        BANDS,
        column("Size", 5, 10.5, 20, 10.2),
        [
            ("C207 Criteria!C3: '10.5' in Accounts!B3 (and 1 more) falls between 'between "
            "1 and 10' and 'between 11 and 50', matches no rule of 'Size' and earns 0 "
            "points; let the one begin where the other ends")
        ],
    ),
    "C207 among texts": (
        BANDS,
        column("Size", 5, "10,5", 20),
        ["C207 Criteria!C3: '10,5' in Accounts!B3 falls"],
    ),
    "C208": (
        [("Size", 1, "is", dt.date(2050, 11, 1), None, 10)],
        column("Size", *RANGES),
        [
            ("C208 Criteria!C2: the Value is the date 2050-11-01, but 'Size' holds texts "
            "like '11-50'; format the Value as Text and write it again")
        ],
    ),
    "C208 contains": (
        [("Size", 1, "contains", dt.date(2026, 1, 10), None, 10)],
        column("Size", *RANGES),
        ["C208 Criteria!C2: ...holds texts like '1-10'"],
    ),
    "C215 comma": (
        [("Industry", 1, "is", "Software, IT services", None, 10)],
        column("Industry", "Software", "Retail", "IT services"),
        [
            ("C215 Criteria!C2: 'Software, IT services' in 'Industry' is one value, and no "
            "account has it; write 'is one of Software; IT services'")
        ],
    ),
    "C215 in a list, by or": (
        [("Industry", 1, "is one of", "Retail; Software or Mining", None, 10)],
        column("Industry", "software", "Retail"),
        ["C215 Criteria!C2: ...write 'is one of Retail; Software; Mining'"],
    ),
    "C215 what is not wanted": (
        [("Industry", 1, "is not", "Gambling/Tobacco", None, 10)],
        column("Industry", "Gambling", "Retail"),
        ["C215 Criteria!C2: ...write 'is not one of Gambling; Tobacco'"],
    ),
    "C215 inside": (
        [("Title", 1, "contains", "chief\nhead of", None, 10)],
        column("Title", "Head of IT", "Analyst"),
        ["C215 Criteria!C2: ...write 'contains chief; head of'"],
    ),
    "C216 text": (
        [*INDUSTRY, (None, None, "is", "Shipping", None, 2)],
        column("Industry", "Software", "Energy"),
        ["C216 Criteria!C3 (and 1 more): no account matches 'is one of Retail; Mining', a rule of"],
    ),
    "C216 numbers": (
        SIZE,
        column("Size", 5, 20, 7),
        ["C216 Criteria!C2: no account matches 'at least 50', a rule of 'Size'"],
    ),
    "C216 formula": (
        RATIO,
        sheet(SALES, ("Acme", 9, 9), ("Bolt", 9, 8)),
        ["C216 Criteria!C2: no account matches 'formula [Sales]/[Size]>2'"],
    ),
    "C217": (
        INDUSTRY,
        column("Industry", "Software", "Energy", "Energy", "Computer Software", "energy"),
        [
            ("C217 Criteria!A2: no rule of 'Industry' names 'Energy' 3, 'Computer Software' 1; "
            "together they are 4 of 5 accounts")
        ],
    ),
    "C218": (
        [("Industry", 1, "is", "Gambling", None, "out"), ("Size", 1, "at least", 5, None, 10)],
        sheet("Account, Industry, Size", ("A", "Gambling & Casinos", 5), ("B", "Retail", 9)),
        [
            ("C218 Criteria!C2: 'Gambling' is part of 'Gambling & Casinos' 1, but 'is Gambling' "
            "of 'Industry' looks for the whole cell")
        ],
    ),
    "C219": (
        [("Title", 1, "contains", "CTO; chief", None, 10)],
        column("Title", "Director", "Chief of staff"),
        [
            ("C219 Criteria!C2: 'CTO' in 'contains CTO; chief' is found only inside longer "
            "words, such as 'Director'; 'has the word' looks for whole words")
        ],
    ),
    "C220 column": (
        [("Growth", 1, "at least", "12 %", None, 10)],
        column("Growth", 5, 12.5, 40),
        [
            ("C220 Criteria!C2: '40' in 'Growth' is 40, but 'at least 12 %' is about shares "
            "from 0 to 1")
        ],
    ),
    "C220 rule": (
        [("Growth", 1, "at least", 12, None, 10), (None, None, "at least", 5, None, 5)],
        column("Growth", 0.05, "15 %", 0.4),
        ["C220 Criteria!C2: '0.4' in 'Growth' is 0.4, a share, but 'at least 12'"],
    ),
    "C220 rule beside all shares": (
        [("Growth", 1, "at least", 10, None, 10)],
        column("Growth", 0.12, "12%", "12 %"),
        ["C220 Criteria!C2: '0.12' in 'Growth' is 0.12, a share, but 'at least 10'"],
    ),
    "C220 column beside the rule": (
        [("Growth", 1, "at least", "50 %", None, 10)],
        column("Growth", 12, 40),
        ["C220 Criteria!C2: '40' in 'Growth' is 40, but 'at least 50 %' is about shares"],
    ),
    "C220 column with zeros and losses": (
        [("Growth", 1, "at least", 0.1, None, 10)],
        column("Growth", 0, -5, 12, 30),
        ["C220 Criteria!C2: '30' in 'Growth' is 30, but 'at least 0.1' is about shares"],
    ),
    "C220 rule beside shares and losses": (
        [("Growth", 1, "at least", 10, None, 10)],
        column("Growth", -0.05, 0, 0.12, 0.3),
        ["C220 Criteria!C2: '0.3' in 'Growth' is 0.3, a share, but 'at least 10'"],
    ),
    "C220 column of ranges": (
        [("Growth", 1, "at least", "10 %", None, 10)],
        column("Growth", "5-10", "10-15"),
        ["C220 Criteria!C2: '10-15' in 'Growth' is 10, but 'at least 10 %'"],
    ),
    "A218 whole percent among shares": (
        [("Growth", 1, "at least", 0.1, None, 10)],
        column("Growth", 0.12, 0.05, 12, 0.3, 0, 20),
        [
            ("A218 Accounts!B4 (and 1 more): '12' in 'Growth' looks like whole percent, but "
            "'0.12' and the rule 'at least 0.1' are shares from 0 to 1, so it counts as a "
            "hundred times as much; write all of them in one way")
        ],
    ),
    "A218 a range of whole percent": (
        [("Growth", 1, "at least", "10 %", None, 10)],
        column("Growth", "12 %", "10-15", "8 %"),
        ["A218 Accounts!B3: '10-15' in 'Growth' looks like whole percent, but '12 %'"],
    ),
    "A218 decimals of percent, by its heading": (
        [("Ratio %", 1, "scale", 0, 0.5, 10)],
        column("Ratio %", 0.12, 12.5, 0.4, 35.1),
        ["A218 Accounts!B3 (and 1 more): '12.5' in 'Ratio %' looks like whole percent"],
    ),
    "A218 all real numbers": (
        [("Ratio", 1, "at least", 0.1, None, 10)],
        column("Ratio", 0.12, 0.3, 12.0),
        ["A218 Accounts!B4: '12' in 'Ratio' looks like whole percent, but '0.12'"],
    ),
    "A218 shares among whole percent": (
        [("Growth", 1, "at least", 10, None, 10)],
        column("Growth", 12, "12 %", 0.2, 30, 8),
        [
            ("A218 Accounts!B3 (and 1 more): '12 %' in 'Growth' looks like a share from 0 to "
            "1, but '12' and the rule 'at least 10' are whole percent, so it counts as a "
            "hundredth; write all of them in one way")
        ],
    ),
    "A218 a sign among plain percent": (
        [("Ratio", 1, "between", 10, 20, 10)],
        column("Ratio", 12, "15 %", 30),
        ["A218 Accounts!B3: '15 %' in 'Ratio' looks like a share"],
    ),
    "C221": (
        [
            ("Size", 9, "at least", 5, None, 10),
            *((f"Trait {n}", 0.1, "yes", None, None, 10, None, "Size") for n in range(15)),
        ],
        column("Size", 3, 7, 9),
        ["C221 Criteria!A3 (and 14 more): of 16 criteria 15 could be left out, each alone, "],
    ),
}  # fmt: skip
