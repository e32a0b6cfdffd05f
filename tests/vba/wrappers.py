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
Private LastHeadings As Variant, LastCriteria As Variant
Private LastVersion As String, VersionCount As Long
"""
LONGEST_DESCRIPTION = 255
WHOLE_COLUMNS = re.compile(r"Array\((accounts?), headings, criteria")
OWN_FUNCTIONS = """
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

' Names the state in which headings and criteria are. Python then asks for their cells
' once for each name, not once for each formula: each time is a call to another program.
Private Function CriteriaVersion(ByVal Headings As Variant, ByVal Criteria As Variant) As String
    Dim HeadingsNow As Variant, CriteriaNow As Variant
    If TypeName(Headings) <> "Range" Or TypeName(Criteria) <> "Range" Then Exit Function
    HeadingsNow = Headings.Value
    CriteriaNow = Criteria.Value
    If Not (AreSame(HeadingsNow, LastHeadings) And AreSame(CriteriaNow, LastCriteria)) Then
        LastHeadings = HeadingsNow
        LastCriteria = CriteriaNow
        VersionCount = VersionCount + 1
        ' no other workbook, nor this one after a reset, gives the same name
        LastVersion = ThisWorkbook.FullName & "|" & CDbl(Now) & "|" & Timer & "|" & VersionCount
    End If
    CriteriaVersion = LastVersion
End Function

Private Function AreSame(Block As Variant, Other As Variant) As Boolean
    Dim Row As Long, Column As Long
    If Not (IsArray(Block) And IsArray(Other)) Then
        If Not (IsArray(Block) Or IsArray(Other)) Then AreSame = IsSame(Block, Other)
        Exit Function
    End If
    If UBound(Block, 1) <> UBound(Other, 1) Then Exit Function
    If UBound(Block, 2) <> UBound(Other, 2) Then Exit Function
    For Row = LBound(Block, 1) To UBound(Block, 1)
        For Column = LBound(Block, 2) To UBound(Block, 2)
            If Not IsSame(Block(Row, Column), Other(Row, Column)) Then Exit Function
        Next Column
    Next Row
    AreSame = True
End Function

' Kinds are compared first: 1 is not TRUE, nothing is not an empty text.
Private Function IsSame(Cell As Variant, Other As Variant) As Boolean
    If VarType(Cell) <> VarType(Other) Then Exit Function
    If IsEmpty(Cell) Then IsSame = True Else IsSame = (Cell = Other)
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
    used = r"Array(UsedRows(\1), headings, UsedRows(criteria)"
    text = WHOLE_COLUMNS.sub(used, out.getvalue())
    text = text.replace(
        "Version(headings, criteria)", "Version(headings, UsedRows(criteria))"
    )
    return HEAD + described(text, module) + OWN_FUNCTIONS


def described(text: str, module: ModuleType) -> str:
    """Add what Excel's function wizard shows, which Excel itself would add."""
    for name in re.findall(r"^Function (\w+)\(", text, re.MULTILINE):
        says = getattr(module, name).__xlfunc__["ret"]["doc"]
        says = says[:LONGEST_DESCRIPTION].replace('"', '""')
        head = re.compile(rf"^Function {name}\(.*\n", re.MULTILINE)
        (matches,) = head.finditer(text)
        lines = (
            f'Attribute {name}.VB_Description = "{says}"\n'
            f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n'
        )
        text = text[: matches.end()] + lines + text[matches.end() :]
    return text.rstrip("\n") + "\n"


def main(folder: Path) -> None:
    """Write the file into a folder."""
    (folder / f"{NAME}.bas").write_text(generate(), encoding="cp1252", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else VBA)
