"""A scored file is verified: identical, or each cell that was touched is named."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.errors import FileError, ModelError
from scoring.pipeline import Options, score_file
from scoring.verify import verify_file
from tests.chance import examples
from tests.judgement.scored_books import (
    AS_THEN,
    MORE,
    TABS,
    WORDS,
    change,
    named,
    scored_in,
)


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.verify import Verified


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workbook that was scored."""
    return scored_in(tmp_path_factory.mktemp("verify"), TABS)


def test_a_scored_file_is_identical(scored: Path) -> None:
    before = scored.read_bytes()
    verified = verify_file(scored)
    assert verified.identical
    assert (verified.accounts, verified.edited) == (8, ())
    assert (verified.stamp.day, verified.stamp.contact_from) == ("2026-11-20", 5.0)
    assert scored.read_bytes() == before


def test_other_terms_of_the_day_are_those_that_count(
    scored: Path, tmp_path: Path
) -> None:
    """What was said over the settings when scoring is on Summary, and is taken up."""
    source = scored.with_name("book.xlsx")
    options = Options(today=dt.date(2026, 12, 24), contact_from=7)
    score_file(source, tmp_path / "other.xlsx", options)
    verified = verify_file(tmp_path / "other.xlsx")
    assert verified.identical
    assert (verified.stamp.day, verified.stamp.contact_from) == ("2026-12-24", 7.0)


def test_a_rating_typed_over_is_named(scored: Path) -> None:
    verified = verify_file(change(scored, "Scored!C3", 9.9))
    (difference,) = verified.differences
    assert (difference.place, difference.heading) == ("Scored!C3", "Rating")
    assert difference.there == "9.9"
    assert verified.edited == ()


def test_an_account_renamed_on_scored_is_one_cell(scored: Path) -> None:
    verified = verify_file(change(scored, "Scored!B2", "Anybody"))
    assert [d.place for d in verified.differences] == ["Scored!B2"]


def test_a_heading_changed_on_scored_is_named(scored: Path) -> None:
    verified = verify_file(change(scored, "Scored!C1", "Our rating"))
    assert [(d.kind, d.place) for d in verified.differences] == [
        ("heading", "Scored!C1")
    ]


def test_rows_taken_out_and_put_in_are_named(scored: Path) -> None:
    book = openpyxl.load_workbook(scored)
    sheet: Any = book["Scored"]
    lost = sheet["B4"].value
    sheet.delete_rows(4)
    book.save(scored.with_name("fewer.xlsx"))
    verified = verify_file(scored.with_name("fewer.xlsx"))
    assert [(d.kind, d.account) for d in verified.differences] == [("missing", lost)]

    sheet.append([1, "Zebra", 10])
    book.save(scored.with_name("other.xlsx"))
    verified = verify_file(scored.with_name("other.xlsx"))
    kinds = {(d.kind, d.place) for d in verified.differences}
    assert ("extra", f"Scored!B{sheet.max_row}") in kinds


def test_another_order_of_rows_is_the_same(scored: Path) -> None:
    """People sort Scored by seller or by name; that changes nothing that it says."""
    book = openpyxl.load_workbook(scored)
    sheet: Any = book["Scored"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    # equal names keep their order, as a spreadsheet's own sorting does
    for at, row in enumerate(sorted(rows, key=lambda row: row[1]), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value
    book.save(scored.with_name("sorted.xlsx"))
    assert verify_file(scored.with_name("sorted.xlsx")).identical


def test_a_weight_changed_since_is_said(scored: Path) -> None:
    verified = verify_file(change(scored, "Criteria!B2", 5))
    assert not verified.identical
    assert verified.edited == ("Criteria",)


def test_a_note_changed_since_is_no_difference(scored: Path) -> None:
    verified = verify_file(change(scored, "Criteria!H2", "another note"))
    assert verified.identical
    assert verified.edited == ("Criteria",)


def test_criteria_that_cannot_be_read_any_more_are_findings(scored: Path) -> None:
    with pytest.raises(ModelError, match="unknown test 'perhaps'"):
        verify_file(change(scored, "Criteria!C2", "perhaps"))


@pytest.mark.parametrize("tab", ["Summary", "Scored"])
def test_without_what_was_scored_nothing_can_be_said(scored: Path, tab: str) -> None:
    book = openpyxl.load_workbook(scored)
    del book[tab]
    book.save(scored.with_name("without.xlsx"))
    with pytest.raises(FileError, match=tab):
        verify_file(scored.with_name("without.xlsx"))


def test_the_command_says_it_and_leaves_an_exit_code(scored: Path) -> None:
    good = CliRunner().invoke(cli, ["verify", str(scored)])
    assert (good.exit_code, good.stdout) == (
        0,
        "identical: 8 accounts of scored.xlsx, rated again as of 2026-11-20\n",
    )
    touched = str(change(scored, "Scored!C2", 1))
    bad = CliRunner().invoke(cli, ["verify", touched])
    assert bad.exit_code == 1
    assert bad.stdout.splitlines() == [
        "Scored!C2: Rating of 'Fir' is '1', the tabs give '10'",
        "1 difference on Scored, of 8 accounts rated again as of 2026-11-20",
    ]
    data = json.loads(CliRunner().invoke(cli, ["verify", touched, "--json"]).stdout)
    assert (data["identical"], data["count"]) == (False, 1)
    assert data["differences"][0]["place"] == "Scored!C2"


def shown(path: Path) -> dict[tuple[object, ...], object]:
    """Read Scored with another reader: each cell by account, turn and heading."""
    sheet: Any = openpyxl.load_workbook(path)["Scored"]
    headings, *rows = sheet.iter_rows(values_only=True)
    turns: dict[object, int] = {}
    cells: dict[tuple[object, ...], object] = {}
    for row in rows:
        turns[row[1]] = turns.get(row[1], 0) + 1
        for heading, value in zip(headings, row, strict=True):
            cells[row[1], turns[row[1]], heading] = value
    return cells


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_touched_is_named_and_nothing_else(scored: Path, seed: int) -> None:
    """Single cells of four tabs, changed at random, through a file each."""
    dice = random.Random(seed)
    book, original = openpyxl.load_workbook(scored), shown(scored)
    for _ in range(examples(3)):
        tab = dice.choice((*TABS, "Scored"))
        sheet: Any = book[tab]
        row, column = dice.randint(1, sheet.max_row), dice.randint(1, sheet.max_column)
        cell = sheet.cell(row, column)
        before, cell.value = cell.value, dice.choice(WORDS)
        changed = scored.with_name(f"changed{seed}.xlsx")
        book.save(changed)
        # a heading that was emptied is still in the list of the Excel table's columns
        emptied = cell.value is None and tab == "Scored" and row == 1
        touched = before != cell.value and not emptied
        judge(changed, f"{tab}!{cell.coordinate}", original, touched=touched)
        cell.value = before


def verified_or_refused(path: Path) -> Verified | str:
    """Verify a file, or give what stops that."""
    try:
        return verify_file(path)
    except (ModelError, FileError) as error:
        return str(error)


def judge(
    changed: Path,
    place: str,
    original: dict[tuple[object, ...], object],
    *,
    touched: bool,
) -> None:
    """Compare what is named with what is shown, with another reader's eyes."""
    tab = place.partition("!")[0]
    verified = verified_or_refused(changed)
    if isinstance(verified, str):
        # an error of that tab; or a heading without which there is no table
        assert tab in verified or place.endswith("1"), place
        return
    if tab == "Scored":
        assert [d.place for d in verified.differences] == [place] * touched
        return
    again = changed.with_name(f"again-{changed.name}")
    score_file(changed, again, AS_THEN, overwrite=True)
    there, wanted = original, shown(again)
    both = wanted.keys() | there.keys()
    unlike = {key for key in both if wanted.get(key) != there.get(key)}
    assert bool(verified.count) == bool(unlike), place
    if wanted.keys() == there.keys():
        cells = {(str(account), str(heading)) for account, _, heading in unlike}
        assert cells == named(verified), place


def test_a_changed_override_is_named(tmp_path: Path) -> None:
    path = scored_in(tmp_path, MORE)
    assert verify_file(path).identical
    touched = verify_file(change(path, "Overrides!B2", 3))
    assert touched.edited == ("Overrides",)
    assert [(d.place, d.account) for d in touched.decisions] == [
        ("Overrides!B2", "Birch")
    ]
    run = CliRunner().invoke(cli, ["verify", str(path.with_name("changed.xlsx"))])
    assert run.stdout.splitlines()[-2:] == [
        "Overrides has been edited since it was scored",
        "Overrides!B2: 'Birch' is decided here, and stands otherwise on Scored",
    ]


def test_a_changed_example_is_an_edited_tab(tmp_path: Path) -> None:
    verified = verify_file(change(scored_in(tmp_path, MORE), "Examples!B2", "B"))
    assert verified.identical
    assert verified.edited == ("Examples",)


def test_a_file_of_an_earlier_version_has_no_digest_of_overrides(
    tmp_path: Path,
) -> None:
    path = scored_in(tmp_path, MORE)
    book: Any = openpyxl.load_workbook(path)
    for row in book["Summary"].iter_rows():
        for cell in row:
            if str(cell.value).startswith(("Digest of Over", "Digest of Exam")):
                cell.value = book["Summary"].cell(cell.row, cell.column + 1).value = (
                    None
                )
    book.save(path)
    verified = verify_file(path)
    assert verified.identical
    assert (verified.edited, verified.undigested) == ((), ("Overrides", "Examples"))
    run = CliRunner().invoke(cli, ["verify", str(path)])
    assert run.exit_code == 0
    assert "Whether Overrides has been edited cannot be told" in run.stdout
