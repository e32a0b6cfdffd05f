"""Where xlwings' module looks for a setting, tried in LibreOffice.

Its own text runs there, but for what needs Windows: the paths of files, for which the
test gives paths of its own, and Microsoft's dictionary.
"""

from __future__ import annotations

import io
import re

import xlsxwriter

from templates.macro_book import CONFIG, SHEETS
from templates.models.samples import sample
from templates.xlsm import render
from tools.vba.module import ModuleKind, read_module
from tools.vba.project import Project
from tools.vba.sources import addin_project


MODULE = "Config"
ROUTINES = ("GetConfig", "GetConfigFromSheet", "GetConfigFromFile", "SheetExists")
# LibreOffice reads both branches
CHOICE = re.compile(
    r"^ *#If (.*) Then\n((?:(?! *#).*\n)*)(?: *#Else\n((?:(?! *#).*\n)*))? *#End If\n",
    re.MULTILINE,
)
HEAD = f"""Attribute VB_Name = "{MODULE}"
Option Explicit
Public Const PROJECT_NAME As String = "xlwings"
Public Users As String, Beside As String
Public Sub SetFiles(UsersFile, FileBeside)
    Users = UsersFile
    Beside = FileBeside
End Sub
Public Function Ask(Setting)
    Ask = GetConfig(CStr(Setting), "default", "")
End Function
Function LastOf(Sheet)
    Dim Row
    Row = 1
    Do While Sheet.Cells(Row + 1, 1).Value <> ""
        Row = Row + 1
    Loop
    Set LastOf = Sheet.Cells(Row, 1)
End Function
Function GetConfigFilePath() As String
    GetConfigFilePath = Users
End Function
Function GetDirectoryConfigFilePath() As String
    GetDirectoryConfigFilePath = Beside
End Function
Function GetFullName(wb) As String
    GetFullName = Beside
End Function
Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = FileSpec <> "" And Dir(FileSpec) <> ""
End Function
"""
PAIRS = """VERSION 1.0 CLASS
BEGIN
END
Attribute VB_Name = "Pairs"
Option Explicit
Private Names(99), Values(99), Count As Integer
Public Sub Add(Name, Value)
    Names(Count) = Name
    Values(Count) = Value
    Count = Count + 1
End Sub
Public Function Exists(Name) As Boolean
    Dim Place
    For Place = 0 To Count - 1
        If Names(Place) = Name Then Exists = True
    Next Place
End Function
Public Function Item(Name)
    Dim Place
    For Place = 0 To Count - 1
        If Names(Place) = Name Then Item = Values(Place)
    Next Place
End Function
"""


def settings_book(source: str) -> bytes:
    """A workbook whose macros look for settings as a module of xlwings does."""
    source = CHOICE.sub(chosen, source.replace("\r\n", "\n"))
    source = source.replace('CreateObject("Scripting.Dictionary")', "New Pairs")
    # LibreOffice would call the function once more
    source = source.replace("GetConfig = ExpandEnvironmentStrings(GetConfig)\n", "\n")
    # LibreOffice would go down on the sheet that is in sight
    source = source.replace('sht.Range("A1").End(xlDown)', "LastOf(sht)")
    functions = [function(source, name) for name in ROUTINES]
    bound = [m for m in addin_project(SHEETS).modules if m.kind.is_document]
    asking = read_module(HEAD + "\n".join(functions))
    pairs = read_module(PAIRS, ModuleKind.CLASS)
    return render(sample(), Project("Settings", (*bound, asking, pairs)).pack())


def chosen(choice: re.Match[str]) -> str:
    """The lines that Excel for Windows would read."""
    condition, lines, others = choice.groups()
    return lines if condition == 'App = "Microsoft Excel"' else others or ""


def function(source: str, name: str) -> str:
    """The text of one function, out of a module."""
    whole = rf"^Function {name}\(.*?^End Function$"
    match = re.search(whole, source, re.MULTILINE | re.DOTALL)
    assert match, name
    return match[0] + "\n"


def hostile_book(rows: dict[str, str]) -> bytes:
    """A workbook without macros that brings settings for xlwings along."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("Accounts")
        sheet = book.add_worksheet(CONFIG)
        for row, pair in enumerate(rows.items()):
            sheet.write_row(row, 0, pair)
        sheet.activate()
    return file.getvalue()
