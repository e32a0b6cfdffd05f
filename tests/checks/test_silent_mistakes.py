"""What a new user gets wrong without knowing, and what check answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring import pipeline


if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["Criterion", "Weight", "Account field", "Test", "Value", "To", "Points"]
TRADES = (
    *["Computer Software"] * 5,
    *["IT services"] * 4,
    *["Gambling & Casinos"] * 3,
    *["Retail"] * 3,
)
LISTED = ("Retail, IT services", "Retail/IT services", "Retail or IT services")
SIZES = (5, 60, 300)
SIZE = ("Size", 1, "Employees", "at least", 50, None, 10)


def trade(test: str, value: object, points: object = 10) -> tuple[object, ...]:
    return ("Trade", 1, "Industry", test, value, None, points)


def answers(path: Path, *criteria: tuple[Any, ...]) -> list[str]:
    """Give what check says of a workbook typed by hand."""
    book = openpyxl.Workbook()
    rules = book.worksheets[0]
    rules.title = "Criteria"
    rules.append(HEADS)
    for rule in criteria:
        rules.append(list(rule))
    accounts = book.create_sheet("Accounts")
    accounts.append(["Account", "Industry", "Employees", "Growth", "Visit"])
    for number, industry in enumerate(TRADES):
        size, visit = SIZES[number % 3], dt.date(2026, 3, number + 1)
        growth = (0.05, 0.12, 0.3)[number % 3]
        accounts.append([f"Firm {number}", industry, size, growth, visit])
    book.save(path)
    return [str(finding) for finding in pipeline.check(pipeline.read(path))]


BESIDE: dict[str, list[tuple[Any, ...]]] = {
    "Activities": [
        ("Account", "Date", "Activity", "Count"),
        ("Firm 1", "01/02/2026", "demo", "1.000"),
        ("Firm 2", dt.date(1900, 1, 1), "demo"),
    ],
    "Deals": [
        ("Account", "Date", "Amount"),
        ("Firm 1", "05/06/2026", "1.234"),
        ("Firm 2", "01-01-1970", "30 kr."),
        ("Firm 2", "01-01-1970", "EUR 30"),
    ],
    "Overrides": [
        ("Account", "Override", "Reason", "By", "Until"),
        ("Firm 1", 9, "signed", "Ann", "03/04/2029"),
        ("Firm 2", 2, "lost", "Ann", dt.date(9999, 12, 31)),
    ],
}
UNCLEAR = "in '{}' was read as {}, the day first, since nothing in this column tells"
NO_DATE = "is a day that programs write where there is no date, and counts as that day"
NO_SIGN = "since nothing in this column tells and '.' is then the decimal sign"
IN_DOUBT = {
    "Activities": [
        "A220 Activities!B2: '01/02/2026' " + UNCLEAR.format("Date", "2026-02-01"),
        f"A219 Activities!B3: '1900-01-01' in 'Date' {NO_DATE}",
        f"A209 Activities!D2: '1.000' was read as 1, {NO_SIGN}",
    ],
    "Deals": [
        "A220 Deals!B2: '05/06/2026' " + UNCLEAR.format("Date", "2026-06-05"),
        f"A219 Deals!B3 (and 1 more): '01-01-1970' in 'Date' {NO_DATE}",
        "A221 Deals!C4: 'EUR 30' in 'Amount' is of another currency than '30 kr.'",
        f"A209 Deals!C2: '1.234' was read as 1.234, {NO_SIGN}",
    ],
    "Overrides": [
        "A220 Overrides!E2: '03/04/2029' " + UNCLEAR.format("Until", "2029-04-03")
    ],
}


@pytest.mark.parametrize(
    ("tab", "near"),
    [
        ("Setings", "Settings"),
        ("Override", "Overrides"),
        ("Indstilinger", "Indstillinger"),
    ],
)
def test_a_misspelled_tab_is_answered(tab: str, near: str, tmp_path: Path) -> None:
    assert f"F405 {tab}: {UNUSED}, did you mean '{near}'?" in with_tab(tab, tmp_path)


@pytest.mark.parametrize("tab", ["Notes", "Cases", "Scored", "Start"])
def test_a_tab_of_ones_own_is_not_answered(tab: str, tmp_path: Path) -> None:
    assert not any(UNUSED in line for line in with_tab(tab, tmp_path))


UNUSED = "the sheet is not used: its name is none of ours"


def with_tab(tab: str, tmp_path: Path) -> list[str]:
    """Give what check says of a workbook with one tab more."""
    answers(tmp_path / "book.xlsx", SIZE)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    book.create_sheet(tab).append(["Setting", "Value"])
    book.save(tmp_path / "book.xlsx")
    return [str(f) for f in pipeline.check(pipeline.read(tmp_path / "book.xlsx"))]


@pytest.mark.parametrize("tab", IN_DOUBT)
def test_what_is_in_doubt_beside_accounts_is_answered(tab: str, tmp_path: Path) -> None:
    answers(tmp_path / "book.xlsx", SIZE)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book.create_sheet(tab)
    for row in BESIDE[tab]:
        sheet.append(list(row))
    book.save(tmp_path / "book.xlsx")
    read = pipeline.read(tmp_path / "book.xlsx")
    lines = [
        str(f)
        for f in pipeline.check(read)
        if f.code in {"A209", "A219", "A220", "A221"}
    ]
    assert len(lines) == len(IN_DOUBT[tab])
    for start in IN_DOUBT[tab]:
        assert any(line.startswith(start) for line in lines), lines


@pytest.mark.parametrize(
    ("criteria", "answer"),
    [
        *(
            (
                [trade("is one of", value), SIZE],
                (
                    f"C215 Criteria!D2: '{shown}' in 'Trade' is one value, and no account has "
                    "it; write 'is one of Retail; IT services'"
                ),
            )
            for value, shown in (
                *((listed, listed) for listed in LISTED),
                ("Retail\nIT services", "Retail IT services"),
            )
        ),
        (
            [trade("is", "Fintech"), SIZE],
            "C216 Criteria!D2: no account matches 'is Fintech', a rule of 'Trade'",
        ),
        (
            [trade("is", "Retail"), SIZE],
            (
                "C217 Criteria!A2: no rule of 'Trade' names 'Computer Software' 5, 'IT "
                "services' 4, 'Gambling & Casinos' 3; together they are 12 of 15 accounts"
            ),
        ),
        (
            [trade("is", "Gambling", "out"), SIZE],
            (
                "C218 Criteria!D2: 'Gambling' is part of 'Gambling & Casinos' 3, but 'is "
                "Gambling' of 'Trade' looks for the whole cell; add them to its list, or use "
                "'has the word'"
            ),
        ),
        (
            [trade("is", "Retial"), SIZE],
            (
                "A204 Accounts!B14 (and 2 more): 'Retail' matches no value that 'Trade' names, "
                "did you mean 'Retial'? No account has that, so look in Criteria too"
            ),
        ),
        (
            [SIZE, (None, None, None, "at least", 250, None, 10)],
            (
                "C202 Criteria!D3: 'at least 250' never matches, since 'at least 50' in "
                "Criteria!D2 catches all of it first; put the narrower rule above"
            ),
        ),
        (
            [("Growth", 1, None, "at least", 10, None, 10), SIZE],
            (
                "C220 Criteria!D2: '0.3' in 'Growth' is 0.3, a share, but 'at least 10' is "
                "about percent as whole numbers; one of them is a hundred times the other"
            ),
        ),
        (
            [("Size", 1, "Employees", "at least", "1,000", None, 10)],
            (
                "C223 Criteria!E2: '1,000' was read as 1000, since a text alone does not tell the "
                "decimal sign; write it as a number, or set Decimal sign in Settings"
            ),
        ),
        (
            [("Size", "1.000", "Employees", "at least", 50, None, 10)],
            (
                "C223 Criteria!B2: '1.000' was read as 1, since a text alone does not tell the "
                "decimal sign; write it as a number, or set Decimal sign in Settings"
            ),
        ),
        (
            [("Visit", 1, None, "at least", "01/02/2026", None, 10), SIZE],
            (
                "C224 Criteria!E2: '01/02/2026' was read as 2026-02-01, the day first; write "
                "dates as 2026-03-31"
            ),
        ),
        (
            [("Visit", 1, None, "at least", 30, None, 10), SIZE],
            (
                "C213 Criteria!D2: 'at least 30' compares numbers, but 'Visit' holds dates; it "
                "never matches: use the Test 'in the last days', or 'days since Visit' as "
                "Account field"
            ),
        ),
        (
            [("Size", 1, "Employees", "at least", 50, None, 7)],
            (
                "C201 Criteria!A2: the ideal account reaches only 7.0: 'Size' earns at most 7 "
                "points"
            ),
        ),
        (
            [("Size", 1, "Employes", "at least", 50, None, 10)],
            "C111 Criteria!C2: no column 'Employes' in Accounts, did you mean 'Employees'?",
        ),
        (
            [("Size", 1, "Employees", "greater than", 50, None, 10)],
            "C104 Criteria!D2: unknown test 'greater than', did you mean 'more than'?",
        ),
    ],
)
def test_a_silent_mistake_is_answered(
    criteria: list[tuple[Any, ...]], answer: str, tmp_path: Path
) -> None:
    assert answer in answers(tmp_path / "book.xlsx", *criteria)


def test_a_rule_that_cannot_be_read_brings_no_doubts_about_the_whole(
    tmp_path: Path,
) -> None:
    wrong = ("Size", 1, "Employees", "at leest", 50, None, 10)
    codes = [line[:4] for line in answers(tmp_path / "book.xlsx", wrong)]
    assert codes == ["C104"]
