"""Build every VBA project that the product ships.

Run ``python -m tools.vba.build`` after a change of `addin/vba`, of xlwings or of the
number of sheets of a model; then build the workbooks anew.
"""

from __future__ import annotations

from pathlib import Path

from templates import projects
from templates.macro_book import SHEETS
from templates.models import NAMES
from templates.models.registry import described
from templates.projects import ADDIN, WORKBOOK, file_name
from templates.xlsx import pages_of
from tools.vba.sources import addin_project, workbook_project


FOLDER = Path(projects.__file__).parent


def sheet_counts() -> set[int]:
    """Say how many sheets the macro workbooks of our models have."""
    return {len(pages_of(described(name, empty=False))) + 1 for name in NAMES}


def fresh() -> dict[str, bytes]:
    """Pack every project; by the name of its file.

    Raises
    ------
    NoXlwingsError
        If xlwings is not installed, or its modules have changed.
    """
    built = {
        file_name(WORKBOOK, count): workbook_project(count).pack()
        for count in sorted(sheet_counts())
    }
    return built | {file_name(ADDIN, SHEETS): addin_project(SHEETS).pack()}


if __name__ == "__main__":
    for old in FOLDER.glob("*.bin"):
        old.unlink()
    for name, project in fresh().items():
        (FOLDER / name).write_bytes(project)
