"""The columns that we make are headed in the language, and asked for in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.language import LANGUAGES, Language, speaking
from scoring.model.derived_headings import derived_heading
from scoring.vocabulary import DerivedField, Sheet
from templates.xlsx import build
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path


def score(book: Path, *more: str) -> None:
    done = CliRunner().invoke(cli, ["score", str(book), *more])
    assert done.exit_code == 0, done.output


def headings(book: Path, sheet: Sheet) -> list[str]:
    tab = openpyxl.load_workbook(book.with_name(f"{book.stem}-scored.xlsx"))[str(sheet)]
    return [str(cell.value) for cell in tab[1]]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.ENGLISH, "Count of Demo in the last 30 days"),
        (Language.DANISH, "Antal Demo i de seneste 30 dage"),
        (Language.SWEDISH, "Antal Demo under de senaste 30 dagarna"),
        (Language.ROMANIAN, "Număr: Demo în ultimele 30 de zile"),
    ],
)
def test_a_heading_of_ours_is_said_around_the_name_in_it(
    language: Language, expected: str
) -> None:
    with speaking(language):
        assert derived_heading("Count of Demo in the last 30 days") == expected


@pytest.mark.parametrize("heading", ["Frequency of visits", "Konto", ""])
def test_another_heading_stays_as_it_is(heading: str) -> None:
    with speaking(Language.DANISH):
        assert derived_heading(heading) == heading


@pytest.mark.slow
@pytest.mark.parametrize("language", [*LANGUAGES])
@pytest.mark.parametrize("model", ["fit-engagement", "rfm"])
def test_no_heading_on_scored_is_of_another_language(
    language: Language, model: str, tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    with speaking(language):
        build(book, model=model)
    score(book)
    with speaking(language):
        own = {str(field) for field in DerivedField}
        shown = headings(book, Sheet.SCORED)
        if model == "fit-engagement":
            shown += headings(book, Sheet.CONTACTS_SCORED)
            assert "{name}" not in "".join(shown)
    english = {field.value for field in DerivedField} - own
    assert own & {*shown}
    assert english & {*shown} == set()
    assert language is Language.ENGLISH or not any(
        each.startswith("account:") for each in shown
    )


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_findings_and_receipts_say_a_field_as_it_is_headed(
    language: Language, tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    with speaking(language):
        build(book, model="fit-engagement")
    done = CliRunner().invoke(cli, ["check", str(book)])
    receipt = CliRunner().invoke(cli, ["explain", str(book), "Granlund Hotell AB"])
    with speaking(language):
        blank = str(DerivedField.BEST_RATING)
        made = [f"\n{field}, " for field in (DerivedField.POINTS, DerivedField.LAST)]
    assert blank in done.output
    assert all(start in receipt.output for start in made)


def test_a_column_of_the_users_keeps_the_name_that_ours_has(tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "book.xlsx",
        Criteria=[
            ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
            ["Often", 1, "Frequency", "at least", 2, 10],
        ],
        Accounts=[["Account", "Frequency"], ["Acme", 3]],
        Settings=[["Setting", "Value"], ["Language", "Dansk"]],
    )
    score(book)
    with speaking(Language.DANISH):
        assert "Frequency" in headings(book, Sheet.SCORED)


@pytest.mark.parametrize("heading", ["Seller", "Sælger", "säljare", "Vânzător"])
def test_a_workbook_is_split_by_a_heading_in_any_language(
    heading: str, tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    with speaking(Language.DANISH):
        build(book, model="fit-engagement")
    score(book, "--split-by", heading)
    assert len([*tmp_path.glob("book-scored*.xlsx")]) > 3


@pytest.mark.parametrize("command", ["check", "explain"])
def test_findings_and_receipts_name_our_columns_in_the_language(
    command: str, tmp_path: Path
) -> None:
    """A field of ours in a finding, and above what points are made of."""
    book = tmp_path / "book.xlsx"
    with speaking(Language.DANISH):
        build(book, model="fit-engagement")
    name = [] if command == "check" else ["Granlund Hotell AB"]
    done = CliRunner().invoke(cli, [command, str(book), *name])
    assert "Seneste aktivitet" in done.output
    assert "Last activity" not in done.output
