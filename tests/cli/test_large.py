"""Data of any size, as typed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.lake import data as lake_data
from scoring.lake.draft import Draft
from tests.lake.runs import PART, small_book, small_data, write_files


if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "data", small_data(20))
    small_book(tmp_path / "book.xlsx")


def typed(*words: str) -> Result:
    return CliRunner().invoke(cli, ["score", *words])


def test_a_folder_is_scored_into_a_folder(tmp_path: Path) -> None:
    done = typed("--accounts", "data", "--criteria", "book.xlsx", "-o", "out")
    assert done.exit_code == 0
    assert "Wrote out with 3 Parquet files, and out.xlsx" in done.output
    names = sorted(entry.name for entry in (tmp_path / "out").iterdir())
    assert names[1:] == [f"part-0000{n}.parquet" for n in range(3)]
    again = typed("data", "--criteria", "book.xlsx", "-o", "out")
    assert again.exit_code == 2
    assert "out exists already" in again.stderr


def test_json_says_what_was_written() -> None:
    done = typed("data", "--criteria", "book.xlsx", "-o", "out", "--json")
    data = json.loads(done.stdout)
    assert (data["folder"], data["parts"]) == ("out", 3)
    assert data["workbook"] == "out.xlsx"
    assert sum(data["statuses"].values()) == 20


def test_a_run_that_is_stopped_says_how_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ("data", "--criteria", "book.xlsx", "-o", "out")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Draft, "save_part", stopped)
        done = typed(*words)
    assert done.exit_code == 2
    assert "the same command with --resume goes on" in done.stderr
    assert not (tmp_path / "out").exists()
    other = typed(*words, "--resume", "--contact-from", "9")
    assert "other data, other criteria or another version" in other.stderr
    assert "goes on" not in other.stderr
    assert typed(*words, "--resume").exit_code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "name a FILE, or the data with --accounts or --query"),
        (("a", "--accounts", "b"), "name either FILE or --accounts, not both"),
        (("data",), "name one with -o"),
        (("data", "-o", "out"), "data has no criteria"),
        (("data", "-o", "out", "--split-by", "Tier"), "--split-by is only for"),
        (("data", "-o", "out", "--notify", "https://a.io"), "--notify is only for"),
        (("book.xlsx", "--resume"), "--resume is only for data"),
    ],
)
def test_what_cannot_be_done(
    words: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    done = typed(*words)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx", "data"]


def test_a_file_named_as_accounts_is_scored_as_file(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "a.csv").write_text("Account,Industry,Employees\nAcme,Software,50\n")
    done = typed("--accounts", "a.csv", "--criteria", "book.xlsx")
    assert done.exit_code == 0
    assert (tmp_path / "a-scored.xlsx").exists()
