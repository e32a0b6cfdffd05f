"""What the tests of the open workbook share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from templates.xlsx import build
from tests.doubles.excel import open_book
from tests.excel.books import small_book


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


@pytest.fixture(params=[True, False], ids=["Windows", "plain"])
def com(request: pytest.FixtureRequest) -> bool:
    """Whether the program has the native objects of Excel for Windows."""
    return bool(request.param)


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template without Live, whose 40,000 formulas openpyxl reads for seconds."""
    path = tmp_path_factory.mktemp("excel") / "sample.xlsx"
    build(path, live_rows=0)
    return path


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    """The small workbook, open."""
    return open_book(small_book(tmp_path))
