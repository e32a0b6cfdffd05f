"""What rules and blank cells earn."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from tests.strategies.dice import Dice


GOOD_POINTS: tuple[object, ...] = (10, 5, 7, 8, 2.5, 3.3, "10", "7,5", 1, 0)
BAD_POINTS: tuple[object, ...] = (-5, -10, 0, -2.5, "-3", -1)
OUT_POINTS: tuple[object, ...] = ("out", "Out", "OUT ")
FLOOR_POINTS: tuple[object, ...] = (
    *("at least 7", "At least 5,5", "AT  LEAST 10 ", "at least 7.5", "at least 0"),
)


def points_of(dice: Dice, character: str) -> object:
    """Points for a rule of a criterion of this character."""
    if character == "veto":
        return dice.pick((*OUT_POINTS, 0, *FLOOR_POINTS))
    if character == "penalty":
        return dice.pick(OUT_POINTS if dice.chance(5) else BAD_POINTS)
    if dice.chance(15):
        return dice.pick(BAD_POINTS + OUT_POINTS[:1] + FLOOR_POINTS[:3])
    return dice.pick(GOOD_POINTS)


def if_blank_of(dice: Dice, character: str) -> object:
    """What unknown earns, in keeping with the criterion's character."""
    if character == "veto":
        return dice.pick((None, None, 0, "skip", "out"))
    if dice.chance(50):
        return None
    if character == "penalty":
        return dice.pick(("skip", -3, 0, "-1", "out"))
    return dice.pick(("skip", "skip", "Skip ", 5, 0, "0", "2,5", -3, 10, "out"))
