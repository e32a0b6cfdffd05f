"""Other programs open what is written: LibreOffice, and Microsoft's validator."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.sheets.write import write_scored
from tests.programs import needs_validator, validate
from tests.reading.rich_books import rich_book, strict_book
from tests.sheets.result_samples import results


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def scored_book(folder: Path, kind: str) -> Path:
    source = None if kind == "new" else rich_book(folder / "rich.xlsx", old="Check")
    if kind == "strict" and source:
        source = strict_book(source, folder / "strict.xlsx")
    target = folder / f"{kind}-scored.xlsx"
    write_scored(source, target, results(40))
    return target


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["new", "rich", "strict"])
def test_libreoffice_opens_it(tmp_path: Path, kind: str) -> None:
    book = scored_book(tmp_path, kind)
    profile = (tmp_path / "profile").as_uri()
    clean = {k: os.environ[k] for k in ("PATH", "HOME", "LANG") if k in os.environ}
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(book)]
    subprocess.run(command, env=clean, check=True, capture_output=True, timeout=180)
    sheet = openpyxl.load_workbook(tmp_path / "out" / book.name)["Scored"]
    assert sheet["B2"].value == "Account 1"
    assert sheet["J8"].value == '=HYPERLINK("http://example.com")'
    assert sheet["J8"].data_type == "s"
    assert sheet.row_dimensions[41].hidden


@pytest.mark.node
@pytest.mark.slow
@needs_validator
def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    books = [scored_book(tmp_path, kind) for kind in ("new", "rich", "strict")]
    assert {book: validate(book) for book in books} == {book: [] for book in books}
