"""A workbook that was mailed: where its formulas look for the add-in."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from addin import commands
from addin.install.links import IN_STARTUP, links_to_addin
from scoring.xlsx.package import Package
from tests.programs import validate


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
BY_PATH = f"{OFFICE}/externalLinkPath"
MISSING = f"{MICROSOFT}/xlExternalLinkPath/xlPathMissing"
ANNA = (
    "file:///C:\\Users\\Anna%20B\\AppData\\Roaming\\Microsoft\\Excel\\XLSTART\\"
    "account-scoring.xlam"
)
OURS = (IN_STARTUP, "account-scoring.xlam")
OTHER = (BY_PATH, "file:///C:\\Prices\\prices.xlsx")
STRAY = {
    "Windows": (BY_PATH, ANNA),
    "Mac": (BY_PATH, "file:///Users/anna/Library/Startup/account-scoring.xlam"),
    "network": (BY_PATH, "file:///\\\\server\\sales\\Account-Scoring.XLAM"),
    "beside": (BY_PATH, "account-scoring.xlam"),
    "not found": (MISSING, "account-scoring.xlam"),
}
LINK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<externalLink xmlns='
    '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
    f'xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'
)
LINK_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
)


def linked(path: Path, links: Iterable[tuple[str, str]]) -> Path:
    """A workbook with links to other workbooks, as Excel writes them."""
    plain = path.with_name("plain.xlsx")
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Accounts")
        sheet.write("A1", "Acme")
        sheet.write_formula("B1", "=[1]!ACCOUNT_SCORE(A1)", None, 7.5)
    numbered = [*enumerate(links, 1)]
    books = "".join(f'<externalReference r:id="rIdL{n}"/>' for n, _ in numbered)
    relations = "".join(
        f'<Relationship Id="rIdL{n}" Type="{OFFICE}/externalLink" '
        f'Target="externalLinks/externalLink{n}.xml"/>'
        for n, _ in numbered
    )
    types = "".join(
        f'<Override PartName="/xl/externalLinks/externalLink{n}.xml" '
        f'ContentType="{LINK_TYPE}"/>'
        for n, _ in numbered
    )
    new_text = {
        "xl/workbook.xml": (
            "<calcPr",
            f"<externalReferences>{books}</externalReferences><calcPr",
        ),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f"{relations}</Relationships>",
        ),
        "[Content_Types].xml": ("</Types>", f"{types}</Types>"),
    }
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(
                name, text.replace(*new_text[name]) if name in new_text else text
            )
        for n, (kind, target) in numbered:
            new.writestr(f"xl/externalLinks/externalLink{n}.xml", LINK)
            new.writestr(
                f"xl/externalLinks/_rels/externalLink{n}.xml.rels",
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
                f'Id="rId1" Type="{kind}" Target="{target}" TargetMode="External"/>'
                "</Relationships>",
            )
    plain.unlink()
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands.doctor, [str(a) for a in arguments])


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def links(path: Path) -> list[bool]:
    return [link.everywhere for link in links_to_addin(Package.open(path))]


@pytest.mark.parametrize("link", STRAY.values(), ids=STRAY)
def test_a_link_to_somebody_s_add_in_is_named(
    link: tuple[str, str], tmp_path: Path
) -> None:
    book = linked(tmp_path / "mailed.xlsx", [OTHER, link])
    before = book.read_bytes()
    result = run(book)
    assert result.exit_code == 1
    assert result.output.startswith("TO DO  links")
    assert link[1].replace("%20", " ") in result.output
    assert "doctor FILE --mend" in result.output
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "says"),
    [([], "no formula needs"), ([OTHER], "no formula needs"), ([OURS], "each comp")],
    ids=["no links", "prices", "right"],
)
def test_what_is_right_is_called_so(
    given: list[tuple[str, str]], says: str, tmp_path: Path
) -> None:
    book = linked(tmp_path / "mailed.xlsx", given)
    result = run(book)
    assert result.exit_code == 0
    assert result.output.startswith("OK")
    assert says in result.output
    before = book.read_bytes()
    assert run(book, "--mend").output.startswith("Nothing to mend")
    assert book.read_bytes() == before
    assert run(book, "--mend", "-o", tmp_path / "new.xlsx").exit_code == 0
    assert not (tmp_path / "new.xlsx").exists()


@pytest.mark.parametrize("link", STRAY.values(), ids=STRAY)
def test_only_the_link_is_mended(link: tuple[str, str], tmp_path: Path) -> None:
    book = linked(tmp_path / "mailed.xlsx", [OTHER, link])
    before = parts(book)
    result = run(book, "--mend")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == f"Wrote {book}."
    assert links(book) == [True]
    after = parts(book)
    (changed,) = [name for name in before if after[name] != before[name]]
    assert changed == "xl/externalLinks/_rels/externalLink2.xml.rels"
    assert [*after] == [*before]
    assert run(book).exit_code == 0


def test_a_copy_leaves_the_workbook_as_it_is(tmp_path: Path) -> None:
    book, copy = linked(tmp_path / "mailed.xlsx", [STRAY["Mac"]]), tmp_path / "c.xlsx"
    before = book.read_bytes()
    data = json.loads(run(book, "--mend", "-o", copy, "--json").output)
    assert data == {
        "mended": [STRAY["Mac"][1]],
        "output": [str(copy)],
    }
    assert book.read_bytes() == before
    assert links(copy) == [True]
    again = run(book, "--mend", "-o", copy)
    assert again.exit_code == 2
    assert "exists already: name a new file" in again.stderr
    assert run(book, "--mend", "-o", tmp_path / "macros.xlsm").exit_code == 2


def test_a_copy_over_the_workbook_itself_is_in_place(tmp_path: Path) -> None:
    book = linked(tmp_path / "mailed.xlsx", [STRAY["Mac"]])
    (tmp_path / "folder").mkdir()
    there = tmp_path / "folder" / ".." / "mailed.xlsx"
    assert run(book, "--mend", "-o", there).exit_code == 0
    assert links(book) == [True]


@pytest.mark.parametrize("options", [["--mend"], ["-o", "copy.xlsx"]])
def test_options_that_need_a_file_say_so(options: list[str]) -> None:
    result = run(*options)
    assert result.exit_code == 2
    assert "need" in result.stderr


def test_output_without_mend_is_refused(tmp_path: Path) -> None:
    book = linked(tmp_path / "mailed.xlsx", [STRAY["Mac"]])
    assert run(book, "-o", tmp_path / "copy.xlsx").exit_code == 2
    assert not (tmp_path / "copy.xlsx").exists()


@pytest.mark.parametrize("options", [[], ["--mend"]])
def test_what_is_no_workbook_is_one_sentence(
    options: list[str], tmp_path: Path
) -> None:
    for file in (tmp_path / "none.xlsx", tmp_path / "text.xlsx"):
        if file.stem == "text":
            file.write_text("Account")
        result = run(file, *options)
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.node
def test_what_is_mended_is_valid(tmp_path: Path) -> None:
    book = linked(tmp_path / "mailed.xlsx", [STRAY["Windows"], OTHER])
    assert validate(book) == []
    run(book, "--mend")
    assert validate(book) == []
