"""The macro workbook as LibreOffice can run it.

LibreOffice has neither xlwings' library nor Excel's `Application.Caller`. Its Basic
runs our own modules and the generated wrappers all the same, once a module of the
same name stands in for xlwings and hands each call on to Python.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from scoring.vocabulary import Setting, Sheet
from templates.macro_book import SHEETS
from templates.models.samples import sample
from templates.xlsm import render
from tools.vba.module import ModuleKind, read_module
from tools.vba.project import Project
from tools.vba.sources import workbook_project


if TYPE_CHECKING:
    from pathlib import Path


XLWINGS = """Attribute VB_Name = "xlwings"
Option Explicit
Public Bridge As Object
Public Sub ConnectTo(Listener)
    Set Bridge = Listener
End Sub
Public Function RunPython(PythonCommand As String)
    RunPython = Bridge.invoke(Array("RunPython", Array(PythonCommand)), Array(), Array())
End Function
Public Function XLPy()
    Set XLPy = New Python
End Function
"""
PYTHON = """VERSION 1.0 CLASS
BEGIN
END
Attribute VB_Name = "Python"
Option Explicit
Public Function CallUDF(ModuleName, FunctionName, Arguments)
    Dim Values(), Place
    ReDim Values(UBound(Arguments))
    For Place = 0 To UBound(Arguments)
        If IsMissing(Arguments(Place)) Then
            Values(Place) = Empty
        ElseIf IsObject(Arguments(Place)) Then
            Values(Place) = Arguments(Place).Value
        Else
            Values(Place) = Arguments(Place)
        End If
    Next Place
    CallUDF = AsBlock(Bridge.invoke(Array(FunctionName, Values), Array(), Array()))
End Function
Private Function AsBlock(Rows)
    Dim Block(), Row, Column
    AsBlock = Rows
    If Not IsArray(Rows) Then Exit Function
    ReDim Block(UBound(Rows), UBound(Rows(0)))
    For Row = 0 To UBound(Rows)
        For Column = 0 To UBound(Rows(0))
            Block(Row, Column) = Rows(Row)(Column)
        Next Column
    Next Row
    AsBlock = Block
End Function
"""


def office_book(project: Project | None = None) -> bytes:
    """The macro workbook, or one of another project, with a stand-in for xlwings."""
    project = project or workbook_project(SHEETS)
    ours = (m for m in project.modules if m.name not in ("xlwings", "Dictionary"))
    modules = [replace(module, source=without_excel(module.source)) for module in ours]
    stand_ins = read_module(XLWINGS), read_module(PYTHON, ModuleKind.CLASS)
    return render(sample(), Project(project.name, (*modules, *stand_ins)).pack())


def without_excel(source: str) -> str:
    """A module without what only Excel knows."""
    source = source.replace(" As IRibbonControl", "")
    source = source.replace("If TypeOf Application.Caller Is Range Then ", "")
    return re.sub(r", \w+Workbook, Application\.Caller\)", ")", source)


def language_row(file: Path) -> int:
    """Say in which row of Settings the setting Language stands."""
    settings = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))[Sheet.SETTINGS]
    (row,) = (c.row for c in settings["A"] if c.value == Setting.LANGUAGE)
    return int(row)
