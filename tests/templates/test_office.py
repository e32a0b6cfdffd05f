"""LibreOffice calculates the same as what the template stores."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from scoring.vocabulary import Sheet
from tests.templates.model_books import built, opened


if TYPE_CHECKING:
    from pathlib import Path


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def without_stored_values(content: bytes) -> bytes:
    """Drop what the formulas came to, so that the reader has to calculate."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                root = etree.fromstring(part)
                for cell in root.iter(MAIN + "c"):
                    value = cell.find(MAIN + "v")
                    if cell.find(MAIN + "f") is not None and value is not None:
                        cell.remove(value)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            new.writestr(name, part)
    return file.getvalue()


def recalculated(content: bytes, folder: Path) -> openpyxl.Workbook:
    """Open in LibreOffice, save, and read the values back."""
    (folder / "in").mkdir()
    (folder / "in" / "book.xlsx").write_bytes(without_stored_values(content))
    profile = (folder / "profile").as_uri()
    clean = {k: os.environ[k] for k in ("PATH", "HOME", "LANG") if k in os.environ}
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder), "in/book.xlsx"]
    subprocess.run(
        command, cwd=folder, env=clean, check=True, capture_output=True, timeout=180
    )
    return openpyxl.load_workbook(folder / "book.xlsx", data_only=True)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_calculates_what_is_stored(
    tmp_path: Path, template_bytes: bytes, cached: openpyxl.Workbook
) -> None:
    book = recalculated(template_bytes, tmp_path)
    same(cached, book, ((Sheet.START, "E"), (Sheet.CRITERIA, "C")))


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_counts_what_stands_on_a_model_s_tables(tmp_path: Path) -> None:
    content = built("fit-engagement")
    book = recalculated(content, tmp_path)
    places = ((Sheet.START, "E"), (Sheet.CONTACT_CRITERIA, "C"))
    same(opened(content, values=True), book, places)


def same(
    cached: openpyxl.Workbook,
    book: openpyxl.Workbook,
    places: tuple[tuple[Sheet, str], ...],
) -> None:
    """Compare columns of what is stored with what LibreOffice makes of them."""
    for tab, column in places:
        for stored, calculated in zip(
            cached[tab][column], book[tab][column], strict=False
        ):
            place = f"{tab}!{stored.coordinate}"
            assert (calculated.value or None) == pytest.approx(stored.value or None), (
                place
            )
