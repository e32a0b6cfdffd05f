"""The packed VBA projects that macro workbooks and the add-in carry.

A project holds a module for each sheet, so there is one for each number of sheets.
They are built from source text by tools that are no part of the product, and a test
compares them with a fresh build.

It may use no other room of this house; the engine it may.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final


WORKBOOK, ADDIN = "workbook", "addin"
WORKBOOK_NAME: Final = "ThisWorkbook"
"""The name that VBA knows a workbook by."""


def sheet_names(count: int) -> tuple[str, ...]:
    """Give the names that VBA knows the sheets by.

    >>> sheet_names(2)
    ('Sheet1', 'Sheet2')
    """
    return tuple(f"Sheet{number}" for number in range(1, count + 1))


def file_name(kind: str, sheets: int) -> str:
    """Name the file that holds a project.

    >>> file_name(WORKBOOK, 6)
    'workbook-6.bin'
    """
    return f"{kind}-{sheets}.bin"


def packed(kind: str, sheets: int) -> bytes:
    """Give a project's bytes, `vbaProject.bin`.

    Parameters
    ----------
    kind : str
        `WORKBOOK` or `ADDIN`.
    sheets : int
        How many sheets the workbook has, the one with xlwings' settings among them.

    Raises
    ------
    FileNotFoundError
        If none was built for so many sheets.
    """
    return files(__name__).joinpath(file_name(kind, sheets)).read_bytes()
