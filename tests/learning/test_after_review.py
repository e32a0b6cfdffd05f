"""What Score makes of the last review: chances, and that another is due."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.lessons import review_file
from scoring.pipeline import check, read, score_file
from tests.learning.deals import TODAY, deals, workbook


if TYPE_CHECKING:
    from pathlib import Path


def scored_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of Scored, by heading."""
    sheet = openpyxl.load_workbook(path)["Scored"]
    heads, *rows = sheet.values
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_chance_stands_after_known_where_ratings_tell(tmp_path: Path) -> None:
    reviewed = review_file(workbook(tmp_path / "deals.xlsx", deals(300, 1.5)))
    scored = score_file(reviewed.path, tmp_path / "scored.xlsx")
    rows = scored_rows(scored.path)
    heads = list(rows[0])
    assert heads[heads.index("Known") + 1] == "Chance"
    chances = [row["Chance"] for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert all(0.01 <= chance <= 0.99 for chance in chances)
    assert all(round(chance * 100, 9) % 1 == 0 for chance in chances)
    calibration = reviewed.review.calibration
    assert calibration is not None
    exact = max(scored.ratings.exact)
    odds = math.exp(calibration.start + calibration.slope * exact)
    assert chances[0] == pytest.approx(odds / (1 + odds), abs=0.005)


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_there_is_no_chance_without_a_signal(tmp_path: Path) -> None:
    rows = [(*row[:4], None, *row[5:]) for row in deals(200, 0.0)]
    reviewed = review_file(workbook(tmp_path / "deals.xlsx", rows))
    assert reviewed.review.judgement.text.startswith("No signal:")
    scored = scored_rows(score_file(reviewed.path, tmp_path / "scored.xlsx").path)
    assert "Chance" not in scored[0]


def due(path: Path) -> list[str]:
    """What Check says of a review that is due."""
    return [finding.text for finding in check(read(path)) if finding.code == "L401"]


def test_a_first_review_is_due_from_twenty_of_each_on(tmp_path: Path) -> None:
    few = workbook(tmp_path / "few.xlsx", deals(30, 0.0))
    assert due(few) == []
    (text,) = due(workbook(tmp_path / "many.xlsx", deals(60, 0.0)))
    assert text.endswith("deals have not been reviewed yet: run account-scoring review")


def test_a_review_is_due_again_by_new_outcomes_or_by_time(tmp_path: Path) -> None:
    reviewed = review_file(workbook(tmp_path / "deals.xlsx", deals(100, 1.5)))
    assert due(reviewed.path) == []

    def added(name: str, rows: int, later: int) -> Path:
        book = openpyxl.load_workbook(reviewed.path)
        for number in range(rows):
            book["Accounts"].append(
                [f"New {number}", "Software", 50, None, None, "won", TODAY]
            )
        book["Settings"]["B2"] = TODAY + dt.timedelta(days=later)
        book.save(tmp_path / name)
        return tmp_path / name

    assert due(added("nine.xlsx", 9, 100)) == []
    assert due(added("ten.xlsx", 10, 89)) == []
    (text,) = due(added("time.xlsx", 10, 90))
    assert text.startswith(
        "the last review was 90 days ago, and there are 10 new outcomes"
    )
    assert due(added("new.xlsx", 25, 1)) == [
        "there are 25 new outcomes since the last review: run account-scoring review"
    ]
