"""Every wrong or hostile file ends in one sentence, soon and in little memory."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scoring.errors import FileError
from scoring.reading.workbook import read_workbook
from scoring.xlsx.preflight import check
from tests.reading.bad_files import (
    BAD_FILES,
    HONEST,
    MEGABYTE,
    SHEET,
    BadFile,
    pack,
    row,
    sheet,
)


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_bad_file_is_refused_in_one_sentence(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    bad.make(path)
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(FileError, match=bad.says) as caught:
        read_workbook(path)
    took = time.perf_counter() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    said = str(caught.value)
    assert said.startswith(bad.name)
    assert len(said) < 200
    assert "\n" not in said
    assert took < 5
    assert peak < 64 * MEGABYTE


def test_missing_file_names_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^gone.xlsx was not found in "):
        check(tmp_path / "gone.xlsx")


def test_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "books.xlsx").mkdir()
    with pytest.raises(FileError, match=r"^books.xlsx is a folder"):
        check(tmp_path / "books.xlsx")


def test_locked_file_asks_to_close_excel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    path = pack(tmp_path / "open.xlsx", HONEST)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match=r"^open.xlsx cannot be read: close it in Exc"):
        check(path)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, id="macros"),
        pytest.param(
            {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
            id="external link",
        ),
        pytest.param({"xl/drawings/d.vml": b"<xml><br></xml>"}, id="old drawing"),
        pytest.param({"docProps/thumbnail.jpeg": b"\xff\xd8"}, id="picture"),
        pytest.param({"customXml/item1.xml": b""}, id="empty part"),
    ],
)
def test_harmless_parts_pass(more: dict[str, bytes], tmp_path: Path) -> None:
    path = pack(tmp_path / "good.xlsm", HONEST | more)
    assert SHEET in check(path)
    accounts = read_workbook(path).accounts
    assert accounts is not None
    assert accounts.frame[1].tolist() == [10.0]


def test_large_honest_sheet_is_no_bomb(tmp_path: Path) -> None:
    # the most repetitive sheet there can be: one value in every cell
    rows = "".join(row(i, *[1] * 20) for i in range(2, 100_002))
    members = HONEST | {SHEET: sheet(row(1, *"ABCDEFGHIJKLMNOPQRST") + rows).encode()}
    path = pack(tmp_path / "large.xlsx", members)
    with zipfile.ZipFile(path) as zipped:
        info = zipped.getinfo(SHEET)
    assert info.file_size > 50 * MEGABYTE
    assert info.file_size < 60 * info.compress_size
    accounts = read_workbook(path).accounts
    assert accounts is not None
    assert accounts.frame.shape == (100_000, 20)
