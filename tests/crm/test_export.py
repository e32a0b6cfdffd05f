"""Ratings back into a CRM: what its importer does with the file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from scoring.cli.commands import cli
from scoring.crm import export as exports
from scoring.crm.export import Importer, export_scored
from scoring.errors import FileError
from tests.crm.exports import (
    HUBSPOT,
    PIPEDRIVE,
    SALESFORCE,
    accounts,
    book,
    brought,
    export,
    plan,
)


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Records = dict[str, dict[str, str]]

HEAD = ["Account", "Employees", "ERP system"]
BOOK: list[list[Any]] = [HEAD, ["=Cmd", 5, None]]


def run(*words: object) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(cli, [*map(str, words)])


def importer(path: Path, key: str, number: Callable[[str], str]) -> Records:
    """Take a file as an importer does: UTF-8 without a mark, records by their key."""
    body = path.read_bytes()
    assert not body.startswith(b"\xef\xbb\xbf")
    rows = [*csv.DictReader(io.StringIO(body.decode("utf-8"), newline=""))]
    assert len({row[key] for row in rows}) == len(rows)
    return {number(row.pop(key)): row for row in rows}


def salesforce_id(text: str) -> str:
    assert text.isalnum()
    assert len(text) in {15, 18}
    return text


def whole_number(text: str) -> str:
    return str(int(text))


TRIPS: dict[str, tuple[str, str, str, Callable[[str], str], str, str]] = {
    "hubspot": (HUBSPOT, "Record ID", "9001", whole_number, "Account {}", "1"),
    "salesforce": (
        SALESFORCE,
        "Id",
        "0015g00000AbCdEAAV",
        salesforce_id,
        "Account_{}__c",
        "67",
    ),
    "pipedrive": (
        PIPEDRIVE,
        "Organization - ID",
        "17",
        whole_number,
        "Organization - Account {}",
        "100",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("crm", TRIPS)
def test_round_trip_from_a_crm_and_back(tmp_path: Path, crm: str) -> None:
    text, key, record, number, field, known = TRIPS[crm]
    here = book(tmp_path / "b.xlsx", BOOK)
    file = export(tmp_path / "e.csv", text)
    brought(file, here)
    assert run("score", here, "--today", "2026-11-20").exit_code == 0
    result = run("export", tmp_path / "b-scored.xlsx", "--for", crm)
    assert result.exit_code == 0, result.output
    assert "left out: '=Cmd" in result.stderr
    records = importer(tmp_path / f"b-scored-for-{crm}.csv", key, number)
    assert len(records) == 2
    first = records[record]
    # Salesforce does not say which ERP system: 95 employees alone earn nothing
    assert first[field.format("Rating")] == ("0" if crm == "salesforce" else "3.3")
    assert first[field.format("Status")] in {"Contact", "Not now"}
    assert first[field.format("Known")] == known
    # the same export a second time changes nothing
    assert plan(file, here).nothing
    again = run("export", tmp_path / "b-scored.xlsx", "--for", crm)
    assert again.exit_code == 2
    assert "exists already" in again.stderr


def scored_book(path: Path, rows: Sequence[Sequence[Any]], mapping: Any = ()) -> Path:
    """A workbook as Score leaves it, as far as an export looks at it."""
    made = book(path, [["Account"], ["Acme"]], mapping)
    with pd.ExcelWriter(made, mode="a", engine="openpyxl") as writer:
        cells = [[*row] for row in rows[1:]]
        frame = pd.DataFrame(cells, columns=[*rows[0]])
        frame.to_excel(writer, sheet_name="Scored", index=False)
    return made


HEADS = ["Account", "Rating", "Tier", "Status", "Why", "Known", "HubSpot ID"]


def test_text_that_looks_like_a_formula_is_escaped(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEADS,
        ["@acme", 7.3, "B", "Contact", "-x +2", 0.5, 9007199254740991],
    ]
    here = scored_book(tmp_path / "s.xlsx", rows)
    written = export_scored(here, Importer.CSV, tmp_path / "o.csv")
    assert written.accounts == 1
    assert (tmp_path / "o.csv").read_text("utf-8-sig").splitlines() == [
        "Account,Rating,Tier,Status,Why,Known",
        "'@acme,7.3,B,Contact,'-x +2,0.5",
    ]


def test_the_key_is_the_field_that_mapping_names(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [*HEADS[:-1], "CRM no"],
        ["Acme", 7.3, "B", "Contact", "x", 0.5, 17],
    ]
    mapping = [["Export heading", "Account field"], ["Record ID", "CRM no"]]
    here = scored_book(tmp_path / "s.xlsx", rows, mapping)
    export_scored(here, Importer.HUBSPOT, tmp_path / "o.csv")
    assert (tmp_path / "o.csv").read_text("utf-8").splitlines()[1].startswith("17,7.3")


def test_more_rows_than_an_importer_takes_go_into_further_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = exports.FORMS[Importer.HUBSPOT]
    small = exports.Form(form.crm, form.key, "", form.field, 2, percent=False)
    monkeypatch.setitem(exports.FORMS, Importer.HUBSPOT, small)
    rows: list[list[Any]] = [[f"A{n}", n, "B", "C", "x", 1, n + 1] for n in range(5)]
    here = scored_book(tmp_path / "s.xlsx", [HEADS, *rows])
    written = export_scored(here, Importer.HUBSPOT, tmp_path / "o.csv")
    assert [path.name for path in written.paths] == ["o.csv", "o-2.csv", "o-3.csv"]
    lines = [path.read_text("utf-8").splitlines() for path in written.paths]
    assert [line[0].split(",")[0] for line in lines] == ["Record ID"] * 3
    assert [len(line) - 1 for line in lines] == [2, 2, 1]


def test_what_was_not_scored_or_has_no_key_says_what_to_do(tmp_path: Path) -> None:
    plain = book(tmp_path / "b.xlsx", BOOK)
    with pytest.raises(FileError, match="has no sheet Scored: score it first"):
        export_scored(plain, Importer.CSV, tmp_path / "o.csv")
    here = scored_book(tmp_path / "s.xlsx", [HEADS[:-1], ["Acme", 7, "B", "C", "x", 1]])
    with pytest.raises(FileError, match="no column 'Salesforce ID': import an export"):
        export_scored(here, Importer.SALESFORCE, tmp_path / "o.csv")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_score_writes_the_table_alone(tmp_path: Path, ending: str) -> None:
    here = book(
        tmp_path / "b.xlsx", [*BOOK, ["Bolt", 150, "Tallo"], ["Cog", None, None]]
    )
    place = tmp_path / f"out.{ending}"
    result = run("score", here, "-o", place)
    assert result.exit_code == 0, result.output
    assert f"Wrote {place}\n" in result.stdout
    read = pd.read_csv if ending == "csv" else pd.read_parquet
    frame = read(place)
    assert frame["Account"].tolist()[0] == "Bolt"
    assert frame["Rating"].tolist()[0] == 10.0
    assert ("'=Cmd" in frame["Account"].tolist()) is (ending == "csv")
    assert run("score", here, "-o", place).exit_code == 2
    assert list(accounts(here)) == ["=Cmd", "Bolt", "Cog"]
