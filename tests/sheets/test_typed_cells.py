"""Numbers and dates of a CSV file stand on Scored as numbers and dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

import scoring
from scoring.deliver.split import Output
from scoring.model.model import Settings
from scoring.pipeline import Options, score_book, score_file
from scoring.rating.accounts import Accounts
from scoring.sheets.typed_cells import typed_column
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.behaviour.rolled import Rows

DAY, NOON = dt.datetime(2026, 4, 3), dt.datetime(2026, 4, 3, 12, 30)  # noqa: DTZ001
RULES: Rows = [
    ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
    ["Size", 1, "Employees", "at least", 100, 10],
]


def typed(*texts: str, decimal_sign: str = "auto") -> tuple[list[object], str]:
    """The cells of a column of texts, and the format of its numbers."""
    frame = pd.DataFrame({"Column": [*texts, None]}, dtype="str")
    accounts = Accounts(frame, Settings(decimal_sign=decimal_sign), 20_000.0)
    column = typed_column(accounts, 0)
    values = [*column.values.astype(object)]
    values.pop()
    return values, column.number_format


@pytest.mark.parametrize(
    ("texts", "values", "code"),
    [
        (["320", "-5"], [320.0, -5.0], "General"),
        (["1999", "2005"], [1999.0, 2005.0], "General"),
        (["320.0", "85.0"], [320.0, 85.0], "General"),
        (["1.5", "12.25"], [1.5, 12.25], "General"),
        (["12.50", "3.25"], [12.5, 3.25], "0.00"),
        (["1.200.000,50", "900,25"], [1200000.5, 900.25], "#,##0.00"),
        (["1,200,000", "25,000"], [1200000.0, 25000.0], "#,##0"),
        (["1 200", "25\u00a0000"], [1200.0, 25000.0], "#,##0"),
        (["1,234.567", "2.5"], [1234.567, 2.5], "#,##0.000"),
        (["1.250", "900,5"], [1250.0, 900.5], "#,##0.0"),
        (["12 %", "100 %"], [0.12, 1.0], "0 %"),
        (["12.3%", "7%"], [0.123, 0.07], "0.0%"),
        (["$1,200", "$15,000"], [1200.0, 15000.0], '"$"#,##0'),
        (["900,00 kr.", "1.200,00 kr."], [900.0, 1200.0], '#,##0.00" kr."'),
    ],
)
def test_numbers_are_numbers_in_a_format_that_gives_them_back(
    texts: list[str], values: list[object], code: str
) -> None:
    assert typed(*texts) == (values, code)


@pytest.mark.parametrize(
    "texts",
    [
        ["00451", "2100"],
        ["+45 12 34 56 78", "70123456"],
        ["20 30 40 50", "70123456"],
        ["08-123 45 67", "70123456"],
        ["12345678901234567890"],
        ["4006381333931"],
        ["2 mio. kr.", "5m"],
        ["51-200", "5000+"],
        ["1.234"],
        ["1.234.5"],
        ["1E5", "+7", "(5)"],
        ["1.10", "1.100"],
        ["Vesterbrogade 12, 1620"],
        ["2026-03-28T14:30:00+02:00"],
        ["12345678901,12345"],
        ["Acme", "n/a"],
    ],
)
def test_what_a_number_or_a_date_would_not_give_back_stays_text(
    texts: list[str],
) -> None:
    values, _ = typed(*texts)
    assert values == texts


def test_of_two_texts_of_one_number_that_with_more_zeros_stays_text() -> None:
    assert typed("1.1", "1.10", "2.5") == ([1.1, "1.10", 2.5], "General")


def test_another_unit_in_a_column_stays_text() -> None:
    assert typed("$5", "€7", "9")[0] == ["$5", "€7", 9.0]
    assert typed("12 %", "0.5")[0] == ["12 %", 0.5]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["03-04-2026", "28-11-2026"], [DAY, dt.datetime(2026, 11, 28)]),  # noqa: DTZ001
        (["04/03/2026", "11/28/2026"], [DAY, dt.datetime(2026, 11, 28)]),  # noqa: DTZ001
        (["2026-04-03", "2026-04-03 12:30"], [DAY, NOON]),
        (["2026-04-03T12:30:00.000Z"], [NOON]),
        (["3. april 2026 kl. 12.30", "Apr 3, 2026"], [NOON, DAY]),
        (["20260403"], [DAY]),
        (["1775219400000"], [NOON]),
    ],
)
def test_dates_are_dates_with_their_time(
    texts: list[str], values: list[dt.datetime]
) -> None:
    assert typed(*texts)[0] == values


def test_each_cell_of_a_mixed_column_is_what_it_can_be() -> None:
    assert typed("42", "abc", "03-04-2026")[0] == [42.0, "abc", DAY]


def test_the_setting_tells_the_decimal_sign() -> None:
    assert typed("1.234", decimal_sign=",") == ([1234.0], "#,##0")
    assert typed("1.234", decimal_sign=".") == ([1.234], "General")
    assert typed("1,5", decimal_sign=".") == (["1,5"], "General")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "model.xlsx", Criteria=RULES)


def scored_tab(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path)["Scored"]


def own(tab: Worksheet, heading: str) -> tuple[object, str]:
    """The first cell of a column, and its number format."""
    column = next(c.column for c in tab[1] if c.value == heading)
    return tab.cell(2, column).value, tab.cell(2, column).number_format


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_scored_of_a_csv_file_has_numbers_and_dates(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Account;Employees;Revenue;Seen;Zip\nAcme;320;25.000,00;03-04-2026;0900\n"
        "Bolt;80;900,50;28-11-2026;2100\n",
        encoding="utf-8",
    )
    scored = score_file(path, options=Options(criteria=book))
    tab = scored_tab(scored.path)
    assert own(tab, "Employees") == (320, "General")
    assert own(tab, "Revenue") == (25000, "#,##0.00")
    assert own(tab, "Seen") == (DAY, "mm-dd-yy")
    assert own(tab, "Zip") == ("0900", "General")


def test_the_table_alone_has_the_texts_as_they_came(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Account;Employees;Share\nAcme;320;12 %\n", encoding="utf-8")
    scored = score_file(path, tmp_path / "out.csv", Options(criteria=book))
    lines = scored.path.read_text("utf-8-sig").splitlines()
    assert ",320,12 %," in lines[1]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_columns_of_a_source_in_csv_are_typed_too(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text("Account;Since\nAcme;03-04-2026\n", "utf-8")
    path = write_book(
        tmp_path / "book.xlsx",
        Criteria=RULES,
        Accounts=[["Account", "Employees"], ["Acme", "320"]],
        Sources=[
            ["File or sheet", "Key here", "Key there"],
            ["credit.csv", "Account", "Account"],
        ],
    )
    scored = score_book(scoring.read(path), Output(tmp_path / "scored.xlsx"))
    tab = scored_tab(scored.path)
    assert own(tab, "Since") == (DAY, "mm-dd-yy")
    # what a workbook has as text is text because somebody wrote it so
    assert own(tab, "Employees") == ("320", "General")
