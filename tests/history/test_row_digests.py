"""A row's digest tells of its cells, and of nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scoring.history import row_digests as digests_of_rows
from scoring.history.row_digests import as_cells, read_cells, row_digests
from tests.history.test_fingerprint import DAY, OTHER_NAN, table


DIGESTS = [235708867338639, 22081691144852, 6911154523701]
"""What stands in History criteria; whatever else writes them must give the same."""


def test_they_are_the_same_on_every_machine() -> None:
    assert row_digests(table()).tolist() == DIGESTS


@pytest.mark.parametrize(
    "same",
    [
        {"Size": np.array([5, 7.5, OTHER_NAN])},
        {"Since": np.array([DAY, DAY, "NaT"], dtype="datetime64[ns]")},
        {"Account": np.array(["Acme", "Böx", None], dtype=object)},
        {"Notes": np.array(["about 40", np.float64(5), np.nan], dtype=object)},
    ],
    ids=["bits of a blank", "nanoseconds", "objects", "numpy's"],
)
def test_how_a_machine_keeps_a_cell_does_not_count(same: dict[str, Any]) -> None:
    assert row_digests(table(**same)).tolist() == DIGESTS


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        ({"Account": ["Acme", "Box", None]}, [1]),
        ({"Account": ["Acme", None, "Böx"]}, [1, 2]),
        ({"Account": ["AcmeBöx", "", None]}, [0, 1]),
        ({"Account": ["emcA", "Böx", ""]}, [0, 2]),
        ({"Size": [5, 7.25, np.nan]}, [1]),
        ({"Size": [5, np.nan, 7.5]}, [1, 2]),
        ({"Since": [DAY, DAY + dt.timedelta(seconds=1), pd.NaT]}, [1]),
        ({"Notes": np.array(["about 40", "5.0", None], dtype=object)}, [1]),
        ({"Notes": np.array(["about 40", True, None], dtype=object)}, [1]),
    ],
)
def test_every_cell_counts_for_its_row(other: dict[str, Any], rows: list[int]) -> None:
    different = row_digests(table(**other)) != np.array(DIGESTS, dtype=np.uint64)
    assert np.flatnonzero(different).tolist() == rows


def test_where_a_cell_stands_counts() -> None:
    two = {"Size": [5, 7.0, 1], "Since": [7.0, 5, 1]}
    first, second = (row_digests(table(**two)).tolist()[n] for n in (0, 1))
    turned = row_digests(table(Size=[7.0, 5, 1], Since=[5, 7.0, 1])).tolist()
    assert turned[0] != first
    assert turned[1] != second


def test_rows_have_the_same_digest_in_any_block(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(digests_of_rows, "BLOCK", 2)
    assert row_digests(table()).tolist() == DIGESTS


@pytest.mark.parametrize("count", [0, 1, 9])
def test_cells_give_the_digests_back(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests_of_rows, "IN_CELL", 4)
    digests = np.random.default_rng(count).integers(0, 1 << 48, count, dtype=np.uint64)
    cells = as_cells(digests)
    assert [len(cell) for cell in cells] == [32] * (count // 4) + [8] * (count % 4)
    assert read_cells(cells).tolist() == digests.tolist()


@pytest.mark.parametrize("cell", ["", "by hand", "AAAA", "AAAAAAA ", "Å" * 8])
def test_cells_that_a_person_has_changed_tell_nothing(cell: str) -> None:
    assert not len(read_cells((cell,)))
