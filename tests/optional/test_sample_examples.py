"""The examples that a new tab Examples begins with, where the accounts are the sample's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.optional.add import add_tabs
from scoring.optional.tabs import tabs_of
from scoring.pipeline import rate, read
from scoring.stages import Options
from scoring.vocabulary import Sheet
from templates.models.registry import MODELS
from templates.xlsx import build


if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 20)
FIRST = 5


def with_examples(folder: Path, model: str) -> Path:
    path = folder / "book.xlsx"
    build(path, model=model, live_rows=0)
    add_tabs(path, path, tabs_of(["examples"]))
    return path


def rows_of(path: Path) -> list[tuple[str, str]]:
    sheet = openpyxl.load_workbook(path)[Sheet.EXAMPLES]
    rows = sheet.iter_rows(min_row=FIRST, max_col=2, values_only=True)
    return [(str(name), str(expected)) for name, expected in rows if name]


@pytest.mark.parametrize("model", sorted(MODELS))
def test_they_hold(model: str, tmp_path: Path) -> None:
    path = with_examples(tmp_path, model)
    tally = rate(read(path, Options(today=TODAY))).examples
    assert tally is not None
    assert tally.hold == tally.count == len(rows_of(path)) >= 2


def test_the_sample_has_one_of_each_kind(tmp_path: Path) -> None:
    assert rows_of(with_examples(tmp_path, "fit")) == [
        ("Granvattnet Software AB", "A"),
        ("Schilfbach Beratung GmbH", "0-1"),
        ("Almkogel IT GmbH", "Disqualified"),
    ]


def test_of_real_accounts_nothing_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    build(path, live_rows=0)
    book = openpyxl.load_workbook(path)
    book["Accounts"]["B60"] = "acme.com"
    book.save(path)
    add_tabs(path, path, tabs_of(["examples"]))
    assert rows_of(path) == []
