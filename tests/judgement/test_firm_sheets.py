"""The setting Firm, from a workbook to Scored, Summary and JSON."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli


if TYPE_CHECKING:
    from pathlib import Path

CRITERIA = (
    ("Criterion", "Weight", "Test", "Value", "Points", "If blank"),
    ("A", 40, "scale", 0, 10, None),
    ("B", 35, "scale", 0, 10, None),
    ("C", 25, "scale", 0, 10, "skip"),
)
ROWS = (
    ("Account", "A", "B", "C"),
    ("Alpha", 10, 4, 0),
    ("Beta", 5, 5, 5),
    ("Gamma", 2, 9, 6),
    ("Delta", 10, 10, 10),
    ("Epsilon", 0, 1, 0),
)


def workbook(path: Path, **settings: object) -> Path:
    """Five accounts under three criteria that give as many points as the cell says."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Criteria"
    heads = (*CRITERIA[0], "To")
    for row in (heads, *((*row[:3], 0, 10, row[5], 10) for row in CRITERIA[1:])):
        sheet.append(row)
    accounts = book.create_sheet("Accounts")
    for line in ROWS:
        accounts.append(line)
    listed = book.create_sheet("Settings")
    named = {"Today": dt.date(2026, 11, 20), "Keep history": "no", **settings}
    for pair in (("Setting", "Value"), *named.items()):
        listed.append([str(pair[0]).replace("_", " "), pair[1]])
    book.save(path)
    return path


def scored(tmp_path: Path, **settings: object) -> tuple[Any, dict[str, Any]]:
    """The scored workbook, and what `--json` says."""
    source = workbook(tmp_path / "book.xlsx", **settings)
    command = ["score", str(source), "-o", str(tmp_path / "out.xlsx"), "--json"]
    done = CliRunner().invoke(cli, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return openpyxl.load_workbook(tmp_path / "out.xlsx"), json.loads(done.stdout)


def test_it_says_how_firm_each_contact_is(tmp_path: Path) -> None:
    book, data = scored(tmp_path, Firm="yes")
    heads, *rows = book["Scored"].values
    firm = {row[heads.index("Account")]: row[heads.index("Firm")] for row in rows}
    assert firm["Delta"] == firm["Beta"] == 1
    assert firm["Epsilon"] == 0
    assert 0.5 < firm["Alpha"] < 1
    assert (data["firmness"]["contacts"], data["firmness"]["firm"]) == (4, 2)
    texts = [cell for row in book["Summary"].values for cell in row if cell]
    title = "Contacts that stay in all of 200 draws of other weights: 2 of 4"
    assert title in texts


def test_it_names_the_nearest_weights(tmp_path: Path) -> None:
    """Alpha has (40 w 10 + 35 x 4) / (60 + w) on A: 4.95 at 31.0891.

    10 w + 140 = 4.95 (60 + w), so that w = 157 / 5.05 = 31.0891 and Alpha leaves below.
    Gamma has (2 w + 315 + 150) / (60 + w): 4.95 at 168 / 2.95 = 56.9492, it leaves above.
    """
    _, data = scored(tmp_path, Firm="yes")
    first = data["firmness"]["weights"][0]
    assert first["criterion"] == "A"
    assert first["low"] == pytest.approx(157 / 5.05)
    assert first["high"] == pytest.approx(168 / 2.95)
    assert (first["below"], first["above"]) == ("Alpha leaves", "Gamma leaves")


def test_so_it_does_for_a_list_of_fixed_length(tmp_path: Path) -> None:
    """Alpha 5.4, Gamma 5.45, Beta 5: two places, so Gamma has the second one.

    Alpha overtakes it where 10 w + 140 = 2 w + 465, at 40.625.
    """
    _, data = scored(tmp_path, Firm=True, Contacts_at_most=2)
    first = data["firmness"]["weights"][0]
    assert first["high"] == pytest.approx(325 / 8)
    assert first["above"] == "Alpha joins, Gamma leaves"


@pytest.mark.parametrize("off", [None, "no", False])
def test_nothing_of_it_is_there_unless_asked(tmp_path: Path, off: object) -> None:
    book, data = scored(tmp_path, **({} if off is None else {"Firm": off}))
    assert "Firm" not in next(book["Scored"].values)
    assert data["firmness"] is None
    assert not any(
        "draws" in str(cell) for row in book["Summary"].values for cell in row
    )


def test_another_word_is_refused(tmp_path: Path) -> None:
    source = workbook(tmp_path / "book.xlsx", Firm="perhaps")
    done = CliRunner().invoke(cli, ["check", str(source)])
    assert done.exit_code == 1
    assert "'Firm' cannot be 'perhaps', it takes yes or no" in done.output
