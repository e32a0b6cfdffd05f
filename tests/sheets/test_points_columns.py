"""Scored has the points of each criterion, unless there are very many accounts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import scoring
from addin.excel import macros
from addin.server import jobs
from addin.server.options import Limits
from scoring.model import model
from scoring.sheets import scored
from scoring.verify import verify_file
from tests.doubles.excel import open_book
from tests.excel.pressed import sheet_of
from tests.judgement.books import ACCOUNTS, CRITERIA, book


if TYPE_CHECKING:
    from pathlib import Path

POINTS = ["Industry points", "Size points", "Rival points"]
SENTENCE = (
    "A217 Scored: Scored has 5 accounts, and no columns with the points of each "
    "criterion: above 4 accounts they are written only if the setting Points columns "
    "says yes"
)
MANY = {None: ([], [SENTENCE]), "no": ([], []), "yes": (POINTS, [])}
"""What is on Scored, and what is said, by what the setting says."""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five accounts are very many."""
    for module in (model, scored):
        monkeypatch.setattr(module, "MOST_WITH_POINTS", 4)


def settings(answer: str | None) -> list[list[Any]]:
    rows: list[list[Any]] = [["Setting", "Value"], ["Today", "2026-11-20"]]
    return rows if answer is None else [*rows, ["Points columns", answer]]


def points_of(headings: Any) -> list[Any]:
    return [heading for heading in headings if str(heading).endswith(" points")]


def notes_of(results: Any) -> list[str]:
    return [str(each) for each in results.findings if each.code == "A217"]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("answer", MANY)
def test_in_a_file(tmp_path: Path, answer: str | None) -> None:
    path = book(tmp_path / "book.xlsx", more={"Settings": settings(answer)})
    done = scoring.score_file(path, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(done.path)["Scored"]
    headings = [cell.value for cell in sheet[1]]
    assert (points_of(headings), notes_of(done.results)) == MANY[answer]
    assert verify_file(done.path).identical


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("answer", MANY)
def test_in_a_table_alone(tmp_path: Path, answer: str | None) -> None:
    path = book(tmp_path / "book.xlsx", more={"Settings": settings(answer)})
    scoring.score_file(path, tmp_path / "out.csv")
    first = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0]
    assert points_of(first.replace(";", ",").split(",")) == MANY[answer][0]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("answer", MANY)
def test_in_an_open_workbook(tmp_path: Path, answer: str | None) -> None:
    path = book(tmp_path / "book.xlsx", more={"Settings": settings(answer)})
    opened = open_book(path)
    macros.score(opened)
    head, *_ = sheet_of(opened, "Scored").values
    codes = [cell for row in sheet_of(opened, "Check").values for cell in row]
    assert (points_of(head), "A217" in codes) == (
        MANY[answer][0],
        bool(MANY[answer][1]),
    )


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("answer", MANY)
def test_in_sheets_that_come_as_json(answer: str | None) -> None:
    tabs = {"Criteria": CRITERIA, "Accounts": ACCOUNTS, "Settings": settings(answer)}
    reply = jobs.score(json.dumps({"sheets": tabs}).encode(), Limits(memory=0))
    data = json.loads(reply.content)
    codes = [each["code"] for each in data["findings"]]
    points = points_of(data["scored"]["headings"])
    assert (points, "A217" in codes) == (MANY[answer][0], bool(MANY[answer][1]))


def test_a_list_of_ordinary_length_has_them(tmp_path: Path) -> None:
    done = scoring.score_file(book(tmp_path / "book.xlsx"), tmp_path / "out.xlsx")
    headings = [column.heading for column in done.results.scored.columns]
    assert (points_of(headings), notes_of(done.results)) == (POINTS, [])
