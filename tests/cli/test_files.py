"""Which files are read, and where the scored one goes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


@pytest.mark.slow
def test_score_writes_a_copy_beside_the_file(
    run: Callable[..., Result], book: Path
) -> None:
    before = book.read_bytes()
    result = run("score", book)
    assert result.exit_code == 0, result.output
    assert book.read_bytes() == before
    scored = openpyxl.load_workbook(book.with_name("accounts-scored.xlsx"))
    results = ["Scored", "Summary", "Check", "History", "History criteria"]
    assert scored.sheetnames[-5:] == results


def test_score_never_overwrites_unasked(run: Callable[..., Result], book: Path) -> None:
    run("score", book)
    written = book.with_name("accounts-scored.xlsx")
    written.write_bytes(b"mine")
    result = run("score", book)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert written.read_bytes() == b"mine"
    assert run("score", book, "--force").exit_code == 0


def shown(row: tuple[object, ...]) -> list[object]:
    """What a row holds; of an array formula its text."""
    return [cell.text if isinstance(cell, ArrayFormula) else cell for cell in row]


@pytest.mark.slow
def test_score_twice_gives_the_same_bytes(
    run: Callable[..., Result], book: Path
) -> None:
    run("score", book, "-o", "one.xlsx")
    run("score", "one.xlsx", "-o", "two.xlsx")
    first, second = Path("one.xlsx").read_bytes(), Path("two.xlsx").read_bytes()
    if first != second:  # the file's name stands on Summary
        one, two = (openpyxl.load_workbook(f"{n}.xlsx") for n in ("one", "two"))
        for sheet in one.sheetnames:
            if sheet != "Summary":
                rows = [[*map(shown, b[sheet].values)] for b in (one, two)]
                assert rows[0] == rows[1]
    run("score", "two.xlsx", "-o", "two.xlsx", "--force")
    again = Path("two.xlsx").read_bytes()
    run("score", "two.xlsx", "-o", "two.xlsx", "--force")
    assert Path("two.xlsx").read_bytes() == again


def csv_of(book: Path, path: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Accounts"]
    lines = []
    for row in sheet.iter_rows(min_row=4, values_only=True):
        cells = ["" if cell is None else cell for cell in row]
        texts = [
            c.date().isoformat()
            if hasattr(c, "date")
            else str(c).replace(".", ",")
            if isinstance(c, float)
            else str(c)
            for c in cells
        ]
        lines.append(";".join(texts))
    path.write_text("\n".join(lines), encoding="cp1252", errors="replace")


@pytest.mark.slow
def test_csv_accounts_rate_like_the_workbook(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    data = json.loads(run("score", csv, "--criteria", book, "--json").stdout)
    same = json.loads(run("score", book, "--json").stdout)
    assert Path(data["file"]).name == "export-scored.xlsx"
    assert [a["Rating"] for a in data["accounts"]] == [
        a["Rating"] for a in same["accounts"]
    ]
    assert any(f["code"] == "F411" for f in data["findings"])


@pytest.mark.slow
def test_the_decimal_sign_of_a_csv_file_is_said(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    text = csv.read_text(encoding="cp1252")
    csv.write_text(text.replace(";12400000;", ";12.400.000,5;"), encoding="cp1252")
    result = run("check", csv, "--criteria", book)
    assert "F413 export: numbers are written with a decimal comma (,)" in result.stdout


@pytest.mark.slow
def test_csv_without_criteria_says_what_to_do(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    result = run("score", csv)
    assert result.exit_code == 2
    assert "--criteria" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("missing.xlsx", None, "missing.xlsx"),
        ("nothing.xlsx", b"", "empty"),
        ("letter.xlsx", b"hello", "letter.xlsx"),
    ],
)
def test_a_bad_file_is_one_sentence(
    run: Callable[..., Result],
    tmp_path: Path,
    name: str,
    content: bytes | None,
    word: str,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("score", tmp_path / name)
    assert result.exit_code == 2
    assert word in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("target", "word"),
    [
        ("nowhere/out.xlsx", "does not exist"),
        ("out.ods", "must end in .xlsx"),
    ],
)
def test_a_bad_target_is_told_before_any_work(
    run: Callable[..., Result], book: Path, target: str, word: str
) -> None:
    result = run("score", book, "-o", target)
    assert result.exit_code == 2
    assert word in result.stderr


def test_a_folder_may_be_the_target(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    assert run("score", book, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "accounts-scored.xlsx").exists()


def test_a_scored_file_is_scored_in_place_only_if_asked(
    run: Callable[..., Result], book: Path
) -> None:
    run("score", book)
    assert run("score", "accounts-scored.xlsx").exit_code == 2
    assert run("score", "accounts-scored.xlsx", "--force").exit_code == 0
    assert not Path("accounts-scored-scored.xlsx").exists()


@pytest.mark.slow
def test_what_the_user_says_of_a_csv_file_counts(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    options = ("--criteria", book, "--encoding", "cp1250", "--delimiter", "semicolon")
    result = run("check", csv, *options)
    assert "read as Windows-1250 (Central European) with a semicolon" in result.stdout
