"""The encoding of a CSV file is told by its letters; what is in doubt is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.errors import FileError
from scoring.findings import Level
from scoring.reading.csv_dialect import Written
from scoring.reading.csv_file import read_csv


if TYPE_CHECKING:
    from pathlib import Path


PAGES = {
    "DOS": ("Grønsund IT;Björk Söner", "cp850"),
    "Mac": ("Grønsund IT", "mac-roman"),
    "Mac, a capital": ("Ørsted", "mac-roman"),
    "Mac, Swedish": ("Göteborg;Malmö;Växjö", "mac-roman"),
    "Polish": ("Łódź Usługi;Żółw Spółka", "cp1250"),
    "Hungarian": ("Győr;Fűtő", "cp1250"),
    "Romanian": ("Brăila;Iaşi", "cp1250"),
    "Cyrillic": ("Норд;Бакке", "cp1251"),
    "Latin 9": ("Grønsund;€ 5m", "iso8859-15"),
    "Danish": ("Kjær & Søn;Århus;ÆRØ", "cp1252"),
    "French": ("Île-de-France;Garçon;Élan", "cp1252"),
    "Spanish": ("Peña", "cp1252"),
    "an apostrophe": ("McDonald\u2019s", "cp1252"),
    "a dash": ("North \u2013 South", "cp1252"),
    "a currency": ("£5m", "cp1252"),
}


@pytest.mark.parametrize(("names", "page"), PAGES.values(), ids=PAGES)
def test_code_page_is_known_by_its_letters(
    names: str, page: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    heads = ";".join("ABC"[: names.count(";") + 1])
    path.write_bytes(f"{heads};Size\n{names};1\n".encode(page))
    table, findings = read_csv(path)
    assert ";".join(table.frame.iloc[0, :-1]) == names
    assert [f.code for f in findings] == ["F411"]


def test_a_dash_among_many_letters_is_no_doubt(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    names = "".join(f"Sønder{letter}ær Øl;1\n" for letter in "abcdefghij")
    path.write_bytes(f"A;B\n{names}Nord \N{EN DASH} Syd;2\n".encode("cp1252"))
    table, findings = read_csv(path)
    assert table.frame.iloc[-1, 0] == "Nord \N{EN DASH} Syd"
    # in ISO 8859-15 the dash would be a control character, which nobody types
    assert [f.code for f in findings] == ["F411"]


def test_code_page_in_doubt_shows_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("A;B\nDvořák;1\nPlzeň;2\n".encode("cp1250"))
    _, findings = read_csv(path)
    assert [(f.code, f.level, f.found) for f in findings[1:]] == [
        ("F414", Level.WARNING, "Dvoøák")
    ]
    assert "add --encoding cp1250" in findings[1].text
    table, findings = read_csv(path, Written("cp1250"))
    assert table.frame.iloc[:, 0].tolist() == ["Dvořák", "Plzeň"]
    assert [f.code for f in findings] == ["F411"]


DAMAGED = {
    "an odd byte": (
        "Account,Size\nGrønsund,1\nMal".encode() + b"\xf8y,2\n",
        ["Grønsund", "Maløy"],
        "'Maløy' has a letter that is not UTF-8",
    ),
    "cut off": (
        "Account,Size\nGrønsund,1\nMal".encode() + b"\xc3",
        ["Grønsund", "Mal\ufffd"],
        "'Mal\ufffd' has a character that is damaged or cut off",
    ),
    "cut off within": (
        "Account,Size\nGrønsund,1\nMal".encode() + b"\xc3,2\n",
        ["Grønsund", "Mal\ufffd"],
        "'Mal\ufffd' has a character that is damaged or cut off",
    ),
    "lost before": (
        "Account,Size\nGrønsund,1\nMal\ufffdy,2\n".encode(),
        ["Grønsund", "Mal\ufffdy"],
        "'Mal\ufffdy' has a character that is damaged or cut off",
    ),
}


@pytest.mark.parametrize(("data", "names", "says"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_characters_are_named_and_the_rest_is_read(
    data: bytes, names: list[str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    table, findings = read_csv(path)
    assert table.frame.iloc[:, 0].tolist() == names
    assert [(f.code, f.place) for f in findings[1:]] == [("F415", "a!A3")]
    assert says in findings[1].text


def test_damaged_heading_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Account,Størrelse,Bel".encode() + b"\xf8b\nM,1,2\n")
    table, findings = read_csv(path)
    assert table.headings == ("Account", "Størrelse", "Beløb")
    assert [(f.code, f.place) for f in findings[1:]] == [("F415", "a!C1")]


def test_what_the_user_says_of_a_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Account;Size\nGrønsund;15\n".encode("cp850"))
    table, findings = read_csv(path, Written("mac-roman", ","))
    assert table.headings == ("Account;Size",)
    assert findings[0].text == "read as Mac Roman with a comma between the cells"


@pytest.mark.parametrize(
    ("encoding", "delimiter", "says"),
    [("utf-9", "", "'utf-9' is no encoding"), ("", ";;", "';;' is no delimiter")],
)
def test_what_cannot_be_meant_is_refused(
    encoding: str, delimiter: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A;B\n1;2\n")
    with pytest.raises(FileError, match=says):
        read_csv(path, Written(encoding, delimiter))
