"""The add-in: its type, its tab on the ribbon, and a macro behind every button."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from scoring.language import Language, speaking
from scoring.optional.tabs import TABS
from templates import ribbon, xlam
from templates.macro_book import CALCULATION, CONFIG, SHEETS
from templates.xlsx import PAGES
from tests.programs import needs_validator, validate
from tests.vba.other_readers import modules_in, streams_in
from tests.vba.parts import VBA_PART, parts, root_of
from tools.vba.sources import addin_project


if TYPE_CHECKING:
    from pathlib import Path

CUSTOM = f"{{{ribbon.NAMESPACE}}}"


@pytest.fixture(scope="module")
def ribbon_code(addin: bytes) -> str:
    return modules_in(parts(addin)[VBA_PART])[ribbon.MODULE]


def test_building_twice_gives_the_same_bytes(addin: bytes) -> None:
    assert xlam.render() == addin


@pytest.mark.parametrize("language", Language)
def test_kept_file_has_the_parts_that_are_built(language: Language) -> None:
    with speaking(language):
        addin = xlam.render()
    old, fresh = parts(xlam.file_of(language).read_bytes()), parts(addin)
    assert list(old) == list(fresh)
    for name, part in fresh.items():
        assert old[name] == part, name


@pytest.mark.skipif(
    "ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng packs the same parts differently"
)
def test_kept_file_is_what_is_built(addin: bytes) -> None:
    assert xlam.file_of(Language.ENGLISH).read_bytes() == addin


@pytest.mark.parametrize("language", Language)
def test_the_tab_and_the_template_are_in_the_language(language: Language) -> None:
    content = xlam.file_of(language).read_bytes()
    sheets = [
        s.get("name") for s in root_of(content, "xl/workbook.xml").iter("{*}sheet")
    ]
    buttons = [
        b.get("label") for b in root_of(content, ribbon.PART).iter(CUSTOM + "button")
    ]
    with speaking(language):
        assert sheets == [*(str(name) for name, _, _ in PAGES), CONFIG]
        labels = [str(b.label) for group in ribbon.GROUPS.values() for b in group]
    assert [*dict.fromkeys(labels)][:6] == buttons[:6]


@needs_validator
@pytest.mark.node
@pytest.mark.slow
def test_microsoft_s_validator_finds_nothing(addin: bytes, tmp_path: Path) -> None:
    file = tmp_path / "addin.xlam"
    file.write_bytes(addin)
    assert validate(file) == []


def test_excel_is_told_that_it_is_an_add_in(addin: bytes) -> None:
    types = parts(addin)["[Content_Types].xml"]
    assert types.count(xlam.ADDIN_TYPE) == 1
    assert xlam.WORKBOOK_TYPE not in types


def test_the_ribbon_is_found_from_the_root(addin: bytes) -> None:
    relations = root_of(addin, "_rels/.rels")
    targets = {r.get("Type"): r.get("Target") for r in relations}
    assert targets[ribbon.RELATION] == ribbon.PART
    assert len({r.get("Id") for r in relations}) == len(relations)
    assert ribbon.PART in parts(addin)


def test_the_tab_has_its_buttons(addin: bytes) -> None:
    root = root_of(addin, ribbon.PART)
    buttons = [each for group in root.iter(CUSTOM + "group") for each in group]
    labels = [button.get("label") for button in buttons]
    rate = ["Score", "Check", "Explain"]
    begin = ["Insert template", "Add a tab", "Help"]
    assert labels == [*rate, "Import", "Review", "Apply", *begin]
    small = [b.get("label") for b in buttons if b.get("size") == "normal"]
    assert small == ["Import", "Review", "Apply"]
    assert all(button.get("supertip") for button in buttons)
    assert len({button.get("id") for button in buttons}) == len(buttons)


def test_every_button_has_a_key_of_its_own(addin: bytes) -> None:
    root = root_of(addin, ribbon.PART)
    groups = root.iter(CUSTOM + "group")
    keys = [b.get("keytip") or "" for group in groups for b in group]
    assert keys == ["S", "C", "E", "M", "R", "P", "I", "A", "H"]
    (tab,) = root.iter(CUSTOM + "tab")
    assert tab.get("keytip") == ribbon.KEY


def test_the_menu_offers_every_optional_tab(addin: bytes, ribbon_code: str) -> None:
    (menu,) = root_of(addin, ribbon.PART).iter(CUSTOM + "menu")
    assert [item.get("tag") for item in menu] == [sheet.value for sheet in TABS]
    assert [item.get("label") for item in menu] == [sheet.value for sheet in TABS]
    assert len({item.get("keytip") for item in menu}) == len(TABS)
    assert "If HasWorkbook Then AddTab Control.Tag" in ribbon_code


def test_its_window_is_hidden_and_nothing_is_calculated_as_it_loads(
    addin: bytes,
) -> None:
    root = root_of(addin, "xl/workbook.xml")
    (view,) = root.iter("{*}workbookView")
    assert view.get("visibility") == "hidden"
    (calculation,) = root.iter("{*}calcPr")
    assert calculation.get("fullCalcOnLoad") is None
    assert calculation.get("calcId") == str(CALCULATION)


def test_sheets_that_it_inserts_are_not_left_grouped(ribbon_code: str) -> None:
    insert = ribbon_code.partition("Public Sub PressInsertTemplate")[2]
    insert = insert.partition("End Sub")[0]
    copies = re.split(r"ThisWorkbook\.Sheets\(TemplateTabs\)\.Copy.*", insert)[1:]
    assert len(copies) == 2
    assert all("    Ungroup" in after for after in copies)


def test_every_button_calls_a_macro_that_is_there(
    addin: bytes, ribbon_code: str
) -> None:
    for button in root_of(addin, ribbon.PART).iter(CUSTOM + "button"):
        module, _, name = (button.get("onAction") or "").partition(".")
        assert module == ribbon.MODULE
        assert f"Public Sub {name}(Control As IRibbonControl)" in ribbon_code


def test_the_template_that_it_inserts_is_inside(addin: bytes, ribbon_code: str) -> None:
    sheets = root_of(addin, "xl/workbook.xml").iter("{*}sheet")
    assert "For Place = 1 To ThisWorkbook.Sheets.Count - 1" in ribbon_code
    assert [sheet.get("name") for sheet in sheets] == [
        *(str(name) for name, _, _ in PAGES),
        CONFIG,
    ]


def test_it_works_on_the_active_workbook(addin: bytes) -> None:
    modules = modules_in(parts(addin)[VBA_PART])
    assert '"BOOK_CALLER", ActiveWorkbook' in modules["xlwings"]
    assert 'PROJECT_NAME As String = "xlwings"' in modules["xlwings"]


def test_the_project_has_no_defect_and_every_module(addin: bytes) -> None:
    packed = parts(addin)[VBA_PART]
    assert "VBA/dir" in streams_in(packed)
    names = {module.name for module in addin_project(SHEETS).modules}
    assert set(modules_in(packed)) == names
