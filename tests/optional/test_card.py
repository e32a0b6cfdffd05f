"""The sheet Card: an account's rating as bars, by plain formulas over Scored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.explain.why import to_research
from scoring.optional.add import add_tabs
from scoring.optional.card_formulas import (
    BLOCKS,
    FIRST_CRITERION,
    FULL,
    RATING_BLOCKS,
)
from scoring.optional.card_page import DISQUALIFIES, NO_ACCOUNT, NO_SCORED, WIDTHS
from scoring.optional.tabs import tabs_of
from scoring.pipeline import rate, read
from scoring.rating.rate_block import STATUSES
from scoring.stages import Options
from scoring.vocabulary import Sheet, Status
from templates.xlsx import build
from tests.live.office import recalculated
from tests.programs import needs_office


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from scoring.rating.ratings import Ratings

TODAY = dt.date(2026, 11, 20)
CHARACTER = 5.25
"""Points that a column is wide for each character: 7 pixels of 96 to the inch."""
BLOCK_OF_ARIAL = 0.708
"""How wide Arial's full block is, and its light one, of the height of the font."""
LEAST_DRAWN = 0.06
"""A part that is smaller may be no block long."""


def scored(path: Path, target: Path) -> Path:
    words = ["score", str(path), "-o", str(target), "--today", TODAY.isoformat()]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    return target


def chosen(path: Path, name: str) -> Path:
    """Choose an account on the card of a copy."""
    book = openpyxl.load_workbook(path)
    book[Sheet.CARD]["B5"] = name
    target = path.with_name(f"{path.stem}-{len([*path.parent.iterdir()])}.xlsx")
    book.save(target)
    return target


@pytest.mark.slow
def test_the_card_offers_the_accounts(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    build(path)
    add_tabs(path, path, tabs_of(["card"]))
    sheet = openpyxl.load_workbook(path)[Sheet.CARD]
    (offered,) = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("B5", "Accounts!$A$5:$A$2004")


@pytest.mark.slow
def test_the_longest_bars_fit_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    build(path)
    add_tabs(path, path, tabs_of(["card"]))
    sheet = openpyxl.load_workbook(path)[Sheet.CARD]
    columns = {"D": WIDTHS[3], "E": WIDTHS[4], "D:E": WIDTHS[3] + WIDTHS[4]}
    bars = {"D": ("D14", BLOCKS), "E": ("E14", BLOCKS), "D:E": ("D6", RATING_BLOCKS)}
    for letters, (cell, blocks) in bars.items():
        font = sheet[cell].font
        assert font.name == "Arial"
        room = columns[letters] * CHARACTER
        assert 0.85 * room < blocks * font.size * BLOCK_OF_ARIAL < room


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows.

    Parameters
    ----------
    parts, remarks : dict
        Of each criterion, by its name.
    bars : dict of str to tuple of str
        What takes away, and what adds.
    """

    rating: object
    status: object
    says: str
    total: object
    parts: dict[str, object]
    remarks: dict[str, str]
    bars: dict[str, tuple[str, str]]

    @classmethod
    def on(cls, sheet: Worksheet) -> Shown:
        rows = [
            [cell.value for cell in row[:7]]
            for row in sheet.iter_rows(min_row=FIRST_CRITERION)
            if row[0].value
        ]
        return cls(
            sheet["B6"].value,
            sheet["F6"].value,
            str(sheet["B7"].value),
            sheet[f"F{FIRST_CRITERION - 1}"].value,
            {str(row[0]): row[5] for row in rows},
            {str(row[0]): str(row[6] or "") for row in rows},
            {str(row[0]): (str(row[3] or ""), str(row[4] or "")) for row in rows},
        )


def some_accounts(ratings: Ratings) -> dict[str, int]:
    """Give a contact, one that is disqualified, and the one that is known least."""
    statuses = [status_of(ratings, index) for index in range(len(ratings))]
    kinds = {Status.CONTACT, Status.DISQUALIFIED} & set(statuses)
    chosen_ones = [statuses.index(kind) for kind in sorted(kinds)]
    least = int(np.argmin(ratings.known))
    return {name_of(ratings, index): index for index in (*chosen_ones, least)}


def status_of(ratings: Ratings, index: int) -> Status:
    status: Status = STATUSES[ratings.status[index]]
    return status


def name_of(ratings: Ratings, index: int) -> str:
    return str(ratings.accounts.names[index])


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_the_card_shows_what_score_works_out(tmp_path: Path) -> None:
    cards: list[tuple[Path, Ratings, int]] = []
    for model in ("fit", "interest"):
        path = tmp_path / f"{model}.xlsx"
        build(path, model=model)
        add_tabs(path, path, tabs_of(["Card"]))
        first = scored(path, tmp_path / f"{model}-scored.xlsx")
        # Score writes Scored anew beside it
        second = scored(first, tmp_path / f"{model}-again.xlsx")
        ratings = rate(read(second, Options(today=TODAY))).ratings
        for name, index in some_accounts(ratings).items():
            cards.append((chosen(second, name), ratings, index))
    books = recalculated([path for path, _, _ in cards], tmp_path)
    for (_, ratings, index), book in zip(cards, books, strict=True):
        check(Shown.on(book[Sheet.CARD]), ratings, index)


def check(shown: Shown, ratings: Ratings, index: int) -> None:
    assert shown.rating == pytest.approx(ratings.rating[index])
    assert shown.status == status_of(ratings, index).value
    assert shown.total == pytest.approx(ratings.exact[index])
    unknown_ones = 0
    for number, criterion in enumerate(ratings.model.criteria):
        part = ratings.contributions[number, index]
        name = criterion.name
        drawn = shown.parts[name]
        assert (drawn or 0) == pytest.approx(0 if np.isnan(part) else part), name
        takes, adds = (FULL in bar for bar in shown.bars[name])
        assert (takes, adds) == (part < -LEAST_DRAWN, part > LEAST_DRAWN) or (
            abs(part) <= LEAST_DRAWN
        ), name
        unknown_ones += shown.remarks[name].startswith("Unknown")
    research = to_research(ratings)[index]
    assert unknown_ones == len([*filter(None, research.split("; "))])
    disqualified = status_of(ratings, index) is Status.DISQUALIFIED
    assert (DISQUALIFIES in shown.remarks.values()) == disqualified


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_the_card_says_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    build(path)
    add_tabs(path, path, tabs_of(["Card"]))
    known = scored(path, tmp_path / "scored.xlsx")
    cases = {chosen(path, "Acme"): NO_SCORED, chosen(known, "Acme"): NO_ACCOUNT}
    books = recalculated(cases, tmp_path)
    for sentence, book in zip(cases.values(), books, strict=True):
        shown = Shown.on(book[Sheet.CARD])
        assert shown.says == sentence
        assert not shown.rating
        assert not any(shown.remarks.values())
