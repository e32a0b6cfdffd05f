"""How long a review of many outcomes takes, and how far weights may move among many."""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
import pandas as pd

from scoring import parse_model
from scoring.judgement.spans import weight_spans
from scoring.learning.as_of import Known
from scoring.learning.outcomes import Outcomes
from scoring.learning.reviewing import ReviewRequest, make_review
from scoring.rating.rate import rate
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


TODAY = dt.date(2026, 11, 20)
CRITERIA, OUTCOMES, ACCOUNTS = 20, 200_000, 1_048_575


def known(count: int) -> Known:
    """Accounts rated by twenty criteria."""
    chance = np.random.default_rng(1)
    heads = ["Criterion", "Weight", "Test", "Value", "Points", "If blank"]
    rows: list[list[object]] = [[*heads]]
    columns: dict[str, object] = {"Account": [f"Firm {n}" for n in range(count)]}
    for number in range(CRITERIA):
        name = f"Field {number}"
        rows += [
            [name, 5, "at least", 70, 10, "skip"],
            [name, None, "at least", 30, 4, None],
        ]
        columns[name] = chance.integers(0, 100, count).astype(float)
    frame = pd.DataFrame(columns)
    table = SheetTable(
        "Accounts", tuple(frame.columns), frame, 1, np.arange(2, count + 2),
        tuple(range(1, CRITERIA + 2)),
    )  # fmt: skip
    now = rate(parse_model(rows), frame, today=TODAY)
    return Known(now, {Sheet.ACCOUNTS: table}, frozenset(), CRITERIA + 1)


def main() -> None:
    """Print both times."""
    book = known(OUTCOMES)
    chance = np.random.default_rng(2)
    odds = 0.05 * (book.now.points[0] + book.now.points[1] - 8)
    won = chance.random(OUTCOMES) < 1 / (1 + np.exp(-odds))
    days = day_of(TODAY) - chance.integers(1, 700, OUTCOMES)
    outcomes = Outcomes(np.arange(OUTCOMES), won, days.astype(float))
    start = time.perf_counter()
    made = make_review(book, outcomes, ReviewRequest("benchmark", TODAY))
    print(f"review of {OUTCOMES:,} outcomes: {time.perf_counter() - start:.1f} s")
    print(made.review.judgement.text)
    many = known(ACCOUNTS)
    start = time.perf_counter()
    weight_spans(many.now)
    print(f"stability of {ACCOUNTS:,} accounts: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
