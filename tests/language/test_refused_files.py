"""What a file is that cannot be read is said in the reader's language, to the last word."""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest

from scoring.errors import FileError
from scoring.language import Language, catalogues, speaking
from scoring.reading.csv_file import read_csv
from scoring.reading.workbook import read_workbook
from tests.language.pseudo import LETTERS
from tests.reading.bad_files import (
    BAD_FILES,
    HONEST,
    SHEET,
    WORKBOOK,
    BadFile,
    pack,
    row,
    sheet,
)
from tests.reading.test_csv import REFUSED


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACE = re.compile(r"(\{[^{}]*\})")
NAMES = re.compile(r"\S*[./\\%]\S*|'[^']*'|\bAccounts\b|\bsheetId\b")
"""Names of files and parts, and what stands in the file, are nobody's words."""
ROWS = {
    "a place that is none": '<row r="2"><c r="2A"><v>1</v></c></row>',
    "a place beyond the sheet": '<row r="2"><c r="XFE2"><v>1</v></c></row>',
    "a row that is none": '<row r="two"><c><v>1</v></c></row>',
    "a number that is none": '<row r="2"><c r="A2"><v>12,5</v></c></row>',
    "a text that is missing": '<row r="2"><c r="A2" t="s"><v>9</v></c></row>',
    "a text that is not UTF-8": row(2, "M\udcf8"),
    "XML that breaks off": '<row r="2"><c r="A2"><v>1</c></row>',
}


class Blank(NullTranslations):
    """A language of dots: what has letters left was said in no language."""

    def gettext(self, message: str) -> str:
        """Leave the places alone, which are filled later."""
        pieces = PLACE.split(message)
        return "".join(p if PLACE.match(p) else LETTERS.sub("·", p) for p in pieces)


def damaged_rows(rows: str) -> Callable[[Path], Path]:
    xml = sheet(row(1, "Account", "Employees") + rows)
    members = HONEST | {SHEET: xml.encode("utf-8", "surrogateescape")}
    return lambda folder: pack(folder / "a.xlsx", members)


def changed_book(old: bytes, new: bytes) -> Callable[[Path], Path]:
    assert old in HONEST[WORKBOOK]
    members = HONEST | {WORKBOOK: HONEST[WORKBOOK].replace(old, new)}
    return lambda folder: pack(folder / "a.xlsx", members)


FILES: dict[str, Callable[[Path], Path]] = {
    **{name: damaged_rows(rows) for name, rows in ROWS.items()},
    "a number of a tab that is none": changed_book(b'sheetId="1"', b'sheetId="e"'),
    "no workbook": changed_book(b"workbook", b"worksheet"),
}


def sentence(read: Callable[[Path], object], path: Path) -> str:
    with speaking(Language.DANISH), pytest.raises(FileError) as caught:
        read(path)
    return str(caught.value)


def english(text: str) -> list[str]:
    """The words of a sentence that no catalogue has."""
    return LETTERS.findall(NAMES.sub("", text))


@pytest.fixture(autouse=True)
def _in_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "catalogue", lambda *_: Blank())


@pytest.mark.parametrize("case", FILES)
def test_damage_is_named_in_the_language(case: str, tmp_path: Path) -> None:
    text = sentence(read_workbook, FILES[case](tmp_path))
    assert "·" in text
    assert english(text) == []


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_is_refused_in_the_language(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    bad.make(path)
    text = sentence(read_workbook, path)
    assert "·" in text
    assert english(text.replace(bad.name, "")) == []


@pytest.mark.parametrize("case", REFUSED)
def test_a_csv_file_is_refused_in_the_language(case: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(REFUSED[case][0])
    text = sentence(read_csv, path)
    assert "·" in text
    assert english(text) == []
