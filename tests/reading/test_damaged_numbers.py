"""Numbers that are none, and a directory that points in front of the file."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from scoring.errors import FileError
from scoring.pipeline import score_file
from scoring.reading.workbook import read_workbook
from templates.xlsx import build


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "book.xlsx"
    build(path)
    return path


def changed(
    source: Path, target: Path, part: str, change: Callable[[str], str]
) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
        if part not in old.namelist():
            new.writestr(part, change(""))
    return target


TABLE = (
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="{}" '
    'name="T" displayName="T" ref="A1:B2"/>'
)


@pytest.mark.parametrize("number", ["e", "-1", "=1+1", "9" * 5_000])
@pytest.mark.parametrize(
    ("part", "text"),
    [("xl/workbook.xml", 'sheetId="1"'), ("xl/styles.xml", 'numFmtId="164"')],
)
def test_a_number_that_is_none_is_damage(
    number: str, part: str, text: str, whole: Path, tmp_path: Path
) -> None:
    name = text.partition("=")[0]

    def damage(xml: str) -> str:
        assert text in xml
        return xml.replace(text, f'{name}="{number}"', 1)

    path = changed(whole, tmp_path / "book.xlsx", part, damage)
    says = rf"^book\.xlsx is damaged \({name} is '"
    with pytest.raises(FileError, match=says):
        score_file(path)
    # not found only when a copy is written: Check says it too
    with pytest.raises(FileError, match=says):
        read_workbook(path)


def test_the_tab_on_top_that_is_no_number_is_damage(
    whole: Path, tmp_path: Path
) -> None:
    def damage(xml: str) -> str:
        return xml.replace("<workbookView ", '<workbookView activeTab="e" ', 1)

    path = changed(whole, tmp_path / "book.xlsx", "xl/workbook.xml", damage)
    for use in (score_file, read_workbook):
        with pytest.raises(FileError, match=r"\(activeTab is 'e', no number\)"):
            use(path)


def test_the_number_of_a_table_that_is_none_is_damage(
    whole: Path, tmp_path: Path
) -> None:
    types = tmp_path / "types.xlsx"
    override = (
        '<Override PartName="/xl/tables/table9.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>'
    )
    changed(
        whole,
        types,
        "[Content_Types].xml",
        lambda xml: xml.replace("</Types>", override),
    )
    path = changed(
        types,
        tmp_path / "book.xlsx",
        "xl/tables/table9.xml",
        lambda _: TABLE.format("=1"),
    )
    with pytest.raises(
        FileError, match=r"^book\.xlsx is damaged \(id is '=1', no number\)"
    ):
        score_file(path)
    with pytest.raises(FileError, match=r"\(id is '=1', no number\)"):
        read_workbook(path)


def test_a_directory_that_points_in_front_of_the_file_is_damage(
    whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    shutil.copy(whole, path)
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    # the directory seems to lie further back than it does, so all offsets sink
    data[end + 16 : end + 20] = (start + 4_000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"book\.xlsx is damaged"):
        score_file(path)
