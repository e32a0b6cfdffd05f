"""Criteria compared in pairs, as people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

import scoring
from scoring.learning.compare_sheet import read_compare
from scoring.learning.judgements import judgement_of
from scoring.values.cell import read_cell
from scoring.values.table import SheetTable


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding
    from scoring.learning.compare_sheet import Compared

MODEL = scoring.parse_model(
    [["Criterion", "Weight", "Test", "Points"]]
    + [[name, 10, "is not blank", 10] for name in ("Industry", "Employees", "Price")]
)


def compare(
    *rows: Sequence[object], voters: Sequence[str] = ("You",)
) -> tuple[Compared | None, tuple[Finding, ...]]:
    headings = ["Criterion", "Against", *voters]
    return read_compare(SheetTable.of("Compare", [headings, *map(list, rows)]), MODEL)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1, 1),
        (9, 9),
        (2.5, 2.5),
        (-3, 1 / 3),
        ("-4", 1 / 4),
        ("5", 5),
        (0.2, 1 / 5),
        (0.33, 1 / 3),
        ("0,5", 1 / 2),
        ("1/7", 1 / 7),
        (" 1 / 7 ", 1 / 7),
        ("3/1", 3),
        ("equal", 1),
        ("A little more", 3),
        ("much less", 1 / 7),
        ("overwhelmingly", 9),
        (0, None),
        (10, None),
        (-10, None),
        (0.05, None),
        ("1/0", None),
        ("1/10", None),
        ("x/y", None),
        ("rather", None),
        (True, None),
    ],
)
def test_a_judgement(cell: object, value: float | None) -> None:
    assert judgement_of(read_cell(cell)) == (
        None if value is None else pytest.approx(value)
    )


def test_a_fraction_that_excel_made_a_date_of_is_a_fraction() -> None:
    compared, findings = compare(
        ["Industry", "Employees", pd.Timestamp(2026, 5, 1)],
        ["Industry", "Price", pd.Timestamp(2026, 1, 3)],
    )
    assert not findings
    assert compared is not None
    industry, employees, price = compared.weighed.weights
    assert employees / industry == pytest.approx(5)
    assert price / industry == pytest.approx(3)


def test_pairs_of_three_are_weighed() -> None:
    compared, findings = compare(
        ["Industry", "Employees", 3],
        ["Industry", "Price", "clearly more"],
        ["Price", "Employees", "-3"],
        [None, None, None],
    )
    assert not findings
    assert compared is not None
    assert compared.criteria == ("Industry", "Employees", "Price")
    assert compared.weighed.weights == pytest.approx(
        (63.6986, 25.8285, 10.4729), abs=1e-4
    )
    assert compared.weighed.ratio == pytest.approx(0.0367, abs=5e-5)
    assert compared.weighed.consistent
    assert compared.ask is None
    assert compared.apart is None


def test_it_asks_for_the_pair_that_is_missing() -> None:
    compared, _ = compare(["Industry", "Employees", 3], ["Industry", "Price", 5])
    assert compared is not None
    assert compared.ask == ("Employees", "Price")


def test_voters_who_differ_are_named() -> None:
    compared, findings = compare(
        ["Industry", "Employees", 3, 4, "equal"],
        ["Industry", "Price", 5, None, "much less"],
        ["Employees", "Price", 2, 3, "overwhelmingly more"],
        voters=("Ann", "Bo", "Eli"),
    )
    assert not findings
    assert compared is not None
    assert compared.voters == ("Ann", "Bo", "Eli")
    assert compared.apart == ("Industry", "Price")
    assert [odd.name for odd in compared.odd] == ["Eli"]


def test_every_fault_is_found_at_once() -> None:
    compared, findings = compare(
        ["Industry", "Employes", 3],
        ["Price", "Price", 2],
        ["Industry", "Price", "rather"],
        ["Employees", "Price", 12],
    )
    assert compared is None
    misspelled, itself, word, number = map(str, findings)
    assert misspelled == (
        "L104 Compare!B2: Criteria has no criterion 'Employes', did you mean "
        "'Employees'?"
    )
    assert itself == "L104 Compare!B3: 'Price' cannot be compared with itself"
    assert word == (
        "L103 Compare!C4: 'rather' is no judgement: write 1 (equal) to 9, -2 to -9 "
        "where Price matters more, or a word of the drop-down"
    )
    assert number.startswith("L103 Compare!C5: '12' is no judgement")


def test_criteria_that_nothing_links_cannot_be_weighed() -> None:
    model = scoring.parse_model(
        [["Criterion", "Weight", "Test", "Points"]]
        + [[name, 1, "is not blank", 10] for name in ("A", "B", "C", "D")]
    )
    rows: list[list[object]] = [
        ["Criterion", "Against", "You"],
        ["A", "B", 2],
        ["C", "D", 2],
    ]
    compared, findings = read_compare(SheetTable.of("Compare", rows), model)
    assert compared is None
    assert [str(each) for each in findings] == [
        "L105 Compare: A and C are not linked: compare one of each"
    ]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["Criterion", "Against", "You"], ["A", "B", None]], "nothing is compared"),
        ([["Criterion", "Against"], ["A", "B"]], "there is no column for a voter"),
    ],
)
def test_an_empty_sheet_is_said_to_be_empty(
    rows: list[list[object]], text: str
) -> None:
    model = scoring.parse_model(
        [["Criterion", "Weight", "Test", "Points"]]
        + [[name, 1, "is not blank", 10] for name in ("A", "B")]
    )
    compared, findings = read_compare(SheetTable.of("Compare", rows), model)
    assert compared is None
    assert [each.code for each in findings] == ["L105"]
    assert text in str(findings[0])
