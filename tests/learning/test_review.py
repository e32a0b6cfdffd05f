"""A review from file to file: its verdict, its sheet, and what the next one finds there."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.apply.files import apply_file
from scoring.cli.commands import cli
from scoring.errors import FileError
from scoring.learning.field_rows import Choice
from scoring.lessons import read_lesson, review_file
from scoring.stages import Options
from templates.xlsx import build
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.lessons import Reviewed


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """A review of 300 deals that the industry decides."""
    path = workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(300, 1.5))
    return review_file(path)


def test_the_verdict_stands_on_top_of_the_sheet(reviewed: Reviewed) -> None:
    review = reviewed.review
    assert review.judgement.text.startswith(
        "Useful: of a won and a lost deal the won one"
    )
    sheet: Any = openpyxl.load_workbook(reviewed.path)["Review"]
    assert sheet["B5"].value == review.judgement.text
    assert len(sheet._charts) == 2  # noqa: SLF001 - it tells nowhere else


def test_a_field_that_knows_the_outcome_is_left_out(reviewed: Reviewed) -> None:
    (row,) = [row for row in reviewed.review.fields if row.out]
    won = reviewed.review.judgement.separation.won
    assert row.heading == "Contract signed"
    assert row.text == (
        f"Left out, it knows the outcome: Contract signed is filled for {won} of {won} won "
        f'and 0 of {300 - won} lost. Keep it with --keep "Contract signed".'
    )
    assert reviewed.review.without_leaks.startswith(
        "The criterion Contract knows the outcome; without it AUC is 0."
    )
    assert [f.code for f in reviewed.findings] == ["L301", "L302"]


def test_weights_go_where_the_deals_are_decided(reviewed: Reviewed) -> None:
    (weights,) = reviewed.review.weights
    rows = {row.criterion: row for row in weights.rows}
    assert set(rows) == {"Industry", "Size", "Visit"}
    assert rows["Industry"].suggested > 60
    assert rows["Size"].suggested < 30
    assert sum(row.suggested for row in weights.rows) == 90
    assert weights.gain is not None
    assert weights.gain.auc > weights.gain.auc_own


@pytest.mark.slow
def test_all_who_would_join_and_leave_are_counted(tmp_path: Path) -> None:
    """More of them than are named."""
    path = workbook(tmp_path / "many.xlsx", deals(600, 1.5))
    reviewed = review_file(path)
    (weights,) = reviewed.review.weights
    apply_file(path, tmp_path / "applied.xlsx")
    before, after = (
        read_lesson(file, Options()).rated.ratings.rating >= 5
        for file in (path, tmp_path / "applied.xlsx")
    )
    assert weights.joins == (after & ~before).sum()
    assert weights.leaves == (before & ~after).sum()
    assert weights.joins + weights.leaves > 50
    sheet: Any = openpyxl.load_workbook(reviewed.path)["Review"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any(t.startswith(f"{weights.joins} would join the contacts:") for t in texts)
    assert any(t.startswith(f"{weights.leaves} would leave them:") for t in texts)


def test_a_date_after_the_outcome_is_blank_on_its_eve(tmp_path: Path) -> None:
    """A visit the day before counts, one on the day itself does not."""
    day = dt.date(2026, 5, 10)
    eve = day - dt.timedelta(days=1)
    rows = [
        ("Before", "Retail", 1, eve, None, "won", day),
        ("After", "Retail", 1, day, None, "lost", day),
    ]
    separated = review_file(
        workbook(tmp_path / "two.xlsx", rows)
    ).review.judgement.separation
    assert separated.auc == 1


def test_the_next_review_finds_what_was_left(reviewed: Reviewed) -> None:
    again = review_file(reviewed.path, overwrite=True)
    assert {row.drift.word for row in again.review.drift} == {"same"}
    assert [row.name for row in again.review.drift] == [
        "Ratings", "Industry", "Size", "Visit", "Contract"
    ]  # fmt: skip
    book = openpyxl.load_workbook(again.path)
    assert book.sheetnames[-2:] == ["Review", "Review figures"]
    assert book["Review figures"].sheet_state == "hidden"


@pytest.mark.slow
def test_keep_in_column_use_holds_for_the_next_review(
    reviewed: Reviewed, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(reviewed.path)
    sheet = book["Review"]
    (cell,) = [c for row in sheet for c in row if c.value == "Contract signed"]
    sheet.cell(cell.row, cell.column + 2).value = "Keep"
    book.save(tmp_path / "kept.xlsx")
    again = review_file(tmp_path / "kept.xlsx").review
    assert [row.heading for row in again.fields if row.use == "Keep"] == [
        "Contract signed"
    ]
    assert again.without_leaks == ""
    left = review_file(
        tmp_path / "kept.xlsx",
        tmp_path / "left.xlsx",
        choice=Choice.of((), ("Contract signed",)),
    )
    assert left.review.without_leaks != ""


def test_outcomes_that_weights_were_learnt_from_are_shown_apart(tmp_path: Path) -> None:
    until = dt.date(2026, 1, 1)
    path = workbook(tmp_path / "deals.xlsx", deals(300, 1.5), Learnt_until=until)
    review = review_file(path).review
    assert review.learnt is not None
    both = review.learnt.separation.won + review.learnt.separation.lost
    assert (
        both + review.judgement.separation.won + review.judgement.separation.lost == 300
    )


def test_too_few_and_none_at_all_are_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "few.xlsx", deals(15, 0.0))
    review = review_file(path).review
    won = review.judgement.separation.won
    assert review.judgement.text == (
        f"Too few: {won} won and {15 - won} lost; 10 of each are needed."
    )
    bare = [(*row[:5], None, None) for row in deals(30, 0.0)]
    none = review_file(workbook(tmp_path / "none.xlsx", bare)).review
    assert none.judgement.text == "Too few: 0 won and 0 lost; 10 of each are needed."
    assert len(none.stability) == 4
    assert none.notes[0] == (
        "No outcome was read: write won or lost in a column Outcome on Accounts, or on a "
        "sheet Outcomes with Account and Outcome."
    )


def test_outcomes_without_a_date_or_a_rating_are_counted(tmp_path: Path) -> None:
    rows = [(row[0], None, *row[2:6], None) for row in deals(30, 0.0)]
    book = openpyxl.load_workbook(workbook(tmp_path / "bare.xlsx", rows))
    # of the criteria only Industry is left, which is known of nobody
    book["Criteria"].delete_rows(3, 3)
    path = tmp_path / "blank.xlsx"
    book.save(path)
    notes = review_file(path).review.notes
    assert notes[0].startswith(
        "30 of 30 accounts have an outcome, 0 of them rated 5 or "
    )
    assert notes[2].startswith("No outcome has a date: with dates in a column Outcome ")
    assert notes[3] == "Outcomes that could not be rated, for want of data: 30."


def test_a_printed_review_begins_its_second_page_with_a_table(
    reviewed: Reviewed,
) -> None:
    sheet: Any = openpyxl.load_workbook(reviewed.path)["Review"]
    (start,) = [each.id + 1 for each in sheet.row_breaks.brk]
    assert sheet.cell(start, 2).value == "Calling from a rating on"


@pytest.mark.slow
def test_it_says_how_many_outcomes_were_learnt_from(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(20_001, 1.5))
    result = CliRunner(env={"COLUMNS": "140"}).invoke(cli, ["review", str(path)])
    assert "L402: 20,000 of 20,001 outcomes were learnt from" in result.output


def test_the_order_of_rows_changes_nothing(tmp_path: Path, reviewed: Reviewed) -> None:
    rows = deals(300, 1.5)
    random.Random(3).shuffle(rows)
    other = review_file(workbook(tmp_path / "deals.xlsx", rows)).review
    assert other.judgement == reviewed.review.judgement
    assert other.weights[0].rows == reviewed.review.weights[0].rows
    assert other.fields == reviewed.review.fields


def test_the_command_prints_the_verdict_and_all_digits(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(60, 1.5))
    runner = CliRunner()
    done = runner.invoke(cli, ["review", str(path)])
    assert done.exit_code == 0
    assert (
        "These deals are the customers you have, not those you may want." in done.output
    )
    done = runner.invoke(cli, ["review", str(path), "--json", "--force"])
    data = json.loads(done.stdout)
    assert 0.5 < data["review"]["judgement"]["separation"]["auc"] < 1


@pytest.mark.parametrize("option", ["--keep", "--leave"])
@pytest.mark.parametrize("command", ["review", "suggest"])
def test_a_field_that_is_no_column_is_refused(
    tmp_path: Path, command: str, option: str
) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(60, 1.5))
    if command == "suggest":
        path = tmp_path / "deals.csv"
        path.write_text("Account,Industry,Outcome\nAcme,Bank,won\n")
    words = [command, str(path), "-o", str(tmp_path / "new.xlsx"), option, "Industri"]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2, result.output
    assert "there is no column 'Industri', did you mean 'Industry'?" in result.output
    assert not (tmp_path / "new.xlsx").exists()


def test_a_tab_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(60, 1.5))
    book = openpyxl.load_workbook(path)
    book.create_sheet("Review").append(["My own notes", "of the quarter"])
    book.save(path)
    with pytest.raises(FileError, match="the tab Review"):
        review_file(path)


def test_the_column_use_offers_its_words(reviewed: Reviewed) -> None:
    sheet: Any = openpyxl.load_workbook(reviewed.path)["Review"]
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"Keep,Leave"'
    (head,) = [c for row in sheet for c in row if c.value == "Use"]
    rows = len(reviewed.review.fields)
    column = head.column_letter
    assert str(offered.sqref) == f"{column}{head.row + 1}:{column}{head.row + rows}"


@pytest.fixture
def compared(tmp_path: Path) -> Path:
    """The sample of learning, whose sheet Compare is filled in."""
    build(tmp_path / "book.xlsx", model="learning")
    return tmp_path / "book.xlsx"


def test_weights_by_pairs_stand_beside_the_suggested(compared: Path) -> None:
    """They sum to what the compared criteria sum to in Criteria."""
    done = review_file(compared)
    by_pairs = done.review.by_pairs
    assert by_pairs is not None
    names = [row.criterion for row in by_pairs.rows]
    assert "Met at the fair" in names
    assert sum(row.by_pairs for row in by_pairs.rows) == pytest.approx(
        sum(row.own for row in by_pairs.rows)
    )
    assert by_pairs.sentences[0] == "The judgements are consistent (CR 0.01)."
    texts = [
        c for row in openpyxl.load_workbook(done.path)["Review"].values for c in row
    ]
    assert "Weights by pairs, from the sheet Compare" in texts
    assert (
        "Nothing is changed until you run: account-scoring apply book.xlsx --compare"
        in texts
    )


def test_a_compare_that_cannot_be_read_says_why(compared: Path) -> None:
    book: Any = openpyxl.load_workbook(compared)
    sheet = book["Compare"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "Against":
                sheet.cell(cell.row + 1, cell.column + 1).value = "perhaps"
    book.save(compared)
    by_pairs = review_file(compared).review.by_pairs
    assert by_pairs is not None
    assert by_pairs.rows == ()
    assert by_pairs.sentences[0].startswith("'perhaps' is no judgement")


def test_without_the_sheet_nothing_is_said_of_pairs(reviewed: Reviewed) -> None:
    assert reviewed.review.by_pairs is None
