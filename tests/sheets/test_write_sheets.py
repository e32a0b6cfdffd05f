"""What people see on Scored, Summary and Check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from lxml import etree

from scoring.phrases import CheckWord, SummaryWord
from scoring.sheets.column_widths import width
from scoring.sheets.results import Look, ScoredColumn
from scoring.sheets.write import write_scored
from scoring.vocabulary import Sheet
from scoring.xlsx.draw import sheet_xml
from tests.reading.rich_books import parts_of, rich_book
from tests.sheets.result_samples import FINDINGS, results


if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

GOLDEN = Path(__file__).parent / "golden"
OURS = {
    "scored": "xl/worksheets/sheet1.xml",
    "scored-table": "xl/tables/table1.xml",
    "scored-notes": "xl/comments1.xml",
    "scored-note-shapes": "xl/drawings/vmlDrawing1.vml",
    "scored-relations": "xl/worksheets/_rels/sheet1.xml.rels",
    "scored-drawing": "xl/drawings/drawing1.xml",
    "scored-slicers": "xl/slicers/slicer1.xml",
    "scored-slicer-cache": "xl/slicerCaches/slicerCache2.xml",
    "summary": "xl/worksheets/sheet2.xml",
    "summary-drawing": "xl/drawings/drawing2.xml",
    "summary-ratings": "xl/charts/chart1.xml",
    "summary-tiers": "xl/charts/chart2.xml",
    "check": "xl/worksheets/sheet3.xml",
    "check-table": "xl/tables/table2.xml",
    "styles": "xl/styles.xml",
    "workbook": "xl/workbook.xml",
    "workbook-relations": "xl/_rels/workbook.xml.rels",
    "content-types": "[Content_Types].xml",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("scored") / "scored.xlsx"
    write_scored(None, target, results(8))
    return target


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def charts_of(sheet: Any) -> list[Any]:
    """Give a sheet's charts, for which openpyxl has no other way."""
    return list(sheet._charts)  # noqa: SLF001


@pytest.mark.parametrize("name", OURS)
def test_parts_are_as_they_were_approved(path: Path, name: str) -> None:
    """Look at a changed part in Excel, delete its file here and run twice."""
    root = etree.fromstring(parts_of(path)[OURS[name]])
    etree.indent(root)
    text = etree.tostring(root, encoding="unicode") + "\n"
    approved = GOLDEN / f"{name}.xml"
    if not approved.exists():
        approved.write_text(text, encoding="utf-8")
        pytest.fail(f"{approved.name} was not there and is now: look at it")
    assert text == approved.read_text(encoding="utf-8")


def test_scored_is_a_table_filtered_to_contacts(book: Workbook) -> None:
    sheet = book["Scored"]
    table = sheet.tables["Scored"]
    assert table.ref == table.autoFilter.ref == "A1:M9"
    (chosen,) = table.autoFilter.filterColumn
    assert chosen.colId == 3
    assert chosen.filters.filter == ["Yes"]


def test_rows_below_the_line_are_hidden(book: Workbook) -> None:
    sheet = book["Scored"]
    for row in range(2, 10):
        shown = sheet.cell(row, 4).value == "Yes"
        assert sheet.row_dimensions[row].hidden is not shown


def test_headings_stay_in_sight(book: Workbook) -> None:
    sheet = book["Scored"]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Scored'!$A$1:$H$9"
    assert sheet["C1"].comment.text == "0 to 10"


def test_points_are_folded_away(book: Workbook) -> None:
    columns = book["Scored"].column_dimensions
    assert columns["L"].hidden
    assert columns["L"].outlineLevel == 1
    assert columns["N"].collapsed


def test_values_have_their_formats(book: Workbook) -> None:
    first = book["Scored"][2]
    heads = book["Scored"][1]
    formats = {
        head.value: cell.number_format for head, cell in zip(heads, first, strict=True)
    }
    assert formats["Rating"] == "0.0"
    assert formats["Known"] == "0%"
    assert formats["Since"] == "dd/mm/yyyy"
    assert formats["Size points"] == "+0.0;-0.0;0.0"


def test_line_breaks_in_headings_reach_the_table(path: Path, book: Workbook) -> None:
    assert book["Scored"]["J1"].value == "Mixed\nbag"
    assert b'name="Mixed_x000a_bag"' in parts_of(path)["xl/tables/table1.xml"]


def test_rows_are_the_same_in_chunks_of_any_size(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_xml, "CHUNK", 3)
    write_scored(None, tmp_path / "again.xlsx", results(8))
    assert parts_of(tmp_path / "again.xlsx") == parts_of(path)


def test_summary_counts_and_links_to_check(book: Workbook) -> None:
    sheet = book["Summary"]
    assert sheet["B2"].value == SummaryWord.TITLE
    assert sheet["B5"].value == 8
    assert sheet["P5"].value == 4
    assert sheet["P6"].hyperlink.location == "Check!A1"
    assert sheet.print_area == "'Summary'!$A$1:$R$30"
    assert len(charts_of(sheet)) == 2


def test_charts_are_bound_to_the_figures_beside_the_page(book: Workbook) -> None:
    sheet = book["Summary"]
    for chart, names in zip(charts_of(sheet), ("0-1", "A"), strict=True):
        (series,) = chart.series
        tab, _, area = series.cat.strRef.f.partition("!")
        assert tab == Sheet.SUMMARY
        assert sheet[area.replace("$", "")][0][0].value == names


def test_findings_stand_with_errors_first(book: Workbook) -> None:
    sheet = book["Check"]
    levels = [sheet.cell(row, 2).value for row in range(6, 10)]
    assert levels == ["error", "warning", "warning", "note"]
    assert sheet.tables["Findings"].ref == "B5:G9"
    assert sheet["E8"].value == "no rule matches (and 12 more)"


def test_findings_lead_to_cells_that_exist(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "rich.xlsx")
    write_scored(source, tmp_path / "scored.xlsx", results(3))
    sheet = openpyxl.load_workbook(tmp_path / "scored.xlsx")["Check"]
    links = [sheet.cell(row, 4).hyperlink for row in range(6, 10)]
    result = [link and link.location for link in links]
    assert result == [None, "Criteria!D9", "'My ''odd'' tab'!B3", "Accounts!A1"]


def test_no_findings_are_said_to_be_none(tmp_path: Path) -> None:
    write_scored(None, tmp_path / "scored.xlsx", results(3, findings=()))
    sheet = openpyxl.load_workbook(tmp_path / "scored.xlsx")["Check"]
    assert sheet["B5"].value == CheckWord.NOTHING
    assert not sheet.tables


@pytest.mark.slow
def test_very_many_findings_are_written(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "rich.xlsx")
    many = FINDINGS[1:2] * 70_000
    write_scored(source, tmp_path / "scored.xlsx", results(1, findings=many))
    data = parts_of(tmp_path / "scored.xlsx")["xl/worksheets/sheet6.xml"]
    assert data.count(b"<hyperlink ") == 65_530
    assert data.count(b"<row ") == 70_005


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (156_000_000.0, "#,##0", "156,000,000"),
        (1234.5, '#,##0.00 "kr"', "1,234.50 kr"),
        (0.333333333333, "General", "0.333333"),
        (20_000_000.0, "General", "20000000"),
        (float("nan"), "General", ""),
    ],
    ids=["thousands", "currency", "fraction", "whole", "blank"],
)
def test_a_column_is_wide_enough_for_its_numbers(
    value: float, code: str, shown: str
) -> None:
    column = ScoredColumn("Amount", pd.Series([value]), Look.SOURCE, code)
    assert width(column, "Amount", np.array([0])) >= len(shown)
