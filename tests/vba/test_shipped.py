"""The projects that are shipped are those that the sources make, one for each model."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from templates import xlsm
from templates.macro_book import SHEETS
from templates.models import NAMES
from templates.models.registry import described
from templates.projects import ADDIN, WORKBOOK, packed
from templates.xlsx import pages_of
from tools.vba.build import FOLDER, fresh


@pytest.mark.slow
def test_the_shipped_projects_are_a_fresh_build() -> None:
    shipped = {path.name: path.read_bytes() for path in FOLDER.glob("*.bin")}
    assert shipped == fresh()


def test_the_add_in_has_another_project_than_a_workbook() -> None:
    assert packed(ADDIN, SHEETS) != packed(WORKBOOK, SHEETS)


@pytest.mark.parametrize("empty", [False, True], ids=["sample", "empty"])
@pytest.mark.parametrize("model", NAMES)
def test_every_model_has_its_project_without_xlwings(
    monkeypatch: pytest.MonkeyPatch, model: str, *, empty: bool
) -> None:
    for name in ("xlwings", "tools", "tools.vba", "tools.vba.sources"):
        monkeypatch.setitem(sys.modules, name, None)
    sheets = len(pages_of(described(model, empty=empty))) + 1
    file = io.BytesIO()
    xlsm.build(file, model=model, empty=empty)
    with zipfile.ZipFile(file) as book:
        assert book.read("xl/vbaProject.bin") == packed(WORKBOOK, sheets)
        drawn = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    assert len(drawn) == sheets


def test_another_number_of_sheets_has_none() -> None:
    with pytest.raises(FileNotFoundError, match=r"workbook-99\.bin"):
        packed(WORKBOOK, 99)
