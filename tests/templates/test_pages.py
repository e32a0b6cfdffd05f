"""What stands on each tab, read back with openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring import vocabulary
from scoring.optional.columns import Kind
from scoring.vocabulary import Head, Sheet
from templates.models.learning import review_settings
from templates.models.sample_criteria import CRITERIA
from templates.models.samples import COLUMNS, SAMPLE_DAY
from templates.places import (
    ACCOUNT_ROWS,
    CRITERIA_ROWS,
    HEAD_ROW,
    LIVE_CRITERIA_COLUMNS,
    MATCHES,
    SHARE,
)


if TYPE_CHECKING:
    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet


REVIEW_SETTINGS = frozenset(row.setting for row in review_settings())
HEADING = HEAD_ROW + 1
FIRST = HEADING + 1


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[HEADING] if cell.value is not None]


def column(sheet: Worksheet, heading: str) -> list[object]:
    place = headings(sheet).index(heading) + 1
    return [
        cell.value
        for (cell,) in sheet.iter_rows(min_row=FIRST, min_col=place, max_col=place)
    ]


def filled(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def list_behind(
    book: openpyxl.Workbook, tab: Sheet, cell: str
) -> tuple[list[object], str | None]:
    """The words that the drop-down of a cell offers, and how it takes others."""
    (validation,) = (
        v for v in book[tab].data_validations.dataValidation if cell in v.sqref
    )
    assert validation.type == "list"
    name, block = validation.formula1.split("!")
    words = [c.value for row in book[name][block.replace("$", "")] for c in row]
    style = (validation.errorStyle or "stop") if validation.showErrorMessage else None
    return words, style


def letter(heading: str) -> str:
    return chr(ord("A") + LIVE_CRITERIA_COLUMNS.index(heading))


def test_criteria_headings_are_the_layout_s_and_share_beside_weight(
    template: openpyxl.Workbook,
) -> None:
    heads = headings(template[Sheet.CRITERIA])
    beside = heads.index(Head.WEIGHT) + 1
    assert heads[beside : beside + 2] == [SHARE, MATCHES]
    stated = [head for head in heads if head not in (SHARE, MATCHES)]
    assert stated == list(vocabulary.CRITERIA_HEADS)


def test_criteria_headings_stand_in_the_first_row_that_has_those_required(
    template: openpyxl.Workbook,
) -> None:
    required = set(vocabulary.CRITERIA_REQUIRED)
    rows = [set(filled(template[Sheet.CRITERIA], row)) for row in range(1, HEADING + 1)]
    assert [required <= row for row in rows] == [False] * HEAD_ROW + [True]


@pytest.mark.parametrize("fixture", ["template", "empty"])
def test_one_cell_is_filled_in_each_line_above_the_accounts(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    sheet = request.getfixturevalue(fixture)[Sheet.ACCOUNTS]
    counts = [len(filled(sheet, row)) for row in range(1, HEADING + 1)]
    assert counts == [1] * HEAD_ROW + [len(headings_of(fixture))]


def test_settings_are_all_there_in_order(template: openpyxl.Workbook) -> None:
    sheet = template[Sheet.SETTINGS]
    assert set(vocabulary.SETTINGS_REQUIRED) <= set(headings(sheet))
    # what only reviews read is offered by the model that shows them, and what makes
    # Score or an import do more than usual by the docs
    unusual = {
        *REVIEW_SETTINGS,
        vocabulary.Setting.KEEP_CHANGES,
        vocabulary.Setting.FIRM,
        vocabulary.Setting.POINTS_COLUMNS,
    }
    every = [s for s in vocabulary.Setting if s not in unusual]
    assert column(sheet, Head.SETTING) == every


def test_the_name_is_on_each_row_and_the_weight_on_the_first_only(
    template: openpyxl.Workbook,
) -> None:
    sheet = template[Sheet.CRITERIA]
    rules = [(c, n) for c in CRITERIA for n in range(len(c.rules))]
    names = column(sheet, Head.CRITERION)[: len(rules)]
    weights = column(sheet, Head.WEIGHT)[: len(rules)]
    assert names == [c.name for c, _ in rules]
    assert weights == [None if n else c.weight for c, n in rules]


def test_the_stored_shares_sum_to_one(cached: openpyxl.Workbook) -> None:
    shares = [s for s in column(cached[Sheet.CRITERIA], SHARE) if isinstance(s, float)]
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(5 / 32)


def test_the_stored_figures_on_start_count_what_is_there(
    cached: openpyxl.Workbook,
) -> None:
    figures = [c.value for c in cached[Sheet.START]["E"] if c.value is not None]
    assert figures == [12, 60, 5]


def test_empty_leaves_headings_only(empty: openpyxl.Workbook) -> None:
    assert headings(empty[Sheet.CRITERIA]) == list(LIVE_CRITERIA_COLUMNS)
    assert headings(empty[Sheet.ACCOUNTS]) == headings_of("empty")
    below = [
        cell.value
        for sheet in (empty[Sheet.CRITERIA], empty[Sheet.ACCOUNTS])
        for row in sheet.iter_rows(min_row=FIRST)
        for cell in row
        if cell.value is not None and cell.data_type != "f"
    ]
    assert below == []


def test_today_is_fixed_for_the_sample_alone(
    template: openpyxl.Workbook, empty: openpyxl.Workbook
) -> None:
    place = list(vocabulary.Setting).index(vocabulary.Setting.TODAY)
    with_sample = column(template[Sheet.SETTINGS], Head.VALUE)[place]
    without = column(empty[Sheet.SETTINGS], Head.VALUE)[place]
    assert getattr(with_sample, "date", lambda: None)() == SAMPLE_DAY
    assert without is None


def headings_of(fixture: str) -> list[str]:
    """The headings of Accounts: without a sample there is only the name."""
    return ["Account"] if fixture == "empty" else [c.heading for c in COLUMNS]


@pytest.mark.slow
@pytest.mark.parametrize("fixture", ["template", "empty"])
@pytest.mark.parametrize("row", [FIRST, HEADING + CRITERIA_ROWS])
def test_drop_downs_of_criteria_reach_from_the_first_row_to_the_last(
    fixture: str, row: int, request: pytest.FixtureRequest
) -> None:
    book = request.getfixturevalue(fixture)

    def offered(heading: str) -> tuple[list[object], str | None]:
        return list_behind(book, Sheet.CRITERIA, f"{letter(heading)}{row}")

    assert offered(Head.TEST) == ([w.test.value for w in vocabulary.TESTS], "warning")
    assert offered(Head.IF_BLANK) == ([0, "skip", "out"], "warning")
    assert offered(Head.GROUP) == (["Fit", "Engagement"], None)
    fields, style = offered(Head.FIELD)
    assert [f for f in fields if f] == headings_of(fixture)
    assert style is None


@pytest.mark.parametrize("row", [FIRST, HEADING + ACCOUNT_ROWS])
@pytest.mark.parametrize(
    "place", [n for n, c in enumerate(COLUMNS) if c.kind is Kind.YES_NO]
)
def test_yes_no_columns_offer_words_that_are_understood(
    template: openpyxl.Workbook, row: int, place: int
) -> None:
    words, style = list_behind(template, Sheet.ACCOUNTS, f"{chr(65 + place)}{row}")
    assert style is None
    yes, no = (str(word).casefold() for word in words)
    assert yes in vocabulary.YES_WORDS
    assert no in vocabulary.NO_WORDS


@pytest.mark.parametrize("tab", [Sheet.CRITERIA, Sheet.ACCOUNTS])
def test_every_heading_is_explained_by_a_note(
    template: openpyxl.Workbook, tab: Sheet
) -> None:
    for cell in template[tab][HEADING]:
        assert cell.value is None or cell.comment is not None, cell.value


def test_the_note_on_test_explains_every_test(template: openpyxl.Workbook) -> None:
    note = template[Sheet.CRITERIA][f"{letter(Head.TEST)}{HEADING}"].comment
    for word in vocabulary.TESTS:
        assert f"{word.test}: {word.says}" in note.text


def test_numbers_and_dates_are_real_and_the_dirt_is_text(
    template: openpyxl.Workbook,
) -> None:
    sheet = template[Sheet.ACCOUNTS]
    employees = column(sheet, "Employees")
    assert employees.count("1 200") == 1
    assert sum(isinstance(e, int) for e in employees) == 58
    assert column(sheet, "Industry").count("Sofware") == 1
    assert "Kaislaranta Koneet Oy " in column(sheet, "Account")
    assert column(sheet, "Last activity").count("14.10.2026") == 1
