"""Accounts with something to find, and what is said of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.checks.sheets import (
    AGE,
    DATE,
    ELSE,
    INDUSTRY,
    RATIO,
    SALES,
    SINCE,
    SIZE,
    VISIT,
    Row,
    column,
    sheet,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.values.table import SheetTable


DIRTY: dict[str, tuple[Sequence[Row], SheetTable, list[str]]] = {
    "A202 text": (
        SIZE,
        column("Size", 320, "some 40", None, "many"),
        [
            ("A202 Accounts!B3 (and 1 more): 'some 40' is not a number, which 'Size' "
            "needs, so it counts as unknown; write a number")
        ],
    ),
    "A202 under otherwise": (
        [*SIZE, (None, None, "otherwise", None, None, 1)],
        column("Size", 320, "some 40", None, "many"),
        [
            ("A202 Accounts!B3 (and 1 more): 'some 40' is not a number, which 'Size' "
            "needs, so 'otherwise' decides; write a number")
        ],
    ),
    "A202 otherwise says out": (
        [("Stage", 1, "at least", 5, None, 10), (None, None, "otherwise", None, None, "out")],
        column("Stage", 3, "five"),
        ["A202 Accounts!B3: 'five' is not a number, which 'Stage' needs, so 'otherwise' decides"],
    ),
    "A203 under is not blank": (
        [*VISIT, (None, None, "is not blank", None, None, 1)],
        column("Visit", DATE, "last spring"),
        ["A203 Accounts!B3: 'last spring' is not a date...so 'is not blank' decides"],
    ),
    "A215 under otherwise": (
        [("Customer", 1, "yes", None, None, 10), (None, None, "otherwise", None, None, 2)],
        column("Customer", "yes", "Yess", "no"),
        ["A215 Accounts!B3: 'Yess' is not yes or no...'otherwise' decides...did you mean 'yes'?"],
    ),
    "A214 under otherwise": (
        [("Stage", 1, "at least", 5, None, "out"), (None, None, "otherwise", None, None, 10)],
        column("Stage", 3, "five"),
        [
            ("A214 Accounts!B3: 'five' is not a number, so 'Stage' cannot say whether "
            "'Company BABA' is out: it was not disqualified; write a number")
        ],
    ),
    "A214 under otherwise, though blank is out": (
        [
            ("Stage", 1, "at least", 5, None, "out", "out"),
            (None, None, "otherwise", None, None, 10),
        ],
        column("Stage", 3, "five"),
        ["A214 Accounts!B3: 'five' is not a number"],
    ),
    "A202 no range": (SIZE, column("Size", 320, "50-11"), ["A202 Accounts!B3: '50-11'"]),
    "A214 could have been out": (
        [("Stage", 1, "at least", 5, None, "out"), ("Stage", None, "less than", 5, None, 10)],
        column("Stage", 3, "five"),
        [
            ("A214 Accounts!B3: 'five' is not a number, so 'Stage' cannot say whether "
            "'Company BABA' is out: it was not disqualified; write a number")
        ],
    ),
    "A215 neither yes nor no": (
        [("Customer", 1, "yes", None, None, 10)],
        column("Customer", "yes", "perhaps"),
        ["A215 Accounts!B3: 'perhaps' is not yes or no, which 'Customer' needs"],
    ),
    "A215 one letter off": (
        [("Customer", 1, "yes", None, None, 10)],
        column("Customer", "yes", "Yess", "no"),
        ["A215 Accounts!B3: 'Yess' is not yes or no...did you mean 'yes'?"],
    ),
    "A214 one letter off": (
        [("Customer", 1, "yes", None, None, "out"), ("Customer", None, "no", None, None, 5)],
        column("Customer", "yes", "flase", "no"),
        ["A214 Accounts!B3: 'flase' is not yes or no...not disqualified...did you mean 'false'?"],
    ),
    "A216": (
        [("Size", 1, "at least", 250, None, 10), (None, None, "at least", 50, None, 5)],
        column("Size", "201-500", "51-200", "100-1,000", 300),
        [
            ("A216 Accounts!B2 (and 1 more): only part of '201-500' is 'at least 250', so this "
            "rule of 'Size' does not match; what is certain counts")
        ],
    ),
    "A202 date among numbers": (
        SIZE,
        column("Size", 320, DATE),
        ["A202 Accounts!B3: '2026-03-01' is not a number"],
    ),
    "A202 only dates": (
        SIZE,
        column("Size", DATE, DATE),
        ["A202 Accounts!B2 (and 1 more): "],
    ),
    "A202 two criteria, one field": (
        [*SIZE, ("Huge", 1, "more than", 9, None, 10, None, "Size")],
        column("Size", "few", 320),
        ["A202 Accounts!B2: 'few' is not a number, which 'Size'"],
    ),
    "A203 text": (
        VISIT,
        column("Visit", DATE, "last spring"),
        ["A203 Accounts!B3: 'last spring' is not a date, which 'Visit' needs"],
    ),
    "A203 numbers without date format": (
        VISIT,
        column("Visit", 46000, 46001),
        ["A203 Accounts!B2 (and 1 more): '46000' is not a date"],
    ),
    "A203 years since": (
        AGE,
        column("Founded", 1998, "2013 (1888)", 66740, "old (1900)"),
        [
            ("A203 Accounts!B3 (and 2 more): '2013 (1888)' is not a date or a year, so "
            "'years since Founded' is blank; write a date or a year")
        ],
    ),
    "A203 years since, numbers only": (
        AGE,
        column("Founded", 1998, 66740),
        ["A203 Accounts!B3: '66740' is not a date or a year"],
    ),
    "A203 days since": (
        SINCE,
        column("Visit", DATE, "soon"),
        ["A203 Accounts!B3: 'soon' is not a date, so 'days since Visit' is blank"],
    ),
    "A204": (
        INDUSTRY,
        column("Industry", "Sofware", "Software", "Finance", "sofware"),
        [
            ("A204 Accounts!B2 (and 1 more): 'Sofware' matches no value that 'Industry' names, did "
            "you mean 'Software'?"),
        ],
    ),
    "A204 below otherwise": (
        ELSE,
        column("Industry", "Software", "Retial", "Retial"),
        ["A204 Accounts!B3 (and 1 more): 'Retial'...No account has that"],
    ),
    "A204 other signs": (
        [("Kind", 1, "is one of", "E-commerce; 11-50; Malmö", None, 10)],
        column("Kind", "Ecommerce", "11 – 50", "Malmo"),  # noqa: RUF001 - as typed
        ["A204 Accounts!B2", "A204 Accounts!B3", "A204 Accounts!B4"],
    ),
    "A205": (
        SIZE,
        column("Size", 320, "#N/A", "#DIV/0!", None),
        [
            ("A205 Accounts!B3 (and 1 more): #N/A in 'Size' counts as blank; correct its "
            "formula")
        ],
    ),
    "A205 in a formula's field": (
        RATIO,
        sheet(SALES, ("Acme", "#REF!", 5), ("Bolt", 9, 1)),
        ["A205 Accounts!B2: #REF! in 'Sales'"],
    ),
    "A206 legal form": (
        SIZE,
        sheet("Account, Size", ("Acme", 1), ("Bolt", 2), ("ACME, A/S", 3), ("acme", 4)),
        [
            ("A206 Accounts!A4 (and 1 more): 'ACME, A/S' is the same account as 'Acme' in "
            "Accounts!A2 up to case, signs and legal form; keep one of them")
        ],
    ),
    "A206 domain": (
        SIZE,
        sheet(
            "Account, Size, Web site",
            ("Acme", 1, "https://www.acme.com/en?x=1"),
            ("Bolt", 2, "bolt.dk"),
            ("Anvil", 3, "ACME.com"),
        ),
        ["A206 Accounts!C4: 'ACME.com' is the same account as...by domain"],
    ),
    "A206 register number": (
        SIZE,
        sheet(
            "Account, Size, CVR",
            ("Acme", 1, "12345678"),
            ("Bolt", 2, "87654321"),
            ("Anvil", 3, "DK 12 34 56 78"),
        ),
        ["A206 Accounts!C4: 'DK 12 34 56 78' is the same register number as...one of"],
    ),
    "A207": (
        [*SIZE, ("Flag", 2, "yes", None, None, 10)],
        sheet("Account, Size, Flag", ("Acme", 320, None), ("Bolt", 2, "x"), ("C", 1, "")),
        [
            ("A207 Accounts!A2 (and 1 more): 'Acme' is rated on 33 % of the weight; fill "
            "in what To research names before trusting the rating")
        ],
    ),
    "A213": (
        SINCE,
        column("Visit", dt.date(2026, 3, 1), dt.date(2030, 1, 5)),
        ["A213 Accounts!B3: '2030-01-05' in 'Visit' is after Today"],
    ),
    "A221": (
        SIZE,
        column("Size", "5 mio. kr.", "€ 2m", "7 mkr", "DKK 3 mio", 12, "EUR 1m"),
        [
            ("A221 Accounts!B3 (and 1 more): '€ 2m' in 'Size' is of another currency than '5 "
            "mio. kr.', but both count as plain numbers; write all amounts in one currency")
        ],
    ),
    "A219": (
        VISIT,
        column("Visit", DATE, "01-01-1900", None, dt.date(1970, 1, 1), "31-12-9999"),
        [
            ("A219 Accounts!B3 (and 2 more): '01-01-1900' in 'Visit' is a day that programs "
            "write where there is no date, and counts as that day; empty the cell if the date "
            "is not known")
        ],
    ),
    "A219 real dates": (
        SINCE,
        column("Visit", DATE, dt.date(1900, 1, 1)),
        ["A219 Accounts!B3: '1900-01-01' in 'Visit' is a day that programs write"],
    ),
    "A219 nothing but such": (
        AGE,
        column("Founded", dt.date(1900, 1, 1), dt.date(1900, 1, 1)),
        ["A219 Accounts!B2 (and 1 more): '1900-01-01' in 'Founded'"],
    ),
    "A203 below the calendar": (
        VISIT,
        column("Visit", DATE, "30-12-1899", "0001-01-01"),
        ["A203 Accounts!B3 (and 1 more): '30-12-1899' is not a date"],
    ),
    "A220 nothing tells": (
        VISIT,
        column("Visit", DATE, "01/02/2026", "05/06/2026", "2026-03-04"),
        [
            ("A220 Accounts!B3 (and 1 more): '01/02/2026' in 'Visit' was read as 2026-02-01, "
            "the day first, since nothing in this column tells the day from the month; write "
            "dates as 2026-03-31")
        ],
    ),
    "A220 both ways": (
        SINCE,
        column("Visit", "01/02/2026", "28/02/2026", "03/28/2026"),
        [
            ("A220 Accounts!B2: '01/02/2026' in 'Visit' was read as 2026-02-01, the day "
            "first, though some dates of this column have the month first and others the day")
        ],
    ),
    "C213 numbers": (
        [("Visit", 1, "at least", 50, None, 10)],
        column("Visit", dt.date(2026, 3, 1), dt.date(2026, 3, 5)),
        ["C213 Criteria!C2: 'at least 50' compares numbers, but 'Visit' holds dates"],
    ),
    "C213 dates": (
        [("Size", 1, "at least", dt.date(2026, 3, 1), None, 10)],
        column("Size", 3.0, 5.0),
        ["C213 Criteria!C2: 'at least 2026-03-01' compares dates, but 'Size' holds"],
    ),
    "A208": (
        SIZE,
        column("Size", 320, None, "n/a", 5),
        ["A208 Accounts!B1: 'Size' is blank for 2 of 4 accounts (50"],
    ),
    "A209 nothing tells": (
        SIZE,
        column("Size", "1.234", 5, "7.500"),
        [
            ("A209 Accounts!B2 (and 1 more): '1.234' was read as 1.234, since nothing in "
            "this column tells and '.' is then the decimal sign; if that is wrong, set "
            "Decimal sign in Settings")
        ],
    ),
    "A209 the column tells": (
        SIZE,
        column("Size", "1.234", "7,5"),
        ["A209 Accounts!B2: '1.234' was read as 1234, since ',' is...this column"],
    ),
    "A209 the sheet tells": (
        SIZE,
        sheet("Account, Size, Sales", ("A", "1.234", "1,5"), ("B", 5, "2,5")),
        ["A209 Accounts!B2: '1.234' was read as 1234...elsewhere on the sheet"],
    ),
    "A210": (
        RATIO,
        sheet(SALES, ("Acme", 9, None), ("Bolt", 9, 1), ("C", None, None), ("D", 5, 0)),
        [
            ("A210 Accounts!B2 (and 1 more): the formula '[Sales]/[Size]>2' of 'Ratio' "
            "gives #DIV/0! for 'Acme' and does not match; fill in its cells or use "
            "IFERROR")
        ],
    ),
    "A211": (
        SIZE,
        sheet("Company, Size", ("Acme", 1), (None, 2), ("  ", 3), ("N/A", 4)),
        ["A211 Accounts!A3 (and 2 more): this account has no name in 'Company'"],
    ),
    "an account that bears no name": (
        SIZE,
        sheet("Company, Size", ("Acme", 1), (None, None)),
        ["A207 Accounts!A3: 'Accounts!A3' is rated on 0 % of the weight"],
    ),
    "A212": (
        [("Size", 1, "is one of", "1-10; 11-50", None, 10)],
        column("Size", "11-50", DATE, "51-200", "11-50"),
        ["A212 Accounts!B3: this cell is the date 2026-03-01, but the others are texts"],
    ),
}  # fmt: skip
