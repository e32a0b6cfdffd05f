"""Home-made scoring sheets, turned into workbooks of ours, with the proof."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.pipeline import score_file
from scoring.vocabulary import Sheet
from tests.adopt import home_made
from tests.adopt.command import adopted, changed, refused, run
from tests.adopt.home_made import KINDS, MARKS, NAMES, WEIGHTS
from tests.programs import needs_validator, validate


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def rated(marks: tuple[int, ...], low: float, high: float, *, equal: bool) -> float:
    """Rate by hand: the average of the places between lowest and highest mark."""
    weights = (1,) * len(marks) if equal else WEIGHTS
    earned = sum(w * (m - low) for w, m in zip(weights, marks, strict=True))
    return 10 * earned / sum(weights) / (high - low)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_proved_account_by_account(tmp_path: Path, kind: str) -> None:
    data = adopted(KINDS[kind](tmp_path / "home.xlsx"))
    assert [row["account"] for row in data["accounts"]] == [*NAMES]
    assert [row["why"] for row in data["accounts"]] == [""] * len(NAMES)
    assert [each["criterion"] for each in data["criteria"]] == [*home_made.HEADS]
    assert all(abs(row["rating"] - row["expected"]) < 0.06 for row in data["accounts"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "marks", "scale"),
    [
        ("above", MARKS, (0, 10)),
        ("below", home_made.FIVES, (1, 5)),
        ("beside", MARKS, (0, 10)),
        ("turned", MARKS, (0, 10)),
        ("typed", MARKS, (0, 10)),
    ],
)
def test_the_workbook_rates_as_a_person_works_it_out(
    tmp_path: Path,
    kind: str,
    marks: tuple[tuple[int, ...], ...],
    scale: tuple[int, int],
) -> None:
    KINDS[kind](tmp_path / "home.xlsx")
    adopted(tmp_path / "home.xlsx")
    done = score_file(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(done.path, data_only=True)
    sheet = book[Sheet.SCORED]
    headings = [cell.value for cell in sheet[1]]
    at = headings.index("Account"), headings.index("Rating")
    ratings = {row[at[0]]: row[at[1]] for row in sheet.iter_rows(2, values_only=True)}
    for name, line in zip(NAMES, marks, strict=True):
        expected = rated(line, *scale, equal=kind == "turned")
        assert ratings[name] == pytest.approx(expected, abs=0.0501)


@pytest.mark.slow
def test_weights_are_those_that_people_wrote(tmp_path: Path) -> None:
    for kind in ("above", "below", "beside", "typed"):
        data = adopted(KINDS[kind](tmp_path / "home.xlsx"), "--force")
        assert [each["weight"] for each in data["criteria"]] == [*WEIGHTS]


@pytest.mark.slow
def test_the_page_and_what_is_taken_over(tmp_path: Path) -> None:
    adopted(KINDS["above"](tmp_path / "home.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True)
    assert book.sheetnames[-1] == Sheet.ADOPTED
    texts = [c.value for row in book[Sheet.ADOPTED] for c in row if c.value is not None]
    assert "All 8 accounts have the rating that their old total says." in texts
    assert "Scoring!B2" in texts
    headings = [cell.value for cell in book[Sheet.ACCOUNTS][4] if cell.value]
    assert headings == ["Account", *home_made.HEADS, "Country"]
    assert book[Sheet.ACCOUNTS]["F5"].value == "SE"


@pytest.mark.slow
@pytest.mark.node
@needs_validator
def test_the_workbook_is_valid(tmp_path: Path) -> None:
    adopted(KINDS["averages"](tmp_path / "home.xlsx"))
    assert validate(tmp_path / "out.xlsx") == []


def why(data: dict[str, Any], name: str) -> str:
    (row,) = (row for row in data["accounts"] if row["account"] == name)
    return str(row["why"])


def test_a_wrong_range_in_one_row_is_named(tmp_path: Path) -> None:
    def shorter(sheet: Worksheet) -> None:
        sheet["F6"] = "=SUMPRODUCT(B6:D6,B$2:D$2)/SUM(B$2:D$2)"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), shorter))
    text = why(data, NAMES[2])
    assert text.startswith("Scoring!F6 =SUMPRODUCT(B6:D6,B$2:D$2)/SUM(B$2:D$2)")
    assert "leaves out E6" in text
    assert [row["why"] for row in data["accounts"]].count("") == len(NAMES) - 1


@pytest.mark.slow
def test_a_row_that_takes_the_marks_of_another_is_named(tmp_path: Path) -> None:
    def other_row(sheet: Worksheet) -> None:
        sheet["F6"] = "=SUMPRODUCT(B5:E5,B$2:E$2)/SUM(B$2:E$2)"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), other_row))
    assert "does not take the marks of its own line" in why(data, NAMES[2])


@pytest.mark.slow
def test_a_total_typed_over_a_formula_is_named(tmp_path: Path) -> None:
    def over(sheet: Worksheet) -> None:
        sheet["F6"] = 3.3

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), over))
    assert why(data, NAMES[2]) == "Scoring!F6 is typed, where the others are calculated"


@pytest.mark.slow
def test_an_account_without_a_total_is_taken_over(tmp_path: Path) -> None:
    def without(sheet: Worksheet) -> None:
        sheet["F11"] = None

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), without))
    assert "F11 is blank" in why(data, NAMES[-1])
    assert data["accounts"][-1]["rating"] == 7.5


def test_a_blank_mark_on_a_scale_from_1_is_named(tmp_path: Path) -> None:
    def blank(sheet: Worksheet) -> None:
        sheet["C3"] = None

    data = adopted(changed(KINDS["below"](tmp_path / "home.xlsx"), blank))
    assert why(data, NAMES[1]).startswith("blank: C3")


def test_negative_weights_are_penalties(tmp_path: Path) -> None:
    def negative(sheet: Worksheet) -> None:
        sheet["E2"] = -20
        for row in range(4, 12):
            sheet[f"F{row}"] = f"=SUMPRODUCT(B{row}:E{row},B$2:E$2)/90"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), negative))
    assert [each["penalty"] for each in data["criteria"]] == [*[False] * 3, True]
    # (40 x 10 + 30 x 10 + 20 x 9 - 20 x 8) / 90
    assert data["accounts"][2]["rating"] == 8.0
    # a total below 0 is a rating of 0, and says so
    assert [row["why"] for row in data["accounts"]].count("") >= len(NAMES) - 1


@pytest.mark.slow
def test_weights_need_not_sum_to_100(tmp_path: Path) -> None:
    def lighter(sheet: Worksheet) -> None:
        sheet["E2"] = 5
        for row in range(4, 12):
            sheet[f"F{row}"] = f"=SUMPRODUCT(B{row}:E{row},B$2:E$2)/100"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), lighter))
    assert {row["why"] for row in data["accounts"]} == {""}
    assert any("sum to 95, not to 100" in note for note in data["notes"])


@pytest.mark.slow
def test_a_hidden_column_counts_and_is_named(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), hide))
    assert data["notes"] == ["Hidden on the old sheet, and counted there too: Budget"]


def test_blank_columns_between_do_no_harm(tmp_path: Path) -> None:
    def wider(sheet: Worksheet) -> None:
        for row in range(2, 12):
            sheet[f"J{row}"] = sheet[f"C{row}"].value
            sheet[f"C{row}"] = None
        sheet["J3"] = "Budget"
        sheet["C3"] = None
        for row in range(4, 12):
            products = "+".join(f"{c}{row}*{c}$2" for c in "BDEJ")
            sheet[f"F{row}"] = f"=({products})/100"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), wider))
    assert {row["why"] for row in data["accounts"]} == {""}
    assert sorted(each["criterion"] for each in data["criteria"]) == sorted(
        home_made.HEADS
    )


@pytest.mark.slow
def test_subtotals_and_products_beside_are_seen_through(tmp_path: Path) -> None:
    def products(sheet: Worksheet) -> None:
        for row in range(4, 12):
            for mark, product in zip("BCDE", "JKLM", strict=True):
                sheet[f"{product}{row}"] = f"={mark}{row}*{mark}$2"
            sheet[f"F{row}"] = f'=IF(A{row}="","",SUM(J{row}:M{row})/100)'
            sheet[f"N{row}"] = f"=RANK(F{row},F$4:F$11)"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), products))
    assert [each["weight"] for each in data["criteria"]] == [*WEIGHTS]
    assert {row["why"] for row in data["accounts"]} == {""}


def test_dates_and_yes_or_no_are_no_marks(tmp_path: Path) -> None:
    def other(sheet: Worksheet) -> None:
        sheet["C5"], sheet["D6"] = dt.date(2026, 1, 31), True

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), other))
    assert "Scoring!C5 holds '2026-01-31'" in text
    assert "Scoring!D6 holds 'TRUE'" in text


@pytest.mark.slow
def test_accounts_side_by_side_with_weights(tmp_path: Path) -> None:
    def weighed(sheet: Worksheet) -> None:
        sheet.insert_cols(2)
        sheet["B1"] = "Weight"
        for row, weight in enumerate(WEIGHTS, 2):
            sheet.cell(row, 2, weight / 100)
        for letter in "CDEFGHIJ":
            sheet[f"{letter}6"] = f"=SUMPRODUCT({letter}2:{letter}5,$B2:$B5)"

    data = adopted(changed(KINDS["turned"](tmp_path / "home.xlsx"), weighed))
    assert [each["weight"] for each in data["criteria"]] == [*WEIGHTS]
    assert {row["why"] for row in data["accounts"]} == {""}


@pytest.mark.slow
def test_marks_on_two_scales_weigh_as_they_did(tmp_path: Path) -> None:
    def hundreds(sheet: Worksheet) -> None:
        for row in range(4, 12):
            sheet[f"B{row}"] = 10 * sheet[f"B{row}"].value
            sheet[f"F{row}"] = f"=SUM(B{row}:E{row})"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), hundreds))
    assert [each["weight"] for each in data["criteria"]] == [10, 1, 1, 1]
    assert [each["high"] for each in data["criteria"]] == [100, 10, 10, 10]
    assert {row["why"] for row in data["accounts"]} == {""}


def test_weights_that_nobody_wrote_are_worked_out(tmp_path: Path) -> None:
    """Totals typed with one decimal, of 40, 30, 20 and 10 %, one of them mistaken."""

    def bare(sheet: Worksheet) -> None:
        sheet.delete_rows(1)
        sheet["F5"] = 9.9

    data = adopted(changed(KINDS["typed"](tmp_path / "home.xlsx"), bare))
    assert [(row["criterion"], row["weight"]) for row in data["criteria"]] == [
        ("Need", 40), ("Budget", 30), ("Access", 20), ("Growth", 10)
    ]  # fmt: skip
    (note,) = data["notes"]
    assert note == (
        "No weights are written on the old sheet: these were worked out from its typed "
        "totals"
    )
    assert why(data, NAMES[3]) == (
        "Scoring!F5 is typed, and comes from no weighing of its marks"
    )
    assert [row["why"] for row in data["accounts"]].count("") == len(NAMES) - 1


def test_an_odd_total_that_comes_to_the_same_agrees(tmp_path: Path) -> None:
    """Typed over its formula, with the very value: no difference, and yet named."""

    def over(sheet: Worksheet) -> None:
        sheet["F6"] = 9.6

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), over))
    text = "Scoring!F6 is typed, where the others are calculated"
    assert why(data, NAMES[2]) == text
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")[Sheet.ADOPTED]
    rows = [row[1:] for row in sheet.iter_rows(values_only=True)]
    assert "All 8 accounts have the rating that their old total says." in {
        row[0] for row in rows
    }
    first = next(n for n, row in enumerate(rows) if row[0] == "Account") + 1
    assert rows[first] == (NAMES[2], 9.6, 9.6, 9.6, None, text)


def test_formulas_filled_down_ahead_are_no_accounts(tmp_path: Path) -> None:
    def ahead(sheet: Worksheet) -> None:
        for row in range(12, 40):
            sheet[f"F{row}"] = f"=SUMPRODUCT(B{row}:E{row},B$2:E$2)/SUM(B$2:E$2)"

    data = adopted(changed(KINDS["above"](tmp_path / "home.xlsx"), ahead))
    assert len(data["accounts"]) == len(NAMES)


def test_in_words(tmp_path: Path) -> None:
    exit_code, output = run(KINDS["below"](tmp_path / "home.xlsx"))
    assert exit_code == 0
    assert "Need: weight 40, marks 1 to 5" in output
    assert "The lowest old total, 1, is a rating of 0" in output
