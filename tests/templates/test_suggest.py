"""Criteria out of a table of won and lost deals, as a command gives them."""

from __future__ import annotations

import csv
import datetime as dt
import math
import random
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

import scoring
from scoring.cli.commands import cli
from scoring.stages import Options
from tests.learning.deals import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEADS = (
    "Company",
    "Sector",
    "Headcount",
    "Partner",
    "Deal stage",
    "Lost reason",
    "Rep",
)


def table(path: Path, count: int, signal: float) -> Path:
    """Deals that sector and partner decide; headcount and rep say nothing."""
    chance = random.Random(11)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for number in range(count):
            sector = chance.choice(["Software", "Retail"])
            partner = chance.choice(["yes", "no"])
            odds = signal * ((sector == "Software") + (partner == "yes") - 1)
            won = chance.random() < 1 / (1 + math.exp(-odds))
            writer.writerow(
                [f"Firm {number}", sector, chance.randrange(5, 500), partner,
                 "Closed Won" if won else "Closed Lost",
                 "" if won else chance.choice(["price", "time"]), chance.choice("ABC")]
            )  # fmt: skip
    return path


def suggest(file: Path, *more: str) -> Result:
    """Run the command."""
    target = str(file.with_suffix(".xlsx"))
    return CliRunner().invoke(cli, ["suggest", str(file), "-o", target, *more])


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A workbook out of 300 deals."""
    file = table(tmp_path_factory.mktemp("deals") / "deals.csv", 300, 1.5)
    return file.with_suffix(".xlsx"), suggest(file)


def test_start_speaks_of_no_sample_and_of_no_day_of_one(
    learnt: tuple[Path, Result],
) -> None:
    sheet = openpyxl.load_workbook(learnt[0])["Start"]
    texts = " ".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)
    assert "What they cannot know" in texts
    assert "2026-11-20" not in texts
    assert "sample" not in texts


def test_the_fields_that_decide_become_criteria(learnt: tuple[Path, Result]) -> None:
    path, done = learnt
    assert done.exit_code == 0
    book = scoring.read(path, Options(today=TODAY))
    assert book.errors == ()
    assert book.model is not None
    weights = {criterion.name: criterion.weight for criterion in book.model.criteria}
    assert {"Sector", "Partner"} <= set(weights)
    assert weights["Sector"] + weights["Partner"] > 80
    assert sum(weights.values()) == 100


def test_words_are_ruled_and_yes_is_a_test(learnt: tuple[Path, Result]) -> None:
    sheet = openpyxl.load_workbook(learnt[0])["Criteria"]
    rules = [
        (row[0], row[4], row[5], row[7])
        for row in sheet.iter_rows(min_row=5, values_only=True)
        if row[4]
    ]
    assert ("Partner", "yes", None, 10) in rules
    assert ("Sector", "is", "Software", 10) in rules
    assert ("Sector", "is", "Retail", 0) in rules


def test_what_knows_the_outcome_is_left_out(learnt: tuple[Path, Result]) -> None:
    _, done = learnt
    assert "L301 deals!F1: Left out, it knows the outcome: Lost reason" in done.output


def test_a_field_of_names_is_not_learnt_from(tmp_path: Path) -> None:
    """Each buyer stands once, so nothing can be learnt of them."""
    file = table(tmp_path / "deals.csv", 60, 1.5)
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [
        f"{line},{'Buyer' if n == 0 else f'B. {n}'}" for n, line in enumerate(lines)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert (
        "L303 deals!H1: it has too many different words to learn from, or only one value"
        in suggest(file).output
    )


@pytest.mark.slow
def test_it_says_how_many_deals_were_learnt_from(tmp_path: Path) -> None:
    done = suggest(table(tmp_path / "deals.csv", 20_001, 0.0))
    assert "L402: 20,000 of 20,001 outcomes were learnt from" in done.output


def test_the_verdict_is_that_of_the_proof(learnt: tuple[Path, Result]) -> None:
    path, done = learnt
    sheet = openpyxl.load_workbook(path)["Review"]
    assert sheet["B5"].value in done.output
    learnt_from = [c.value for row in sheet["B6:B8"] for c in row if c.value]
    assert learnt_from[0].startswith("Learnt from these: Useful:")


def test_a_later_review_does_not_judge_by_the_deals_that_were_learnt_from(
    learnt: tuple[Path, Result], tmp_path: Path
) -> None:
    book, _ = learnt
    done = CliRunner().invoke(
        cli, ["review", str(book), "-o", str(tmp_path / "r.xlsx")]
    )
    lines = done.stdout.splitlines()
    assert lines[0] == "Too few: 0 won and 0 lost; 10 of each are needed."
    assert lines[1].startswith("Learnt from these: ")


def test_the_day_of_the_last_deal_is_noted_where_deals_are_dated(
    tmp_path: Path,
) -> None:
    file = table(tmp_path / "deals.csv", 120, 1.5)
    lines = file.read_text(encoding="utf-8").splitlines()
    days = ["Decision date", *(f"2026-{1 + n % 9:02}-03" for n in range(120))]
    dated = [f"{line},{day}" for line, day in zip(lines, days, strict=True)]
    file.write_text("\n".join(dated), encoding="utf-8")
    assert suggest(file).exit_code == 0
    rows = openpyxl.load_workbook(file.with_suffix(".xlsx"))["Settings"].values
    (until,) = [row[1] for row in rows if row[0] == "Learnt until"]
    assert until == dt.datetime(2026, 9, 3)  # noqa: DTZ001 - as a cell has it


def test_another_column_of_outcomes_is_a_field_like_others(tmp_path: Path) -> None:
    file = table(tmp_path / "deals.csv", 120, 1.5)
    lines = file.read_text(encoding="utf-8").splitlines()
    copied = [
        f"{line},{'Udfald' if n == 0 else ('vundet', 'tabt')[n % 2]}"
        for n, line in enumerate(lines)
    ]
    file.write_text("\n".join(copied), encoding="utf-8")
    done = suggest(file, "--outcome", "Deal stage")
    assert done.exit_code == 0
    headings = next(
        row
        for row in openpyxl.load_workbook(file.with_suffix(".xlsx"))["Accounts"].values
        if "Outcome" in row
    )
    assert "Udfald (2)" in headings


def test_where_nothing_tells_there_are_no_criteria(tmp_path: Path) -> None:
    file = table(tmp_path / "noise.csv", 200, 0.0)
    done = suggest(file)
    assert done.exit_code == 1
    assert (
        "No signal: nothing in 4 fields tells won from lost deals beyond chance"
        in done.output
    )
    book = openpyxl.load_workbook(file.with_suffix(".xlsx"))
    assert book["Review"]["B5"].value.startswith("No signal: nothing in 4 fields")
    assert book["Criteria"]["A5"].value is None


def test_too_few_and_no_outcome_are_said(tmp_path: Path) -> None:
    done = suggest(table(tmp_path / "few.csv", 24, 1.0))
    assert done.exit_code == 1
    assert " lost; 20 of each are needed." in done.output
    bare = tmp_path / "bare.csv"
    bare.write_text("Company,Sector\nAcme,Software\nBolt,Retail\n", encoding="utf-8")
    done = suggest(bare)
    assert done.exit_code == 2
    assert "no column is headed Outcome" in done.output
    assert not bare.with_suffix(".xlsx").exists()
    done = suggest(bare, "--outcome", "Sectr")
    assert "there is no column 'Sectr', did you mean 'Sector'?" in done.output
