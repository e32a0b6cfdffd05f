"""A team's workbook, mailed round: each face rates it alike, whoever opens it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from addin.answers.reply import reply
from addin.functions.account_functions import ACCOUNT_SCORE
from scoring import pipeline
from scoring.cli.commands import cli
from scoring.language import LANGUAGES, Language, speaking
from scoring.vocabulary import ScoredHead, Sheet, Status
from tests.doubles.excel import open_book
from tests.doubles.lite import Lite, as_excel_sends
from tests.excel.books import values
from tests.excel.pressed import sheet_of
from tests.google.google_double import SCORE, TOKEN, cells, needs_node, run
from tests.language.round_books import ACCOUNTS, TEAMS, Team, team_book
from tests.server.serving import serving


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.server.serving import Served

RATINGS = {
    "Ærø Data ApS": 9.0,  # (2 x 10 + 1 x 10 + 1.5 x 7.5 + 1 x 8) / 5.5
    "Åström Mek AB": 5.9,  # (2 x 10 + 1 x 0 + 1.5 x 7.5 + 1 x 1) / 5.5
    "Țiriac Șuruburi SRL": 4.3,  # (2 x 0 + 1.5 x 7.5 + 1 x 8) / 4.5
    "Øst & Væst A/S": 7.5,  # (2 x 10 + 1 x 10 + 1.5 x 7.5) / 5.5
    "Brașov Oțel SA": 0.0,  # out
}
every_reader = pytest.mark.parametrize("reader", Language)


@pytest.fixture(params=TEAMS)
def team(request: pytest.FixtureRequest) -> str:
    """The team that wrote it."""
    return str(request.param)


@pytest.fixture
def book(team: str, tmp_path: Path) -> Path:
    """The workbook, under a name of their letters."""
    return team_book(tmp_path / "æøå ășț.xlsx", team)


def ranked(rows: Sequence[Sequence[Any]], language: Language) -> dict[str, float]:
    """The ratings on Scored, found by its headings in a language."""
    heads, *accounts = rows
    with speaking(language):
        name, rating = (
            heads.index(str(h)) for h in (ScoredHead.ACCOUNT, ScoredHead.RATING)
        )
    return {row[name]: row[rating] for row in accounts}


def tab(language: Language) -> str:
    with speaking(language):
        return str(Sheet.SCORED)


def test_the_engine(book: Path) -> None:
    rated = pipeline.rate(pipeline.read(book))
    names = [row[0] for row in ACCOUNTS]
    assert dict(zip(names, rated.ratings.rating.tolist(), strict=True)) == RATINGS


@every_reader
def test_the_command_line_of_who_it_is_mailed_to(reader: Language, book: Path) -> None:
    """It answers in the language that the reader asks for."""
    code = ["score", str(book), "--language", LANGUAGES[reader][0]]
    done = CliRunner().invoke(cli, code)
    assert done.exit_code == 0, done.output
    (file,) = (f for f in book.parent.iterdir() if f != book)
    scored = openpyxl.load_workbook(file)
    rows = [list(row) for row in scored[tab(reader)].iter_rows(values_only=True)]
    assert ranked(rows, reader) == RATINGS
    with speaking(reader):
        status = rows[0].index(str(ScoredHead.STATUS))
        assert rows[1][status] == str(Status.CONTACT)


@every_reader
def test_a_scored_copy_is_scored_again_by_a_reader(
    team: str, reader: Language, book: Path
) -> None:
    first, second = (book.with_name(f"{name}.xlsx") for name in ("first", "second"))
    for source, target, options in (
        (book, first, ()),
        (first, second, ("--language", reader.value)),
    ):
        words = ["score", str(source), "-o", str(target), *options]
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, done.output
    scored = openpyxl.load_workbook(second)
    own = TEAMS[team][0]
    # the sheet keeps the name that it has
    rows = [list(row) for row in scored[tab(own)].iter_rows(values_only=True)]
    assert ranked(rows, reader) == RATINGS
    assert scored.sheetnames == openpyxl.load_workbook(first).sheetnames


def test_the_functions_row_by_row(team: str) -> None:
    criteria, accounts, _ = Team(TEAMS[team]).sheets().values()
    headings, *rows = accounts
    assert [ACCOUNT_SCORE(row, headings, criteria) for row in rows] == [
        *RATINGS.values()
    ]
    assert ACCOUNT_SCORE(rows, headings, criteria) == [[r] for r in RATINGS.values()]


def test_the_button_and_the_functions_of_lite(team: str, book: Path) -> None:
    code, opened = Lite(), open_book(book, com=False)
    code.press("score", opened)
    own = TEAMS[team][0]
    assert ranked(values(sheet_of(opened, tab(own))), own) == RATINGS
    criteria, accounts, _ = map(as_excel_sends, Team(TEAMS[team]).sheets().values())
    rated = code.call("ACCOUNT_SCORE", accounts[1:], accounts[:1], criteria)
    assert [rating for (rating,) in rated] == [*RATINGS.values()]


@every_reader
def test_the_engine_of_the_sidebar(reader: Language, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    sheets = {sheet.title: cells(sheet.values) for sheet in opened.worksheets}
    body = {"sheets": sheets, "name": "round", "language": reader.value}
    answer = json.loads(reply("ratings", json.dumps(body)))["answer"]
    assert answer["ratings"] == [*RATINGS.values()]


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving("--processes", "1", token=TOKEN) as started:
        yield started


def test_the_server(team: str, book: Path, served: Served) -> None:
    with served.client() as client:
        answer = client.post(
            "/api/v1/workbook",
            files={"file": (book.name, book.read_bytes())},
            headers={"Accept-Language": "ro", "Authorization": f"Bearer {TOKEN}"},
        )
    assert answer.status_code == 200, answer.text
    own = TEAMS[team][0]
    scored = openpyxl.load_workbook(io.BytesIO(answer.content))[tab(own)]
    rows = [list(row) for row in scored.iter_rows(values_only=True)]
    assert ranked(rows, own) == RATINGS


@needs_node
@pytest.mark.node
def test_google_sheets(team: str, served: Served, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    tabs = {sheet.title: cells(sheet.values) for sheet in opened.worksheets}
    own = TEAMS[team][0]
    view = run(tabs, SCORE, server=served.address).last
    assert ranked(view.rows(tab(own)), own) == RATINGS
