"""Other weights and points are tried on a tab of their own, and change nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.language import Language
from scoring.pipeline import check, read, score_file
from scoring.stages import Options
from tests.judgement.books import CRITERIA, book, with_columns


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def drafted(path: Path, **columns: Sequence[object]) -> Path:
    """Write the workbook with a draft in its Criteria."""
    named = {name.replace("_", " "): cells for name, cells in columns.items()}
    return book(path, with_columns(CRITERIA, named))


def test_a_draft_says_who_enters_and_who_leaves(tmp_path: Path) -> None:
    """Industry 6 of 10: Alder 6.0, Birch 4.0. With 3 and 4: Alder 4.3, Birch 5.7.

    Elm loses 1 of 7 x 10 to the rival, 6 - 10/10 = 5.0 before, 4.3 - 10/7 = 2.9 then.
    """
    source = drafted(tmp_path / "a.xlsx", Draft_weight=[3, None, None])
    scored = score_file(source)
    lists = scored.results.drafted
    assert lists is not None
    unlike = lists.unlike
    assert unlike is not None
    assert lists.verdict == "3 to contact now, 2 with the draft: 1 enter, 2 leave"
    entering = [(d.account, d.one, d.other, d.criterion) for d in unlike.only_other]
    assert entering == [("Birch", 4.0, 5.7, "Size")]
    assert [(d.account, d.one, d.other) for d in unlike.only_one] == [
        ("Alder", 6.0, 4.3),
        ("Elm", 5.0, 2.9),
    ]
    assert {d.criterion for d in unlike.only_one} == {"Industry"}
    assert (unlike.both, unlike.disputed, unlike.accounts) == (1, 3, 5)
    assert unlike.one.histogram == (1, 0, 0, 0, 1, 1, 1, 0, 0, 1)


def test_nothing_else_changes(tmp_path: Path) -> None:
    plain = score_file(book(tmp_path / "a.xlsx"), tmp_path / "plain.xlsx")
    source = drafted(tmp_path / "b.xlsx", Draft_weight=[3, None, None])
    other = score_file(source, tmp_path / "draft.xlsx")
    one, two = (
        [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Scored"]]
        for path in (plain.path, other.path)
    )
    assert one == two
    assert "Draft" not in openpyxl.load_workbook(plain.path).sheetnames


def test_the_sheet_draft_lists_them(tmp_path: Path) -> None:
    source = drafted(tmp_path / "a.xlsx", Draft_points=[4, None, None])
    path = score_file(source).path
    sheet: Any = openpyxl.load_workbook(path)["Draft"]
    texts = {str(cell.value) for row in sheet for cell in row if cell.value is not None}
    assert "3 to contact now, 1 with the draft: 0 enter, 2 leave" in texts
    assert {"Leave: 2", "Enter: 0", "Nobody"} <= texts
    assert len(sheet._charts) == 2  # noqa: SLF001 - it tells nowhere else


def test_both_sides_have_names_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    source = drafted(tmp_path / "a.xlsx", Draft_points=[4, None, None])
    path = score_file(source, options=Options(language=Language.DANISH)).path
    sheet: Any = openpyxl.load_workbook(path)["Udkast"]
    texts = {str(cell.value) for row in sheet for cell in row if cell.value is not None}
    assert {"at kontakte, nu", "at kontakte, med udkastet", "nu"} <= texts


def test_scoring_twice_with_a_draft_gives_the_same(tmp_path: Path) -> None:
    source = drafted(tmp_path / "a.xlsx", Draft_weight=[3, None, None])
    path = score_file(source).path
    scored = [score_file(path, path, overwrite=True).path.read_bytes() for _ in "12"]
    assert scored[0] == scored[1]


def test_a_weight_that_stands_on_another_row_is_replaced(tmp_path: Path) -> None:
    """The draft is said once per criterion, on whichever of its rows."""
    rows = [
        CRITERIA[0],
        ["Industry", None, "is", "Software", 10],
        [None, 6, "is", "Bank", 5],
        *CRITERIA[2:],
    ]
    table = with_columns(rows, {"Draft weight": [3, None, None, None]})
    results = score_file(book(tmp_path / "a.xlsx", table)).results
    assert results.drafted is not None
    assert results.drafted.weighed[0].other == pytest.approx(3 / 7)


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (
            {"Draft weight": ["much", None, None]},
            "C222 Criteria!F2: this draft cannot be tried: weight 'much' is not a number",
        ),
        (
            {"Draft points": [None, 11, None]},
            "C222 Criteria!F3: this draft cannot be tried: points '11' are not a number",
        ),
    ],
    ids=["weight", "points"],
)
def test_a_draft_that_cannot_be_read_is_a_warning(
    tmp_path: Path, columns: dict[str, list[object]], text: str
) -> None:
    source = book(tmp_path / "a.xlsx", with_columns(CRITERIA, columns))
    (warning,) = (f for f in check(read(source)) if f.code == "C222")
    assert str(warning).startswith(text)
    assert score_file(source).results.drafted is None


def test_empty_draft_columns_are_no_draft(tmp_path: Path) -> None:
    source = drafted(
        tmp_path / "a.xlsx", Draft_weight=[None] * 3, Draft_points=[""] * 3
    )
    assert score_file(source).results.drafted is None


def test_what_people_decide_holds_in_a_draft_too(tmp_path: Path) -> None:
    """Alder is a contact by hand, now and then, and enters nothing."""
    table = with_columns(CRITERIA, {"Draft weight": [3, None, None]})
    overrides = [
        ["Account", "Override", "Reason", "By"],
        ["Alder", "contact", "x", "Ann"],
    ]
    source = book(tmp_path / "a.xlsx", table, more={"Overrides": overrides})
    lists = score_file(source).results.drafted
    assert lists is not None
    assert lists.unlike is not None
    assert [d.account for d in lists.unlike.only_one] == ["Elm"]
