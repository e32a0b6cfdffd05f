"""The two VBA projects: our own modules, and xlwings' out of its installed package.

The modules of xlwings go in with their notices, and with nothing changed but what
`xlwings_edits` says. They call a library whose name holds xlwings' version, so they come
from the copy that will be called.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from templates.projects import sheet_names
from tools.vba.module import Module, ModuleKind, read_module, sheet_module
from tools.vba.project import Project
from tools.vba.texts import texts_module
from tools.vba.xlwings_edits import (
    ADDIN_EDITS,
    WORKBOOK_EDITS,
    Edit,
    NoXlwingsError,
    edited,
)


OWN = Path(__file__).parents[2] / "addin" / "vba"
WORKBOOK_PROJECT, ADDIN_PROJECT = "VBAProject", "AccountScoringAddin"


def workbook_project(sheets: int) -> Project:
    """Put together the project of the macro workbook.

    Parameters
    ----------
    sheets : int
        How many sheets the workbook has.

    Raises
    ------
    NoXlwingsError
        If xlwings is not installed, or its module has changed.
    """
    modules = (
        own("ThisWorkbook.cls", ModuleKind.WORKBOOK),
        *map(sheet_module, sheet_names(sheets)),
        own("AccountScoring.bas"),
        own("AccountScoringLanguage.bas"),
        texts_module(),
        own("AccountScoringWizard.bas"),
        own("account_functions.bas"),
        *xlwings_modules("xlwings.bas", WORKBOOK_EDITS),
    )
    return Project(WORKBOOK_PROJECT, modules)


def addin_project(sheets: int) -> Project:
    """Put together the project of the add-in, which works on the active workbook.

    Raises
    ------
    NoXlwingsError
        If xlwings is not installed, or its module for add-ins has changed.
    """
    modules = (
        own("ThisAddin.cls", ModuleKind.WORKBOOK),
        *map(sheet_module, sheet_names(sheets)),
        own("AccountScoring.bas"),
        own("AccountScoringLanguage.bas"),
        texts_module(),
        own("AccountScoringRibbon.bas"),
        own("AccountScoringWizard.bas"),
        own("account_functions.bas"),
        *xlwings_modules("xlwings_custom_addin.bas", ADDIN_EDITS),
    )
    return Project(ADDIN_PROJECT, modules)


def own(name: str, kind: ModuleKind | None = None) -> Module:
    """Read one of our own modules."""
    return read_module((OWN / name).read_text(encoding="cp1252"), kind)


def xlwings_modules(main: str, edits: tuple[Edit, ...]) -> tuple[Module, Module]:
    """Read xlwings' module, edited, and the dictionary that it needs on Mac."""
    folder = xlwings_folder()
    source = edited((folder / main).read_text(encoding="cp1252"), edits)
    dictionary = (folder / "addin" / "Dictionary.cls").read_text(encoding="cp1252")
    return read_module(source), read_module(dictionary)


def xlwings_folder() -> Path:
    """Find the installed xlwings without loading it.

    Raises
    ------
    NoXlwingsError
        If it is not installed.
    """
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        message = "macros need xlwings: pip install account-scoring[excel]"
        raise NoXlwingsError(message)
    return Path(spec.origin).parent
