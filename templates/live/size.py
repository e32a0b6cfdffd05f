"""How much Live can hold."""

from __future__ import annotations

from dataclasses import dataclass


MOST_ROWS = 2000
ROWS = 200


@dataclass(frozen=True, slots=True)
class Size:
    """How many accounts, criteria and rows of Criteria the formulas reach.

    Parameters
    ----------
    accounts : int
        Rows of Accounts, 1 to 2,000.
    criteria, rules : int
        Criteria, and rows of the Criteria table.
    """

    accounts: int = ROWS
    criteria: int = 20
    rules: int = 100
