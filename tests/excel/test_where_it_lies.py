"""Workbooks opened from Teams, SharePoint and OneDrive, and the log of the buttons."""

from __future__ import annotations

import logging
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from addin.excel import log_file, macros
from addin.excel.log_file import log_path, log_to_file
from addin.excel.read_workbook import path_of
from tests.doubles.excel import Book, open_book
from tests.doubles.test_contract import CLOUDS
from tests.doubles.windows import opened_on_windows, windows_modules
from tests.excel.books import small_book
from tests.excel.pressed import RESULTS, app_of


@pytest.fixture
def no_onedrive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.usefixtures("no_onedrive")
@pytest.mark.parametrize("cloud", CLOUDS)
def test_a_workbook_in_a_cloud_goes_by_its_name(cloud: str) -> None:
    with windows_modules() as (_, windows, _udfs):
        book = opened_on_windows(windows, CLOUDS[cloud])
        assert path_of(book) == Path("accounts.xlsm")


@pytest.mark.usefixtures("no_onedrive")
@pytest.mark.parametrize("cloud", CLOUDS)
def test_a_workbook_in_a_cloud_is_scored(
    cloud: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with windows_modules() as (_, windows, _udfs):

        def fullname(_: Any) -> str:
            name: str = opened_on_windows(windows, CLOUDS[cloud]).fullname
            return name

        book = open_book(small_book(tmp_path))
        monkeypatch.setattr(book.impl, "fullname", None)
        monkeypatch.setattr(Book, "fullname", property(fullname), raising=False)
        macros.score(book)
    (alert,) = app_of(book).alerts
    assert alert.startswith("2 of 4 accounts")
    assert {*RESULTS[:3]} <= {*book.impl.book.sheetnames}


def test_a_workbook_on_disk_keeps_its_path(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path))
    assert path_of(book) == tmp_path / "book.xlsx"


PRESS = """
import logging, warnings
from addin.excel.log_file import log_to_file
log_to_file()
log_to_file()
logging.getLogger("addin.excel.macros").error("once", exc_info=ValueError("why"))
warnings.warn("a doubt")
"""


def test_nothing_is_written_to_the_error_output(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PRESS],
        env={"HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    )
    assert (ran.stdout, ran.stderr) == ("", "")
    (log,) = tmp_path.rglob("account-scoring.log")
    text = log.read_text(encoding="utf-8")
    assert text.count("once") == 1
    assert "ValueError: why" in text
    assert "a doubt" in text


@pytest.mark.parametrize(
    ("platform", "path"),
    [
        ("darwin", "Library/Logs/account-scoring.log"),
        ("win32", "local/account-scoring/account-scoring.log"),
    ],
)
def test_the_log_lies_where_logs_lie(
    platform: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert log_path() == tmp_path / path


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(log_file, "log_path", lambda: tmp_path / "file" / "a.log")
    root = logging.getLogger("root of its own")
    monkeypatch.setattr(logging, "getLogger", lambda: root)
    with warnings.catch_warnings():
        log_to_file.__wrapped__()
        logging.captureWarnings(capture=False)
    assert [type(handler) for handler in root.handlers] == [logging.NullHandler]
    root.handlers.clear()
