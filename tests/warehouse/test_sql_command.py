"""The command that writes a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner

import scoring
from scoring.cli.commands import cli
from templates.xlsx import build


if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "accounts.xlsx"
    build(path)
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, ["sql", *map(str, words)])


def test_the_samples_query_rates_a_typed_table_as_score_does(
    book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "rating.sql"
    done = run(book, "--dialect", "duckdb", "-o", target)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Wrote {target}\n"
    assert "  Industry: text\n  Employees: numbers\n" in done.stderr
    assert "note Last activity: some cells of Accounts are text" in done.stderr
    read = scoring.read(book)
    assert read.model is not None
    accounts = read.accounts.dropna(subset=["Account"]).drop_duplicates("Account")
    with duckdb.connect() as connection:
        typed = connection.execute(TYPED).df()
        connection.register("accounts", typed)
        answer = connection.execute(target.read_text(encoding="utf-8")).df()
    scores = scoring.score(read.model, typed, today=read.today).table()
    expected = dict(zip(scores["Account"], scores["Rating"], strict=True))
    assert len(accounts) > len(typed)
    assert dict(zip(answer["Account"], answer["Rating"], strict=True)) == expected


TYPED = """
SELECT * FROM (VALUES
  ('Acme', 'Software', 320.0, 12.0, 5e6, 'Denmark', 'Excel', FALSE, FALSE,
   DATE '2026-11-01', TRUE, 9.0, DATE '2026-11-25'),
  ('Bolt', 'Retail', 20.0, 1.0, 1e5, 'Norway', 'Salesforce', TRUE, FALSE,
   NULL, NULL, NULL, NULL))
AS t("Account", "Industry", "Employees", "Sales reps", "Revenue", "Country", "Tools",
     "Uses a rival CRM", "Already a customer", "Last activity", "Asked for a demo",
     "Web visits", "Next meeting")
"""


def test_it_prints_the_query_alone(book: Path) -> None:
    done = run(book, "--dialect", "postgres", "--table", "crm.accounts", "--key", "id")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith('WITH as_typed AS (\n  SELECT\n    "id" AS key_1,')
    assert "FROM crm.accounts\n" in done.stdout
    assert "crm.accounts needs these columns:\n  id comes along\n" in done.stderr


def test_a_fault_writes_nothing(book: Path, tmp_path: Path) -> None:
    broken, target = tmp_path / "broken.xlsx", tmp_path / "rating.sql"
    edited = openpyxl.load_workbook(book)
    sheet = edited["Criteria"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "at least")
    cell.value, cell.offset(column=1).value = "formula", "[Employees]>5"
    edited.save(broken)
    done = run(broken, "--dialect", "duckdb", "-o", target)
    assert done.exit_code == 1
    assert f"C118 Criteria!{cell.coordinate}: a formula of Excel's" in done.output
    assert done.output.endswith("No query was written.\n")
    assert not target.exists()


def test_a_file_is_replaced_only_when_asked(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "rating.sql"
    target.write_text("mine")
    done = run(book, "--dialect", "duckdb", "-o", target)
    assert done.exit_code == 2
    assert target.read_text() == "mine"
    assert run(book, "--dialect", "duckdb", "-o", target, "--force").exit_code == 0


@pytest.mark.slow
def test_decisions_by_hand_are_said_to_be_left_out(book: Path, tmp_path: Path) -> None:
    edited, target = tmp_path / "edited.xlsx", tmp_path / "rating.sql"
    workbook = openpyxl.load_workbook(book)
    sheet = workbook.create_sheet("Overrides")
    sheet.append(["Account", "Override", "Reason", "By", "Until"])
    sheet.append([scoring.read(book).accounts["Account"][0], 9, "Known", "Ann", None])
    workbook.save(edited)
    done = run(edited, "--dialect", "duckdb", "-o", target)
    assert "note Overrides: what is decided by hand is not in the query" in done.stderr
