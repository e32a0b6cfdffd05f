"""Live of every language says what the engine says, of random models and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.language import Language, speaking
from scoring.vocabulary import Sheet
from templates.places import LIVE
from tests.live.agree import compare, compare_matches, engine
from tests.live.books import SIZE, tab, write
from tests.live.hostile import case
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
    agreed = 0
    with speaking(language):
        for path, made in cases.items():
            write(path, made, SIZE)
        books = recalculated(cases, tmp_path)
        for (path, made), book in zip(cases.items(), books, strict=True):
            ratings = engine(path)
            assert ratings is not None, path
            result = compare(made, ratings, tab(book[LIVE]))
            assert result.faults == ()
            criteria = tab(book[str(Sheet.CRITERIA)])
            assert compare_matches(made, ratings, criteria) == ()
            agreed += result.agreed
    assert agreed > 0.8 * len(SEEDS) * SIZE.accounts
