"""The command, and that a book loses nothing by it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from scoring.cli.commands import cli
from scoring.xlsx import copy_parts
from scoring.xlsx.edit import edit_cells
from templates import xlsm, xlsx
from tests.crm.exports import HUBSPOT, accounts, book, brought, export, rows_file
from tests.programs import convert, needs_office, needs_validator, validate
from tests.reading.bad_files import accounts_of, sheet
from tests.reading.bad_files import book as bare_book
from tests.reading.rich_books import parts_of, rich_book


if TYPE_CHECKING:
    from pathlib import Path

MAY_CHANGE = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
}


def run(*words: object) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(cli, ["import", *map(str, words)])


@pytest.fixture
def here(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.xlsx"
    # without the 40,000 formulas of Live, which openpyxl reads for seconds
    xlsx.build(path, live_rows=0)
    return path


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    return export(tmp_path / "companies.csv", HUBSPOT)


def test_a_dry_run_says_all_and_writes_nothing(here: Path, csv: Path) -> None:
    before = here.read_bytes()
    result = run(csv, here, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "an export of HubSpot, 2 rows, 15 columns" in result.stdout
    assert "1 added, 1 changed, 0 untouched, 59 only in accounts.xlsx" in result.stdout
    assert "changed  Almkogel IT GmbH: Employees 92 -> 95" in result.stdout
    assert "added    Nordlid Energi AS" in result.stdout
    assert here.read_bytes() == before
    assert len(list(here.parent.iterdir())) == 2


def test_an_import_keeps_the_book_as_it_was_beside_it(here: Path, csv: Path) -> None:
    before = here.read_bytes()
    assert "as it was, it is accounts-before-import.xlsx" in run(csv, here).stdout
    before_import = here.with_name("accounts-before-import.xlsx")
    assert before_import.read_bytes() == before
    after = here.read_bytes()
    assert "Nothing to write" in run(csv, here).stdout
    assert here.read_bytes() == after
    rows_file(csv, [["Record ID", "Company name"], [9001, "Almkogel"]])
    assert "an export of HubSpot, 1 row, 2 columns" in run(csv, here).stdout
    assert before_import.read_bytes() == before
    assert here.with_name("accounts-before-import-2.xlsx").read_bytes() == after


def test_another_file_is_written_only_where_none_is(here: Path, csv: Path) -> None:
    before, other = here.read_bytes(), here.with_name("other.xlsx")
    assert run(csv, here, "-o", other).exit_code == 0
    assert here.read_bytes() == before
    first = other.read_bytes()
    again = run(csv, here, "-o", other)
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert other.read_bytes() == first
    assert run(csv, here, "-o", other, "--force").exit_code == 0
    assert run(csv, here, "-o", here.with_name("o.xlsm")).exit_code == 2


def test_a_file_that_appears_meanwhile_is_not_replaced(
    here: Path, csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, write_parts = here.with_name("other.xlsx"), copy_parts.write_parts

    def overtaken(*parts: Any) -> None:
        write_parts(*parts)
        other.write_bytes(b"of another import")

    monkeypatch.setattr(edit_cells, "write_parts", overtaken)
    result = run(csv, here, "-o", other)
    assert result.exit_code == 2
    assert "other.xlsx exists already" in result.stderr
    assert other.read_bytes() == b"of another import"


def test_programs_get_the_same_as_data(here: Path, csv: Path) -> None:
    data: dict[str, Any] = json.loads(run(csv, here, "--json", "--dry-run").stdout)
    assert data["crm"] == "HubSpot"
    assert (data["added"], data["changed"], data["only_here"]) == (1, 1, 59)
    assert data["told"] == {"domain and name": 1}
    assert data["written"] is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.xlsx", "make one with: account-scoring new missing.xlsx --empty"),
        ("companies.csv", "is no workbook"),
    ],
)
def test_a_book_that_is_none_says_what_to_do(
    here: Path, csv: Path, name: str, sentence: str
) -> None:
    result = run(csv, here.with_name(name))
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_an_unknown_key_is_a_finding(here: Path, csv: Path) -> None:
    result = run(csv, here, "--key", "Domein")
    assert result.exit_code == 1
    assert "M106" in result.stderr
    assert "did you mean 'Domain'?" in result.stderr
    assert result.stderr.endswith("\nNothing was written.\n")


@pytest.mark.slow
@pytest.mark.parametrize("kind", [".xlsx", ".xlsm"])
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "sample"])
def test_templates_take_an_import_and_are_scored(
    tmp_path: Path,
    csv: Path,
    kind: str,
    empty: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / f"b{kind}"
    (xlsm if kind == ".xlsm" else xlsx).build(path, empty=empty)
    before = parts_of(path)
    brought(csv, path)
    after = parts_of(path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= MAY_CHANGE | {"xl/worksheets/sheet3.xml"}
    assert set(before) <= set(after)
    if not empty:
        scored = CliRunner().invoke(cli, ["score", str(path)])
        assert scored.exit_code == 0, scored.output
    rows = openpyxl.load_workbook(path)["Accounts"]
    names = [cell.value for cell in rows["A"]]
    assert names[-1] == "Nordlid Energi AS"
    if kind == ".xlsm" and not empty:
        formula: Any = rows.cell(len(names), 16).value
        assert (
            formula.text
            == f"=ACCOUNT_SCORE(A{len(names)}:O{len(names)},$A$4:$O$4,AllCriteria)"
        )


def test_a_rich_book_keeps_every_other_cell_and_part(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "rich.xlsx")
    before = parts_of(path)
    rows = [["Name", "Employees", "City"], ["Account 3", "33", "Oslo"], ["New", 1, ""]]
    brought(rows_file(tmp_path / "e.csv", rows), path)
    after = parts_of(path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == MAY_CHANGE | {"xl/worksheets/sheet1.xml"}
    old, new = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    assert old.split(b"<row")[3] == new.split(b"<row")[3]
    assert b'autoFilter ref="A1:D10"' in new
    assert b'conditionalFormatting sqref="B2:B10"' in new
    assert b"<xm:sqref>B2:B10</xm:sqref>" in new
    assert b"Accounts!$A$1:$D$10" in after["xl/workbook.xml"]
    assert b"$B$2:$B$10" in after["xl/workbook.xml"]
    assert accounts(path)["Account 3"]["City"] == "Oslo"
    assert accounts(path)["New"]["Employees"] == 1


def tabled(path: Path, **options: Any) -> Path:
    """Write a book whose accounts are an Excel table with a calculated column."""
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Accounts")
    rows = [["Acme", 10, None], ["Bolt", 20, None]]
    columns = [{"header": h} for h in ("Company", "Employees", "Double")]
    columns[2]["formula"] = "=B3*2"
    bottom = 4 + bool(options.get("total_row"))
    sheet.add_table(1, 0, bottom - 1, 2, {"columns": columns, "data": rows, **options})
    sheet.write_formula(2, 2, "=B3*2", None, 20)
    sheet.write_formula(3, 2, "=B4*2", None, 40)
    made.close()
    return path


def test_a_table_grows_with_its_formulas(tmp_path: Path) -> None:
    path = tabled(tmp_path / "t.xlsx")
    rows = [["Company", "Employees", "City", "Double"], ["Cog", 7, "Bergen", 1]]
    made = brought(rows_file(tmp_path / "e.csv", rows), path)
    sheet = openpyxl.load_workbook(path)["Accounts"]
    (table,) = sheet.tables.values()
    assert table.ref == "A2:D5"
    assert [c.name for c in table.tableColumns] == [
        "Company",
        "Employees",
        "Double",
        "City",
    ]
    assert [cell.value for cell in sheet[5]] == ["Cog", 7, "=B5*2", "Bergen"]
    assert "M209" in {f.code for f in made.findings}
    assert "Double" not in {line.field for line in made.mapping.active}


def in_the_way(path: Path, change: Any) -> None:
    workbook = openpyxl.load_workbook(path)
    change(workbook["Accounts"])
    workbook.save(path)


def round_trip(cell: str) -> Any:
    def change(sheet: Any) -> None:
        sheet[cell] = "mine"

    return change


WAYS: dict[str, tuple[Any, str]] = {
    "protected": (lambda s: s.protection.enable(), "M107 Accounts: the sheet is prot"),
    "merged": (
        lambda s: s.merge_cells("A2:A3"),
        "M107 Accounts!A2:A3: the cells are m",
    ),
    "beside": (round_trip("D9"), ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_in_the_way_is_named_before_anything_is_written(
    tmp_path: Path, way: str
) -> None:
    change, sentence = WAYS[way]
    path = book(tmp_path / "b.xlsx", [["Company", "Size"], ["Acme", 1]])
    in_the_way(path, change)
    before = path.read_bytes()
    file = rows_file(tmp_path / "e.csv", [["Company", "City"], ["A", "x"], ["B", "y"]])
    result = run(file, path)
    assert result.exit_code == bool(sentence), result.output
    assert sentence in result.stderr
    assert (path.read_bytes() == before) is bool(sentence)


def test_what_stands_beside_a_table_is_not_written_over(tmp_path: Path) -> None:
    path = tabled(tmp_path / "t.xlsx")
    in_the_way(path, round_trip("D4"))
    file = rows_file(tmp_path / "e.csv", [["Company", "City"], ["Acme", "Oslo"]])
    result = run(file, path)
    assert result.exit_code == 1
    assert "M107 Accounts!D4: something stands where new columns" in result.stderr


def test_a_totals_row_is_refused(tmp_path: Path) -> None:
    path = tabled(tmp_path / "t.xlsx", total_row=True)
    file = rows_file(tmp_path / "e.csv", [["Company", "Employees"], ["Cog", 7]])
    result = run(file, path)
    assert result.exit_code == 1
    assert "switch it off" in result.stderr


BARE_ROWS = (
    '<row><c t="inlineStr"><is><t>Company</t></is></c>'
    '<c t="inlineStr"><is><t>City</t></is></c></row>'
    '<row r=""><c t="inlineStr"><is><t>Acme</t></is></c></row>'
    '<row r="5"><c r="" t="inlineStr"><is><t>Bolt</t></is></c>'
    '<c t="inlineStr"><is><t>Bergen</t></is></c></row>'
)


def test_rows_and_cells_that_do_not_say_where_they_stand(tmp_path: Path) -> None:
    path = bare_book(tmp_path / "b.xlsx", {"Accounts": sheet(BARE_ROWS)})
    lines = [["Company", "City"], ["Acme", "Oslo"], ["Bolt", "Arendal"], ["Cog", "Bø"]]
    brought(rows_file(tmp_path / "e.csv", lines), path)
    table = accounts_of(path)
    assert table.rows.tolist() == [2, 5, 6]
    rows = table.frame.to_numpy().tolist()
    assert rows == [["Acme", "Oslo"], ["Bolt", "Arendal"], ["Cog", "Bø"]]


def test_an_empty_sheet_for_accounts_is_said_to_have_no_headings(
    tmp_path: Path,
) -> None:
    path = bare_book(tmp_path / "b.xlsx", {"Accounts": sheet("")})
    result = run(rows_file(tmp_path / "e.csv", [["Company"], ["Acme"]]), path)
    assert result.exit_code == 2
    assert "b.xlsx has no headings on its sheet Accounts" in result.stderr


HOSTILE = {
    "formulas": [["=cmd|' /C calc'!A0", "+1"], ["@SUM(A1)", "-2+3"]],
    "markup": [["<script>&amp;]]>", "</t></is>"], ["_x0041_ & Co", "a\tb"]],
    "signs": [["a\x01b", "\x02"], ["Å" * 40_000, "x"]],
    "lines": [["two\nlines", "a\r\nb"], [" . ", "''"]],
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_texts_stay_texts(tmp_path: Path, case: str) -> None:
    path = book(tmp_path / "b.xlsx", [["Company", "City"], ["Acme", "Oslo"]])
    file = rows_file(tmp_path / "e.csv", [["Company", "City"], *HOSTILE[case]])
    brought(file, path)
    cells = [c for row in openpyxl.load_workbook(path)["Accounts"] for c in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert len(accounts(path)) == 3
    assert "Nothing to write" in run(file, path).stdout


@pytest.mark.slow
@pytest.mark.node
@needs_validator
@pytest.mark.parametrize("kind", [".xlsx", ".xlsm"])
def test_microsofts_validator_finds_nothing(
    tmp_path: Path, csv: Path, kind: str
) -> None:
    path = tmp_path / f"b{kind}"
    (xlsm if kind == ".xlsm" else xlsx).build(path)
    brought(csv, path)
    assert validate(path) == []
    table = tabled(tmp_path / "t.xlsx")
    brought(csv, table)
    assert validate(table) == []


@needs_office
@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_shows_what_was_brought(
    tmp_path: Path, here: Path, csv: Path
) -> None:
    brought(csv, here)
    shown = openpyxl.load_workbook(convert(here, "xlsx", tmp_path))
    last = [c.value for c in shown["Accounts"][65]]
    assert last[0] == "Nordlid Energi AS"
    assert shown["Mapping"]["C7"].value == "Account"
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def test_rows_of_an_empty_book_are_of_normal_height(tmp_path: Path, csv: Path) -> None:
    path = tmp_path / "b.xlsx"
    xlsx.build(path, empty=True, live_rows=0)
    sheet = openpyxl.load_workbook(path)["Accounts"]
    assert [cell.value for cell in sheet[4]] == ["Account"]
    assert [cell.comment for cell in sheet[4]] == [None]
    brought(csv, path)
    sheet = openpyxl.load_workbook(path)["Accounts"]
    assert sheet.row_dimensions[4].height
    assert sheet.row_dimensions[5].height is None
    assert sheet["A5"].value == "Almkogel IT GmbH"
