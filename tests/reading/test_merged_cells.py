"""Cells merged downwards count for each of their rows, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.pipeline import score_file
from scoring.reading.workbook import read_workbook
from tests.reading.bad_files import accounts_of, book, row, sheet


if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    row(1, "Account", "Industry", "Employees")
    + row(2, "Nordhus", "Software", 80)
    + row(3, "Lumo", None, 30)
    + row(4, "Bakke", "Fishery", 20)
    + row(6, "Kest", None, 70)
)


def merged(*areas: str) -> str:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f'<mergeCells count="{len(areas)}">{cells}</mergeCells>'


def read(path: Path, *areas: str) -> tuple[list[object], list[str]]:
    """Give the industries as read, and the notes about them."""
    behind = merged(*areas) if areas else ""
    file = book(path / "m.xlsx", {"Accounts": sheet(ROWS, behind=behind)})
    notes = [f"{f.code} {f.place}" for f in read_workbook(file).findings]
    column = accounts_of(file).frame[1]
    return [v if isinstance(v, str) else None for v in column], notes


CASES = {
    "none": ((), ["Software", None, "Fishery", None], []),
    "two rows": (
        ("B2:B3",),
        ["Software", "Software", "Fishery", None],
        ["F418 Accounts!B2:B3"],
    ),
    "over a gap": (
        ("B4:B6",),
        ["Software", None, "Fishery", "Fishery"],
        ["F418 Accounts!B4:B6"],
    ),
    "two areas, the first is named": (
        ("B4:B6", "B2:B3"),
        ["Software", "Software", "Fishery", "Fishery"],
        ["F418 Accounts!B2:B3"],
    ),
    "across and down": (
        ("B2:C3",),
        ["Software", "Software", "Fishery", None],
        ["F418 Accounts!B2:C3"],
    ),
    "across": (("B3:C3",), ["Software", None, "Fishery", None], []),
    "with the headings": (("B1:B3",), ["Software", None, "Fishery", None], []),
    "one filled row": (("B6:B9",), ["Software", None, "Fishery", None], []),
    "elsewhere": (("F2:F5",), ["Software", None, "Fishery", None], []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_merged_cells_show_counts_for_each_row(case: str, tmp_path: Path) -> None:
    areas, industries, notes = CASES[case]
    assert read(tmp_path, *areas) == (industries, notes)


def test_every_account_of_merged_cells_is_rated_by_them(tmp_path: Path) -> None:
    criteria = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
    criteria += row(2, "Industry", 1, "Industry", "is", "Software", 10)
    sheets = {
        "Criteria": sheet(criteria),
        "Accounts": sheet(ROWS, behind=merged("B2:B3", "B4:B6")),
    }
    scored = score_file(book(tmp_path / "m.xlsx", sheets))
    assert scored.ratings.rating.tolist() == [10.0, 10.0, 0.0, 0.0]
    notes = [f for f in scored.results.findings if f.code == "F418"]
    assert [(n.place, n.more) for n in notes] == [("Accounts!B2:B3", 1)]


def test_rules_of_merged_criterion_cells_belong_to_it(tmp_path: Path) -> None:
    criteria = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
    criteria += row(2, "Industry", 1, "Industry", "is", "Software", 10)
    criteria += row(3, None, None, None, "is", "Fishery", 4)
    sheets = {
        "Criteria": sheet(criteria, behind=merged("A2:A3", "B2:B3", "C2:C3")),
        "Accounts": sheet(ROWS),
    }
    scored = score_file(book(tmp_path / "m.xlsx", sheets))
    assert scored.ratings.rating.tolist() == [10.0, 0.0, 4.0, 0.0]
