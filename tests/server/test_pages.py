"""Pages as JSON: the cells that a file and an open workbook have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.excel.paper import write_page
from addin.server.answer import done
from scoring.phrases import SummaryWord
from scoring.sheets.check_page import check_page
from scoring.sheets.page_data import page_data
from scoring.sheets.summary_page import summary_page
from scoring.sheets.summary_sections import summary_sections
from scoring.sheets.write import write_scored
from tests.doubles.excel import open_book
from tests.excel.pressed import TEMPLATE, sheet_of
from tests.sheets.result_samples import FINDINGS, results


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from scoring.sheets.page import Page

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

RESULTS = results(8)
PAGES = {
    "Summary": summary_page(RESULTS.summary),
    "Check": check_page(FINDINGS, frozenset({"scored", "summary", "check"})),
}


def data_of(page: Page) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(done(page_data(page)).content)
    return result


def cells_of(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    return {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("name", PAGES)
def test_file_open_workbook_and_json_show_the_same_cells(
    tmp_path: Path, name: str
) -> None:
    write_scored(None, tmp_path / "scored.xlsx", RESULTS)
    in_file = cells_of(openpyxl.load_workbook(tmp_path / "scored.xlsx")[name])
    book = open_book(TEMPLATE)
    write_page(book, PAGES[name])()
    in_json = {
        (cell["row"], cell["column"]): cell["value"]
        for cell in data_of(PAGES[name])["cells"]
        if cell["value"] not in ("", None)
    }
    assert in_json == in_file
    assert in_json == cells_of(sheet_of(book, name))


@pytest.mark.parametrize("name", PAGES)
def test_json_keeps_how_a_page_looks(name: str) -> None:
    page, data = PAGES[name], data_of(PAGES[name])
    for page_cell, cell in zip(page.cells, data["cells"], strict=True):
        style = data["styles"][cell["style"]]
        assert style["number"] == page_cell.style.number
        assert style["fill"] == page_cell.style.fill
        assert cell["link"] == page_cell.link
    assert len({json.dumps(style) for style in data["styles"]}) == len(data["styles"])
    assert [len(one["marks"]) for one in data["overlays"]] == [
        len(one.marks) for one in page.overlays
    ]
    assert dict(map(tuple, data["heights"])) == dict(page.heights)


def test_the_figures_of_a_chart_stand_where_json_says() -> None:
    data = data_of(PAGES["Summary"])
    at = {(cell["row"], cell["column"]): cell["value"] for cell in data["cells"]}
    for chart in data["charts"]:
        area = chart["figures"]
        rows = range(area["row"] + 1, area["row"] + area["height"])
        names = [[at[row, area["column"]], at[row, area["column"] + 1]] for row in rows]
        assert names == chart["points"]
        assert len(chart["colours"]) == len(chart["points"])


def test_sections_hold_every_word_of_the_page() -> None:
    sections = json.loads(done(summary_sections(RESULTS.summary, "Check")).content)
    texts = json.dumps(sections, ensure_ascii=False)
    for cell in PAGES["Summary"].cells:
        # the cells cut a long text, and say what the charts are drawn from
        if isinstance(cell.value, str) and not cell.value.endswith(" …"):
            word = json.dumps(cell.value, ensure_ascii=False)[1:-1]
            assert word in texts or cell.value == SummaryWord.FIGURES
