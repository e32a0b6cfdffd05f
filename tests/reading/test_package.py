"""A workbook is opened once, and each of its parts is parsed once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from scoring import pipeline
from scoring.reading.workbook import OpenWorkbook
from scoring.xlsx import archive, package
from scoring.xlsx.preflight import check
from scoring.xlsx.read.shared_strings import read_strings


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEETS: dict[str, list[list[Any]]] = {
    "Criteria": [
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
        ["Class", 1, "Class", "is", "A", 10],
    ],
    "Accounts": [["Account", "VAT no"], ["Acme", "101"], ["Bolt", "102"]],
    "Settings": [["Setting", "Value"], ["Keep history", 30]],
    "Extra": [["VAT", "Region"], ["101", "North"]],
    "Sources": [
        ["Name", "File or sheet", "Key here", "Key there", "Columns"],
        ["Own", "Extra", "VAT no", "VAT", "Region"],
        ["Class", "credit.xlsx", "VAT no", "VAT", "Class"],
        ["Limit", "[credit.xlsx]Sheet 10", "VAT no", "VAT", "Limit"],
    ],
}


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each part of each file is unpacked to its end."""
    parts: Counter[tuple[str, str]] = Counter()
    stream = archive.Archive.stream

    def counted(self: archive.Archive, name: str) -> Iterator[bytes]:
        yield from stream(self, name)
        parts[self.path.name, name] += 1

    monkeypatch.setattr(archive.Archive, "stream", counted)
    return parts


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is opened."""
    files: Counter[str] = Counter()

    def counted(path: Path) -> archive.Archive:
        files[path.name] += 1
        return check(path)

    monkeypatch.setattr(package, "check", counted)
    return files


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each time that shared texts are parsed."""
    times: list[None] = []

    def counted(pieces: Any) -> Any:
        times.append(None)
        return read_strings(pieces)

    monkeypatch.setattr(package, "read_strings", counted)
    return times


def shared(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """Write a workbook with its texts shared, as Excel does."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                tab.write_row(number, 0, row)
    return path


def ten_sheets(path: Path) -> Path:
    """Write a workbook whose key stands on the last of ten sheets."""
    sheets: dict[str, list[list[Any]]] = {
        f"Sheet {number}": [["Nothing", "of use"]] for number in range(1, 10)
    }
    keyed: list[list[Any]] = [
        ["VAT", "Class", "Limit"],
        ["101", "A", 5],
        ["102", "B", 7],
    ]
    return shared(path, {**sheets, "Sheet 10": keyed})


def test_a_score_parses_the_shared_texts_of_each_file_once(
    tmp_path: Path, parsed: list[None], opened: Counter[str]
) -> None:
    ten_sheets(tmp_path / "credit.xlsx")
    book = shared(tmp_path / "book.xlsx", SHEETS)
    first = pipeline.score_file(book, tmp_path / "first.xlsx")
    assert first.ratings.rating.tolist() == [10.0, 0.0]
    parsed.clear()
    opened.clear()
    # what is scored again is read with what the first run left in it
    again = pipeline.score_file(first.path, tmp_path / "again.xlsx")
    assert "Region" in [column.heading for column in again.results.scored.columns]
    assert "Limit" in [column.heading for column in again.results.scored.columns]
    assert len(parsed) == 2
    # the workbook is opened to be read, and again to be copied
    assert opened == {"first.xlsx": 2, "credit.xlsx": 1}


def test_a_part_is_parsed_once_however_often_it_is_asked_for(
    tmp_path: Path, unpacked: Counter[tuple[str, str]]
) -> None:
    workbook = package.Package.open(ten_sheets(tmp_path / "credit.xlsx"))
    unpacked.clear()
    for _ in range(3):
        assert len(workbook.sheets) == 10
        assert workbook.formats
        assert not workbook.date1904
        assert not workbook.tables("Sheet 1")
        assert len(workbook.lookup.strings)
    assert set(unpacked.values()) == {1}


def test_formulas_of_several_sheets_are_computed_in_one_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it takes seconds: once for the formulas, once for the values saved."""
    loads: list[None] = []
    load = openpyxl.load_workbook

    def counted(*about: Any, **more: Any) -> openpyxl.Workbook:
        loads.append(None)
        return load(*about, **more)

    book = openpyxl.Workbook()
    for name in ("One", "Two"):
        tab = book.create_sheet(name)
        tab.append(["Account", "Size"])
        tab.append(["Acme", "=2+3"])
    book.save(tmp_path / "book.xlsx")
    monkeypatch.setattr(openpyxl, "load_workbook", counted)
    opened = OpenWorkbook.of(tmp_path / "book.xlsx")
    for name in ("One", "Two"):
        sheet_read = opened.find(name)
        assert sheet_read is not None
        assert sheet_read.table is not None
        assert sheet_read.table.frame[1].tolist() == [5.0]
    assert len(loads) == 2


def test_texts_that_are_let_go_are_read_again_when_asked_for(
    tmp_path: Path, parsed: list[None]
) -> None:
    workbook = package.Package.open(ten_sheets(tmp_path / "credit.xlsx"))
    before = workbook.lookup.strings.to_pylist()
    workbook.forget_texts()
    assert workbook.lookup.strings.to_pylist() == before
    assert len(parsed) == 2
