"""A project of made-up modules: what goes in comes out of other people's readers."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chance import examples
from tests.vba.other_readers import modules_in, streams_in
from tests.vba.spec_readers import decompress, reveal
from tools.vba.module import ModuleKind, read_module, sheet_module
from tools.vba.project import Project
from tools.vba.streams import dir_records


GREETING = """Attribute VB_Name = "Greeting"
Option Explicit
Public Sub Greet()
    MsgBox "Hej, Søren: 5 €"
End Sub
"""
COUNTER = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Counter"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = True
Attribute VB_Description = "Counts"
Public Count As Long
"""
BOOK = read_module('Attribute VB_Name = "ThisWorkbook"', ModuleKind.WORKBOOK)
LINES = st.text(
    st.characters(codec="cp1252", exclude_characters="\r\n\0"), max_size=200
).map(str.rstrip)


def records(data: bytes) -> list[tuple[int, bytes]]:
    entries, place = [], 0
    while place < len(data):
        kind, size = struct.unpack_from("<HI", data, place)
        size = 6 if kind == 0x0009 else size
        entries.append((kind, data[place + 6 : place + 6 + size]))
        place += 6 + size
    return entries


@pytest.fixture(scope="module")
def project() -> Project:
    plain, exported = read_module(GREETING), read_module(COUNTER)
    return Project("Sample", (BOOK, sheet_module("Sheet1"), plain, exported))


def test_olevba_reads_every_module_unchanged(project: Project) -> None:
    assert modules_in(project.pack()) == {m.name: m.source for m in project.modules}


def test_a_standard_module_is_stored_as_it_is_written() -> None:
    assert read_module(GREETING).source == GREETING.replace("\n", "\r\n")


def test_a_class_gets_the_attributes_that_excel_gives_it_and_keeps_its_own() -> None:
    assert read_module(COUNTER).source.splitlines() == [
        'Attribute VB_Name = "Counter"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = False",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = False",
        'Attribute VB_Description = "Counts"',
        "Public Count As Long",
    ]


def test_packing_twice_gives_the_same_bytes(project: Project) -> None:
    assert project.pack() == Project(project.name, project.modules).pack()


def test_excel_is_told_to_compile_the_source(project: Project) -> None:
    assert streams_in(project.pack())["VBA/_VBA_PROJECT"][:4].hex() == "cc61ffff"


def test_dir_counts_and_types_the_modules(project: Project) -> None:
    packed = project.pack()
    entries = records(decompress(streams_in(packed)["VBA/dir"]))
    assert dict(entries)[0x000F] == struct.pack("<H", 4)
    assert dict(entries)[0x0003] == struct.pack("<H", 1252)
    types = [kind for kind, _ in entries if kind in (0x0021, 0x0022)]
    assert types == [0x0022, 0x0022, 0x0021, 0x0022]
    offsets = {content for kind, content in entries if kind == 0x0031}
    assert offsets == {bytes(4)}
    assert entries[-1] == (0x0010, b"")


def test_project_lists_the_modules_and_is_neither_locked_nor_hidden(
    project: Project,
) -> None:
    text = streams_in(project.pack())["PROJECT"].decode("cp1252")
    lines = dict(
        line.split("=", 1) for line in text.split("\r\n\r\n")[0].splitlines()[5:]
    )
    hidden = {key: lines[key].strip('"') for key in ("CMG", "DPB", "GC")}
    shown = {key: reveal(value, project.id) for key, value in hidden.items()}
    assert shown == {"CMG": bytes(4), "DPB": b"\0", "GC": b"\xff"}
    assert text.splitlines()[:5] == [
        f'ID="{project.id}"',
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Module=Greeting",
        "Class=Counter",
    ]


def test_the_name_map_ends_with_two_zeros(project: Project) -> None:
    names = streams_in(project.pack())["PROJECTwm"]
    assert names.startswith(b"ThisWorkbook\0T\0h\0")
    assert names.endswith(b"r\0\0\0\0\0")


@pytest.mark.slow
@settings(max_examples=examples(20))
@given(st.lists(st.lists(LINES, max_size=300), min_size=1, max_size=40))
def test_many_modules_of_any_size_come_back(sources: list[list[str]]) -> None:
    modules = tuple(
        read_module("\n".join([f'Attribute VB_Name = "Module{n}"', "'", *lines, "'"]))
        for n, lines in enumerate(sources)
    )
    packed = Project("Many", modules).pack()
    stored = streams_in(packed)
    for module in modules:
        assert decompress(stored[f"VBA/{module.name}"]) == module.stored
    assert decompress(stored["VBA/dir"]) == dir_records("Many", modules)


@pytest.mark.parametrize(
    ("sign", "code"), [("ț", "U\\+021B"), ("Ж", "U\\+0416"), ("😀", "U\\+1F600")]
)
def test_a_sign_beyond_the_code_page_is_refused_and_named(sign: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"Greeting, line 4: .*{code}"):
        read_module(GREETING.replace("ø", sign))


@pytest.mark.parametrize("name", ["1st", "My Module", "_x", "Größe", "x" * 32, ""])
def test_a_name_that_vba_does_not_allow_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a VBA module"):
        sheet_module(name)


def test_a_module_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="must say its name"):
        read_module("Option Explicit\n")


@pytest.mark.parametrize("name", ["sheet1", "sample"])
def test_a_name_may_stand_once(project: Project, name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}' names two things"):
        Project(project.name, (*project.modules, sheet_module(name)))
