"""Two people's criteria over the same accounts: where they differ, and what settles it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.compared import compare_files, write_compared
from scoring.errors import FileError, ModelError
from tests.judgement.books import ACCOUNTS, CRITERIA, book


if TYPE_CHECKING:
    from pathlib import Path

SIZE_FIRST = [
    CRITERIA[0],
    ["Industry", 3, "is", "Software", 10],
    ["Size", 7, "at least", 100, 10],
]


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Ann's workbook, who weighs the industry, and Bo's, who weighs the size."""
    ann = book(tmp_path / "ann.xlsx")
    return str(ann), str(book(tmp_path / "bo.xlsx", SIZE_FIRST))


def test_whom_only_one_would_call(two: tuple[str, str]) -> None:
    """Ann: Alder 6, Birch 4, Elm 5. Bo: Alder 3, Birch 7, Elm 3; Cedar is 10 for both."""
    compared = compare_files(*two)
    unlike = compared.unlike
    assert [(d.account, d.one, d.other) for d in unlike.only_one] == [
        ("Alder", 6.0, 3.0),
        ("Elm", 5.0, 3.0),
    ]
    assert [(d.account, d.one, d.other) for d in unlike.only_other] == [
        ("Birch", 4.0, 7.0)
    ]
    # Industry: 3 of Alder and 3 of Elm; Size: 3 of Birch; Rival speaks for the contrary
    assert [name for name, _ in unlike.causes] == ["Industry", "Size"]
    assert [effect for _, effect in unlike.causes] == pytest.approx([6, 3])
    assert compared.lists.verdict == (
        "Both would call 1 of 5 accounts; about 3 they disagree, mostly because of Industry and Size"
    )


def test_the_mean_of_both_weights(two: tuple[str, str]) -> None:
    """Industry 45 %, Size 55 %: Birch 5.5 stays, Alder 4.5 and Elm do not."""
    compared = compare_files(*two)
    assert (compared.mean.disputed, compared.mean.contacts) == (0, 2)
    assert compared.mean.stay == (0, 1)
    assert compared.lists.notes == (
        "With the mean of both weights the two lists are the same: 2 to contact",
        "Of the 2 that only ann would call, 0 stay with it; of the 1 that only bo would call, 1",
    )
    weights = {each.criterion: each.mean for each in compared.lists.weighed}
    assert weights["Industry"] == pytest.approx(0.45)
    assert weights["Rival"] == pytest.approx(0.05)


def test_where_one_would_call_more_only_they_are_counted(tmp_path: Path) -> None:
    """Ann calls Alder, Cedar and Elm; Bo, to whom Software is 4, Cedar alone."""
    strict = [CRITERIA[0], ["Industry", 5, "is", "Software", 4], *CRITERIA[2:]]
    ann, bo = book(tmp_path / "ann.xlsx"), book(tmp_path / "bo.xlsx", strict)
    compared = compare_files(ann, bo)
    assert compared.unlike.only_other == ()
    assert compared.lists.notes[1] == (
        "Of the 2 that only ann would call, 0 stay with it"
    )


def test_other_rules_are_not_settled_by_weights(tmp_path: Path) -> None:
    banks = [CRITERIA[0], ["Industry", 6, "is", "Retail", 10], *CRITERIA[2:]]
    one, other = book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx", banks)
    compared = compare_files(one, other)
    assert compared.mean.disputed == compared.unlike.disputed > 0
    assert "the rules differ, not only the weights" in compared.lists.notes[0]


def test_accounts_are_the_same_by_name(tmp_path: Path) -> None:
    """Another order, other case, one of each name in its turn; strangers are counted."""
    turned = [ACCOUNTS[0], *reversed(ACCOUNTS[1:]), ["Zebra", "Retail", 1, "no"]]
    turned[1] = ["  ELM ", *turned[1][1:]]
    compared = compare_files(
        book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx", CRITERIA, turned)
    )
    assert (compared.unlike.accounts, compared.unlike.disputed) == (5, 0)
    assert compared.left_out == 1
    assert "left out, since only one has them: 1" in compared.lists.about
    assert compared.lists.verdict == "Both would call the same 3 of 5 accounts"


def test_who_is_disqualified_hangs_on_that(tmp_path: Path) -> None:
    out = [
        *CRITERIA,
        [None, None, None, None, None],
        ["Size", None, "at most", 50, "out"],
    ]
    other = book(tmp_path / "b.xlsx", [*CRITERIA[:2], out[-1], *CRITERIA[2:]])
    unlike = compare_files(book(tmp_path / "a.xlsx"), other).unlike
    assert [(d.account, d.criterion) for d in unlike.only_one] == [
        ("Alder", "Size"),
        ("Elm", "Size"),
    ]


def test_strangers_and_faults_are_sentences(
    tmp_path: Path, two: tuple[str, str]
) -> None:
    alone = [ACCOUNTS[0], ["Zebra", "Retail", 1, "no"]]
    with pytest.raises(
        FileError, match=r"ann.xlsx and z.xlsx have no account in common"
    ):
        compare_files(two[0], book(tmp_path / "z.xlsx", CRITERIA, alone))
    wrong = book(tmp_path / "w.xlsx", [CRITERIA[0], ["Size", 1, "at lest", 3, 10]])
    with pytest.raises(ModelError, match=r"C104 \[w.xlsx\]Criteria!C2"):
        compare_files(two[0], wrong)


def test_a_workbook_for_the_meeting(two: tuple[str, str], tmp_path: Path) -> None:
    place = write_compared(compare_files(*two), tmp_path / "meeting.xlsx")
    workbook = openpyxl.load_workbook(place)
    assert workbook.sheetnames == ["Compared"]
    sheet: Any = workbook["Compared"]
    texts = {str(cell.value) for row in sheet for cell in row if cell.value is not None}
    assert {"Only ann would call: 2", "Only bo would call: 1", "Birch"} <= texts
    with pytest.raises(FileError, match="exists already"):
        write_compared(compare_files(*two), place)
    with pytest.raises(FileError, match=r"must end in \.xlsx"):
        write_compared(compare_files(*two), tmp_path / "meeting.pdf")


def test_the_command_prints_and_gives_data(two: tuple[str, str]) -> None:
    printed = CliRunner().invoke(cli, ["compare", *two]).stdout.splitlines()
    assert printed[0].startswith("Both would call 1 of 5 accounts")
    assert "   6.0   3.0  Alder  Industry \N{MINUS SIGN}3.0" in printed
    data = json.loads(CliRunner().invoke(cli, ["compare", *two, "--json"]).stdout)
    assert data["disagreement"]["only_other"][0]["account"] == "Birch"
    assert data["mean"]["stay"] == [0, 1]
