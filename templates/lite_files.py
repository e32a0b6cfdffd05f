"""What xlwings Lite keeps in a workbook: the code, and the versions it is for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from xlsxwriter.utility import quote_sheetname

from scoring.vocabulary import Sheet
from templates.engine import engine_text


# read as files: the faces of the product do not import each other
OWN: Final = Path(__file__).parents[1] / "addin" / "lite"
MAIN: Final = "main.py"
REQUIREMENTS: Final = "requirements.txt"
NO_ENGINE: Final = 'ENGINE = """\n"""\n'
"""How main.py stands in the project, where the package is installed."""
ON_ACCOUNTS: Final = f"]{Sheet.ACCOUNTS.value}!"
"""How the button's cell begins in the project."""
PYODIDE: Final = "314.0.7"
"""The Pyodide that the tests run; older than 314 it has no pandas 3."""
ADDIN: Final = "1.0.0.103"
"""The newest version of xlwings Lite that its change log was read for."""


def stored_files() -> dict[str, str]:
    """Give all that the add-in keeps, by name: the code, and the versions it is for."""
    requirements = (OWN / REQUIREMENTS).read_text(encoding="utf-8")
    return {
        MAIN: main_with(engine_text()),
        REQUIREMENTS: requirements,
        "pyodideVersion": PYODIDE,
        "addinVersion": ADDIN,
    }


def main_with(engine: str) -> str:
    """Give main.py with the packed engine in it.

    Its button stands on the tab with the accounts, whatever that is called in the
    language that is spoken.
    """
    text = (OWN / MAIN).read_text(encoding="utf-8")
    text = text.replace(ON_ACCOUNTS, f"]{quote_sheetname(str(Sheet.ACCOUNTS))}!")
    before, _, after = text.partition(NO_ENGINE)
    return f'{before}ENGINE = """\n{engine}\n"""\n{after}'


def stored(text: str) -> str:
    r"""Give a text as the add-in stores it: as JSON, with escaped slashes.

    >>> print(stored('print("a/b")'))
    "print(\"a\/b\")"
    """
    return json.dumps(text, ensure_ascii=False).replace("/", "\\/")
