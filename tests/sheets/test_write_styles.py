"""Styles are added at the ends of their lists; what stood there stays."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from scoring.sheets import looks
from scoring.xlsx.draw.style_sheet import EMPTY, MAIN, StyleSheet
from scoring.xlsx.draw.styles import Style
from tests.reading.rich_books import prefixed


FONT = '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>'
LISTS = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="[&gt;9]0&quot;!&quot;"/>'
    f'</numFmts>\n  <fonts count="1" x14ac:knownFonts="1" xmlns:x14ac="urn:x">{FONT}'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
    "<left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
    'borderId="0" xfId="0"/></cellXfs><!-- <cellXfs/> in a comment --><cellStyles '
    'count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
ENDING = '<dxfs count="0"/><tableStyles count="0"/><extLst><ext uri="a&gt;b"/></extLst>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def part(lists: str = LISTS + ENDING, head: str = HEAD) -> bytes:
    return f'{head}<styleSheet xmlns="{MAIN}">{lists}</styleSheet>'.encode()


def counts(data: bytes) -> dict[str, tuple[str | None, int]]:
    root = etree.fromstring(data)
    return {
        etree.QName(child).localname: (child.get("count"), len(child))
        for child in root.iterchildren("{*}*")
    }


def filled(data: bytes) -> bytes:
    sheet = StyleSheet(data)
    sheet.cell(looks.HEADER)
    sheet.cell(looks.CELL_QUIET)
    sheet.cell(Style(number="0.000 [$€-1]"))
    sheet.mark(looks.TIER_MARKS[0])
    return sheet.to_bytes()


VARIANTS = {
    "usual": part(),
    "without most lists": part(""),
    "without dxfs": part(LISTS),
    "prefixed": prefixed("styleSheet", part()),
    "with a mark at its start": b"\xef\xbb\xbf" + part(),
    "missing": b"",
}


@pytest.mark.parametrize("data", VARIANTS.values(), ids=list(VARIANTS))
def test_lists_are_counted_and_in_order(data: bytes) -> None:
    lists = counts(filled(data))
    for name, (count_written, entries) in lists.items():
        assert name in {"tableStyles", "extLst"} or count_written == str(entries), name
    names = list(lists)
    assert names.index("numFmts") < names.index("fonts") < names.index("cellXfs")
    assert names.index("cellXfs") < names.index("cellStyles") < names.index("dxfs")
    assert etree.fromstring(filled(data)).find("{*}dxfs/{*}dxf") is not None


@pytest.mark.parametrize("data", VARIANTS.values(), ids=list(VARIANTS))
def test_styles_are_found_again(data: bytes) -> None:
    once = filled(data)
    assert filled(once) == once


def test_what_stood_there_stays_to_the_byte() -> None:
    """All old text is there in its order, with counts alone changed."""
    rest = filled(part())
    for text in re.split(r'count="\d+"/?|(?=</)', part().decode()):
        place = rest.find(text.encode())
        assert place >= 0, text
        rest = rest[place + len(text.encode()) :]


def test_nothing_added_changes_nothing() -> None:
    sheet = StyleSheet(part())
    assert sheet.cell(Style()) == 0
    assert sheet.to_bytes() == part()


def test_other_encodings_become_utf8() -> None:
    wide = part(head='<?xml version="1.0" encoding="UTF-16"?>\n').decode()
    data = filled(wide.encode("utf-16"))
    assert counts(data)["fonts"] == ("3", 3)
    assert b"encoding='UTF-8'" in data


def test_own_font_is_of_the_workbooks_face() -> None:
    assert b'<sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/>' in filled(part())


def test_number_formats_are_reused() -> None:
    sheet = StyleSheet(part())
    sheet.cell(Style(number='[>9]0"!"'))
    sheet.cell(Style(number="0.00"))
    data = sheet.to_bytes()
    assert counts(data)["numFmts"] == ("1", 1)
    assert b'numFmtId="170" fontId="0"' in data
    assert b'numFmtId="2" fontId="0"' in data


def test_new_workbook_has_what_excel_needs() -> None:
    entries = counts(StyleSheet(EMPTY).to_bytes())
    assert entries["fills"] == ("2", 2)
    assert entries["cellStyles"] == ("1", 1)
