"""Suggested weights written into Criteria, and given back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.apply.change import NothingToApplyError
from scoring.apply.files import apply_file, give_back
from scoring.cli.commands import cli
from scoring.errors import FileError
from scoring.lessons import review_file
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred deals that the industry decides."""
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(300, 1.5))


def column(sheet: Worksheet, letter: str) -> list[Any]:
    """The cells of a column, below its heading."""
    return [cell.value for cell in sheet[letter][1:]]


def test_apply_writes_weights_and_keeps_the_criteria_of_before(
    book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "applied.xlsx"
    applied = apply_file(book, target)
    assert applied.copy == "Criteria 2026-11-20"
    after = openpyxl.load_workbook(target)
    weights = dict(
        zip(column(after["Criteria"], "A"), column(after["Criteria"], "B"), strict=True)
    )
    assert weights == {name: new for name, _, new in applied.weights} | {"Contract": 10}
    assert weights["Industry"] > 60
    before = openpyxl.load_workbook(book)["Criteria"]
    assert [*after["Criteria 2026-11-20"].values] == [*before.values]
    settings = dict(
        zip(column(after["Settings"], "A"), column(after["Settings"], "B"), strict=True)
    )
    last = max(day for day in column(after["Accounts"], "G") if day)
    assert settings["Learnt until"] == last


def test_a_workbook_without_settings_gets_the_day_too(
    book: Path, tmp_path: Path
) -> None:
    bare = openpyxl.load_workbook(book)
    del bare["Settings"]
    bare.save(tmp_path / "bare.xlsx")
    target = tmp_path / "applied.xlsx"
    apply_file(tmp_path / "bare.xlsx", target)
    after = openpyxl.load_workbook(target)
    last = max(day for day in column(after["Accounts"], "G") if day)
    assert [*after["Settings"].values] == [
        ("Setting", "Value"),
        ("Learnt until", last.date().isoformat()),
    ]
    later = review_file(target, tmp_path / "reviewed.xlsx").review
    assert later.judgement.text == "Too few: 0 won and 0 lost; 10 of each are needed."


def test_back_restores_the_latest_copy(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "applied.xlsx"
    apply_file(book, target)
    back = give_back(target, target)
    after, before = openpyxl.load_workbook(target), openpyxl.load_workbook(book)
    assert [*after["Criteria"].values] == [*before["Criteria"].values]
    assert ("Learnt until", None) in [
        (row[0], row[1] or None) for row in after["Settings"].values
    ]
    assert back.copy == "Criteria 2026-11-20"


def test_a_second_copy_of_one_day_has_a_number(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "applied.xlsx"
    apply_file(book, target)
    give_back(target, target)
    assert apply_file(target, target).copy == "Criteria 2026-11-20 (2)"


def test_nothing_is_written_where_nothing_is_suggested(tmp_path: Path) -> None:
    path = workbook(tmp_path / "few.xlsx", deals(30, 0.0))
    with pytest.raises(NothingToApplyError, match=r"Too few: .* 20 of each are needed"):
        apply_file(path, tmp_path / "out.xlsx")
    before = path.read_bytes()
    done = CliRunner().invoke(cli, ["apply", str(path)])
    assert (done.exit_code, path.read_bytes()) == (1, before)
    assert [file.name for file in tmp_path.iterdir()] == ["few.xlsx"]


def test_there_is_no_way_back_without_a_copy(book: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="has no copy of Criteria to go back to"):
        give_back(book, tmp_path / "out.xlsx")


def test_the_command_keeps_the_workbook_of_before(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    shutil.copy(book, path)
    before = path.read_bytes()
    done = CliRunner().invoke(cli, ["apply", str(path)])
    assert done.exit_code == 0
    assert "Industry: 40 -> " in done.output
    assert (tmp_path / "mine-before-apply.xlsx").read_bytes() == before
