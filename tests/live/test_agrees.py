"""Live says what the engine says, of random models and accounts, in two programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.vocabulary import Sheet
from templates.places import LIVE
from tests.live.agree import compare, compare_matches, engine
from tests.live.books import SIZE, tab, write
from tests.live.formulas import calculated, needs_hyperformula
from tests.live.hostile import case
from tests.live.office import recalculated
from tests.programs import needs_office


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scoring.rating.ratings import Ratings
    from tests.live.agree import Grid
    from tests.live.hostile import Case

# 52 models and 1,040 accounts, in parts that run side by side
PARTS, MODELS = 4, 13
MOST_UNRATED = 0.15
"""Share of accounts that may need Score; one in eight models has a formula."""


@pytest.fixture(params=range(PARTS))
def cases(
    request: pytest.FixtureRequest, tmp_path: Path
) -> dict[Path, tuple[Case, Ratings]]:
    """Write the books of a part, and rate them."""
    stories = {}
    for seed in range(request.param * MODELS, (request.param + 1) * MODELS):
        made = case(seed, SIZE.accounts)
        path = tmp_path / f"case{seed}.xlsx"
        write(path, made, SIZE)
        ratings = engine(path)
        assert ratings is not None, made.criteria
        stories[path] = made, ratings
    return stories


def check(
    cases: Iterable[tuple[Case, Ratings]], tabs: Iterable[tuple[Grid, Grid]]
) -> None:
    results = []
    for (made, ratings), (live, criteria) in zip(cases, tabs, strict=True):
        results.append(compare(made, ratings, live))
        assert compare_matches(made, ratings, criteria) == ()
    assert [fault for result in results for fault in result.faults] == []
    unrated = sum(result.unrated for result in results)
    agreed = sum(result.agreed for result in results)
    assert agreed + unrated == MODELS * SIZE.accounts
    assert unrated < MOST_UNRATED * agreed


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_libreoffice_agrees_with_the_engine(
    cases: dict[Path, tuple[Case, Ratings]], tmp_path: Path
) -> None:
    books = recalculated(cases, tmp_path)
    shown = ((tab(book[LIVE]), tab(book[Sheet.CRITERIA])) for book in books)
    check(cases.values(), shown)


@pytest.mark.slow
@needs_hyperformula
def test_hyperformula_agrees_with_the_engine(
    cases: dict[Path, tuple[Case, Ratings]],
) -> None:
    tabs = calculated([made for made, _ in cases.values()], SIZE)
    check(cases.values(), tabs)
