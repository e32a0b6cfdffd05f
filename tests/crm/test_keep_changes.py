"""What an import writes over is kept on Changes, where Settings ask for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl

import scoring
from scoring.crm.edits import edits_of
from scoring.vocabulary import Sheet
from tests.crm.exports import TODAY, book, brought, plan, rows_file


if TYPE_CHECKING:
    from pathlib import Path

HEAD = [
    *("Account", "HubSpot ID", "Employees", "Country", "Last activity"),
    "ERP system",
]
EXPORT = [
    *("Record ID", "Company name", "Number of Employees", "Country/Region"),
    "Last Activity Date",
]
DAY = dt.datetime(2026, 11, 2)  # noqa: DTZ001 - a cell has no zone


def here(tmp_path: Path, keep: str | None) -> Path:
    rows: list[list[Any]] = [
        HEAD,
        ["Acme", 1, 100, "Norway", DAY, "x"],
        ["Bolt", 2, None, "Sweden", DAY, "x"],
    ]
    path = book(tmp_path / "b.xlsx", rows)
    opened = openpyxl.load_workbook(path)
    settings = opened.create_sheet("Settings")
    settings.append(["Setting", "Value"])
    if keep:
        settings.append(["Keep changes", keep])
    opened.save(path)
    return path


def exported(tmp_path: Path, *rows: list[Any]) -> Path:
    return rows_file(tmp_path / "e.csv", [EXPORT, *rows])


def changes(path: Path) -> list[tuple[Any, ...]]:
    return [*openpyxl.load_workbook(path)["Changes"].values]


def test_what_is_written_over_is_kept_with_its_day(tmp_path: Path) -> None:
    path = here(tmp_path, "yes")
    brought(
        exported(
            tmp_path,
            [1, "Acme", 120, "Denmark", "2026-11-20"],
            [2, "Bolt", 7, "Sweden", "2026-11-20"],
            [3, "Cirrus", 9, "Sweden", "2026-11-20"],
        ),
        path,
    )
    head, *rows = changes(path)
    assert head == ("Date", "Account", "Field", "Before", "After")
    day = dt.datetime.combine(TODAY, dt.time())
    assert rows == [
        (day, "Acme", "Employees", 100, 120),
        (day, "Acme", "Country", "Norway", "Denmark"),
    ]


def test_the_next_import_adds_below_and_the_same_one_nothing(tmp_path: Path) -> None:
    path = here(tmp_path, "yes")
    for employees in (120, 120, 150):
        brought(exported(tmp_path, [1, "Acme", employees, "Norway", ""]), path)
    assert [row[3:] for row in changes(path)[1:]] == [(100, 120), (120, 150)]


def test_a_sheet_is_there_from_the_first_import_on(tmp_path: Path) -> None:
    path = here(tmp_path, "yes")
    brought(exported(tmp_path, [3, "Cirrus", 9, "Sweden", ""]), path)
    assert [row for row in changes(path) if any(row)] == [
        ("Date", "Account", "Field", "Before", "After")
    ]


def test_without_the_setting_nothing_is_kept_but_new_names(tmp_path: Path) -> None:
    path = here(tmp_path, None)
    file = exported(tmp_path, [1, "Acme", 120, "Norway", ""])
    assert edits_of(plan(file, path), TODAY).changes is None
    file = exported(tmp_path, [1, "Nordhavn", 120, "Norway", ""])
    brought(file, path)
    assert [row[1:] for row in changes(path)[1:]] == [
        ("Nordhavn", "Account", "Acme", "Nordhavn")
    ]


def test_history_in_another_file_follows_a_new_name(tmp_path: Path) -> None:
    path = here(tmp_path, None)
    scored = tmp_path / "b-scored.xlsx"
    scoring.score_file(path, scored, scoring.Options(today=dt.date(2026, 11, 1)))
    brought(exported(tmp_path, [1, "Nordhavn", 120, "Norway", ""]), path)
    scoring.score_file(path, scored, scoring.Options(today=TODAY), overwrite=True)
    read = openpyxl.load_workbook(scored)["History"]
    names = {row[1] for row in read.iter_rows(min_row=2, values_only=True) if row[0]}
    assert "Nordhavn" in names
    assert "Acme" not in names


def test_an_account_that_takes_a_former_name_keeps_its_own_history(
    tmp_path: Path,
) -> None:
    path = here(tmp_path, None)
    scored = tmp_path / "b-scored.xlsx"
    brought(exported(tmp_path, [1, "Nordhavn", 120, "Norway", ""]), path)
    brought(exported(tmp_path, [9, "Acme", 5, "Norway", ""]), path)
    later = [TODAY + dt.timedelta(days=n) for n in (1, 2)]
    for day in later:
        options = scoring.Options(today=day)
        scoring.score_file(path, scored, options, overwrite=True)
    assert Sheet.HISTORY in openpyxl.load_workbook(scored).sheetnames
    read = openpyxl.load_workbook(scored)["History"]
    names = [row[1] for row in read.iter_rows(min_row=2, values_only=True) if row[0]]
    assert names.count("Acme") == names.count("Nordhavn") == len(later)
