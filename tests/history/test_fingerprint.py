"""A table's fingerprint tells of its cells, and of nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scoring.history.fingerprint import fingerprint
from scoring.values.table import SheetTable


HEADINGS = ("Account", "Size", "Since", "Notes")
DAY = dt.datetime(2024, 5, 6)  # noqa: DTZ001 - spreadsheets know no time zones
FINGERPRINT = "e1720b56379332bf74214784d5d5adba"
"""What stands in History criteria; whatever else writes one must give the same."""


def table(**columns: Any) -> SheetTable:
    usual = {
        "Account": pd.Series(["Acme", "Böx", None], dtype="str"),
        "Size": pd.Series([5, 7.5, np.nan]),
        "Since": pd.Series([DAY, DAY, pd.NaT]),
        "Notes": pd.Series(["about 40", 5.0, None], dtype=object),
    }
    frame = pd.DataFrame(usual | {k: pd.Series(v) for k, v in columns.items()})
    bare = SheetTable.of("Accounts", [list(HEADINGS), ["Acme", 1.0, DAY, "x"]])
    return replace(bare, frame=frame, headings=tuple(frame.columns))


def test_it_is_the_same_on_every_machine() -> None:
    assert fingerprint(table()) == FINGERPRINT


OTHER_NAN = np.array([0xFFF8000000000000], dtype=np.uint64).view(np.float64)[0]


@pytest.mark.parametrize(
    "same",
    [
        {"Size": np.array([5, 7.5, OTHER_NAN])},
        {"Since": np.array([DAY, DAY, "NaT"], dtype="datetime64[ns]")},
        {"Since": np.array([DAY, DAY, "NaT"], dtype="datetime64[s]")},
        {"Account": np.array(["Acme", "Böx", None], dtype=object)},
        {"Account": pd.array(["Acme", "Böx", None], dtype="string[python]")},
        {"Notes": np.array(["about 40", np.float64(5), np.nan], dtype=object)},
    ],
    ids=["bits of a blank", "nanoseconds", "seconds", "objects", "texts", "numpy's"],
)
def test_how_a_machine_keeps_a_cell_does_not_count(same: dict[str, Any]) -> None:
    assert fingerprint(table(**same)) == FINGERPRINT


def test_nought_has_no_sign() -> None:
    assert fingerprint(table(Size=[0.0, 1, 2])) == fingerprint(table(Size=[-0.0, 1, 2]))


@pytest.mark.parametrize(
    "other",
    [
        {"Account": ["Acme", "Box", None]},
        {"Account": ["Acme", None, "Böx"]},
        {"Account": ["AcmeBöx", "", None]},
        {"Size": [5, 7.25, np.nan]},
        {"Size": [5, np.nan, 7.5]},
        {"Since": [DAY, DAY + dt.timedelta(seconds=1), pd.NaT]},
        {"Notes": np.array(["about 40", "5.0", None], dtype=object)},
        {"Notes": np.array(["about 40", True, None], dtype=object)},
        {"More": [np.nan, np.nan, np.nan]},
    ],
)
def test_every_cell_counts(other: dict[str, Any]) -> None:
    assert fingerprint(table(**other)) != FINGERPRINT
