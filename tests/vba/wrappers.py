"""Write the VBA wrappers of the worksheet functions, by xlwings' own generator.

Excel would do this on Windows, by the button Import Functions. Here stand-ins take
the place of pywin32, so that the same generator runs on any system:

    python -m tests.vba.wrappers

writes addin/vba/account_functions.bas anew, which workbook and add-in share.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from tests.doubles.pywin32 import Dummy, pywin32


FUNCTIONS = "addin.functions"
VBA = Path(__file__).parents[2] / "addin" / "vba"
NAME = "account_functions"
# told of an add-in, the generator would hand on the active workbook, in whose sheets
# xlwings looks for code; our functions need no workbook
BOOK = "account-scoring.xlsm"
HEAD = f"""\
Attribute VB_Name = "{NAME}"
' Written by xlwings' generator; python -m tests.vba.wrappers writes it anew.
#Const App = "Microsoft Excel"
"""
LONGEST_DESCRIPTION = 255
WHOLE_COLUMNS = re.compile(r"Array\((accounts?), headings")
USED_ROWS = """
' Whole columns hold a million rows: only those down to the last that is used are read.
Private Function UsedRows(ByVal Block As Variant) As Variant
    If TypeName(Block) = "Range" Then
        If Block.Rows.Count = Block.Worksheet.Rows.Count Then
            With Block.Worksheet.UsedRange
                Set UsedRows = Block.Resize(.Row + .Rows.Count - 1)
            End With
            Exit Function
        End If
    End If
    If IsObject(Block) Then Set UsedRows = Block Else UsedRows = Block
End Function
"""


def pretend_windows() -> None:
    """Put stand-ins where xlwings' Windows modules look for pywin32."""
    sys.modules.update(pywin32())
    library: Any = ctypes
    library.PyDLL = library.oledll = library.windll = Dummy()


def generate(module_name: str = FUNCTIONS) -> str:
    """The text of the wrappers for a module of worksheet functions."""
    pretend_windows()
    # only now that the stand-ins are there
    xlwings: Any = importlib.import_module("xlwings")
    udfs: Any = importlib.import_module("xlwings.udfs")
    # the decorators do nothing except on Windows
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    module = importlib.import_module(module_name)
    out = io.StringIO()
    udfs.generate_vba_wrapper(module_name, module, out, SimpleNamespace(Name=BOOK))
    text = WHOLE_COLUMNS.sub(r"Array(UsedRows(\1), headings", out.getvalue())
    return HEAD + described(text, module) + USED_ROWS


def described(text: str, module: ModuleType) -> str:
    """Add what Excel's function wizard shows, which Excel itself would add."""
    for name in re.findall(r"^Function (\w+)\(", text, re.MULTILINE):
        says = getattr(module, name).__xlfunc__["ret"]["doc"]
        says = says[:LONGEST_DESCRIPTION].replace('"', '""')
        head = re.compile(rf"^Function {name}\(.*\n", re.MULTILINE)
        (found,) = head.finditer(text)
        lines = (
            f'Attribute {name}.VB_Description = "{says}"\n'
            f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n'
        )
        text = text[: found.end()] + lines + text[found.end() :]
    return text.rstrip("\n") + "\n"


def main(folder: Path) -> None:
    """Write the file into a folder."""
    (folder / f"{NAME}.bas").write_text(generate(), encoding="cp1252", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else VBA)
