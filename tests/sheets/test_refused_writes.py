"""What cannot be written is refused by name, and nothing is left half-written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from scoring.errors import FileError
from scoring.language import Language, speaking
from scoring.sheets.results import ScoredSheet
from scoring.sheets.write import write_scored
from scoring.xlsx import zip_writer
from scoring.xlsx.archive import Archive
from tests.reading.rich_books import rewritten, rich_book
from tests.sheets.result_samples import plain, results, summary_sheet, written


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_book(tmp_path / "rich.xlsx")


def test_largest_sheet_is_the_largest(tmp_path: Path) -> None:
    count = 1_048_576
    sheet = ScoredSheet(
        (plain("One", np.zeros(count)),), np.ones(count, dtype=bool), ()
    )
    given = results(1)
    too_many = type(given)(sheet, summary_sheet(0), ())
    with pytest.raises(FileError, match=r"1,048,576 accounts .* do not fit"):
        write_scored(None, tmp_path / "much.xlsx", too_many)
    assert list(tmp_path.iterdir()) == []


def test_over_four_gibibytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_writer, "LIMIT", 5_000)
    with pytest.raises(FileError, match="over 4 GiB"):
        written(None, tmp_path / "much.xlsx", 5_000)
    assert list(tmp_path.iterdir()) == []


def failing(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "open in Excel"),
        (errno.EIO, "cannot be written"),
    ],
    ids=["full", "locked", "broken"],
)
def test_failure_leaves_nothing_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    target = tmp_path / "scored.xlsx"
    target.write_bytes(b"the old file")
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(FileError, match=f"scored.xlsx .*{words}"):
        written(None, target)
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"the old file"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disken er fuld"),
        (errno.EACCES, "luk den, hvis den er åben i Excel"),
        (errno.ENOENT, "der er ingen mappe"),
        (errno.EIO, ""),
    ],
    ids=["full", "locked", "no folder", "broken"],
)
def test_a_failure_is_said_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    says = pytest.raises(FileError, match=f"scored.xlsx kan ikke skrives: {words}")
    with speaking(Language.DANISH), says:
        written(None, tmp_path / "scored.xlsx")


def test_locked_target_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    with pytest.raises(FileError, match=r"scored.xlsx .* close it"):
        written(None, tmp_path / "scored.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no folder"):
        written(None, tmp_path / "nowhere" / "scored.xlsx")


BROKEN = (
    ("[Content_Types].xml", b"<Types"),
    ("xl/workbook.xml", None),
    ("_rels/.rels", None),
)


@pytest.mark.parametrize(("part", "data"), BROKEN, ids=lambda v: str(v)[:20])
def test_damaged_workbook_is_refused(
    rich: Path, tmp_path: Path, part: str, data: bytes | None
) -> None:
    source = rewritten(
        rich, lambda name, old: data if name == part else old, tmp_path / "bad.xlsx"
    )
    with pytest.raises(FileError, match="damaged"):
        written(source, tmp_path / "scored.xlsx")
    assert not (tmp_path / "scored.xlsx").exists()


def test_not_a_workbook_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "text.xlsx"
    source.write_text("Account;Rating")
    with pytest.raises(
        FileError, match=r"text.xlsx is a CSV file with the name of a workbook"
    ):
        written(source, tmp_path / "scored.xlsx")


def test_a_file_that_ends_too_early_is_refused(rich: Path, tmp_path: Path) -> None:
    """The directory at the end can be right while the data is not."""
    archive = Archive.open(rich)
    info = archive.infos[0]
    info.compress_size += 10_000_000
    early = pytest.raises(FileError, match="ends too early")
    with (tmp_path / "out").open("wb") as file, early:
        zip_writer.ZipWriter(file).copy(archive, info)
