"""Servers to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from templates.xlsx import build
from tests.server.serving import serving


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from tests.server.serving import Served


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """A server with its usual limits."""
    with serving("--processes", "1", "--per-minute", "0") as started:
        yield started


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[httpx.Client]:
    with served.client() as asking:
        yield asking


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook to begin with."""
    path = tmp_path_factory.mktemp("book") / "my accounts.xlsx"
    build(path)
    return path
