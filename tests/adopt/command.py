"""Runs the command adopt, and changes a home-made sheet first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
from click.testing import CliRunner

from scoring.cli.commands import cli


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def run(path: Path, *words: str) -> tuple[int, str]:
    out = str(path.with_name("out.xlsx"))
    result = CliRunner().invoke(cli, ["adopt", str(path), "-o", out, *words])
    return result.exit_code, result.output


def adopted(path: Path, *words: str) -> dict[str, Any]:
    exit_code, output = run(path, "--json", *words)
    assert exit_code == 0, output
    data: dict[str, Any] = json.loads(output)
    return data


def refused(path: Path, *words: str) -> str:
    exit_code, output = run(path, *words)
    assert exit_code == 2, output
    assert not path.with_name("out.xlsx").exists()
    return output


def changed(path: Path, change: Callable[[Worksheet], None]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path
