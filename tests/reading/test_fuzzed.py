"""Files with damage that chance does: read, or refused in one sentence.

Whatever a file holds, a command ends with ratings, findings or a sentence about it,
never in an error of Python's own, and the work stays in step with the file.
"""

from __future__ import annotations

import functools
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import pipeline
from scoring.errors import FileError, ModelError
from scoring.pipeline import Options
from tests.calls import calls_of
from tests.chance import examples
from tests.reading.bad_files import pack, parts, row, sheet, table
from tests.sheets.odd_packages import TYPES, types


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Parts = dict[str, bytes]
    Draw = Callable[[st.SearchStrategy[Any]], Any]

MOST_CALLS = 2_000_000
LONGEST_SENTENCE = 400
CRITERIA = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
CRITERIA += row(2, "Industry", 2, "Industry", "is one of", "Software; IT", 10)
CRITERIA += row(3, "Size", 1, "Employees", "at least", 50, 10)
CRITERIA += row(4, "Since", 1, "days since Founded", "at most", 900, 5)
SHARED = "".join(f'<c r="B{n}" t="s"><v>{n % 2}</v></c>' for n in (2,))
ACCOUNTS = (
    row(1, "Account", "Industry", "Employees", "Founded", "Sum")
    + f'<row r="2"><c r="A2" t="inlineStr"><is><t>Nordhus</t></is></c>{SHARED}'
    '<c r="C2"><v>80</v></c><c r="D2" s="1"><v>45000</v></c>'
    '<c r="E2"><f>C2*2</f><v></v></c></row>'
    + row(3, "Bakke &amp; Fisk", "Fishery", "51-200", "2024-02-30", "yes")
    + '<row r="4"><c r="A4" t="str"><f>"Lumo"</f><v>Lumo</v></c>'
    '<c r="C4" t="e"><v>#N/A</v></c></row>'
)
MERGED = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
CSV = (
    "Account;Industry;Employees;Founded\r\n"
    'Nordhus;Software;1.200,5;28.03.2026\r\n"Grønsund; ""IT""";IT;51-200;\r\n'
    'Lumo;="0451";80-;3/28/2026 11:42 AM\r\nTotal;;1280;\r\n'
)
ODD = (
    *(b"", b"\0", b"\xff", b"\xfe", b"<", b">", b'"', b"'", b"&", b"/", b"]]>"),
    *(b"-1", b"99999999999", b"1e308", b"NaN", b"A1048577", b"XFE1", b"=1+1", b"\n"),
    *(
        b"<!-- ",
        b"<![CDATA[",
        b"<row>",
        b"</row>",
        b"<c>",
        b"</c>",
        b"\xc3",
        b";",
        b",",
    ),
)
PLAIN = (
    *(b"", b"0", b"-1", b"1", b"7", b"99999999999", b"1e308", b"NaN", b"inf", b"x"),
    *(b"A1:XFD1048576", b"A0", b"B2:A1", b"=1+1", b" 1 ", b"../../x", b"%00", b"rId9"),
    *(
        b"str",
        b"s",
        b"b",
        b"e",
        b"d",
        b"inlineStr",
        b"true",
        "æ".encode(),
        b"x" * 40_000,
    ),
    *(b"[h]:mm;@", b"&amp;", b"&#0;", b"&#xD800;", b"_x0000_", b"12,5", b"#REF!"),
)
_VALUE = re.compile(rb"""(?<=["'>])([^"'<>]*)(?=["'<])""")


def corpus() -> list[Parts]:
    """The parts of small workbooks as several programs write them."""
    sheets = {
        "Criteria": sheet(CRITERIA),
        "Accounts": sheet(ACCOUNTS, behind=MERGED),
        "Settings": sheet(row(1, "Setting", "Value") + row(2, "Contact from", 6)),
    }
    texts = "<si><t>Software</t></si><si><r><t>I</t></r><r><t>T</t></r></si>"
    tabled = {"Accounts": sheets["Accounts"], "Criteria": sheets["Criteria"]}
    heads = ("Account", "Industry", "Employees", "Founded", "Sum")
    books = [
        parts(sheets, strings=texts),
        parts(tabled, strings=texts, tables=[table("A1:E4", heads)]),
        parts(sheets, properties='<workbookPr date1904="1"/>', strings=texts),
    ]
    return [book | {TYPES: types(book)} for book in books]


CORPUS = corpus()


@functools.cache
def packed(number: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in CORPUS[number].items():
            zipped.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)
    return file.getvalue()


@st.composite
def damaged(draw: Draw, whole: bytes, most: int = 4) -> bytes:
    """Cut, double, swap or spoil a few bits of some bytes."""
    data = whole
    for _ in range(draw(st.integers(1, most))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.sampled_from((0, 1, 1, 4, 40, 400))))
        odd = ODD[draw(st.integers(0, len(ODD) - 1))]
        piece = data[start:stop]
        flipped = bytes(byte ^ 1 << draw(st.integers(0, 7)) for byte in piece[:4])
        new = (odd, piece * 2, piece[::-1], flipped + piece[4:], piece + odd)
        data = data[:start] + new[draw(st.integers(0, len(new) - 1))] + data[stop:]
    return data


@st.composite
def misspelled(draw: Draw, whole: bytes) -> bytes:
    """Put something odd in place of some attributes and texts of XML."""
    places = [*_VALUE.finditer(whole)]
    chosen = {draw(st.integers(0, len(places) - 1)) for _ in range(2)}
    data = whole
    for number in sorted(chosen, reverse=True):
        odd = PLAIN[draw(st.integers(0, len(PLAIN) - 1))]
        place = places[number]
        data = data[: place.start(1)] + odd + data[place.end(1) :]
    return data


@st.composite
def spoilt_parts(draw: Draw) -> Parts:
    """A workbook of which one or two parts are damaged, or missing."""
    members = dict(CORPUS[draw(st.integers(0, len(CORPUS) - 1))])
    for _ in range(draw(st.integers(1, 2))):
        # what holds cells is read farthest
        cells = [name for name in members if "/" in name and "rels" not in name]
        names = [*sorted(members), *sorted(cells) * 4]
        name = names[draw(st.integers(0, len(names) - 1))]
        way = draw(st.integers(0, 19))
        if way == 0:
            del members[name]
        else:
            spoil = damaged if way % 4 == 1 else misspelled
            members[name] = draw(spoil(members[name]))
    return members


def refusal(path: Path, criteria: Path | None) -> str:
    """Score a file; give the sentence with which it is refused, or none."""
    options, target = Options(criteria), path.with_suffix(".out.xlsx")
    try:
        pipeline.score_file(path, target, options, overwrite=True)
    except FileError as error:
        return str(error)
    except ModelError as error:
        return error.findings[0].text
    return "scored"


def tried(path: Path, criteria: Path | None = None) -> None:
    """Score a file; it may be refused, but in a sentence, and with little work."""
    sentences: list[str] = []
    assert calls_of(lambda: sentences.append(refusal(path, criteria))) < MOST_CALLS
    assert 0 < len(sentences[0]) < LONGEST_SENTENCE
    assert "\n" not in sentences[0]
    assert "b'" not in sentences[0]


spoilt = settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("number", range(len(CORPUS)))
def test_what_is_not_spoilt_is_scored(tmp_path: Path, number: int) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(number))
    assert refusal(path, None) == "scored"


@pytest.mark.slow
@spoilt
@given(spoilt_parts())
def test_a_workbook_with_spoilt_parts(tmp_path: Path, members: Parts) -> None:
    tried(pack(tmp_path / "a.xlsx", members))


@pytest.mark.slow
@spoilt
@given(st.integers(0, len(CORPUS) - 1).flatmap(lambda n: damaged(packed(n))))
def test_a_workbook_with_spoilt_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    tried(path)


@pytest.mark.slow
@spoilt
@given(st.sampled_from(("utf-8", "cp1252", "utf-16", "utf-8-sig")), st.data())
def test_a_csv_file_with_spoilt_bytes(
    tmp_path: Path, encoding: str, data: st.DataObject
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data.draw(damaged(CSV.encode(encoding))))
    criteria = pack(tmp_path / "criteria.xlsx", CORPUS[0])
    tried(path, criteria)
