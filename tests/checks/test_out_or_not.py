"""Who may be out, though nothing that can be read says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.checks.out_or_not import MOST, not_disqualified
from scoring.rating.rate import rate
from tests.checks.sheets import DATE, column, model_of, review, sheet
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.values.table import SheetTable
    from tests.checks.sheets import Row

STAGE: tuple[Row, ...] = (
    ("Stage", 1, "at least", 5, None, "out"),
    ("Stage", None, "less than", 5, None, 10),
)
CASES: dict[str, tuple[Sequence[Row], SheetTable, list[str]]] = {
    "A214 each by its name": (
        STAGE,
        sheet(
            "Account, Stage",
            ("Acme", "five"),
            ("Bolt", 3),
            (None, "six"),
            ("Cask", "-5"),
        ),
        [
            "A214 Accounts!B2: 'five' is not a number, so 'Stage' cannot say whether 'Acme'",
            "A214 Accounts!B4: 'six' is not a number, so 'Stage' cannot say whether 'Accounts!A4'",
        ],
    ),
    "A214 a day that cannot be derived": (
        [
            ("Lost touch", 1, "more than", 365, None, "out", None, "days since Order"),
            ("Lost touch", None, "at most", 30, None, 10),
        ],
        column("Order", DATE, "last spring"),
        [
            (
                "A214 Accounts!B3: 'last spring' is not a date, so 'Lost touch' cannot say whether "
                "'Company BABA' is out: it was not disqualified; write a date"
            )
        ],
    ),
    "A214 a formula without a result": (
        [
            ("Debt", 1, "formula", "[Debt]/[Sales]>2", None, "out"),
            ("Debt", None, "otherwise", None, None, 10),
        ],
        sheet("Account, Debt, Sales", ("Acme", 9, 0), ("Bolt", 1, 5)),
        [
            (
                "A214 Accounts!B2: the formula '[Debt]/[Sales]>2' of 'Debt' has no result for "
                "'Acme', so it cannot say whether it is out: it was not disqualified; correct its "
                "cells"
            ),
        ],
    ),
    "A202 out by If blank": (
        [
            ("Stage", 1, "at least", 5, None, "out", "out"),
            ("Stage", None, "less than", 5, None, 10),
        ],
        column("Stage", 3, "five"),
        ["A202 Accounts!B3: 'five' is not a number, which 'Stage' needs"],
    ),
    "A202 out for another reason": (
        [
            *STAGE,
            ("Sector", 1, "is", "Retail", None, "out"),
            ("Sector", None, "is", "Software", None, 10),
        ],
        sheet(
            "Account, Stage, Sector",
            ("Acme", 3, "Software"),
            ("Bolt", "five", "Retail"),
        ),
        ["A202 Accounts!B3: 'five' is not a number, which 'Stage' needs"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_account_is_named_and_counted(case: str) -> None:
    rows, table, wanted = CASES[case]
    findings = [str(f) for f in review(rows, table) if f.code in {"A202", "A214"}]
    assert len(findings) == len(wanted)
    for finding, start in zip(findings, wanted, strict=True):
        assert finding.startswith(start)
    counted = not_disqualified(
        rate(model_of(rows), table.frame, today=TODAY, headings=table.headings)
    )
    assert counted.sum() == sum("A214" in start for start in wanted)


def test_of_very_many_the_first_are_named_and_all_are_counted() -> None:
    table = column("Stage", *["?!"] * (MOST + 5))
    findings = [f for f in review(STAGE, table) if f.code == "A214"]
    assert len(findings) == MOST
    assert [f.more for f in findings] == [*[0] * (MOST - 1), 5]
