"""Race the rolling up of activities against what an analyst's pandas script would do.

Usage: python -m tests.benchmarks.behaviour [--activities 1000000 --accounts 100000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from scoring.behaviour.roll_up import roll_up
from scoring.model.read_criteria import parse_model
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 20)
SIGNALS: list[list[Any]] = [
    ["Activity", "Points", "Half-life", "Most"],
    ["Website visit", 1, 14, 20],
    ["Webinar attended", 5, 45, None],
    ["Demo booked", 20, 60, None],
    ["Replied to mail", 4, 21, 12],
    ["Unsubscribed", -10, None, None],
]
KINDS = [row[0] for row in SIGNALS[1:]]


def table_of(sheet: str, frame: pd.DataFrame) -> SheetTable:
    """A table as it comes out of a workbook."""
    return SheetTable(
        sheet=sheet,
        headings=tuple(frame.columns),
        frame=frame,
        header_row=1,
        rows=np.arange(2, len(frame) + 2),
        columns=tuple(range(1, frame.shape[1] + 1)),
    )


def tables(activities: int, accounts: int) -> dict[Sheet, SheetTable]:
    """The tables of a busy year."""
    rng = np.random.default_rng(7)
    names = np.array([f"Company {number} A/S" for number in range(accounts)])
    moments = np.datetime64(TODAY, "s") - rng.integers(0, 365 * 86400, activities)
    done = pd.DataFrame(
        {
            "Account": pd.Series(rng.choice(names, activities), dtype="str"),
            "Date": moments.astype("datetime64[us]"),
            "Activity": pd.Series(rng.choice(KINDS, activities), dtype="str"),
        }
    )
    frame = pd.DataFrame({"Account": pd.Series(names, dtype="str")})
    return {
        Sheet.ACCOUNTS: table_of("Accounts", frame),
        Sheet.ACTIVITIES: table_of("Activities", done),
        Sheet.SIGNALS: SheetTable.of("Signals", SIGNALS),
    }


def ours(given: dict[Sheet, SheetTable]) -> Callable[[], pd.Series[Any]]:
    """All of it: read, join, checked, counted once, faded, limited, rolled up."""
    rows: list[list[Any]] = [
        ["Criterion", "Weight", "Test", "Points"],
        ["Activity points", 1, "yes", 1],
    ]
    model = parse_model(rows)

    def run() -> pd.Series[Any]:
        table = roll_up(model, given, day_of(TODAY)).table
        return table.frame.iloc[:, table.headings.index("Activity points")]

    return run


def merged(given: dict[Sheet, SheetTable]) -> Callable[[], pd.Series[Any]]:
    """A good script: merge, compute columns, group twice. It checks nothing."""
    signals = pd.DataFrame(SIGNALS[1:], columns=SIGNALS[0])

    def run() -> pd.Series[Any]:
        done = given[Sheet.ACTIVITIES].frame.drop_duplicates()
        done = done.merge(signals, on="Activity", how="left")
        age = (pd.Timestamp(TODAY) - done["Date"].dt.normalize()).dt.days
        faded = 0.5 ** (age / done["Half-life"].fillna(np.inf))
        done["Left"] = done["Points"] * faded
        sums = done.groupby(["Account", "Activity"], as_index=False)["Left"].sum()
        most = sums["Activity"].map(signals.set_index("Activity")["Most"])
        sums["Left"] = sums["Left"].clip(upper=most.fillna(np.inf))
        totals = sums.groupby("Account")["Left"].sum()
        accounts = given[Sheet.ACCOUNTS].frame["Account"]
        return accounts.map(totals).fillna(0.0)

    return run


def applied(given: dict[Sheet, SheetTable]) -> Callable[[], pd.Series[Any]]:
    """The usual script: groupby and apply, one account at a time."""
    signals = {row[0]: row for row in SIGNALS[1:]}

    def one(group: pd.DataFrame) -> float:
        total = 0.0
        for kind, part in group.groupby("Activity"):
            _, points, life, most = signals[str(kind)]
            age = (pd.Timestamp(TODAY) - part["Date"].dt.normalize()).dt.days
            left = (points * (0.5 ** (age / life) if life else 1.0 + 0 * age)).sum()
            total += min(left, most) if most is not None else left
        return total

    def run() -> pd.Series[Any]:
        done = given[Sheet.ACTIVITIES].frame.drop_duplicates()
        totals = done.groupby("Account")[["Activity", "Date"]].apply(one)
        return given[Sheet.ACCOUNTS].frame["Account"].map(totals).fillna(0.0)

    return run


def seconds(run: Callable[[], pd.Series[Any]]) -> tuple[float, pd.Series[Any]]:
    """Time one run."""
    start = time.perf_counter()
    answer = run()
    return time.perf_counter() - start, answer


def race(activities: int, accounts: int, *, slowly: bool) -> None:
    """Let the sides take turns and print the best of three of each."""
    given = tables(activities, accounts)
    sides = {"roll up": ours(given), "merge script": merged(given)}
    sides |= {"apply script": applied(given)} if slowly else {}
    best: dict[str, float] = {}
    results: dict[str, pd.Series[Any]] = {}
    for _ in range(1 if slowly else 3):
        for name, run in sides.items():
            took, results[name] = seconds(run)
            best[name] = min(took, best.get(name, took))
    for name, took in best.items():
        same = np.allclose(results[name], results["roll up"])
        print(
            f"{activities:>9,} activities, {accounts:>7,} accounts  {name:13}"
            f"{took:8.2f} s  {best['roll up'] / took:6.2f}x ours/this"
            f"{'' if same else '  OTHER RESULT'}",
            flush=True,
        )


def races(activities: int = 1_000_000, accounts: int = 100_000) -> None:
    """Race once small, with the slow script, and once large."""
    race(10_000, 1_000, slowly=True)
    race(activities, accounts, slowly=False)


def main() -> None:
    """Race at the size asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--activities", type=int, default=1_000_000)
    parser.add_argument("--accounts", type=int, default=100_000)
    options = parser.parse_args()
    races(options.activities, options.accounts)


if __name__ == "__main__":
    main()
