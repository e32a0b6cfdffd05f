"""The macro workbook and the add-in, built once per test run."""

from __future__ import annotations

import io

import pytest

from templates import xlam, xlsm


# runs in the system's Python, which has LibreOffice's bindings
collect_ignore = ["office_driver.py"]


def built(*, empty: bool) -> bytes:
    file = io.BytesIO()
    xlsm.build(file, empty=empty)
    return file.getvalue()


@pytest.fixture(scope="session")
def macro_book() -> bytes:
    return built(empty=False)


@pytest.fixture(scope="session")
def empty_macro_book() -> bytes:
    return built(empty=True)


@pytest.fixture(scope="session")
def addin() -> bytes:
    return xlam.render()
