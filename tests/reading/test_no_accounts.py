"""Totals, footers and repeated headings are no accounts; a company is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from scoring.reading.csv_file import read_csv
from scoring.reading.no_accounts import without_other_rows
from scoring.values.table import SheetTable


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADS = ["Account", "Industry", "Employees"]
TWO: list[list[object]] = [["Nordhus", "Software", 80.0], ["Bakke", "Fishery", 20.0]]


def left_over(*rows: Sequence[object]) -> tuple[list[object], list[str]]:
    """Give the names that stay, and the texts of the findings."""
    table, findings = without_other_rows(SheetTable.of("Accounts", [HEADS, *rows]))
    assert {f.code for f in findings} <= {"F416", "F424"}
    return table.frame.iloc[:, 0].tolist(), [str(f) for f in findings]


LEFT_OUT = {
    "total": ["Total", None, 100.0],
    "total as text": ["Total:", None, "100"],
    "rounded mean of none": ["I alt", "", 100.0],
    "Swedish": ["Summa", None, 100.0],
    "Romanian": ["TOTAL GENERAL", None, 100.0],
    "how many": ["Totalt", None, 2.0],
    "with a count": ["Grand totals (2 records)", None, 100.0],
    "without a number": ["I alt", None, None],
    "with its figure": ["I alt: 40", None, None],
    "with its parted figure": ["Sum = 1.200,50", None, 100.0],
    "with what is counted": ["Total 2 accounts", None, 100.0],
    "a dash where it sums nothing": ["Total", "-", 100.0],
}


@pytest.mark.parametrize("row", LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_total_is_left_out_and_named(row: list[object]) -> None:
    names, says = left_over(*TWO, row)
    assert names == ["Nordhus", "Bakke"]
    text = f"the row '{row[0]}' is a total of the rows above and is left out"
    assert says == [f"F416 Accounts!A4: {text}"]


SUMMARIES = {
    "mean": (["Gennemsnit", None, 50.0], "is an average of other rows"),
    "rounded mean": (["Medel:", "", "50"], "is an average of other rows"),
    "median": (["Median", None, 50.0], "is an average of other rows"),
    "least": (["Min", None, 20.0], "gives the least or the greatest of other rows"),
    "greatest": (
        ["Maks.", None, 80.0],
        "gives the least or the greatest of other rows",
    ),
}


@pytest.mark.parametrize(("row", "why"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_figure_of_other_rows_is_left_out(row: list[object], why: str) -> None:
    names, says = left_over(*TWO, row)
    assert names == ["Nordhus", "Bakke"]
    assert says == [f"F416 Accounts!A4: the row '{row[0]}' {why} and is left out"]


def test_a_total_and_an_average_below_are_both_left_out() -> None:
    names, says = left_over(*TWO, ["Total", None, 100.0], ["Average", None, 50.0])
    assert (names, len(says)) == (["Nordhus", "Bakke"], 2)


def test_a_total_may_give_a_rate_as_its_mean() -> None:
    heads = ["Account", "Employees", "Growth"]
    rows = [["Nordhus", 80.0, 0.1], ["Bakke", 20.0, 0.2], ["Total", 100.0, 0.15]]
    table, _ = without_other_rows(SheetTable.of("Accounts", [heads, *rows]))
    assert len(table.frame) == 2


def test_a_total_above_the_accounts_is_left_out() -> None:
    names, _ = left_over(["Total", None, 100.0], *TWO)
    assert names == ["Nordhus", "Bakke"]


def test_the_total_of_a_group_sums_that_group() -> None:
    rows: list[list[object]] = [
        *TWO,
        ["Subtotal", None, 100.0],
        ["Lumo", None, 30.0],
        ["Hede", None, 9.0],
    ]
    names, _ = left_over(*rows, ["Subtotal", None, 39.0], ["Grand total", None, 139.0])
    assert names == ["Nordhus", "Bakke", "Lumo", "Hede"]


DOUBTFUL: dict[str, list[object]] = {
    "other sum": ["Total", None, 5000.0],
    "a mean that is called a total": ["Total", None, 50.0],
    "other mean": ["Gennemsnit", None, 77.0],
    "other greatest": ["Max", None, 81.0],
}


@pytest.mark.parametrize("row", DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_figure_that_does_not_fit_stays_and_is_named(row: list[object]) -> None:
    names, says = left_over(*TWO, row)
    number = f"{row[2]:g}"
    assert names == ["Nordhus", "Bakke", row[0]]
    text = (
        f"the row '{row[0]}' is called a total or an average, but its '{number}' is neither "
        "of the other rows, so it counts as an account; delete the row if it is none"
    )
    assert says == [f"F424 Accounts!A4: {text}"]


UNITS: dict[str, list[object]] = {
    "signs": [None, None, "%"],
    "words": ["", "antal", "mio. kr."],
    "brackets": [None, "(1.000 kr.)", "[DKK]"],
    "named": ["Enhed", None, "stk."],
    "a magnitude": [None, None, "in mio."],
}


@pytest.mark.parametrize("row", UNITS.values(), ids=UNITS)
def test_a_row_of_units_below_the_headings_is_left_out(row: list[object]) -> None:
    names, says = left_over(row, *TWO)
    assert names == ["Nordhus", "Bakke"]
    assert len(says) == 1
    assert says[0].endswith("gives the units of the columns and is left out")


NO_UNITS: dict[str, list[object]] = {
    "a name": ["ST", None, None],
    "a company": ["Nos", "Software", None],
    "other texts": [None, "Energy", "%"],
}


@pytest.mark.parametrize("row", NO_UNITS.values(), ids=NO_UNITS)
def test_a_first_account_is_no_row_of_units(row: list[object]) -> None:
    assert len(left_over(row, *TWO)[0]) == 3


def test_units_further_down_stay() -> None:
    assert len(left_over(*TWO, [None, None, "%"])[0]) == 3


NOTES = (
    "* preliminary",
    "*) foreløbige tal",
    "Source: Orbis",
    "Kilde: CVR",
    "Note: figures of 2025",
    "Page 1 of 2",
    "Side 1 af 3",
    "Udskrevet den 3. november 2026",
    "Exporterad av Ann 2026-11-03",
    "Exportat de Ana",
    "Last updated on 3 Nov 2026",
    "2 records",
    "Antal rækker: 2",
)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_below_the_accounts_is_left_out(note: str) -> None:
    names, says = left_over(*TWO, [note, None, None])
    assert names == ["Nordhus", "Bakke"]
    assert says == [
        f"F416 Accounts!A4: the row '{note}' is a note below the accounts and is left out"
    ]


def test_exported_by_on_a_day_is_a_footer() -> None:
    names, says = left_over(*TWO, ["Exported by Ann on 3 Nov 2026", None, None])
    assert names == ["Nordhus", "Bakke"]
    assert says[0].endswith("belongs to a report's footer and is left out")


def test_a_company_named_like_a_footer_with_figures_stays() -> None:
    row = ["Exported by Design Ltd", "Software", 30.0]
    assert left_over(*TWO, row) == (["Nordhus", "Bakke", row[0]], [])


def test_names_alone_below_notes_stay() -> None:
    names, _ = left_over(["* Lumo", None, None], ["Hede", None, None])
    assert names == ["Hede"]


def test_a_line_below_a_gap_stays_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Account,Industry,Employees\nNordhus,Software,80\n\nNorthwind\n")
    table, findings = without_other_rows(read_csv(path)[0])
    assert table.frame.iloc[:, 0].tolist() == ["Nordhus", "Northwind"]
    line = "stands alone below the accounts and counts as one of them; delete it if it is none"
    assert [str(f) for f in findings] == [f"F424 list!A4: the row 'Northwind' {line}"]


def test_a_sentence_below_the_accounts_stays_and_is_named() -> None:
    line = "All of these figures were gathered by the finance team"
    names, says = left_over(*TWO, [line, None, None])
    assert names[2] == line
    assert says[0].startswith("F424 Accounts!A4: the row 'All of these figures were")


ACCOUNTS = {
    "an industry": ["Total", "Energy", 100.0],
    "a longer name": ["Total Energies", None, 100.0],
    "footer words within": ["Copyright Ltd", None, None],
    "named like the heading": ["Account", "Software", 100.0],
}


@pytest.mark.parametrize("row", ACCOUNTS.values(), ids=ACCOUNTS)
def test_a_company_is_never_left_out(row: list[object]) -> None:
    names, says = left_over(*TWO, row)
    assert (len(names), says) == (3, [])


def test_a_sum_that_passed_over_numbers_stored_as_text_is_a_total() -> None:
    names, _ = left_over(*TWO, ["Hede", "Fishery", "300"], ["Total", None, 100.0])
    assert names == ["Nordhus", "Bakke", "Hede"]


def test_where_all_numbers_are_text_their_sum_is_not_zero() -> None:
    names, says = left_over(["Hede", None, "300"], ["Total", None, 0.0])
    assert names == ["Hede", "Total"]
    assert says[0].startswith("F424 Accounts!A3: the row 'Total' is called a total")


def test_a_name_alone_is_a_company_if_more_follow() -> None:
    names, says = left_over(["Total", None, None], *TWO)
    assert (len(names), says) == (3, [])


def test_subtotals_are_not_summed_again() -> None:
    rows: list[list[object]] = [
        ["Subtotal", None, 100.0],
        ["Lumo", "Software", 30.0],
        ["Sum", None, 130.0],
    ]
    names, says = left_over(*TWO, *rows)
    assert names == ["Nordhus", "Bakke", "Lumo"]
    assert len(says) == 1
    assert says[0].startswith("F416 Accounts!A4 (and 1 more): the row 'Subtotal' is a ")


def test_headings_that_stand_again_are_left_out() -> None:
    names, says = left_over(TWO[0], HEADS, TWO[1])
    assert names == ["Nordhus", "Bakke"]
    assert says == [
        "F416 Accounts!A3: the row 'Account' repeats the headings and is left out"
    ]


REPORT = """"Owner","Account Name","Employees"
"Ann","Nordhus","80"
"","Bakke",""


"My report"
"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
"Confidential Information - Do Not Distribute"
"Generated By:  Ann Berg  11/27/2026, 9:14 AM"
"Northwind"
"""


def test_a_footer_is_left_out_and_the_last_account_is_not(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text(REPORT)
    table, findings = without_other_rows(read_csv(path)[0])
    assert table.frame.iloc[:, 1].tolist() == ["Nordhus", "Bakke"]
    assert np.array_equal(table.rows, [2, 3])
    assert [str(f).partition(" belongs")[0] for f in findings] == [
        "F416 report!A6 (and 4 more): the row 'My report'"
    ]


def test_a_footer_without_a_gap_begins_with_its_first_line() -> None:
    names, _ = left_over(*TWO, ["Lumo", None, None], ["Generated by: Ann", None, None])
    assert names == ["Nordhus", "Bakke", "Lumo"]


def test_words_of_a_footer_among_accounts_leave_nothing_out() -> None:
    names, says = left_over(["As of 2026", None, None], *TWO)
    assert (len(names), says) == (3, [])


def test_a_trade_called_like_a_summary_does_not_end_the_accounts() -> None:
    companies: list[list[object]] = [
        *TWO,
        ["Total", None, None],
        ["Dagspresse", "Media", 30.0],
    ]
    names, says = left_over(*companies)
    assert names == ["Nordhus", "Bakke", "Total", "Dagspresse"]
    assert says == []


@pytest.mark.parametrize("blank", [None, " ", "\u00a0"], ids=repr)
def test_a_total_may_stand_in_the_second_column(blank: object) -> None:
    names, says = left_over(*TWO, [blank, "Total", 100.0])
    assert names == ["Nordhus", "Bakke"]
    assert len(says) == 1


NAMELESS: dict[str, tuple[list[object], int]] = {
    "the sum": ([None, None, 100.0], 2),
    "the sum as text": ([None, "", "100"], 2),
    "another number": ([None, None, 90.0], 3),
    "nothing": ([None, None, 0.0], 3),
    "a trade too": ([None, "Energy", 100.0], 3),
    "a name": (["100", None, None], 3),
}


@pytest.mark.parametrize(("row", "stay"), NAMELESS.values(), ids=NAMELESS)
def test_a_row_of_sums_without_a_name_is_a_total(row: list[object], stay: int) -> None:
    names, says = left_over(*TWO, row)
    assert len(names) == stay
    total = (
        "F416 Accounts!C4: the row '100' is a total of the rows above and is left out"
    )
    assert says == [total] * (3 - stay)


def test_what_one_row_above_comes_to_is_no_proof_of_a_total() -> None:
    assert left_over(TWO[0], [None, None, 80.0])[0] == ["Nordhus", None]
