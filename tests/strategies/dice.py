"""Where random recipes get their choices from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from hypothesis import strategies as st


if TYPE_CHECKING:
    import random
    from collections.abc import Sequence


T = TypeVar("T")


class Dice(Protocol):
    """Where the recipes get their choices from; the first choice is the simplest."""

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""

    def count(self, least: int, most: int) -> int:
        """A whole number, both ends included."""

    def chance(self, percent: int) -> bool:
        """True this often."""


class RandomDice:
    """Choices from a seeded generator."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return self.rng.choice(options)

    def count(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self.rng.randint(least, most)

    def chance(self, percent: int) -> bool:
        """True this often."""
        return self.rng.randrange(100) < percent


class DrawnDice:
    """Choices from hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return self.draw(st.sampled_from(options))

    def count(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self.draw(st.integers(least, most))

    def chance(self, percent: int) -> bool:
        """True this often; False is the simplest."""
        return self.count(0, 99) >= 100 - percent
