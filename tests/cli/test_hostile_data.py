"""Data for programs hold what cells hold, and nothing that a terminal obeys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import openpyxl
import pytest

from scoring.cli.commands import cli
from scoring.pipeline import score_file
from tests.adopt import home_made
from tests.crm.exports import rows_file
from tests.install.test_links import STRAY, linked
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ODD = "Acme\N{CONTROL SEQUENCE INTRODUCER}31m\N{RIGHT-TO-LEFT OVERRIDE}dlog"


def rename(book: Path, sheet: str, old: str, new: str) -> Path:
    """Write another text where a cell holds one."""
    workbook = openpyxl.load_workbook(book)
    cells = [c for row in workbook[sheet].iter_rows() for c in row if c.value == old]
    assert cells
    for cell in cells:
        cell.value = new
    workbook.save(book)
    return book


ACCOUNTS = (
    ("Account", "Industry", "Employees", "Outcome"),
    (ODD, "Software", ODD, "won"),
)
CRITERIA = (
    ("Criterion", "Weight", "Account field", "Test", "Value", "Points"),
    (ODD, 1, "Industry", "is", "Software", 10),
    ("Size", 1, "Employees", "at least", 100, 10),
)


def small(path: Path, *more: str) -> Path:
    """Write a workbook with an odd account and an odd criterion."""
    book = openpyxl.Workbook()
    for name, rows in (("Criteria", CRITERIA), ("Accounts", (*ACCOUNTS, more))):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    book.save(path)
    return path


def scored(path: Path) -> Path:
    """Write its scored copy."""
    return score_file(small(path.with_name("before.xlsx")), path).path


def won(path: Path) -> Path:
    """Write won and lost deals, judged by an odd criterion."""
    book = workbook(path, deals(60, 1.5))
    for sheet in ("Criteria", "Accounts"):
        rename(book, sheet, "Industry", ODD)
    return book


def own(path: Path) -> Path:
    """Write a home-made sheet with an odd account, whose total is typed in."""
    book = rename(home_made.above(path), "Scoring", home_made.NAMES[0], ODD)
    sheets = openpyxl.load_workbook(book)
    sheets["Scoring"].cell(4, len(home_made.HEADS) + 2).value = 3.21
    sheets.save(book)
    return book


MAKERS: dict[str, Callable[[Path], Path]] = {
    "odd": small,
    "other": lambda path: rename(small(path), "Criteria", "Software", "Energy"),
    "scored": scored,
    "turned": lambda path: rename(scored(path), "Scored", ODD, f"{ODD} 2"),
    "won": won,
    "own": own,
    "links": lambda path: linked(
        path,
        [(STRAY["Mac"][0], f"file:///Users/{ODD}/Startup/account-scoring.xlam")],
    ),
    "export": lambda path: rows_file(
        path.with_suffix(".csv"), [["Company name", "Employees"], [ODD, 7]]
    ),
}


WORDS: dict[str, str] = {
    "add": "add {odd} Contacts -o " + ODD + ".xlsx",
    "adopt": "adopt {own} -o adopted.xlsx",
    "apply": "apply {won}",
    "check": "check {odd}",
    "compare": "compare {odd} {other}",
    "doctor": "doctor {links}",
    "explain": "explain {odd} " + ODD,
    "export": "export {scored} --for csv -o " + ODD + ".csv",
    "import": "import {export} {odd} --dry-run",
    "review": "review {won}",
    "score": "score {odd}",
    "verify": "verify {turned}",
}


def test_every_command_that_gives_data_is_tried() -> None:
    with click.Context(cli) as context:
        commands = {n: cli.get_command(context, n) for n in cli.list_commands(context)}
    giving = {
        name
        for name, command in commands.items()
        if command and any("--json" in option.opts for option in command.params)
    }
    assert giving == WORDS.keys()


@pytest.mark.parametrize("command", WORDS)
@pytest.mark.parametrize("form", ["text", "data"])
def test_what_a_terminal_obeys_is_written_out(
    command: str, form: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    files = {
        name: maker(tmp_path / f"{name}.xlsx")
        for name, maker in MAKERS.items()
        if f"{{{name}}}" in WORDS[command]
    }
    words = [word.format(**files) for word in WORDS[command].split()]
    result = run(*words, *["--json"] * (form == "data"))
    assert {sign for sign in result.output if not sign.isprintable()} == {"\n"}
    if form == "text":
        assert "\\x9b31m\\u202e" in result.output
        return
    assert "\\u009b31m\\u202e" in result.stdout
    assert ODD in " ".join(texts(json.loads(result.stdout)))


def texts(data: Any) -> list[str]:
    """All texts of data, keys too."""
    if isinstance(data, dict):
        return [text for pair in data.items() for part in pair for text in texts(part)]
    if isinstance(data, list):
        return [text for part in data for text in texts(part)]
    return [str(data)]
