"""What a spreadsheet or another program spoiled on the way is named, and adds nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner, Result

from scoring.cli.commands import cli
from tests.crm.exports import book, import_report, plan


if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["Account", "Employees", "HubSpot ID"]
OWN_ROWS = [["Grønsund IT", 80, "451"], ["Björk Söner", 20, "7"], ["Lumo AB", 30, None]]
COMPANIES = "Company name,Number of Employees\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return book(tmp_path / "b.xlsx", [HEAD, *OWN_ROWS])


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "e.csv"
    path.write_bytes(data)
    return path


def codes(export: Path, here: Path) -> list[str]:
    return [f.code for f in plan(export, here).findings if f.code != "M209"]


ALIKE = {
    "an odd byte elsewhere": f"{COMPANIES}Grønsund IT,80\nBjörk Söner,20\nMal".encode()
    + b"\xf8y,5\n",
    "Mac": f"{COMPANIES}Grønsund IT,80\n".encode("mac-roman"),
    "DOS": f"{COMPANIES}Grønsund IT,80\nBjörk Söner,20\n".encode("cp850"),
    "zero-width characters": f"{COMPANIES}\u200bGrønsund IT,80\n".encode(),
    "another Unicode form": f"{COMPANIES}Bjo\u0308rk So\u0308ner,20\n".encode(),
}


@pytest.mark.parametrize("data", ALIKE.values(), ids=ALIKE)
def test_accounts_are_the_same_however_their_letters_are_written(
    data: bytes, here: Path, tmp_path: Path
) -> None:
    summary = import_report(written(tmp_path, data), here)
    assert (summary.added, summary.changed) == (data.count(b"\xf8y"), 0)


IDS = "Record ID;Company name;Number of Employees\n"


def test_rounded_record_numbers_are_named_and_tell_nobody(
    here: Path, tmp_path: Path
) -> None:
    rows = "1,91431E+18;Lumo AB;31\n1.91431e18;New AS;5\n"
    export = written(tmp_path, (IDS + rows).encode())
    assert codes(export, here) == ["F411", "M213"]
    summary = import_report(export, here)
    assert (summary.added, summary.changed, summary.refused) == (1, 1, 0)
    assert [change.heading for change in summary.changes] == ["Employees"]


def test_record_numbers_that_lost_their_zeros_are_named(
    here: Path, tmp_path: Path
) -> None:
    export = written(tmp_path, (IDS + "00451;Grønsund IT;80\n8;New AS;5\n").encode())
    findings = [f for f in plan(export, here).findings if f.code == "M214"]
    assert [(f.place, f.found) for f in findings] == [("e!A2", "00451")]


def run(*words: object) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(cli, ["import", *map(str, words)])


def test_import_says_how_the_file_was_read_and_what_was_left_out(
    here: Path, tmp_path: Path
) -> None:
    footer = "\nReport\nConfidential Information - Do Not Distribute\n"
    data = f"{COMPANIES}Grønsund IT,80\nLumo AB,30\nTotal,110\n{footer}".encode("cp850")
    result = run(written(tmp_path, data), here, "--dry-run", "--encoding", "cp850")
    assert "0 added, 0 changed, 2 untouched" in result.stdout
    assert "note    F411 e: read as DOS 850 (Western European)" in result.stderr
    assert "F416 e!A6 (and 1 more): the row 'Report' belongs to" in result.stderr
    assert "F416 e!A4: the row 'Total' is a total" in result.stderr


@pytest.mark.parametrize(
    ("nameless", "says"),
    [
        (0, "only in b.xlsx\n"),
        (1, "only in b.xlsx, 1 row not taken\n"),
        (2, "only in b.xlsx, 2 rows not taken\n"),
    ],
)
def test_rows_that_are_not_taken_are_counted(
    nameless: int, says: str, here: Path, tmp_path: Path
) -> None:
    rows = "Lumo AB,30\n" + ",31\n" * nameless + "Nordhus,32\n"
    result = run(written(tmp_path, f"{COMPANIES}{rows}".encode()), here, "--dry-run")
    assert says in result.stdout


def test_a_finding_of_another_kind_is_not_hidden_by_fifty_of_one(
    here: Path, tmp_path: Path
) -> None:
    twice = "".join(f"Firm {number},1\n" * 2 for number in range(30))
    rows = f"{twice}Lumo AB,30\nTotal,90\n"
    result = run(written(tmp_path, f"{COMPANIES}{rows}".encode()), here, "--dry-run")
    lines = result.stderr.splitlines()
    assert "F416 e!A63: the row 'Total' is a total" in result.stderr
    assert len(lines) == 21
    assert lines[-1] == "... and 32 more; --json lists them"


def test_one_text_among_dates_leaves_them_dates(here: Path, tmp_path: Path) -> None:
    visits = ["28.03.2026 kl. 11.42", "27. marts 2026", "10/7-2026", "i foråret"]
    rows = "".join(f"Firm {n};{visit}\n" for n, visit in enumerate(visits))
    export = written(tmp_path, f"Virksomhed;Sidste besøg\n{rows}".encode())
    assert run(export, here).exit_code == 0
    sheet = openpyxl.load_workbook(here)["Accounts"]
    days = [str(cell.value)[:10] for cell in sheet["D"]][-4:]
    assert days == ["2026-03-28", "2026-03-27", "2026-07-10", "i foråret"]
    assert [cell.is_date for cell in sheet["D"]][-4:] == [True, True, True, False]


def test_what_the_user_says_of_an_export_counts(here: Path, tmp_path: Path) -> None:
    export = written(tmp_path, b"Company name|Number of Employees\nLumo AB|30\n")
    result = run(export, here, "--dry-run", "--delimiter", ";")
    assert "with a semicolon between the cells" in result.stderr
    result = run(export, here, "--dry-run", "--encoding", "klingon")
    assert result.exit_code == 2
    assert "'klingon' is no encoding" in result.stderr
