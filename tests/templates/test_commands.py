"""The command `new`: a file that is whole or not there, one sentence on misuse."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from templates import xlsm
from templates.commands import demo, new
from templates.places import LIVE
from tests.templates.model_books import READY, built


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(new, [str(a) for a in arguments])


def test_new_writes_the_template(tmp_path: Path, template_bytes: bytes) -> None:
    result = run(tmp_path / "rating.xlsx")
    assert result.exit_code == 0
    assert "rating.xlsx" in result.output
    assert (tmp_path / "rating.xlsx").read_bytes() == template_bytes


def test_new_empty_writes_the_empty_template(
    tmp_path: Path, empty_bytes: bytes
) -> None:
    assert run("--empty", tmp_path / "rating.xlsx").exit_code == 0
    assert (tmp_path / "rating.xlsx").read_bytes() == empty_bytes


def test_force_replaces_an_existing_file(tmp_path: Path, template_bytes: bytes) -> None:
    file = tmp_path / "rating.xlsx"
    file.write_text("mine")
    assert run(file, "--force").exit_code == 0
    assert file.read_bytes() == template_bytes
    assert list(tmp_path.iterdir()) == [file]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rating.xlsx"
    file.write_text("mine")
    result = run(file)
    assert result.exit_code == 2
    assert "exists" in result.stderr
    assert "--force" in result.stderr
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rating.xls", "must end in .xlsx, such as rating.xlsx"),
        ("rating", "must end in .xlsx, such as rating.xlsx"),
        ("rating.csv", "must end in .xlsx, such as rating.xlsx"),
        (".xlsx", "must end in .xlsx"),
        ("missing/rating.xlsx", "missing does not exist"),
        (".", "is a folder"),
    ],
)
def test_misuse_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, name: str, message: str
) -> None:
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("rows", [-1, 2001])
def test_live_rows_have_limits(tmp_path: Path, rows: int) -> None:
    result = run(tmp_path / "rating.xlsx", f"--live-rows={rows}")
    assert result.exit_code == 2
    assert f"to 2,000, got {rows}" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["book.xlsm"], ["book.xlsx", "--for=lite"]])
def test_live_rows_are_for_the_plain_workbook(
    tmp_path: Path, arguments: list[str]
) -> None:
    result = run(tmp_path / arguments[0], *arguments[1:], "--live-rows=50")
    assert result.exit_code == 2
    assert "--live-rows is for a plain .xlsx" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("rows", "there"), [(0, False), (5, True)])
def test_live_rows_decide_on_the_tab(tmp_path: Path, rows: int, *, there: bool) -> None:
    file = tmp_path / "rating.xlsx"
    assert run(file, f"--live-rows={rows}").exit_code == 0
    assert (LIVE in openpyxl.load_workbook(file).sheetnames) is there


def test_a_folder_called_xlsx_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "rating.xlsx"
    folder.mkdir()
    assert run(folder, "--force").exit_code == 2
    assert folder.is_dir()


def test_a_refused_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    result = run(tmp_path / "rating.xlsx")
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("model", READY)
def test_new_writes_the_model_asked_for(tmp_path: Path, model: str) -> None:
    assert run(tmp_path / "book.xlsx", "--model", model).exit_code == 0
    assert (tmp_path / "book.xlsx").read_bytes() == built(model)


def test_a_model_may_be_empty_and_have_a_button(tmp_path: Path) -> None:
    assert run(tmp_path / "book.xlsm", "--model", "rfm", "--empty").exit_code == 0
    expected = built("rfm", empty=True, build=xlsm.build)
    assert (tmp_path / "book.xlsm").read_bytes() == expected


def test_a_model_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    result = run(tmp_path / "book.xlsx", "--model", "spin")
    assert result.exit_code == 2
    assert "'spin'" in result.stderr
    assert all(model in result.stderr for model in READY)
    assert list(tmp_path.iterdir()) == []


def test_demo_of_a_model_is_scored_beside_that_of_another(tmp_path: Path) -> None:
    arguments = ["--folder", str(tmp_path), "--model", "points"]
    result = CliRunner().invoke(demo, arguments)
    assert result.exit_code == 0
    assert "Kestrel Engineering Ltd" in result.output
    names = {file.name for file in tmp_path.iterdir()}
    demo_name = "account-scoring-demo-points"
    assert names == {f"{demo_name}.xlsx", f"{demo_name}-scored.xlsx"}
