"""Sources: columns of files and sheets joined to Accounts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from scoring.errors import FileError
from scoring.pipeline import Book, Options, check, explain, rate, read
from scoring.reading.source_file import locate_file, read_file
from tests.behaviour.rolled import Rows, plain
from tests.excel.books import write_book


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ["Name", "File or sheet", "Key here", "Key there", "Columns"]
CRITERIA: Rows = [
    ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
    ["Credit", 1, "VAT no", "is not blank", None, 10],
]
ACCOUNTS: Rows = [
    ["Account", "VAT no", "Web"],
    ["Acme", 101, "acme.com"],
    ["Bolt", "102", "https://bolt.dk/"],
    ["Cask", 103, None],
    ["Dune", None, "gmail.com"],
]
NO_SHEET_OR_FILE = (
    "there is no sheet or file 'Exxtra' (it may be a sheet of this workbook, or a .csv, "
    ".xlsx or .parquet file beside it), did you mean 'Extra'?"
)
NO_SHEET = (
    "there is no sheet 'Exxtra' (it may be a sheet of this workbook), "
    "did you mean 'Extra'?"
)
NO_HEADING = "the sheet 'extra' has no heading 'VAT'"
CSV = "VAT;Score;Class\n101;70;A\n102;55,5;B\n102;1;Z\n999;3;C\n"


def book_of(folder: Path, *sources: Sequence[Any], **more: Rows) -> Path:
    sheets: dict[str, Sequence[Sequence[Any]]] = {
        "Criteria": CRITERIA,
        "Accounts": ACCOUNTS,
        "Sources": [HEAD, *sources],
    }
    return write_book(folder / "book.xlsx", **{**sheets, **more})


def joined(book: Book, heading: str) -> list[Any]:
    number = book.table.headings.index(heading)
    return [plain(value) for value in book.table.frame.iloc[:, number]]


def source_findings(book: Book) -> list[tuple[str, str]]:
    return [(f.code, f.place) for f in book.findings if f.code != "F411"]


def test_a_csv_file_beside_the_workbook_is_joined(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    source = ["Credit", "credit.csv", "VAT no", "VAT", "Score"]
    book = read(book_of(tmp_path, source))
    assert book.table.headings == ("Account", "VAT no", "Web", "Score")
    assert joined(book, "Score") == ["70", "55,5", None, None]
    (findings,) = book.findings
    assert findings.text == (
        "Credit: 2 of 4 accounts matched, 1 not found, 1 without 'VAT no', "
        "1 key twice in credit.csv (first used)"
    )
    assert source_findings(book) == [("X201", "Sources!B2")]
    assert book.table.heading_cell(3) == "Sources!A2"


def test_without_columns_all_are_joined(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    book = read(book_of(tmp_path, [None, "credit.csv", "VAT no", "VAT", None]))
    assert book.table.headings[3:] == ("Score", "Class")


def test_a_sheet_of_the_workbook_is_joined_by_domain(tmp_path: Path) -> None:
    lists: Rows = [["Note", None], ["Site", "Segment"], ["www.acme.com", "Top"]]
    rows = [["Segments", "my LISTS", "Web", "Site", None]]
    book = read(book_of(tmp_path, *rows, My_lists=lists), Options(files=False))
    assert joined(book, "Segment") == ["Top", None, None, None]


def test_register_numbers_are_joined_however_they_are_written(tmp_path: Path) -> None:
    lists: Rows = [["Org. nr", "Segment"], ["1 03", "Top"], ["n/a", "None"]]
    rows = [["Segments", "my LISTS", "VAT no", "Org. nr", None]]
    book = read(book_of(tmp_path, *rows, My_lists=lists), Options(files=False))
    assert joined(book, "Segment") == [None, None, "Top", None]


def test_a_workbook_and_a_parquet_file_are_joined(tmp_path: Path) -> None:
    other = write_book(
        tmp_path / "more.xlsx", About=[["x"]], Data=[["No", "Size"], [103, 7]]
    )
    assert other.exists()
    day = dt.datetime(2026, 3, 1)  # noqa: DTZ001 - spreadsheets know no time zones
    frame = pd.DataFrame(
        {"No": [101, 103], "Since": [day, None], "Big": [True, None], "L": [[1], [2]]}
    )
    frame.to_parquet(tmp_path / "facts.parquet")
    book = read(
        book_of(
            tmp_path,
            ["Sizes", "more.xlsx", "VAT no", "No", None],
            ["Named", "[more.xlsx]data", "VAT no", "No", "Size"],
            ["Facts", "facts.parquet", "VAT no", "No", None],
        )
    )
    assert joined(book, "Size") == [None, None, 7, None]
    assert joined(book, "Since") == [day.date(), None, None, None]
    assert joined(book, "Big") == [True, None, None, None]
    assert book.table.headings[3:] == ("Size", "Since", "Big")
    assert ("B208", "Sources!A2") in source_findings(book)


@pytest.mark.parametrize(
    ("named", "files", "text"),
    [
        pytest.param("Exxtra", "any", NO_SHEET_OR_FILE, id="neither"),
        pytest.param("Exxtra", "none", NO_SHEET, id="no files are read"),
        pytest.param("extra", "any", NO_HEADING, id="another heading"),
    ],
)
def test_a_name_that_is_no_sheet_and_no_file(
    tmp_path: Path, named: str, files: str, text: str
) -> None:
    path = book_of(tmp_path, ["X", named, "VAT no", "VAT", None], Extra=[["No"], [1]])
    (findings,) = read(path, Options(files=files == "any")).findings
    assert (findings.code, findings.place) == ("X101", "Sources!B2")
    assert findings.text == f"X cannot be joined: {text}"


def test_the_blanks_of_a_joined_column_lead_to_its_source(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    rule = ["Credit", 1, "Score", "at least", 50, 10]
    source = ["Credit", "credit.csv", "VAT no", "VAT", "Score"]
    book = read(book_of(tmp_path, source, Criteria=[CRITERIA[0], rule]))
    assert ("A208", "Sources!A2") in [(f.code, f.place) for f in check(book)]


def test_the_receipt_says_by_which_key_a_column_was_joined(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    rule = ["Credit", 1, "Score", "at least", 50, 10]
    source = ["Credit", "credit.csv", "VAT no", "VAT", "Score"]
    book = read(book_of(tmp_path, source, Criteria=[CRITERIA[0], rule]))
    rated = rate(book)
    lines = [explain(rated, name)[0].behind[0].lines(9) for name in ("Acme", "Dune")]
    assert lines == [
        ["Score, from Credit:", "looked up in credit.csv where VAT is 101"],
        [
            "Score, from Credit:",
            "not looked up in credit.csv: the account has no 'VAT no'",
        ],
    ]


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "fake.parquet").write_bytes(b"PAR1 no more")
    book = read(
        book_of(
            tmp_path,
            ["A", "gone.csv", "VAT no", "VAT", None],
            ["B", "credit.csv", "VAT nr", "VATT", "Scor; Class"],
            ["C", None, None, "VAT", None],
            ["D", "https://example.com/credit.csv", "VAT no", "VAT", None],
            ["E", "../credit.csv", "VAT no", "VAT", None],
            ["F", "picture.png", "VAT no", "VAT", None],
            ["G", "fake.parquet", "VAT no", "VAT", None],
            ["H", "credit.csv", "Web", "Class", "Score"],
        )
    )
    assert source_findings(book) == [
        ("X104", "Sources!B4"),
        ("X104", "Sources!C4"),
        ("X101", "Sources!B2"),
        ("X102", "Sources!C3"),
        ("X103", "Sources!D3"),
        ("X103", "Sources!E3"),
        ("X101", "Sources!B5"),
        ("X101", "Sources!B6"),
        ("X101", "Sources!B7"),
        ("X101", "Sources!B8"),
        ("X202", "Sources!B9"),
    ]
    texts = [f.text for f in book.findings if f.code != "F411"]
    assert texts[3] == "no column 'VAT nr' in Accounts, did you mean 'VAT no'?"
    assert texts[2].startswith("A cannot be joined: gone.csv was not found in ")


def test_a_server_reads_no_files(tmp_path: Path) -> None:
    (tmp_path / "credit.csv").write_text(CSV, encoding="utf-8")
    source = ["Credit", "credit.csv", "VAT no", "VAT", None]
    book = read(book_of(tmp_path, source), Options(files=False))
    (findings,) = book.findings
    assert findings.text == (
        "Credit cannot be joined: files cannot be read here: "
        "put the table on a sheet of the workbook"
    )
    assert source_findings(book) == [("X101", "Sources!B2")]


@pytest.mark.parametrize(
    "named",
    [
        *("/etc/passwd", "../up.csv", "sub/../../up.csv", r"..\up.csv"),
        *("http://a.b/c.csv", "file:///etc/passwd", r"\\server\share\c.csv"),
        *("//server/c.csv", r"C:\credit.csv", "C:credit.csv", "[../up.xlsx]Data"),
    ],
)
def test_nothing_outside_the_folder_is_read(tmp_path: Path, named: str) -> None:
    with pytest.raises(FileError, match=r"address|not in the folder"):
        locate_file(named, tmp_path)


def test_what_lies_below_the_folder_is_found(tmp_path: Path) -> None:
    assert locate_file(r"data\a.csv", tmp_path) == (tmp_path / "data" / "a.csv", "")
    assert locate_file("[a.xlsx] S 1", tmp_path) == (tmp_path / "a.xlsx", "S 1")


def test_a_workbook_without_the_heading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(FileError, match="no sheet with the heading 'VAT'"):
        read_file(path, "", ("VAT",))
    with pytest.raises(FileError, match="no sheet 'Data'"):
        read_file(path, "Data", ("VAT",))


def test_a_huge_parquet_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoring.reading.parquet_file.MOST_CELLS", 1)
    pd.DataFrame({"a": [1, 2]}).to_parquet(tmp_path / "big.parquet")
    with pytest.raises(FileError, match="holds 2 cells, which is too many"):
        read_file(tmp_path / "big.parquet")
