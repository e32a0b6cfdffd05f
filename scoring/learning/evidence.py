"""Outcomes ready to learn from: points, who was won, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from scoring.arrays import count_each, sum_each
from scoring.learning.folds import fold_of_outcomes, repeats
from scoring.learning.solver import Task, centred, column_means, task_of


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.learning.solver import Solution


@dataclass(frozen=True)
class Evidence:
    """n outcomes of accounts rated by k criteria.

    Parameters
    ----------
    points : ndarray of float, shape (n, k)
        NaN where skipped.
    won : ndarray of bool, shape (n,)
        Whether each deal was won.
    own : ndarray of float, shape (k,)
        The user's weights, those of P summing to 1.
    positive : ndarray of bool, shape (k,)
        Which criteria are of P.
    groups : ndarray of int, shape (n,)
        Equal for outcomes that stay in one fold.
    clusters : ndarray of int, shape (n,)
        Equal for outcomes of one account.
    names : ndarray of str, shape (n,)
        The folded name of each outcome's account.
    """

    points: Floats
    won: Bools
    own: Floats
    positive: Bools
    groups: Ints
    clusters: Ints
    names: Objects

    def __len__(self) -> int:
        """Count the outcomes."""
        return len(self.won)

    def take(self, rows: Bools | Ints) -> Evidence:
        """Keep some outcomes."""
        return Evidence(
            self.points[rows],
            self.won[rows],
            self.own,
            self.positive,
            self.groups[rows],
            self.clusters[rows],
            self.names[rows],
        )

    def weighed(self, own: Floats, columns: Ints) -> Evidence:
        """Keep some criteria, under other weights."""
        return Evidence(
            self.points[:, columns],
            self.won,
            own,
            self.positive[columns],
            self.groups,
            self.clusters,
            self.names,
        )

    @cached_property
    def _distinct(self) -> tuple[Floats, Ints]:
        # distinct rows come sorted, so the order of the outcomes changes no digit
        rows, codes = np.unique(self.points, axis=0, return_inverse=True)
        return rows, codes.reshape(-1)

    def task(self, chosen: Bools | None = None) -> Learnt:
        """Prepare to learn from some of the outcomes."""
        rows, codes = self._distinct
        won = self.won
        if chosen is not None:
            codes, won = codes[chosen], won[chosen]
        counts = count_each(codes, len(rows)).astype(np.float64)
        hits = sum_each(codes, won, len(rows))
        there = counts > 0
        means = column_means(rows[there], counts[there])
        given = task_of(
            centred(rows[there], means), hits[there], counts[there], self.own
        )
        return Learnt(given, means)

    def lines(self, learnt: Learnt, solution: Solution) -> Floats:
        """Give the log odds of all outcomes, shape (n,)."""
        rows, codes = self._distinct
        return solution.line(centred(rows, learnt.means))[codes]

    def folds(self) -> tuple[Ints, ...]:
        """Part the outcomes, as often as their number asks for."""
        return tuple(map(self.parting, range(repeats(len(self)))))

    def parting(self, repeat: int) -> Ints:
        """Part the outcomes once."""
        return fold_of_outcomes(self.groups, self.names, self.won, repeat)


@dataclass(frozen=True, slots=True)
class Learnt:
    """A task, and the means that were taken off its points, shape (k,)."""

    task: Task
    means: Floats
