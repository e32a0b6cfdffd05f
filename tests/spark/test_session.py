"""What Spark cannot do is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

from scoring.cli.commands import cli
from scoring.errors import FileError
from scoring.spark.session import session, trouble
from tests.lake.runs import small_book, small_data, write_files


if TYPE_CHECKING:
    from pathlib import Path

ABORTED = """An error occurred while calling o82.parquet.
: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 failed.
\tat org.apache.spark.scheduler.DAGScheduler.failJob(DAGScheduler.scala:1)
Caused by: java.io.IOException: {why}
\t... 1 more"""
REASONS = {
    ABORTED.format(why="No space left on device"): "No space left on device$",
    ABORTED.format(
        why="Permission denied"
    ): r"java\.io\.IOException: Permission denied$",
    "[TABLE_OR_VIEW_NOT_FOUND] There is no table sales. SQLSTATE: 42P01\nmore": (
        r"\[TABLE_OR_VIEW_NOT_FOUND\] There is no table sales\.$"
    ),
}


def score(tmp_path: Path, *more: str) -> str:
    folder = write_files(tmp_path / "data", small_data(5))
    book = small_book(tmp_path / "book.xlsx")
    words = ["score", "--accounts", str(folder), "--criteria", str(book)]
    words += ["-o", str(tmp_path / "out"), "--engine", "spark", *more]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx", "data"]
    return result.output.strip()


def test_spark_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoring.spark.session.find_spec", lambda _: None)
    answer = score(tmp_path)
    assert "pip install 'account-scoring[spark]' installs it" in answer
    assert "\n" not in answer


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "data"))
    answer = score(tmp_path)
    assert "Spark needs Java 17 or later" in answer
    assert "\n" not in answer
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(FileError, match="needs Java"):
        session()


def test_a_run_of_spark_is_not_resumed(tmp_path: Path) -> None:
    assert "--resume is not for --engine spark" in score(tmp_path, "--resume")


@pytest.mark.parametrize("text", REASONS)
def test_the_innermost_cause_is_given(text: str) -> None:
    with pytest.raises(FileError, match=REASONS[text]) as caught, trouble():
        raise AnalysisException(text)
    assert str(caught.value).startswith("Spark gives up, and nothing was written: ")
    assert "\n" not in str(caught.value)
