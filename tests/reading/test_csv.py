"""A CSV file is read as its writer meant it, and every cell stays text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.errors import FileError
from scoring.findings import Level
from scoring.language import Language, speaking
from scoring.reading.csv_file import read_csv
from tests.chance import examples


if TYPE_CHECKING:
    from pathlib import Path


def rows_of(path: Path, data: bytes) -> list[list[str | None]]:
    """Read a file and give its headings and cells, None where missing."""
    path.write_bytes(data)
    table, _ = read_csv(path)
    cells = table.frame.astype(object).where(table.frame.notna(), None)
    return [list(table.headings), *cells.to_numpy().tolist()]


PLAIN = [["Account", "Size"], ["Müller", "1.234,5"]]
FIRM = [["Account", "Size"], ["M", "1"]]
N2 = ["N", "2"]
FILES = {
    "UTF-8": ("Account;Size\nMüller;1.234,5\n".encode(), PLAIN),
    "UTF-8 with mark": ("\ufeffAccount;Size\r\nMüller;1.234,5".encode(), PLAIN),
    "UTF-16": ("Account\tSize\nMüller\t1.234,5\n".encode("utf-16"), PLAIN),
    "UTF-16 big end": (
        b"\xfe\xff" + "Account\tSize\nMüller\t1.234,5\n".encode("utf-16-be"),
        PLAIN,
    ),
    "UTF-16 without mark": (
        "Account\tSize\nMüller\t1.234,5\n".encode("utf-16-le"),
        PLAIN,
    ),
    "Western Windows": ("Account;Size\nMüller;1.234,5\n".encode("cp1252"), PLAIN),
    "Nordic letters": (
        "Account;By\nÆblegård;Århus\n".encode("cp1252"),
        [["Account", "By"], ["Æblegård", "Århus"]],
    ),
    "Romanian letters": (
        "Cont;Oraş\nŢăndărei;Iaşi\n".encode("cp1250"),
        [["Cont", "Oraş"], ["Ţăndărei", "Iaşi"]],
    ),
    "comma": (b'Account,Size\nM,"1,5"\n', [["Account", "Size"], ["M", "1,5"]]),
    "bar": (b"Account|Size\nM|1,5\n", [["Account", "Size"], ["M", "1,5"]]),
    "decimal commas": (
        b"Account;Size;Share\nM;1,5;2,5\nN;2,5;3,5\n",
        [["Account", "Size", "Share"], ["M", "1,5", "2,5"], ["N", "2,5", "3,5"]],
    ),
    "sep line": (b"sep=|\r\nA|B;C\r\n1|2;3\r\n", [["A", "B;C"], ["1", "2;3"]]),
    "Mac lines": (b"A;B\r1;2\r", [["A", "B"], ["1", "2"]]),
    "quotes": (
        b'A,B\n"x ""y"" z\nline 2",2\n5" pipe,3" pipe\n',
        [["A", "B"], ['x "y" z\nline 2', "2"], ['5" pipe', '3" pipe']],
    ),
    "odd number of quotes": (b'A,B\n5" pipe,1\n', [["A", "B"], ['5" pipe', "1"]]),
    "NUL bytes": (b"A,B\nA\0B,2\n", [["A", "B"], ["AB", "2"]]),
    "formulas are text": (
        b"A,B\n=1+1,+2\n-3,@SUM(1)\n",
        [["A", "B"], ["=1+1", "+2"], ["-3", "@SUM(1)"]],
    ),
    "cells keep their space": (b"A,B\n x ,001\n", [["A", "B"], [" x ", "001"]]),
    "blank is missing": (b'A,B\n"",x\n  ,y\n', [["A", "B"], [None, "x"], [None, "y"]]),
    "words for missing are text": (
        b"A,B\nNA,null\n#N/A,NaN\n",
        [["A", "B"], ["NA", "null"], ["#N/A", "NaN"]],
    ),
    "short rows": (
        b"A,B,C\n1\n2,3\n",
        [["A", "B", "C"], ["1", None, None], ["2", "3", None]],
    ),
    "title above": (b"My list\n\nA,B\n1,2\n", [["A", "B"], ["1", "2"]]),
    "title with quotes": (b'"My\nlist"\nA,B\n1,2\n', [["A", "B"], ["1", "2"]]),
    "one column": (b"Account\nAcme\nBeta\n", [["Account"], ["Acme"], ["Beta"]]),
    "empty rows": (b"A,B\n1,2\n,\n\n3,4\n\n", [["A", "B"], ["1", "2"], ["3", "4"]]),
    "column without heading": (b"A,,C\n1,2,3\n", [["A", "", "C"], ["1", "2", "3"]]),
    "empty column at the end": (b"A,B,\n1,2,\n", [["A", "B"], ["1", "2"]]),
    "equal headings": (b"A,A\n1,2\n", [["A", "A"], ["1", "2"]]),
    "headings only": (b"A,B\n", [["A", "B"]]),
    "two marks": ("\ufeff\ufeffAccount,Size\nM,1\n".encode(), FIRM),
    "UTF-16 big end without mark": ("Account,Size\nM,1\n".encode("utf-16-be"), FIRM),
    "sep line with further delimiters": (b"sep=;;;\r\nAccount;Size\r\nM;1\r\n", FIRM),
    "quoted sep line": (b'"SEP=;"\r\nAccount;Size\r\nM;1\r\n', FIRM),
    "mixed line ends": (b"Account,Size\r\nM,1\nN,2\rO,3\r\n", [*FIRM, N2, ["O", "3"]]),
    "doubled returns": (b"Account,Size\r\r\nM,1\r\r\nN,2\r\r\n", [*FIRM, N2]),
    "equals before quotes": (
        b'Account,Size,Id\n="M, Oslo",="1","=""007"""\n',
        [["Account", "Size", "Id"], ["M, Oslo", "1", "007"]],
    ),
    "equals before headings": (b'="Account",="Size"\n"M","=""1"""\n', FIRM),
    "apostrophe before a number": (
        b"Account,Size\n't Hooft BV,'80\n'=cmd,'-20\n",
        [["Account", "Size"], ["'t Hooft BV", "80"], ["=cmd", "-20"]],
    ),
    "tabs around cells": (b"Account,\tSize\t\n\tM\t,1\t\n", FIRM),
    "quoted lines": (b'"Account,""Size"""\n"M,""1"""\n', FIRM),
    "quoted lines of semicolons": (b'"Account;Size"\r\n"M;1"\r\n', FIRM),
    "quoted names are no quoted lines": (
        b'"Account"\n"M, Inc"\n"N"\n',
        [["Account"], ["M, Inc"], ["N"]],
    ),
    "typographic quotes": (
        "“Account”,“Size”\n“M, Oslo”,„1“\n".encode(),
        [["Account", "Size"], ["M, Oslo", "1"]],
    ),
    "typographic quotes within": (
        "Account,Size\n“M” Ltd,1\n".encode(),
        [["Account", "Size"], ["“M” Ltd", "1"]],
    ),
    "single quotes": (
        b"'Account','Size'\n'M, Oslo','1'\n",
        [["Account", "Size"], ["M, Oslo", "1"]],
    ),
    "space before quotes": (
        b'Account, Size\nM, "1"\n"N", "Fish, Oslo"\n',
        [*FIRM, ["N", "Fish, Oslo"]],
    ),
    "commas in the first line": (
        b"Account, as we call it, or name;Size\nM;1,5\nN;2,5\nO;3,5\n",
        [
            ["Account, as we call it, or name", "Size"],
            *(["M", "1,5"], ["N", "2,5"], ["O", "3,5"]),
        ],
    ),
    "decimal commas in ragged rows": (
        b"Account;Size;Share;Note\nM;1;1,5\nN;2;2,5\nO;3;3,5;x\nP;4;4,5\n",
        [
            ["Account", "Size", "Share", "Note"],
            ["M", "1", "1,5", None],
            ["N", "2", "2,5", None],
            ["O", "3", "3,5", "x"],
            ["P", "4", "4,5", None],
        ],
    ),
    "commas in texts": (
        b"Account;Place\nM;Vej 1, 2. tv, Oslo\nN;Vej 2, st, Oslo;\n",
        [["Account", "Place"], ["M", "Vej 1, 2. tv, Oslo"], ["N", "Vej 2, st, Oslo"]],
    ),
    "commas in dates of ragged rows": (
        b"Day;Account;Size;\nApril 5, 2026;M;1;x;\nApril 4, 2026;N;2\n",
        [
            ["Day", "Account", "Size", ""],
            ["April 5, 2026", "M", "1", "x"],
            ["April 4, 2026", "N", "2", None],
        ],
    ),
    "lists in the cells of ragged rows": (
        b"Account,Id,Size,Ids,Note\nM,9,208,151;0,\nN,8,4,151;1,\nO,7,5,151;2,x\n",
        [
            ["Account", "Id", "Size", "Ids", "Note"],
            ["M", "9", "208", "151;0", None],
            ["N", "8", "4", "151;1", None],
            ["O", "7", "5", "151;2", "x"],
        ],
    ),
    "title in two cells": (
        b"Account export,28 Mar 2026\nAccount,Size,Note\nM,1,x\nN,2,y\n",
        [["Account", "Size", "Note"], ["M", "1", "x"], ["N", "2", "y"]],
    ),
    "groups above the headings": (
        b"Company,,Facts\nAccount,Size,Note\nM,1,x\nN,2,y\n",
        [["Account", "Size", "Note"], ["M", "1", "x"], ["N", "2", "y"]],
    ),
    "headings fewer than cells": (
        b"Account,Size\nM,1,x\nN,2,y\n",
        [["Account", "Size", ""], ["M", "1", "x"], ["N", "2", "y"]],
    ),
}


@pytest.mark.parametrize(("data", "rows"), FILES.values(), ids=FILES)
def test_file_is_read(
    data: bytes, rows: list[list[str | None]], tmp_path: Path
) -> None:
    assert rows_of(tmp_path / "a.csv", data) == rows


REFUSED = {
    "empty": (b"", "a.csv is empty"),
    "a byte-order mark alone": (b"\xef\xbb\xbf", "a.csv is empty$"),
    "blank": (b"\n , \n\n", "has no filled row among its first 30"),
    "workbook": (b"PK\x03\x04...", "rename it to .xlsx"),
    "old workbook": (b"\xd0\xcf\x11\xe0...", r"save it as \.xlsx"),
    "web page": (b"\n<html><body>", "web page"),
    "PDF": (b"%PDF-1.7", "PDF document"),
    "XML": (b'<?xml version="1.0"?><Workbook>', "XML file"),
    "JSON list": (b'\xef\xbb\xbf[{"Account": "M"}]', "JSON file"),
    "JSON record": (b'{\n "Account": "M"}', "JSON file"),
    "half a character": ("Aé".encode("utf-16") + b"\x41", "not a text file"),
    "open quote": (b'A,B\n1,2\n"open,1\n3,4\n', r'quote \("\) in line 3 that is never'),
    "open quote at once": (b'"A,B\n1,2\n', "in line 1 that is never"),
    "open quote below sep": (b'sep=;\nA;B\n"1;2\n', "in line 3 that is never"),
    "long open quote": (b'A,B\n1,2\n"' + b"1,2\n" * 50_000, "in line 3 that is never"),
    "endless cell": (b"A,B\n1," + b"x" * 200_000 + b'"\n1\n', "line 2 .*never"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_file_is_refused(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(FileError, match=says) as caught:
        read_csv(path)
    assert "\n" not in str(caught.value)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^a.csv was not found"):
        read_csv(tmp_path / "a.csv")


def test_finding_says_how_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("A;B\nå;1\n".encode("cp1252"))
    _, findings = read_csv(path)
    assert [(f.code, f.level, f.text) for f in findings] == [
        (
            "F411",
            Level.NOTE,
            "read as Windows-1252 (Western European) with a semicolon between the cells",
        )
    ]


def test_how_a_file_was_read_is_said_in_the_language(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("A;B\nå;1\n".encode("cp1252"))
    _, (finding,) = read_csv(path)
    with speaking(Language.SWEDISH):
        assert str(finding.text) == (
            "läst som Windows-1252 (västeuropeisk) med semikolon mellan cellerna"
        )


def test_long_rows_are_kept_and_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A,B\n1,2\nAcme, Inc,3\n4,5,6,\n")
    table, findings = read_csv(path)
    assert table.headings == ("A", "B", "")
    assert [str(f)[:24] for f in findings[1:]] == ["F412 a!C3 (and 1 more): "]


def test_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "my list.csv"
    path.write_bytes(b'Title\n\n"A\nheading",B\n"1\n2",x\n\n3,y\n')
    table, _ = read_csv(path)
    assert (table.header_row, table.rows.tolist()) == (3, [4, 6])
    assert table.cell(1, 1) == "'my list'!B6"


def test_all_columns_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A,B,C\n1,,2024-01-01\n")
    table, _ = read_csv(path)
    assert [str(dtype) for dtype in table.frame.dtypes] == ["str"] * 3


CELL = st.text(st.sampled_from('ab,;"\n 1é'), max_size=6)


@pytest.mark.slow
@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=8))
def test_what_python_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["H1", "H2", "H3", "H4"], *rows])
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text("sep=,\n" + file.getvalue(), encoding="utf-8", newline="")
    table, _ = read_csv(path)
    padded = [row + [""] * (4 - len(row)) for row in rows]
    filled = [row for row in padded if "".join(row).strip()]
    wanted = [[cell if cell.strip() else None for cell in row] for row in filled]
    got = table.frame.astype(object).where(table.frame.notna(), None)
    assert got.to_numpy().tolist() == wanted


@pytest.mark.slow
def test_many_rows_are_read_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    line = "Company,320,1.5,Software,DK\n" * 1000
    path.write_text("A,B,C,D,E\n" + line * 1000)
    table, _ = read_csv(path)
    assert table.frame.shape == (1_000_000, 5)
    assert isinstance(table.frame[0].dtype, pd.StringDtype)
