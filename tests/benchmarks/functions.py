"""Time the worksheet functions, as Excel would call them.

Usage: python -m tests.benchmarks.functions
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from addin.functions.account_functions import (
    ACCOUNT_POINTS,
    ACCOUNT_RANKED,
    ACCOUNT_SCORE,
    ACCOUNT_WHY,
)
from tests.benchmarks.case import accounts, criteria_rows


if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 10_000
FEW = 200


def as_excel(rows: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    """New tuples each time, as COM makes them, with numbers as floats."""
    return tuple(
        tuple(float(cell) if type(cell) is int else cell for cell in row)
        for row in rows
    )


def timed(sentence: str, run: Callable[[], object]) -> None:
    """Print how long it took, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    print(f"{sentence:46}  {best:8.3f} s", flush=True)


def main() -> None:
    """Time each function."""
    frame = accounts(ROWS)
    cells = frame.astype(object).where(frame.notna(), None)
    block = as_excel(cells.to_numpy().tolist())
    headings = (tuple(frame.columns),)
    criteria = [as_excel(criteria_rows()) for _ in range(ROWS)]

    def singles(function: Callable[..., object], count: int) -> Callable[[], None]:
        def run() -> None:
            for row, table in zip(block[:count], criteria, strict=False):
                function((row,), headings, table)

        return run

    timed(f"{ROWS:,} x ACCOUNT_SCORE of 1", singles(ACCOUNT_SCORE, ROWS))
    timed(f"{ROWS:,} x ACCOUNT_POINTS of 1", singles(ACCOUNT_POINTS, ROWS))
    timed(f"{FEW:,} x ACCOUNT_WHY of 1", singles(ACCOUNT_WHY, FEW))
    for function in (ACCOUNT_SCORE, ACCOUNT_POINTS, ACCOUNT_WHY, ACCOUNT_RANKED):
        named = f"1 x {getattr(function, '__name__', '')} of {ROWS:,}"
        timed(named, partial(function, block, headings, criteria[0]))


if __name__ == "__main__":
    main()
