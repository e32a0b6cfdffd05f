"""What check and the others say when something is wrong, and how far they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.cli.commands import cli, progress_bar, trouble_as_exit
from scoring.progress import Progress, Stage, silent
from templates.xlsx import build
from tests.cli.edits import change


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def test_check_lists_findings_and_writes_nothing(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    result = run("check", book)
    assert result.exit_code == 0
    assert "0 errors" in result.stdout
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [book.name]


TEN_FAULTS = {
    "Criteria!F5": "is won of",
    "Criteria!I6": 11,
    "Criteria!G10": "many",
    "Criteria!B10": -4,
    "Criteria!J14": "skipp",
    "Criteria!G17": 50_000_000,
    "Criteria!E22": "Tols",
    "Criteria!I24": None,
    "Settings!B5": "often",
    "Criteria!K7": "Other group",
}


@pytest.mark.slow
def test_ten_faults_come_all_at_once_and_nothing_is_written(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    change(book, TEN_FAULTS)
    result = run("score", book)
    assert result.exit_code == 1
    assert "Nothing was scored or written" in result.stderr
    for word in ("'is won of', did you mean 'is one of'?", "'11'", "'many'", "'-4'"):
        assert word in result.stderr
    for place in TEN_FAULTS:
        assert f" {place}: " in result.stderr, place
    assert not list(tmp_path.glob("*scored*"))


@pytest.mark.slow
def test_an_unknown_column_is_named_with_the_nearest(
    run: Callable[..., Result], book: Path
) -> None:
    change(book, {"Criteria!E22": "Tols"})
    result = run("check", book)
    assert result.exit_code == 1
    assert "C111 Criteria!E22" in result.stdout
    assert "did you mean 'Tools'?" in result.stdout


@pytest.mark.slow
def test_the_ten_best_have_the_whole_name_of_their_tier(
    run: Callable[..., Result], book: Path
) -> None:
    change(book, {"Settings!B7": "Platinum 8; The best of the others 5; Other 0"})
    result = run("score", book)
    assert result.exit_code == 0
    assert "  Platinum      " in result.stdout
    assert "  The best of…  " in result.stdout


def only(book: Path, keep: str) -> None:
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook.sheetnames:
        if sheet != keep:
            del workbook[sheet]
    workbook.save(book)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keep", "missing"), [("Accounts", "Criteria"), ("Criteria", "Accounts")]
)
def test_a_missing_sheet_is_one_sentence(
    run: Callable[..., Result], book: Path, keep: str, missing: str
) -> None:
    only(book, keep)
    result = run("score", book)
    assert result.exit_code == 2
    assert f"has no sheet {missing}" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_headings_only_is_an_error(run: Callable[..., Result], tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlsx"
    build(empty, empty=True)
    result = run("score", empty)
    assert result.exit_code == 1
    assert "C100" in result.stderr
    assert "A100" in result.stderr


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    import click  # noqa: PLC0415

    context = click.Context(cli)
    for name in cli.list_commands(context):
        assert f"account-scoring {name}" in readme, name


def test_a_date_that_is_none_is_quoted(run: Callable[..., Result], book: Path) -> None:
    result = run("score", book, "--today", "tomorrow")
    assert result.exit_code == 2
    assert "'tomorrow' is not a date such as 2026-11-20" in result.stderr


def test_someone_looking_on_sees_the_progress(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress_bar() as tell:
        tell(Progress(Stage.READ, 0.5, "Accounts"))
        tell(Progress(Stage.READ, 1.0, "Accounts"))
    assert capsys.readouterr().out == ""


def test_a_program_sees_no_progress() -> None:
    with progress_bar() as tell:
        assert tell is silent


def test_stopping_is_said_and_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped, trouble_as_exit():
        raise KeyboardInterrupt
    assert stopped.value.code == 2
    assert "nothing was written" in capsys.readouterr().err
