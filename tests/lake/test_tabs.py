"""What tabs of the workbook tell of accounts counts as on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest

from scoring.errors import FileError
from scoring.lake import data as lake_data
from scoring.sheets.scored import sheet_frame
from scoring.vocabulary import ScoredHead
from tests.lake.one_sheet import assert_same
from tests.lake.random_data import arrow_table
from tests.lake.runs import PART, results_of, run, small_book, small_data, write_files
from tests.lake.tabbed import SUMMED, rated_on_one_sheet, tabbed_case, write_tabbed


if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from scoring.sheets.results import ScoredSheet

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")


FULL = "full"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)


def in_order(sheet: ScoredSheet) -> pd.DataFrame:
    """Give the columns of Scored, in the order of the data."""
    ranked = sheet_frame(sheet)
    order = np.arange(len(ranked)) if sheet.order is None else sheet.order
    return ranked.iloc[np.argsort(order)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_every_column_is_that_of_one_sheet(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tabbed_case(seed)
    table = arrow_table(case).rename_columns(list(case.headings))
    middle = table.num_rows // 2
    folder = write_files(tmp_path / "data", table.slice(0, middle), table.slice(middle))
    book = write_tabbed(case, seed, tmp_path / "book.xlsx")
    large = run(folder, book, tmp_path / "out")
    monkeypatch.setattr(lake_data, "PART", 10_000)
    rated, results = rated_on_one_sheet(sorted(folder.iterdir()), book)

    assert_same(results_of(large.folder), in_order(results.scored))
    for name in SUMMED:
        ours, theirs = (getattr(r.summary, name) for r in (large.results, results))
        assert ours == theirs, name
    ranked = sheet_frame(results.scored)
    contacts = ranked[ranked[str(ScoredHead.CONTACT)] == "Yes"]
    contacts = contacts.reset_index(drop=True)
    assert_same(sheet_frame(large.results.scored), contacts)
    codes = {f.code for f in rated.findings if f.code[:2] in {"B2", "O1", "O2"}}
    assert codes <= {f.code for f in large.results.findings}


def with_overrides(place: Path, *rows: list[object]) -> Path:
    book = openpyxl.load_workbook(place)
    sheet = book.create_sheet("Overrides")
    for row in (["Account", "Override", "Reason", "By"], *rows):
        sheet.append(row)
    book.save(place)
    return place


def test_an_override_far_down_in_the_data_counts(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(40))
    book = small_book(tmp_path / "book.xlsx")
    with_overrides(book, ["company 39", 9, "expands", "Ann"], ["Nobody", 3, "so", "Bo"])
    large = run(folder, book, tmp_path / "out")
    results = results_of(large.folder)
    (row,) = results.query("Account == 'Company 39'").to_dict("records")
    assert row["Rating"] == 9
    assert row["Why"].startswith("by hand (Ann): expands")
    (unknown,) = [f for f in large.results.findings if f.code == "B201"]
    assert "'Nobody' is not in Accounts" in unknown.text


def test_a_run_goes_on_only_with_the_same_tabs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "data", small_data(40))
    plain = small_book(tmp_path / "plain.xlsx")
    book = with_overrides(plain, ["Company 39", 9, "expands", "Ann"])

    def broken(*_: object) -> None:
        raise FileError(FULL)

    with monkeypatch.context() as patch:
        patch.setattr("scoring.lake.draft.Draft.finish", broken)
        with pytest.raises(FileError, match="full"):
            run(folder, book, tmp_path / "out")
    wrong = openpyxl.load_workbook(book)
    wrong["Overrides"]["B2"] = 2
    wrong.save(book)
    with pytest.raises(FileError, match="other criteria"):
        run(folder, book, tmp_path / "out", resume=True)
