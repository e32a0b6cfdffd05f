"""The sample workbook, and the command line as typed beside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from scoring.cli.commands import cli
from templates.xlsx import build


if TYPE_CHECKING:
    from collections.abc import Callable


Run = "Callable[..., Result]"


@pytest.fixture(scope="session")
def template_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "book.xlsx"
    # Live for one account: openpyxl reads the 40,000 formulas of the whole for seconds
    build(path, live_rows=1)
    return path


@pytest.fixture
def book(tmp_path: Path, template_book: Path) -> Path:
    return Path(shutil.copy(template_book, tmp_path / "accounts.xlsx"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)

    def typed(*words: object) -> Result:
        return CliRunner(env={"COLUMNS": "140"}).invoke(
            cli, [str(word) for word in words]
        )

    return typed
