"""The worksheet functions rate as the command line does."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from addin.functions import account_functions
from addin.functions.account_functions import (
    ACCOUNT_POINTS,
    ACCOUNT_RANKED,
    ACCOUNT_SCORE,
    ACCOUNT_WHY,
)
from scoring import Options, Settings, pipeline
from scoring.explain.why import why
from scoring.pipeline import Scores
from scoring.rating.rate import rate
from tests.engine import criteria_sheet, frame_of, model_of
from tests.excel.pressed import TEMPLATE
from tests.functions.cells import block, sheet_cells
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    from scoring.rating.ratings import Ratings


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_functions, "_today", lambda: TODAY)


def expected_points(ratings: Ratings) -> list[list[Any]]:
    return [
        ["" if math.isnan(number) else number for number in earned]
        for earned in ratings.points.T.tolist()
    ]


def shown(numbers: Any) -> list[list[Any]]:
    return [["" if math.isnan(number) else number] for number in numbers.tolist()]


@pytest.mark.slow
def test_the_template_rates_as_on_the_command_line() -> None:
    book = pipeline.read(TEMPLATE, Options(today=TODAY))
    assert book.model is not None
    # the functions know no Settings sheet
    model = replace(book.model, settings=Settings())
    ratings = rate(model, book.accounts, today=TODAY)
    cells = sheet_cells(TEMPLATE, book.table.sheet)
    first, columns = book.table.header_row, book.table.columns
    across = slice(columns[0] - 1, columns[-1])
    headings = (cells[first - 1][across],)
    accounts = tuple(row[across] for row in cells[first : first + len(ratings)])
    criteria = sheet_cells(TEMPLATE, "Criteria")
    assert ACCOUNT_SCORE(accounts, headings, criteria) == shown(ratings.rating)
    assert ACCOUNT_POINTS(accounts, headings, criteria) == expected_points(ratings)
    assert ACCOUNT_WHY(accounts, headings, criteria) == [[t] for t in why(ratings)]
    listed = ACCOUNT_RANKED(accounts, headings, criteria)
    table = Scores(ratings).table()
    contacts = table[table["Contact"] == "Yes"]
    assert [row[1:3] for row in listed[1:]] == contacts[
        ["Account", "Rating"]
    ].to_numpy().tolist()
    assert len(listed) > 10


@pytest.mark.parametrize("seed", range(150))
def test_random_blocks_rate_as_on_the_command_line(seed: int) -> None:
    criteria, headings, rows = random_case(random.Random(seed))
    # a date anywhere says that dates arrive as dates
    rows = [[*row, TODAY] for row in rows]
    headings = [*headings, "A date"]
    cells = block(rows)
    ratings = rate(
        model_of(criteria),
        frame_of(cells, len(headings)),
        today=TODAY,
        headings=tuple(headings),
    )
    given = (cells, headings, block(criteria_sheet(criteria)))
    if len(cells) > 1:
        assert ACCOUNT_SCORE(*given) == shown(ratings.rating)
        assert ACCOUNT_WHY(*given) == [[text] for text in why(ratings)]
    assert ACCOUNT_POINTS(*given) == expected_points(ratings)
    table = Scores(ratings).table()
    names = table.loc[table["Contact"] == "Yes", "Account"].tolist()
    assert [row[1] for row in ACCOUNT_RANKED(*given)[1:]] == names


@pytest.mark.parametrize("seed", range(150))
def test_a_row_alone_rates_as_a_sheet_of_one_row(seed: int) -> None:
    criteria, headings, rows = random_case(random.Random(seed))
    headings = [*headings, "A date"]
    model, table = model_of(criteria), block(criteria_sheet(criteria))
    for row in block([[*row, TODAY] for row in rows]):
        frame = frame_of([row], len(headings))
        ratings = rate(model, frame, today=TODAY, headings=tuple(headings))
        rating = ACCOUNT_SCORE(row, headings, table)
        assert [[rating]] == shown(ratings.rating)
        assert ACCOUNT_WHY(row, headings, table) == why(ratings).iat[0]
        assert ACCOUNT_POINTS(row, headings, table) == expected_points(ratings)
