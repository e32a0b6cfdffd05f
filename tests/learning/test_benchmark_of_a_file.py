"""The race of learners takes the deals of any file that a user names, as `suggest` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.learners import of_file


if TYPE_CHECKING:
    from pathlib import Path

DEALS = [
    f"Firm {n % 50},{('Retail', 'Energy')[n % 3 == 0]},{n * 7 % 90},"
    f"2026-0{n % 9 + 1}-15,{('lost', 'won')[n % 3 == 0]},{('', 'X7')[n % 3 == 0]}"
    for n in range(90)
]
HEADS = "Company,Sector,Staff,Outcome date,Deal stage,Contract no"


def file_of(folder: Path, lines: list[str]) -> Path:
    path = folder / "deals.csv"
    path.write_text("\n".join([HEADS, *lines]), encoding="utf-8")
    return path


def test_fields_that_know_the_outcome_are_left_out_of_the_race(tmp_path: Path) -> None:
    fields, outcomes = of_file(file_of(tmp_path, DEALS), "Deal stage")
    assert [field.heading for field in fields] == ["Staff"]
    assert (int(outcomes.won.sum()), len(outcomes.won)) == (30, 90)


def test_deals_of_one_company_are_one_group(tmp_path: Path) -> None:
    _, outcomes = of_file(file_of(tmp_path, DEALS), "Deal stage")
    assert len({*outcomes.groups.tolist()}) == 50


@pytest.mark.parametrize(
    ("lines", "outcome", "words"),
    [
        (DEALS[:9], "Deal stage", "Too few: 3 won and 6 lost; 20 of each are needed"),
        (DEALS, "Stages", "there is no column 'Stages'"),
    ],
)
def test_what_cannot_be_raced_is_told_in_a_line(
    tmp_path: Path, lines: list[str], outcome: str, words: str
) -> None:
    with pytest.raises(SystemExit, match=words):
        of_file(file_of(tmp_path, lines), outcome)
