"""A run that breaks off leaves nothing half-written, and can go on."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Self

import duckdb
import pytest

from scoring.errors import FileError
from scoring.lake import data as lake_data
from scoring.lake.draft import Draft, Target
from scoring.lake.score import score_data
from scoring.lake.sources import Source
from scoring.stages import Options
from tests.lake.runs import (
    PART,
    results_of,
    run,
    small_book,
    small_data,
    write_files,
)
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

FULL_DISK = "Error writing bytes to file. Detail: [errno 28] No space left on device"
"""What Arrow says, without a number of the error."""
KILLED = """
import os, signal, sys
from pathlib import Path
from scoring.lake import data
from scoring.lake.draft import Draft
from tests.lake.runs import PART, run

data.PART = PART
step, place, book, out = sys.argv[1:]
plain = getattr(Draft, step)
calls = []

def ended(draft, *arguments, **keywords):
    calls.append(1)
    if len(calls) == 3 or step == "finish":
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(draft, *arguments, **keywords)

setattr(Draft, step, ended)
run(place, Path(book), Path(out))
"""


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)


def left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("step", ["save_arrays", "save_part", "finish"])
def test_a_run_that_is_killed_goes_on(step: str, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(40))
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, step, folder, book, out], check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert left_in(tmp_path) == [".out-unfinished", "book.xlsx", "data"]
    run(folder, book, out, resume=True)
    assert left_in(tmp_path) == ["book.xlsx", "data", "out", "out.xlsx"]
    whole = run(folder, book, tmp_path / "whole").folder
    assert results_of(out).equals(results_of(whole))


def test_what_is_done_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "data", small_data(40))
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"
    plain = Draft.save_part
    numbers: list[int] = []

    def save(draft: Draft, number: int, table: pa.Table) -> None:
        if len(numbers) == 3:
            numbers.append(-1)
            raise KeyboardInterrupt
        numbers.append(number)
        plain(draft, number, table)

    monkeypatch.setattr(Draft, "save_part", save)
    with pytest.raises(KeyboardInterrupt):
        run(folder, book, out)
    assert not out.exists()
    run(folder, book, out, resume=True)
    assert numbers == [0, 1, 2, -1, 3, 4, 5]


def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "data", small_data(40))
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("scoring.lake.draft.parquet.write_table", full)
        with pytest.raises(FileError, match="the disk is full, make room"):
            run(folder, book, out)
    assert left_in(tmp_path) == [".out-unfinished", "book.xlsx", "data"]
    assert not list(Draft(Target(out)).parts.glob("*.parquet"))
    run(folder, book, out, resume=True)
    assert len(results_of(out)) == 40


@pytest.mark.parametrize("what", ["csv", "query"])
def test_a_disk_that_is_full_as_data_is_staged_is_left_as_it_was(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "data", small_data(40))
    data = tmp_path / "data" / "0.parquet"
    source = Source("", f"select * from '{data}'")  # noqa: S608 - a file of the test
    if what == "csv":
        small_data(40).to_pandas().to_csv(tmp_path / "data" / "0.csv", index=False)
        data.unlink()
        source = Source(str(tmp_path / "data"))
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"

    def full(*_: object, **__: object) -> None:
        raise OSError(FULL_DISK)

    class Connection:
        """Says what DuckDB says of a disk that is full."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def execute(self, _: str) -> None:
            raise duckdb.IOException(FULL_DISK)

    monkeypatch.setattr("pyarrow.parquet.ParquetWriter.write_table", full)
    monkeypatch.setattr("duckdb.connect", lambda *_, **__: Connection())
    options = Options(criteria=book, today=TODAY)
    with pytest.raises(FileError, match="the disk is full, make room") as caught:
        score_data(source, Target(out), options)
    assert "\n" not in str(caught.value)
    assert left_in(tmp_path) == ["book.xlsx", "data"]


def test_only_the_same_run_goes_on(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(20))
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"
    with pytest.raises(FileError, match="no run to resume"):
        run(folder, book, out, resume=True)
    draft = Draft(Target(out))
    draft.begin(resume=False)
    draft.claim("another", resume=False)
    with pytest.raises(FileError, match="other data, other criteria or another"):
        run(folder, book, out, resume=True)
    assert draft.begun
    run(folder, book, out)
    assert left_in(tmp_path) == ["book.xlsx", "data", "out", "out.xlsx"]


def test_results_are_replaced_only_when_asked_for(tmp_path: Path) -> None:
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"
    run(write_files(tmp_path / "data", small_data(40)), book, out)
    second = write_files(tmp_path / "other", small_data(9))
    with pytest.raises(FileError, match="exists already"):
        run(second, book, out)
    assert len(results_of(out)) == 40
    run(second, book, out, overwrite=True)
    assert len(results_of(out)) == 9
    assert left_in(tmp_path) == ["book.xlsx", "data", "other", "out", "out.xlsx"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(9))
    book = small_book(tmp_path / "book.xlsx")
    with pytest.raises(FileError, match="this program did not write"):
        run(folder, book, folder, overwrite=True)
    assert left_in(folder) == ["0.parquet"]
