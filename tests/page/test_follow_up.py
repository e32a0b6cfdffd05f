"""Fit beside engagement, and what changed since last time, on the page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring import Options, score_file
from scoring.sheets.matrix_section import names_line
from templates.xlsx import build
from tests.page.books import changed
from tests.page.browser import needs_browser
from tests.page.conftest import PHONE, Screen
from tests.page.test_access import LONG, SCREENS
from tests.page.test_results import MINUS


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scoring.sheets.results import Changes, HeatMap, SummarySheet
    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

BEFORE, NOW = dt.date(2026, 10, 1), dt.date(2026, 11, 20)
FIVE = "Fit: A 9, B 7, C 5, D 3, E; Engagement: 1 8, 2 6, 3 4, 4 2, 5"
COLOURS = """() => [...document.querySelectorAll('.matrix tbody td')]
    .map((cell) => getComputedStyle(cell).backgroundColor)"""

PAINTED = """async () => {
    const { described } = await import("./table.js");
    const columns = [
        { heading: "Konto", kind: "account" }, { heading: "Note", kind: "bar" },
        { heading: "Grund", kind: "sentence" }, { heading: "Antal", kind: "count" },
        { heading: "Andel", kind: "share" },
    ];
    const rows = [["Acme", 7.5, "Size -1.0; of 3", 1200, 0.25]];
    const table = described("look", { title: "", columns, rows, empty: "" }, () => {});
    const texts = (place) => [...table.querySelectorAll(place)].map((one) => one.textContent);
    return {
        headings: texts("thead th"), row: texts("tbody tr > *"), button: texts("button")[0],
        bars: table.querySelectorAll("svg.rating-bar").length, bold: texts("b"),
    };
}"""
"""A table whose headings no program knows, as the page paints it."""


@pytest.fixture(scope="module")
def leads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that was scored before."""
    path = tmp_path_factory.mktemp("leads") / "leads.xlsx"
    build(path, model="fit-engagement")
    score_file(path, path, Options(today=BEFORE), overwrite=True)
    return path


@pytest.fixture(scope="module")
def summary(leads: Path, tmp_path_factory: pytest.TempPathFactory) -> SummarySheet:
    target = tmp_path_factory.mktemp("scored") / "scored.xlsx"
    return score_file(leads, target, Options(today=NOW)).results.summary


@pytest.fixture(scope="module")
def changes(summary: SummarySheet) -> Changes:
    assert summary.changes is not None
    assert len(summary.changes.became) > 10
    assert summary.changes.fell
    return summary.changes


@pytest.fixture(scope="module")
def heat(summary: SummarySheet) -> HeatMap:
    assert summary.matrix is not None
    return summary.matrix


@pytest.fixture(scope="module")
def unwieldy(leads: Path, changes: Changes) -> Path:
    """The workbook with a matrix of 25 cells, and names that cannot be broken."""
    first, last = changes.became[0], changes.fell[0]
    longer = {name: LONG + name[:1] for name in (first.account, last.account)}
    longer |= {one.seller: LONG for one in changes.became if one.seller}
    longer |= {"Fit; Engagement": FIVE}
    book = openpyxl.load_workbook(leads)
    cells = {
        f"{sheet.title}!{cell.coordinate}": longer[cell.value]
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value in longer
    }
    return changed(leads, cells, leads.with_name("unwieldy.xlsx"))


def test_who_became_a_contact_and_who_fell_out(
    page: Page, leads: Path, changes: Changes, summary: SummarySheet
) -> None:
    page.score(leads)
    titles = page.texts("h3")
    contacts = summary.statuses[0][1]
    top = titles.index(f"Accounts to contact: {contacts}")
    assert titles[top + 1 : top + 4] == [
        f"Became contacts since 2026-10-01: {len(changes.became)}",
        f"No longer contacts since 2026-10-01: {len(changes.fell)}",
        "Fit beside Engagement",
    ]
    shown = (*changes.became[:10], *changes.fell)
    assert page.texts(".moved tbody .account") == [one.account for one in shown]
    ratings = [f"{value:.1f}" for one in shown for value in (one.was, one.rating)]
    assert page.texts(".moved tbody .rating") == ratings
    whys = [one.why.replace(" -", f" {MINUS}") for one in shown]
    assert page.texts(".moved tbody .sentence") == whys
    sold = [one.seller for one in changes.became[:10]]
    assert page.texts(".moved tbody [data-heading=Seller]") == sold


def test_a_table_is_painted_as_it_is_described(page: Page) -> None:
    assert page.evaluate(PAINTED) == {
        "headings": ["Konto", "Note", "Grund", "Antal", "Andel"],
        "row": ["Acme", "7.5", f"Size {MINUS}1.0; of 3", "1,200", "25%"],
        "button": "Acme",
        "bars": 1,
        "bold": ["7.5", f"{MINUS}1.0"],
    }


def test_the_map_counts_and_names_the_accounts_of_each_cell(
    page: Page, leads: Path, heat: HeatMap
) -> None:
    page.score(leads)
    counts = [int(count) for count in page.texts(".matrix tbody td b")]
    assert counts == [cell.count for cell in heat.cells]
    for words, cell in zip(
        page.texts(".matrix tbody td small"), heat.cells, strict=True
    ):
        assert words == names_line(cell)
    colours = page.evaluate(COLOURS)
    darkest = counts.index(max(counts))
    lightest = counts.index(min(counts))
    assert colours[darkest] != colours[lightest]
    assert 2 < len({*colours}) <= 5
    tree: str = page.call("ariaSnapshot")
    assert '- columnheader "1 Engagement from 7"' in tree
    assert '- rowheader "C Fit below"' in tree


def test_nothing_is_shown_of_what_there_is_not(page: Page, sample: Path) -> None:
    page.score(sample)
    assert page.texts(".moved, .matrix") == []
    assert not any("since" in title for title in page.texts("h3, h4"))


def test_on_a_phone_names_are_only_read_out(
    visit: Callable[..., Page], address: str, leads: Path, heat: HeatMap
) -> None:
    page = visit(address, PHONE)
    page.score(leads)
    first = f"{heat.cells[0].count} {', '.join(heat.cells[0].accounts)}"
    tree: str = page.call("ariaSnapshot")
    assert f'- cell "{first}"' in tree
    wide = "() => document.querySelector('.matrix').getBoundingClientRect().width"
    assert page.evaluate(wide) <= PHONE.width


@pytest.mark.parametrize("screen", SCREENS)
def test_it_has_no_fault_and_is_not_too_wide(
    visit: Callable[..., Page],
    address: str,
    leads: Path,
    unwieldy: Path,
    screen: Screen,
) -> None:
    page = visit(address, screen)
    page.score(leads)
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
    page.call("click", "#again")
    page.score(unwieldy)
    assert len(page.texts(".matrix tbody td")) == 25
    assert "".join(page.texts(".moved")).count(LONG) > 3
    assert page.chromium.ask("faults") == []
    assert page.too_wide() == 0
