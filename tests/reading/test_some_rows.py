"""Only the rows that are of use are looked at, whatever stands in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from scoring.xlsx.read import elements, fast_xml
from scoring.xlsx.read.any_xml import read_any
from scoring.xlsx.read.block import Wanted
from scoring.xlsx.read.fast_xml import read_plain
from scoring.xlsx.read.some_rows import some_rows
from tests.reading.bad_files import sheet
from tests.reading.test_read_xml import bits, cells_of, random_rows


if TYPE_CHECKING:
    from typing import Any

ROWS = (
    b'<row r="2" spans="1:2"><c r="A2"><v>1</v></c></row><row r="3"/><row r="12"></row>'
)


@pytest.fixture(autouse=True)
def short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (elements, fast_xml):
        monkeypatch.setattr(module, "RUN", 700)
    monkeypatch.setattr(fast_xml, "MOST_RUNS", 3)


def cells_of_rows(xml: str, rows: list[int]) -> set[tuple[Any, ...]]:
    wanted = Wanted(None, np.array(rows, dtype=np.int64))
    cells = cells_of(read_plain(bits(xml, 500), wanted))
    return {cell for cell in cells if cell[0] in rows}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("step", [2, 30, 190])
def test_rows_of_use_are_read_whole(seed: int, step: int) -> None:
    xml = sheet("".join(random_rows(seed)))
    thorough = cells_of(read_any(bits(xml, 500)))
    rows = sorted({cell[0] for cell in thorough})[::step]
    cells = cells_of_rows(xml, rows)
    assert cells == {cell for cell in thorough if cell[0] in rows}
    assert cells


def test_a_row_that_turns_odd_is_read_all_the_same() -> None:
    rows = list(random_rows(1))
    odd = '<row r="{0}"><c r="A{0}"><v><!-- <row> -->7</v></c></row>'
    last = 90_000
    xml = sheet("".join([*rows, odd.format(last)]))
    thorough = cells_of(read_any(bits(xml, 500)))
    assert cells_of_rows(xml, [2, last]) == {c for c in thorough if c[0] in (2, last)}
    assert max(cell[0] for cell in thorough) == last


@pytest.mark.parametrize(
    ("rows", "xml"),
    [
        ([2], ROWS[:51]),
        ([12], ROWS[63:]),
        ([2, 12, 40], ROWS[:51] + ROWS[63:]),
        ([1, 13], b""),
        ([3], ROWS[51:]),  # with all up to the next closing tag
        ([2, 5], ROWS),  # where one is not found at once, all are read
    ],
)
def test_rows_are_taken_out_by_their_numbers(rows: list[int], xml: bytes) -> None:
    assert some_rows(ROWS, np.array(rows)) == xml


@pytest.mark.parametrize("xml", [b"", b"<row><c/></row>", b"<row r='2'></row>"])
def test_rows_that_are_written_otherwise_are_all_read(xml: bytes) -> None:
    assert some_rows(xml, np.array([2])) == xml
