"""Pages of an open workbook: the same as in a file, and honest about what failed."""

from __future__ import annotations

import logging
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from addin.excel import macros
from addin.excel.excel_api import counts_from_1904, optional
from addin.excel.paper import grid, write_page
from scoring.sheets.check_page import check_page
from scoring.sheets.summary_page import summary_page
from tests.doubles.excel import open_book
from tests.doubles.excel_charts import drawn_on
from tests.excel.books import values
from tests.excel.pressed import sheet_of
from tests.sheets.result_samples import FINDINGS, results


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from scoring.sheets.page import Page


PAGES = {
    "Summary": summary_page(results(8).summary),
    "Check": check_page(FINDINGS, frozenset({"accounts", "criteria"})),
}


@pytest.fixture(params=[*PAGES.values()], ids=[*PAGES])
def page(request: pytest.FixtureRequest) -> Page:
    described: Page = request.param
    return described


def test_each_cell_of_a_page_is_written(
    page: Page, sample_book: Path, *, com: bool
) -> None:
    book = open_book(sample_book, com=com)
    write_page(book, page)()
    written = sheet_of(book, page.sheet)
    for cell in page.cells:
        value = written[cell.name].value
        assert value == (cell.value if cell.value != "" else None), cell.name


def test_a_page_looks_as_it_is_described(page: Page, sample_book: Path) -> None:
    book = open_book(sample_book)
    write_page(book, page)()
    written = sheet_of(book, page.sheet)
    merged = {str(area) for area in written.merged_cells.ranges}
    for page_cell in page.cells:
        cell = written[page_cell.name]
        assert cell.number_format == page_cell.style.number, page_cell.name
        assert cell.alignment.indent == page_cell.style.indent, page_cell.name
        if page_cell.style.fill is not None:
            assert cell.fill.start_color.rgb == f"FF{page_cell.style.fill}", (
                page_cell.name
            )
        if page_cell.first != page_cell.last:
            assert (
                f"{page_cell.first}{page_cell.row}:{page_cell.last}{page_cell.row}"
                in merged
            )
        link = cell.hyperlink.location if cell.hyperlink else ""
        assert link == page_cell.link
    heights = {row: written.row_dimensions[row].height for row, _ in page.heights}
    assert heights == dict(page.heights)


def test_summary_has_the_charts_of_the_file(sample_book: Path, *, com: bool) -> None:
    book = open_book(sample_book, com=com)
    page = PAGES["Summary"]
    write_page(book, page)()
    charts = drawn_on(sheet_of(book, "Summary"))
    assert [chart.type for chart in charts] == ["col", "bar"]
    for drawn, chart in zip(charts, page.charts, strict=True):
        (series,) = drawn.series
        assert series.cat.numRef.f == f"'Summary'!{chart.names}"
        assert series.val.numRef.f == f"'Summary'!{chart.values}"
        colours = tuple(p.graphicalProperties.solidFill.srgbClr for p in series.dPt)
        assert colours == (chart.colours if com else ())


def test_charts_of_before_do_not_pile_up(book: xw.Book) -> None:
    macros.score(book)
    macros.score(book)
    assert len(drawn_on(sheet_of(book, "Summary"))) == 2


def test_a_score_fails_at_nothing(
    sample_book: Path, caplog: pytest.LogCaptureFixture, *, com: bool
) -> None:
    book = open_book(sample_book, com=com)
    with caplog.at_level(logging.WARNING, "addin.excel.excel_api"):
        macros.score(book)
    assert {r.getMessage() for r in caplog.records} <= {
        "the program does not say from which year it counts days; 1900 is taken"
    }
    assert values(sheet_of(book, "Scored"))


def test_a_page_is_written_from_the_first_cell_on() -> None:
    rows = grid(PAGES["Check"].cells)
    assert rows[0] == [None] * 7
    assert rows[1][1] == "Check"


class ComError(Exception):
    """Stand for the error of Excel for Windows."""


def typo(book: Any) -> None:
    book.nam = book.nam


def lack(_: Any) -> None:
    SimpleNamespace().Cells  # noqa: B018


def unsupported(_: Any) -> None:
    raise NotImplementedError


def refusal(_: Any) -> None:
    message = "the sheet is protected"
    raise ComError(message)


def fault(_: Any) -> None:
    {"height": 15.0}["width"]


@pytest.mark.parametrize(
    ("work", "level"),
    [
        (lack, None),
        (unsupported, None),
        (refusal, "WARNING"),
        (typo, "ERROR"),
        (fault, "ERROR"),
    ],
)
def test_only_what_a_program_lacks_goes_unlogged(
    book: xw.Book,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    work: Any,
    level: str | None,
) -> None:
    windows = ModuleType("pywintypes")
    monkeypatch.setattr(windows, "com_error", ComError, raising=False)
    monkeypatch.setitem(sys.modules, "pywintypes", windows)
    with caplog.at_level(logging.INFO), optional():
        work(book)
    assert [record.levelname for record in caplog.records] == ([level] if level else [])


def test_a_stop_from_outside_is_not_held_up() -> None:
    with pytest.raises(KeyboardInterrupt), optional():
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("native", "expected"),
    [
        (SimpleNamespace(Date1904=True), True),
        (SimpleNamespace(Date1904=False), False),
        (SimpleNamespace(date_1904=SimpleNamespace(get=lambda: True)), True),
    ],
    ids=["Windows", "Windows 1900", "Mac"],
)
def test_the_program_says_how_days_are_counted(
    native: Any, caplog: pytest.LogCaptureFixture, *, expected: bool
) -> None:
    book: Any = SimpleNamespace(api=native)
    assert counts_from_1904(book) is expected
    assert not caplog.records


def test_days_are_not_guessed_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    book: Any = SimpleNamespace(api=None)
    assert counts_from_1904(book) is False
    assert "1900 is taken" in caplog.text
