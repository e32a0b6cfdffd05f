"""Styles by name: who restyles one in Excel restyles all cells of it, for good."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.xlsx.draw.named_styles import name_of
from scoring.xlsx.draw.style_sheet import StyleSheet
from scoring.xlsx.draw.styles import Font, Style
from tests.programs import validate
from tests.reading.rich_books import parts_of
from tests.sheets.result_samples import written


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

# bars and their like, of which openpyxl knows nothing
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
STYLES = "xl/styles.xml"
GREEN = "FF00B050"
NAVY = f"FF{Ink.NAVY}"


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    return written(None, tmp_path / "scored.xlsx")


def opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def restyled(source: Path, target: Path) -> Path:
    """The workbook in which somebody made headings green, by Excel's own Modify."""
    parts = dict(parts_of(source))
    text = parts[STYLES].decode()
    fill = int(text.partition('<fills count="')[2].partition('"')[0])
    green = (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{GREEN}"/>'
        '<bgColor indexed="64"/></patternFill></fill></fills>'
    )
    text = text.replace("</fills>", green)
    text = text.replace(f'<fills count="{fill}"', f'<fills count="{fill + 1}"')
    number = re.search(r'name="Scoring heading" xfId="(\d+)"', text)
    assert number is not None
    formats = re.findall(r"<cellStyleXfs.*?</cellStyleXfs>", text, re.DOTALL)[0]
    entries = formats.split("<xf ")
    at = int(number[1]) + 1
    entries[at] = re.sub(r'fillId="\d+"', f'fillId="{fill}"', entries[at])
    parts[STYLES] = text.replace(formats, "<xf ".join(entries)).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target


def test_every_cell_of_ours_has_a_style_with_a_name(scored: Path) -> None:
    book = opened(scored)
    table = [c for row in book["Scored"].iter_rows() for c in row if c.value]
    of_table = {cell.style for cell in table}
    assert {"Scoring heading", "Scoring rating", "Scoring cell"} <= of_table
    assert "Normal" not in of_table
    for sheet in ("Summary", "Check"):
        filled = [c for row in book[sheet].iter_rows() for c in row if c.value]
        named = [cell for cell in filled if cell.style in looks.NAMED]
        assert len(named) > len(filled) / 2


def test_a_style_that_was_changed_stays_so_when_scored_again(
    scored: Path, tmp_path: Path
) -> None:
    assert opened(scored)["Scored"]["A1"].fill.fgColor.rgb == NAVY
    mine = restyled(scored, tmp_path / "mine.xlsx")
    again = written(mine, tmp_path / "again.xlsx")
    book = opened(again)
    for cell in ("A1", "B1", "C1"):
        assert book["Scored"][cell].style == "Scoring heading"
        assert book["Scored"][cell].fill.fgColor.rgb == GREEN
    # what is no heading keeps its colours
    assert book["Summary"]["B2"].font.color.rgb == NAVY
    assert parts_of(written(again, tmp_path / "twice.xlsx")) == parts_of(again)


def test_a_variant_says_only_in_what_it_differs() -> None:
    sheet = StyleSheet(b"", looks.NAMED)
    sheet.cell(looks.INDENTED_HEADER)
    text = sheet.to_bytes().decode()
    (variant,) = re.findall(r'<xf [^>]*xfId="1"[^>]*>', text)
    assert re.findall(r'apply\w+="1"', variant) == ['applyAlignment="1"']


@pytest.mark.parametrize(
    ("style", "name"),
    [
        (looks.HEADER, "Scoring heading"),
        (looks.INDENTED_HEADER, "Scoring heading"),
        (looks.PERCENT, "Scoring cell"),
        (looks.NAME, "Scoring name"),
        (looks.RATING, "Scoring rating"),
        (looks.CELL_COUNT, "Scoring text"),
        (replace(looks.HEADER, font=Font(size=99)), ""),
    ],
)
def test_a_style_is_of_the_name_whose_look_it_has(style: Style, name: str) -> None:
    assert name_of(style, looks.NAMED) == name


def test_names_have_looks_of_their_own() -> None:
    for name, style in looks.NAMED.items():
        assert name_of(style, looks.NAMED) == name


def test_without_names_all_is_as_plain_as_before() -> None:
    sheet = StyleSheet()
    sheet.cell(looks.HEADER)
    assert sheet.to_bytes().count(b"<cellStyle ") == 1


@pytest.mark.parametrize("entry", [b'xfId="99"', b'xfId="x"', b""])
def test_a_name_that_leads_nowhere_is_left_alone(entry: bytes) -> None:
    sheet = StyleSheet(b"", looks.NAMED)
    plain = sheet.cell(looks.HEADER)
    whole = sheet.to_bytes()
    damaged = re.sub(rb'(Scoring heading") xfId="1"', rb"\1 " + entry, whole)
    mended = StyleSheet(damaged, looks.NAMED)
    assert mended.cell(looks.HEADER) != plain
    assert mended.to_bytes().count(b'name="Scoring heading"') == 1
    assert b'xfId="0" applyFont="1" applyFill="1"' in mended.to_bytes()


@pytest.mark.slow
@pytest.mark.node
def test_named_styles_are_valid(scored: Path, tmp_path: Path) -> None:
    assert validate(scored) == []
    mine = restyled(scored, tmp_path / "mine.xlsx")
    assert validate(written(mine, tmp_path / "again.xlsx")) == []
