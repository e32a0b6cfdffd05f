"""Random accounts, and whole cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.strategies.criteria import Row, criteria_table
from tests.strategies.dice import Dice, DrawnDice, RandomDice
from tests.strategies.pools import (
    ANYTHING,
    BLANKS,
    BROKEN,
    HEADINGS,
    NAME_HEADING,
    STYLES,
)


if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence


def cell(dice: Dice, style: Sequence[object]) -> object:
    """A cell of a column in this style, at times blank or out of style."""
    drawn = dice.count(0, 99)
    if drawn < 82:
        return dice.pick(style)
    if drawn < 93:
        return dice.pick(BLANKS + BROKEN)
    return dice.pick(ANYTHING)


def account_rows(dice: Dice, headings: Sequence[str], most: int) -> list[list[object]]:
    """Random account rows under these headings, never wholly empty."""
    styles = [
        dice.pick(STYLES.get(HEADINGS.get(" ".join(h.split()), ""), (ANYTHING,)))
        for h in headings
    ]
    return [
        [
            f"Account {number}" if heading == NAME_HEADING else cell(dice, style)
            for heading, style in zip(headings, styles, strict=True)
        ]
        for number in range(1, dice.count(1, most) + 1)
    ]


ALL_HEADINGS: tuple[str, ...] = (NAME_HEADING, *HEADINGS)


def some_headings(dice: Dice) -> list[str]:
    """The account's name and some other headings."""
    chosen = [heading for heading in HEADINGS if dice.chance(70)]
    return [NAME_HEADING, *(chosen or ["Industry"])]


def random_case(
    rng: random.Random, most_accounts: int = 12
) -> tuple[list[Row], list[str], list[list[object]]]:
    """Random criteria, headings and account rows, quickly."""
    dice = RandomDice(rng)
    headings = some_headings(dice)
    criteria = criteria_table(dice, headings)
    return criteria, headings, account_rows(dice, headings, most_accounts)


@st.composite
def models(
    draw: st.DrawFn, headings: Sequence[str] = ALL_HEADINGS
) -> list[Mapping[str, object]]:
    """Random tables of criteria without errors about these headings."""
    return list(criteria_table(DrawnDice(draw), headings))


@st.composite
def accounts(
    draw: st.DrawFn, headings: Sequence[str] = ALL_HEADINGS, most: int = 8
) -> list[list[object]]:
    """Random account rows under these headings."""
    return account_rows(DrawnDice(draw), headings, most)


@st.composite
def cases(
    draw: st.DrawFn,
) -> tuple[list[Row], list[str], list[list[object]]]:
    """What `random_case` makes, as a strategy that shrinks."""
    dice = DrawnDice(draw)
    headings = some_headings(dice)
    criteria = criteria_table(dice, headings)
    return criteria, headings, account_rows(dice, headings, 8)
