"""Live of every language says what the engine says, of random models and accounts."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from scoring.language import Language, speaking
from scoring.vocabulary import Sheet
from templates.places import LIVE, LIVE_CRITERIA_COLUMNS, SHARE
from tests.live.agree import compare, compare_matches, engine
from tests.live.books import SIZE, WORDED, spoken, tab, write
from tests.live.hostile import Case, case
from tests.live.office import recalculated
from tests.programs import needs_office


if TYPE_CHECKING:
    from pathlib import Path

SEEDS = (1, 2, 4, 6, 8)
"""Models that need no Score, with what is out, skipped, and a floor among them."""


@pytest.mark.office
@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(
    "language", [each for each in Language if each is not Language.ENGLISH]
)
def test_live_of_each_language_agrees_with_the_engine(
    language: Language, tmp_path: Path
) -> None:
    cases = {tmp_path / f"case{seed}.xlsx": case(seed, SIZE.accounts) for seed in SEEDS}
    agrees(cases, language, tmp_path)


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_live_reads_rules_of_four_languages_in_one_workbook(tmp_path: Path) -> None:
    cases = {
        tmp_path / f"case{seed}.xlsx": mixed(case(seed, SIZE.accounts))
        for seed in SEEDS
    }
    written = {cell for made in cases.values() for row in made.criteria for cell in row}
    assert {"højst", "högst", "cel mult", "at most"} <= written
    agrees(cases, Language.DANISH, tmp_path)


def mixed(made: Case) -> Case:
    """Say the words of each rule in the next language."""
    left = LIVE_CRITERIA_COLUMNS.index(SHARE)
    # the template has two columns more
    ours = {c if c < left else c - 2 for c in WORDED[Sheet.CRITERIA]}
    turns = cycle(Language)
    head, *rules = made.criteria

    def in_turn(row: tuple[Any, ...]) -> tuple[Any, ...]:
        with speaking(next(turns)):
            return tuple(spoken(c) if n in ours else c for n, c in enumerate(row))

    return replace(made, criteria=(head, *map(in_turn, rules)))


def agrees(cases: dict[Path, Case], language: Language, folder: Path) -> None:
    """Compare Live with the engine in workbooks of a language."""
    agreed = 0
    with speaking(language):
        for path, made in cases.items():
            write(path, made, SIZE)
        books = recalculated(cases, folder)
        for (path, made), book in zip(cases.items(), books, strict=True):
            ratings = engine(path)
            assert ratings is not None, path
            result = compare(made, ratings, tab(book[LIVE]))
            assert result.faults == ()
            criteria = tab(book[str(Sheet.CRITERIA)])
            assert compare_matches(made, ratings, criteria) == ()
            agreed += result.agreed
    assert agreed > 0.8 * len(SEEDS) * SIZE.accounts
