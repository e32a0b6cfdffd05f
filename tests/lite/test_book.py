"""A workbook as Lite hands it over: what is written can be read only afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwings as xw

from tests.doubles.excel import open_book
from tests.doubles.lite import Lite
from tests.excel.books import ACCOUNTS, small_book, values
from tests.excel.pressed import sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path


def opened_in_lite(file: Path, monkeypatch: pytest.MonkeyPatch) -> xw.Book:
    """Open a workbook whose cells read as they were when the script started."""
    before = openpyxl.load_workbook(file)

    def read(range_: xw.Range) -> list[list[Any]]:
        height, width = range_.shape
        if range_.sheet.name not in before.sheetnames:
            return [[None] * width for _ in range(height)]
        top, left = range_.row, range_.column
        area = (top, top + height - 1, left, left + width - 1)
        sheet = before[range_.sheet.name]
        return [*map(list, sheet.iter_rows(*area, values_only=True))]

    write = vars(xw.Range)["raw_value"].fset
    monkeypatch.setattr(xw.Range, "raw_value", property(read, write))
    return open_book(file, com=False)


def scored(file: Path) -> dict[str, Any]:
    book = open_book(file, com=False)
    Lite().main.score(book)
    return sheets_of(book)


def test_the_ranked_accounts_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small_book(tmp_path)
    book = opened_in_lite(file, monkeypatch)
    Lite().main.score(book)
    names = [row[1] for row in values(sheet_of(book, "Scored"))]
    assert names == ["Account", "Cask", "Acme", "Bolt", "Dune"]


@pytest.mark.parametrize("again", [False, True])
def test_all_tabs_are_as_elsewhere(
    *, again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = [*ACCOUNTS, ACCOUNTS[1]]
    file = small_book(tmp_path, Accounts=twice)
    if again:
        book = open_book(file, com=False)
        Lite().main.score(book)
        book.impl.book["Accounts"]["B3"].value = "Sofware"
        book.impl.book.save(file)
    expected = scored(file)
    book = opened_in_lite(file, monkeypatch)
    Lite().main.score(book)
    assert sheets_of(book) == expected
