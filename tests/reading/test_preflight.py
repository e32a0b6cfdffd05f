"""Every wrong or hostile file ends in one sentence, with little work and memory."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scoring.errors import FileError
from scoring.reading.workbook import read_workbook
from scoring.xlsx import archive
from scoring.xlsx.preflight import check
from tests.calls import calls_of
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


if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of all pieces that are unpacked from files."""
    sizes: list[int] = []
    # every unpacked byte passes through it
    unpack = archive._member  # noqa: SLF001

    def counted(*of: Any) -> Iterator[bytes]:
        for piece in unpack(*of):
            sizes.append(len(piece))
            yield piece

    monkeypatch.setattr(archive, "_member", counted)
    return sizes


@pytest.mark.slow
@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_bad_file_is_refused_in_one_sentence(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    bad.make(path)
    tracemalloc.start()
    with pytest.raises(FileError, match=bad.says) as caught:
        read_workbook(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    sentence = str(caught.value)
    assert sentence.startswith(bad.name)
    assert len(sentence) < 200
    assert "\n" not in sentence
    assert peak < 64 * MEGABYTE


@pytest.mark.slow
@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_bad_file_is_refused_with_little_work(
    bad: BadFile, tmp_path: Path, unpacked: list[int]
) -> None:
    path = tmp_path / bad.name
    bad.make(path)

    def refused() -> None:
        with pytest.raises(FileError):
            read_workbook(path)

    # the most by far are those of zipfile, which lists 20,001 parts
    assert calls_of(refused) < 500_000
    # the bombs unpack to hundreds of megabytes
    assert sum(unpacked) < MEGABYTE


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


@pytest.mark.slow
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
