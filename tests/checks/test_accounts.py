"""What is doubtful in the accounts, alone and against the model."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from scoring.checks import review_accounts
from scoring.checks.misspelled import MOST_REPORTED
from scoring.rating.rate import rate
from scoring.values.table import SheetTable
from tests.checks.clean import CLEAN
from tests.checks.dirty import DIRTY
from tests.checks.doubtful_rules import DOUBTFUL_RULES
from tests.checks.sheets import (
    AGE,
    BANDS,
    DATE,
    INDUSTRY,
    SIZE,
    VISIT,
    Row,
    assert_lines,
    column,
    letters,
    lines,
    model_of,
    review,
    sheet,
)
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Sequence

FAULTS = DIRTY | DOUBTFUL_RULES


@pytest.mark.parametrize(("rows", "table", "starts"), FAULTS.values(), ids=FAULTS)
def test_dirty_accounts(
    rows: Sequence[Row], table: SheetTable, starts: list[str]
) -> None:
    assert_lines(lines(review(rows, table), starts[0][:4]), starts)


@pytest.mark.parametrize(("code", "rows", "table"), CLEAN.values(), ids=CLEAN)
def test_clean_accounts(code: str, rows: Sequence[Row], table: SheetTable) -> None:
    assert lines(review(rows, table), code) == []


def test_sound_accounts_have_no_findings() -> None:
    table = sheet(
        "Account, Industry, Size, Visit, Website",
        *(
            (
                f"{name} A/S",
                ("Software", "Retail", "Mining")[at % 3],
                at * at,
                DATE - dt.timedelta(days=7 * at),
                f"https://{name}.dk",
            )
            for at, name in enumerate(letters(30))
        ),
    )
    rows = [*INDUSTRY, *BANDS, *VISIT]
    assert review(rows, table) == []


def test_forced_decimal_sign_is_never_unclear() -> None:
    table = column("Size", "1.234", 5)
    assert lines(review(SIZE, table, [("Decimal sign", ".")]), "A209") == []


def test_columns_of_real_numbers_are_checked_too() -> None:
    frame = pd.DataFrame(
        {"Account": ["A", "B", "C"], "Founded": [1998.0, 66740, np.nan]}
    )
    findings = review_accounts(rate(model_of(AGE), frame, today=TODAY), None)
    assert_lines(
        lines(findings, "A203"), ["A203 Founded: '66740' is not a date or a year"]
    )
    assert_lines(
        lines(findings, "A208"), ["A208 Founded: 'Founded', which 'Age' reads"]
    )
    findings = review_accounts(
        rate(model_of(VISIT), frame.rename(columns={"Founded": "Visit"}), today=TODAY),
        None,
    )
    assert_lines(
        lines(findings, "A203"), ["A203 Visit (and 1 more): '1998' is not a date"]
    )


def test_gaps_in_columns_of_real_numbers() -> None:
    frame = pd.DataFrame({"Account": ["A", "B"], "Size": [10.5, 10.0]})
    findings = review_accounts(rate(model_of(BANDS), frame, today=TODAY), None)
    assert_lines(lines(findings, "C207"), ["C207 Criteria!C3: '10.5' in Size falls"])


def test_many_dirty_rows_give_a_short_list() -> None:
    words = [f"Softwar{a}{b}" for a in "abcdfghijk" for b in "mnopqrstuvw"]
    values = ["Software", *words, *[f"text {n}" for n in range(3000)]]
    rows = [
        ("Kind", 1, "is one of", "; ".join(w + "x" for w in words), None, 10),
        *SIZE,
    ]
    table = sheet(
        "Account, Kind, Size",
        *((f"C{n}", value, f"some {n}") for n, value in enumerate(values)),
    )
    findings = review(rows, table)
    assert len(lines(findings, "A202")) == 1
    near = lines(findings, "A204")
    assert len(near) == MOST_REPORTED + 1
    assert f"(and {len(words) - MOST_REPORTED - 1:,} more)" in " ".join(near)


def test_findings_stand_in_order_of_sheet_code_and_place() -> None:
    headings = ["Account", *(f"F{at}" for at in range(30))]
    rows = [(f"F{at}", 1, "at least", 5, None, 10) for at in range(30)]
    table = SheetTable.of("Accounts", [headings, ["A", *["many"] * 30]])
    findings = review(rows, table)
    cells = [finding.place for finding in findings if finding.code == "A202"]
    assert cells[:2] == ["Accounts!B2", "Accounts!C2"]
    assert cells[24:27] == ["Accounts!Z2", "Accounts!AA2", "Accounts!AB2"]
    assert [f.code for f in findings] == sorted(f.code for f in findings)


def test_columns_beyond_the_sheet_are_named_by_their_heading() -> None:
    table = sheet("Account, Size", ("A", 5), ("B", "many"))
    frame = table.frame.copy()
    frame["Visits"] = pd.Series(["few", 3], dtype=object)
    model = model_of([*SIZE, ("Visits", 1, "at least", 5, None, 10)])
    headings = ("Account", "Size", "Visits")
    findings = review_accounts(
        rate(model, frame, today=TODAY, headings=headings), table
    )
    places = [finding.place for finding in findings if finding.code == "A202"]
    assert places == ["Accounts!B3", "Visits"]


def test_no_accounts_no_findings() -> None:
    assert review(SIZE, sheet("Account, Size")) == []
