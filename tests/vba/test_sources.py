"""Our own modules, the generated wrappers, and where xlwings' modules come from."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings

from addin.excel.former import PREFIX
from templates.macro_book import SHEETS
from tests.vba.other_readers import modules_in
from tests.vba.wrappers import NAME
from tools.vba.sources import (
    OWN,
    addin_project,
    workbook_project,
    xlwings_folder,
)
from tools.vba.xlwings_edits import NoXlwingsError


if TYPE_CHECKING:
    from tools.vba.project import Project


XLWINGS = Path(xlwings.__file__).parent
FUNCTIONS = {"ACCOUNT_SCORE", "ACCOUNT_WHY", "ACCOUNT_POINTS", "ACCOUNT_RANKED"}
MAC = "        ' these names pass through a shell there, in double quotes\r\n"
SUB = re.compile(r"^(?:Public )?(?:Sub|Function) (\w+)\(", re.MULTILINE)


def code(project: Project) -> dict[str, str]:
    return modules_in(project.pack())


def with_vba_lines(file: Path) -> str:
    """A file's text, its lines ended as VBA ends them, without empty ones at the end."""
    lines = file.read_text(encoding="cp1252").rstrip().split("\n")
    return "".join(f"{line}\r\n" for line in lines)


@pytest.fixture(scope="module")
def book_code() -> dict[str, str]:
    return code(workbook_project(SHEETS))


@pytest.fixture(scope="module")
def addin_code() -> dict[str, str]:
    return code(addin_project(SHEETS))


@pytest.mark.slow
def test_kept_wrappers_are_what_xlwings_makes_of_the_functions(tmp_path: Path) -> None:
    # in a process of its own: stand-ins for pywin32 must not stay behind
    command = [sys.executable, "-m", "tests.vba.wrappers", str(tmp_path)]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, cwd=root, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    fresh, old = tmp_path / f"{NAME}.bas", OWN / f"{NAME}.bas"
    assert old.read_text() == fresh.read_text()


def test_every_worksheet_function_has_a_wrapper_and_a_description(
    book_code: dict[str, str], addin_code: dict[str, str]
) -> None:
    for wrappers in (
        book_code["account_functions"],
        addin_code["account_functions"],
    ):
        assert set(SUB.findall(wrappers)) == FUNCTIONS
        for name in FUNCTIONS:
            assert f'Attribute {name}.VB_Description = "' in wrappers


def test_the_functions_hand_on_no_other_workbook(book_code: dict[str, str]) -> None:
    # xlwings would take sheets whose names end in .py for code
    assert "ActiveWorkbook" not in book_code["account_functions"]


def test_the_dictionary_goes_in_unchanged(
    book_code: dict[str, str], addin_code: dict[str, str]
) -> None:
    assert book_code["Dictionary"] == addin_code["Dictionary"]
    exported = with_vba_lines(XLWINGS / "addin" / "Dictionary.cls")
    _, _, body = exported.partition('mit-license.php)\\r\\n"\r\n')
    assert body
    assert book_code["Dictionary"].endswith(body)


@pytest.mark.parametrize(
    ("module", "notice"),
    [
        ("xlwings", "Copyright (C) 2014-present, Zoomer Analytics LLC."),
        ("xlwings", "Redistribution and use in source and binary forms"),
        ("Dictionary", "(c) Tim Hall - https://github.com/timhall/VBA-Dictionary"),
        ("Dictionary", "License: MIT"),
    ],
)
def test_notices_are_kept(
    module: str, notice: str, book_code: dict[str, str], addin_code: dict[str, str]
) -> None:
    assert notice in book_code[module]
    assert notice in addin_code[module]


def test_the_embedded_module_calls_the_library_of_the_pinned_version(
    book_code: dict[str, str],
) -> None:
    assert f"xlwings64-{xlwings.__version__}.dll" in book_code["xlwings"]
    pyproject = (Path(__file__).parents[2] / "pyproject.toml").read_text()
    assert f'"xlwings=={xlwings.__version__}"' in pyproject


@pytest.mark.parametrize("button", ["score", "check", "explain", "review"])
def test_each_button_presses_its_own(button: str, book_code: dict[str, str]) -> None:
    source = book_code["AccountScoring"]
    assert f'Public Sub {button.title()}()\r\n    Press "{button}"' in source


def test_apply_offers_undo_where_it_has_written(book_code: dict[str, str]) -> None:
    (apply,) = re.findall(
        r"Public Sub Apply\(\).*?End Sub", book_code["AccountScoring"], re.DOTALL
    )
    before, pressed, after = apply.partition('Press "apply"')
    assert pressed
    assert "Before = ActiveWorkbook.Sheets.Count" in before
    assert (
        'If ActiveWorkbook.Sheets.Count > Before Then Offer Say("Undo Apply")' in after
    )


def test_excel_s_own_undo_leads_to_a_macro_that_is_there(
    book_code: dict[str, str], addin_code: dict[str, str]
) -> None:
    for code in (book_code, addin_code):
        source = code["AccountScoring"]
        offered = dict(re.findall(r'Offer (?:Label|Say\("[^"]*"\)), "(\w+)"()', source))
        assert [*offered] == ["UndoApply", "UndoScore"]
        for macro, button in (("UndoScore", "undo"), ("UndoApply", "undo_apply")):
            assert f'Sub {macro}()\r\n    Press "{button}"\r\nEnd Sub' in source
        (undo,) = re.findall(r"Private Sub Offer\(.*?End Sub", source, re.DOTALL)
        assert 'Application.OnUndo Label, "\'" & Replace(ThisWorkbook.Name' in undo
        # the last that the macro does, or Excel forgets it
        for button in ("score", "review"):
            offer = f'OfferUndo Say("Undo {button.title()}")'
            assert f'Press "{button}"\r\n    {offer}\r\nEnd Sub' in source
        assert f'Const FORMER As String = "{PREFIX}"' in source
        saving = r"Sub \w+BeforeSave\([^)]*\)\r\n    ForgetFormer (ThisWorkbook|Wb)\r\n"
        assert re.search(saving, code["ThisWorkbook"])


def test_on_a_mac_no_name_reaches_the_shell_that_it_would_carry_out(
    book_code: dict[str, str],
) -> None:
    source = book_code["AccountScoring"]
    before, pressed, _ = source.partition("RunPython")
    assert pressed
    names = "ActiveWorkbook.Name & ThisWorkbook.FullName"
    assert f"#If Mac Then\r\n{MAC}        If HasShellSign({names}) Then" in before
    assert 'Array("$", Chr(34), Chr(96), Chr(92), "|")' in source


@pytest.mark.parametrize("kind", ["book_code", "addin_code"])
def test_own_modules_name_no_workbook_and_no_path(
    kind: str, request: pytest.FixtureRequest
) -> None:
    theirs = ("xlwings", "Dictionary")
    for name, source in request.getfixturevalue(kind).items():
        if name not in theirs:
            match = re.search(r"\.xls|[A-Z]:\\|\.exe|/", strip_comments(source))
            assert match is None, name


@pytest.mark.parametrize("name", sorted(path.name for path in OWN.iterdir()))
def test_every_file_of_ours_is_used(
    name: str, book_code: dict[str, str], addin_code: dict[str, str]
) -> None:
    whole = with_vba_lines(OWN / name)
    source = whole.partition("\r\nOption Explicit")[2]
    (module,) = re.findall(r'^Attribute VB_Name = "(\w+)"', whole, re.MULTILINE)
    assert module in book_code | addin_code
    assert source in "".join((*book_code.values(), *addin_code.values()))


def strip_comments(source: str) -> str:
    return re.sub(r"^\s*'.*$", "", source, flags=re.MULTILINE)


def test_where_xlwings_is_missing_nothing_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(_: str) -> None:
        return None

    monkeypatch.setattr(importlib.util, "find_spec", nowhere)
    with pytest.raises(NoXlwingsError, match="account-scoring\\[excel\\]"):
        xlwings_folder()
