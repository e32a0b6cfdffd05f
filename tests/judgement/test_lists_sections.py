"""Draft and Compared say the same in parts, for a page, as on their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.compared import compare_files, write_compared
from scoring.pipeline import score_file
from scoring.sheets.lists_sections import lists_sections
from tests.judgement.books import CRITERIA, book, with_columns


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.sheets.lists_sections import ListsSections

SIZE_FIRST = [
    CRITERIA[0],
    ["Industry", 3, "is", "Software", 10],
    ["Size", 7, "at least", 100, 10],
]


def cells(path: Path, sheet: str) -> set[Any]:
    opened: Any = openpyxl.load_workbook(path)[sheet]
    return {rounded(cell.value) for row in opened for cell in row}


def rounded(value: Any) -> Any:
    """Take a number as two ways of adding up agree on it."""
    return round(value, 9) if isinstance(value, float) else value


def shown(sections: ListsSections) -> set[Any]:
    """All that is shown of it, whichever part it is in."""
    charts, tables = sections.ratings, sections.only
    weights = (sections.weights,) if sections.weights else ()
    return {
        *(sections.headline.title, sections.headline.about, sections.headline.result),
        *sections.notes,
        *(part for tile in sections.tiles for part in (tile.count, tile.label)),
        *(part for chart in charts for point in chart.points for part in point),
        *(column.heading for table in (*tables, *weights) for column in table.columns),
        *(
            rounded(v)
            for table in (*tables, *weights)
            for row in table.rows
            for v in row
        ),
        *(table.empty for table in tables if not table.rows),
        *(titled.title for titled in (*charts, *tables, *weights)),
    }


def test_a_draft(tmp_path: Path) -> None:
    table = with_columns(CRITERIA, {"Draft points": [4, None, None]})
    scored = score_file(book(tmp_path / "a.xlsx", table))
    assert scored.results.drafted is not None
    sections = lists_sections(scored.results.drafted)
    assert shown(sections) <= cells(scored.path, "Draft")
    assert [table.title for table in sections.only] == ["Leave: 2", "Enter: 0"]
    assert "Nobody" in shown(sections)


def test_a_comparison(tmp_path: Path) -> None:
    one = book(tmp_path / "ann.xlsx")
    compared = compare_files(one, book(tmp_path / "bo.xlsx", SIZE_FIRST))
    written = write_compared(compared, tmp_path / "meeting.xlsx")
    sections = lists_sections(compared.lists)
    assert shown(sections) <= cells(written, "Compared")
    assert sections.weights is not None
    means = {row[0]: row[3] for row in sections.weights.rows}
    assert means["Industry"] == pytest.approx(0.45)
    assert len(sections.notes) == 2
