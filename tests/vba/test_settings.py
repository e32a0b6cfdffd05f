"""Where xlwings' modules look for settings: never in what comes from outside."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import pytest

from templates.macro_book import SHEETS
from tests.programs import needs_office
from tests.vba.office import in_office, needs_bindings
from tests.vba.office_settings import function, hostile_book, settings_book
from tools.vba.sources import addin_project, workbook_project, xlwings_folder
from tools.vba.xlwings_edits import (
    ADDIN_EDITS,
    WORKBOOK_EDITS,
    Edit,
    NoXlwingsError,
    edited,
)


if TYPE_CHECKING:
    from pathlib import Path

    from tools.vba.project import Project

PYTHON, MODULES, CONDA = "INTERPRETER_WIN", "UDF MODULES", "CONDA PATH"
HOSTILE = {PYTHON: "evil", "PYTHONPATH": "evil", MODULES: "evil", CONDA: "evil"}
# what an add-in must know of the workbook that it works on, and what only xlwings'
# own ribbon calls
ACTIVE = '''\
XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook
ParameterString = ParameterString + "|" + ActiveWorkbook.Name
" --wb=" & """" & ActiveWorkbook.Name & """ --from_xl=1" & " --app=" & Chr(34) & _
Set wb = ActiveWorkbook
ActiveWorkbook.VBProject.VBComponents.Remove \
ActiveWorkbook.VBProject.VBComponents("xlwings_udfs")
ActiveWorkbook.VBProject.VBComponents.Import tf
If SheetExists(ActiveWorkbook, "Error") = False Then
Set ErrorSheet = ActiveWorkbook.Sheets.Add()
Set ErrorSheet = ActiveWorkbook.Sheets("Error")
'''
NEW = """\
'Changed for account-scoring by tools/vba/xlwings_edits.py: settings come from the
'sheet in this file and the user's own file alone.
'
Else
Err.Raise 1, Description:="No Python is named in xlwings.conf: " & _
"run  account-scoring install  in a terminal."
"""
PROJECTS = [
    ("xlwings.bas", WORKBOOK_EDITS, workbook_project(SHEETS)),
    ("xlwings_custom_addin.bas", ADDIN_EDITS, addin_project(SHEETS)),
]
each_project = pytest.mark.parametrize(("file", "edits", "project"), PROJECTS)


def original(file: str) -> str:
    return (xlwings_folder() / file).read_text(encoding="cp1252")


def embedded(project: Project) -> str:
    (source,) = (m.source for m in project.modules if m.name == "xlwings")
    return source.replace("\r\n", "\n")


def lines(source: str) -> list[str]:
    """The lines of code, without their indents and without remarks."""
    stripped = (line.strip() for line in source.splitlines())
    return [line for line in stripped if line and not line.startswith("'")]


@each_project
def test_the_edits_find_their_places_in_the_installed_xlwings(
    file: str, edits: tuple[Edit, ...], project: Project
) -> None:
    assert edited(original(file), edits).rstrip() == embedded(project).rstrip()


@each_project
def test_a_module_in_which_a_place_has_changed_is_refused(
    file: str, edits: tuple[Edit, ...], project: Project
) -> None:
    assert project.modules
    for edit in edits:
        for changed in (edit.old[:-1], edit.old * 2):
            source = original(file).replace(edit.old, changed)
            with pytest.raises(NoXlwingsError, match="another text"):
                edited(source, edits)
    for edit in (edit for edit in edits if edit.until):
        source = original(file).replace(edit.until, "")
        with pytest.raises(NoXlwingsError, match="another text"):
            edited(source, edits)


@each_project
def test_nothing_else_of_xlwings_is_changed(
    file: str, edits: tuple[Edit, ...], project: Project
) -> None:
    assert edits
    before, after = original(file).splitlines(), embedded(project).splitlines()
    added = [
        line[2:].strip()
        for line in difflib.ndiff(before, after)
        if line.startswith("+ ")
    ]
    swaps = ("-P -B", "sht.Range(sht", "ThisWorkbook", '"xlwings"')
    news = [line for line in added if not any(swap in line for swap in swaps)]
    assert news == NEW.splitlines()


@each_project
def test_settings_come_from_the_file_s_own_sheet_and_the_user_s_file_alone(
    file: str, edits: tuple[Edit, ...], project: Project
) -> None:
    assert file
    assert edits
    source = embedded(project)
    asking = "\n".join(lines(function(source, "GetConfig")))
    assert set(re.findall(r"GetConfigFromSheet\((\w+)\)", asking)) == {"ThisWorkbook"}
    files = re.findall(r"GetConfigFromFile\(([^,]+),", "\n".join(lines(source)))
    assert files == ["GetConfigFilePath()", "sFile As String"]
    for foreign in ("ActiveWorkbook", "Directory", "GetFullName", "ActiveSheet"):
        assert foreign not in asking
        assert foreign not in function(source, "GetConfigFromSheet")
        assert foreign not in function(source, "GetConfigFilePath")


def test_the_add_in_asks_the_active_workbook_for_nothing_else() -> None:
    uses = [
        line for line in lines(embedded(PROJECTS[1][2])) if "ActiveWorkbook" in line
    ]
    assert uses == ACTIVE.splitlines()
    assert "ActiveWorkbook" not in "".join(lines(embedded(PROJECTS[0][2])))


@each_project
def test_neither_python_nor_its_library_is_looked_for_in_the_current_folder(
    file: str, edits: tuple[Edit, ...], project: Project
) -> None:
    assert file
    assert edits
    source = embedded(project)
    assert re.findall(r'" (.*)-c ""import', source) == ["-P -B ", "-P -B "]
    loading = re.search(
        r"Sub XLPyLoadDLL\(.*?^End Sub$", source, re.MULTILINE | re.DOTALL
    )
    assert loading
    *_, otherwise, library, rest, _, _ = lines(loading[0])
    assert otherwise == "Else"
    assert library.startswith("Err.Raise 1")
    assert "account-scoring install" in rest


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
@pytest.mark.parametrize("changed", [True, False])
def test_a_hostile_active_workbook_and_its_folder_are_not_asked(
    changed: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
) -> None:
    file, *_ = PROJECTS[1]
    source = embedded(PROJECTS[1][2])
    (tmp_path / "addin.xlsm").write_bytes(
        settings_book(source if changed else original(file))
    )
    users, beside = tmp_path / "users.conf", tmp_path / "beside.conf"
    users.write_text(f'"{PYTHON}","ours"\n')
    beside.write_text(f'"{PYTHON}","beside"\n"{CONDA}","beside"\n')
    hostile = tmp_path / "hostile.xlsx"
    hostile.write_bytes(hostile_book(HOSTILE))

    names = (PYTHON, MODULES, CONDA, "PYTHONPATH")
    questions = [["run", "Config.Ask", name] for name in names]
    done = in_office(
        tmp_path / "addin.xlsm",
        [
            ["run", "Config.SetFiles", str(users), str(beside)],
            *questions,
            ["open_beside", str(hostile)],
            *questions,
        ],
        lambda *_: None,
    )
    alone, attacked = done[1:5], done[6:]
    if changed:
        assert alone == attacked == ["ours", "addin.functions", "default", "default"]
    else:
        # the same trial is not blind to what xlwings' own text does
        assert alone == ["beside", "addin.functions", "beside", "default"]
        assert attacked == ["evil"] * 4
