"""What the tests of the add-in share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin.install.machine import System
from tests.addin.books import small_book
from tests.addin.openpyxl_engine import open_book
from tests.addin.test_install_machines import BOTH, a_machine


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from addin.install.machine import Machine


@pytest.fixture(params=[True, False], ids=["Windows", "plain"])
def com(request: pytest.FixtureRequest) -> bool:
    """Whether the program has the native objects of Excel for Windows."""
    return bool(request.param)


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    """The small workbook, open."""
    return open_book(small_book(tmp_path))


@pytest.fixture(params=BOTH)
def system(request: pytest.FixtureRequest) -> System:
    """Each system that Excel runs on."""
    return System(request.param)


@pytest.fixture
def machine(tmp_path: Path, system: System) -> Machine:
    """A made-up computer with Excel."""
    return a_machine(tmp_path, system)
