"""Accounts that look doubtful and are not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.checks.sheets import (
    AGE,
    BANDS,
    DATE,
    INDUSTRY,
    MANY,
    RANGES,
    RATIO,
    SALES,
    SIZE,
    VISIT,
    YES,
    Row,
    column,
    sheet,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.values.table import SheetTable


CLEAN: dict[str, tuple[str, Sequence[Row], SheetTable]] = {
    "numbers as text": ("A202", SIZE, column("Size", 320, "€ 1 200", "5 mio")),
    "named text": (
        "A202",
        [("Size", 1, "is", "many", None, 5), *SIZE],
        column("Size", 320, "many"),
    ),
    "text under a rule for anything": (
        "A202",
        [("Size", 1, "is not blank", None, None, 1), *SIZE],
        column("Size", 320, "many"),
    ),
    "range under otherwise": (
        "A202",
        [*SIZE, (None, None, "otherwise", None, None, 1)],
        column("Size", 320, "11-50"),
    ),
    "otherwise itself says out": (
        "A214",
        [("Stage", 1, "at least", 5, None, 10), (None, None, "otherwise", None, None, "out")],
        column("Stage", 3, "five"),
    ),
    "blank words are no text": ("A202", SIZE, column("Size", 320, "n/a", " ")),
    "text where no number is needed": (
        "A202",
        INDUSTRY,
        column("Industry", "Software", "about 40"),
    ),
    "dates as text": ("A203", VISIT, column("Visit", DATE, "31.12.2025", "2026-01-05")),
    "years and dates": ("A203", AGE, column("Founded", 1998, "1998", DATE, "n/a")),
    "serials in a date column": ("A203", VISIT, column("Visit", DATE, DATE, 46000)),
    "other values": (
        "A204",
        INDUSTRY,
        column("Industry", "Software", "Finance", "Detail", "Soft", "Softwares Inc"),
    ),
    "values of another criterion": (
        "A204",
        [*INDUSTRY, ("Also", 1, "is", "Minings", None, 5, None, "Industry")],
        column("Industry", "Minings", "Mining"),
    ),
    "short codes": (
        "A204",
        [("Tier", 1, "is one of", "Tier 1; UK; B2B; 11-50", None, 10)],
        column("Tier", "Tier 2", "US", "B2C", "11-51"),
    ),
    "spelled alike": ("A204", INDUSTRY, column("Industry", "SOFTWARE ", "mining")),
    "hash in text": ("A205", INDUSTRY, column("Industry", "#1 in Software", "#")),
    "error that nobody reads": (
        "A205",
        SIZE,
        sheet("Account, Size, Other", ("A", 1, "#N/A")),
    ),
    "distinct names": (
        "A206",
        SIZE,
        sheet("Account, Size", *((n, 1) for n in ("Visa", "Vi", "Texas", "AS", "A", ""))),
    ),
    "unnamed accounts": (
        "A206",
        SIZE,
        sheet("Account, Size", (None, 1), (None, 2), ("n/a", 3), ("n/a", 4), ("?", 4)),
    ),
    "pages on one host": (
        "A206",
        SIZE,
        sheet(
            "Account, Size, Website",
            ("A", 1, "https://www.facebook.com/a"),
            ("B", 2, "facebook.com/b"),
            ("C", 3, "dk.linkedin.com/c"),
            ("D", 3, "dk.linkedin.com/d"),
            ("E", 4, "none"),
            ("F", 5, "none"),
            ("G", 5, None),
        ),
    ),
    "domain in another column": (
        "A206",
        SIZE,
        sheet("Account, Size, Reseller", ("A", 1, "acme.com"), ("B", 2, "acme.com")),
    ),
    "half is known": (
        "A207",
        [*SIZE, *YES],
        sheet("Account, Size, Flag", ("A", 1, None), ("B", None, "x")),
    ),
    "disqualified": (
        "A207",
        [("Bad", 1, "yes", None, None, "out"), ("Flag", 2, "yes", None, None, 10)],
        sheet("Account, Bad, Flag", ("A", "x", None)),
    ),
    "a meeting to come": (
        "A213",
        [("Visit", 1, "in the next days", 5, None, 10)],
        column("Visit", dt.date(2030, 1, 5), dt.date(2026, 3, 1)),
    ),
    "named as no date already": (
        "A213",
        VISIT,
        column("Visit", DATE, dt.date(9999, 12, 31)),
    ),
    "a year typed as its first day": (
        "A219",
        AGE,
        column("Founded", dt.date(1970, 1, 1), dt.date(1998, 1, 1), "1900-01-01", DATE),
    ),
    "a date that no criterion reads as one": (
        "A219",
        [("Visit", 1, "is not blank", None, None, 10)],
        column("Visit", "01-01-1900", DATE),
    ),
    "a date beside that tells the order": (
        "A220",
        VISIT,
        column("Visit", "01/02/2026", "3/28/2026"),
    ),
    "one currency in several spellings": (
        "A221",
        SIZE,
        column("Size", "5 kr.", "DKK 7", "8 kroner", 12, "9"),
    ),
    "currencies that nobody compares": (
        "A221",
        INDUSTRY,
        column("Industry", "5 kr.", "EUR 7"),
    ),
    "full stops have the day first": ("A220", VISIT, column("Visit", "01.02.2026", DATE)),
    "one day in either order": ("A220", VISIT, column("Visit", "02/02/2026", DATE)),
    "nothing is blank": ("A208", SIZE, column("Size", 1, 0, "5")),
    "blank is an answer": (
        "A208",
        [*SIZE, (None, None, "is blank", None, None, 0)],
        column("Size", 100, None, 5),
    ),
    "the name says it, the domain need not": (
        "A206 Accounts!B",
        SIZE,
        sheet("Account, Domain, Size", ("A", "a.example", 1), ("a", "a.example", 1)),
    ),
    "decimals that tell": ("A209", SIZE, column("Size", "1.2", "0.234", "1.200.000")),
    "text that is compared as text": (
        "A209",
        INDUSTRY,
        column("Industry", "1.234", "Software"),
    ),
    "formula of blanks": (
        "A210",
        RATIO,
        sheet(SALES, ("A", 5, 1), ("B", None, None)),
    ),
    "formula after a match": (
        "A210",
        [("Ratio", 1, "is", "none", None, 5, None, "Size"), *((None, None, *RATIO[0][2:]),)],
        sheet(SALES, ("A", 5, 1), ("B", 3, "none")),
    ),
    "all have names": ("A211", SIZE, column("Size", 1, 2)),
    "names are numbers": ("A211", SIZE, sheet("Account, Size", (1, 1), (2, 2))),
    "date column with a range": (
        "A212",
        VISIT,
        column("Visit", DATE, "11-50", "12-24", "1-2"),
    ),
    "few accounts alike": ("C205", SIZE, column("Size", *range(50, 55))),
    "penalty that spares all": (
        "C205",
        [*SIZE, ("Rival", 1, "yes", None, None, -5)],
        sheet("Account, Size, Rival", *((f"C{n}", 40 + n, None) for n in range(MANY))),
    ),
    "one differs": ("C205", SIZE, column("Size", 1, *range(50, 50 + MANY))),
    "loosely together": (
        "C206",
        [*SIZE, ("Sales", 1, "at least", 500, None, 6)],
        sheet(SALES, *((f"C{n}", (13 * n) % 100 * 10, n) for n in range(100))),
    ),
    "penalty for the same field": (
        "C206",
        [*SIZE, ("Small", 1, "less than", 50, None, -5, None, "Size")],
        column("Size", *range(100)),
    ),
    "profiles apart": (
        "C206",
        [
            ("Size", 1, "at least", 50, None, 10, None, None, "Web"),
            ("Big", 1, "at least", 50, None, 10, None, "Size", "Shop"),
        ],
        column("Size", *range(100)),
    ),
    "rare together": (
        "C206",
        [*YES, ("Gone", 1, "yes", None, None, 10)],
        sheet("Account, Flag, Gone", *((f"C{n}", n < 3, n < 3) for n in range(60))),
    ),
    "whole numbers": ("C207", BANDS, column("Size", 0, 10, 11, 50, 51, None)),
    "gap that is meant": (
        "C207",
        [("Size", 1, "at most", 10, None, 5), (None, None, "at least", 99, None, 10)],
        column("Size", 5, 50, 120),
    ),
    "gap caught": (
        "C207",
        [*BANDS[:2], (None, None, "otherwise", None, None, 1)],
        column("Size", 5, 10.5),
    ),
    "texts on both sides": (
        "C208",
        [("Size", 1, "is", "11-50", None, 10)],
        column("Size", *RANGES),
    ),
    "dates on both sides": (
        "C208",
        [("Visit", 1, "is", DATE, None, 10)],
        column("Visit", DATE, dt.date(2026, 1, 5), "1-10", "11-50"),
    ),
    "a comma that is part of a value": (
        "C215",
        [("Industry", 1, "is", "Oil, gas", None, 10)],
        column("Industry", "Oil, gas", "Oil"),
    ),
    "parts that no account has": (
        "C215",
        [("Industry", 1, "is", "Oil, gas", None, 10)],
        column("Industry", "Retail", "Mining"),
    ),
    "a rule that an earlier one keeps from deciding": (
        "C216",
        [*SIZE, (None, None, "at least", 20, None, 5)],
        column("Size", 320, 60),
    ),
    "a column that no rule can read": ("C216", SIZE, column("Size", "many", None)),
    "a rule for blanks": (
        "C216",
        [*SIZE, (None, None, "is blank", None, None, 5)],
        column("Size", 320, 60),
    ),
    "values that an otherwise takes": (
        "C217",
        [*INDUSTRY, (None, None, "otherwise", None, None, 1)],
        column("Industry", "Software", "Energy", "Energy"),
    ),
    "values of another criterion's rule": (
        "C217",
        [*INDUSTRY, ("Also", 1, "is", "Energy", None, 5, None, "Industry"),
         (None, None, "is one of", "Software; Retail", None, 1)],
        column("Industry", "Software", "Energy", "Retail", "Energy"),
    ),
    "a criterion that only says out": (
        "C217",
        [*SIZE, ("Kind", None, "is", "Customer", None, "out")],
        sheet("Account, Size, Kind", ("A", 50, "Prospect"), ("B", 9, "Prospect")),
    ),
    "few values without a rule": (
        "C217",
        INDUSTRY,
        column("Industry", *["Software"] * 18, "Energy", "Shipping"),
    ),
    "no text is looked for": ("C217", SIZE, column("Size", 3, "51-200", 4)),
    "part of a word": (
        "C218",
        INDUSTRY,
        column("Industry", "Softwares", "Minings", "Retailer"),
    ),
    "a word of its own": (
        "C219",
        [("Title", 1, "contains", "CTO", None, 10)],
        column("Title", "Director", "CTO"),
    ),
    "long texts": (
        "C219",
        [("Title", 1, "contains", "direct", None, 10)],
        column("Title", "Director", "CEO"),
    ),
    "shares on both sides": (
        "C220",
        [("Growth", 1, "at least", "12 %", None, 10)],
        column("Growth", 0.05, 0.4),
    ),
    "far more than any ratio": (
        "C220",
        [("Ratio", 1, "at least", 3, None, 10)],
        column("Ratio", 0.5, 0.7),
    ),
    "millions below and above one": (
        "A218",
        [("Revenue", 1, "at least", 0.1, None, 10)],
        column("Revenue", 0.05, 0.12, 0.9, 3.4, 12, 50),
    ),
    "growth above all": (
        "A218",
        [("Growth", 1, "at least", 0.1, None, 10)],
        column("Growth", 0.5, 1.5, 0.8, 2, 0),
    ),
    "small amounts among large ones": (
        "A218",
        [("Revenue", 1, "at least", 10, None, 10)],
        column("Revenue", 0.5, 2, 10, 50),
    ),
    "percent below one": (
        "A218",
        [("Growth", 1, "at least", 10, None, 10)],
        column("Growth", 0.9, 12, 30, 4.5),
    ),
    "rules for amounts of both sizes": (
        "A218",
        [("Growth", 1, "at least", 0.1, None, 5), (None, None, "at least", 5, None, 9)],
        column("Growth", 0.5, 12, 50),
    ),
    "a bound of one": (
        "C220",
        [("Size", 1, "at least", 1, None, 10)],
        column("Size", 3, 12, 80),
    ),
    "small counts": (
        "C220",
        [("Visits", 1, "at least", 50, None, 10)],
        column("Visits", 0, 1, 1),
    ),
    "a range that one rule takes whole": (
        "A216",
        [("Size", 1, "at least", 50, None, 10), (None, None, "at least", 9, None, 5)],
        column("Size", "51-200", "10-49", "1-8"),
    ),
    "fifteen criteria": (
        "C221",
        [
            (f"Trait {n}", 1, "yes", None, None, 10, None, "Size") for n in range(15)
        ],
        column("Size", 1, 0),
    ),
}  # fmt: skip
