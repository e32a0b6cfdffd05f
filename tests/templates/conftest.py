"""The template, built once per test run and opened with a second reader."""

from __future__ import annotations

import io

import openpyxl
import pytest

from templates.xlsx import build


def built(*, empty: bool) -> bytes:
    file = io.BytesIO()
    build(file, empty=empty)
    return file.getvalue()


@pytest.fixture(scope="session")
def template_bytes() -> bytes:
    return built(empty=False)


@pytest.fixture(scope="session")
def empty_bytes() -> bytes:
    return built(empty=True)


@pytest.fixture(scope="session")
def template(template_bytes: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_bytes))


@pytest.fixture(scope="session")
def cached(template_bytes: bytes) -> openpyxl.Workbook:
    """The same workbook with the formulas' stored values in place of formulas."""
    return openpyxl.load_workbook(io.BytesIO(template_bytes), data_only=True)


@pytest.fixture(scope="session")
def empty(empty_bytes: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(empty_bytes))
