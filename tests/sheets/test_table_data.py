"""How a table looks, as it is sent: what the file and Excel paint, in plain numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.sheets import scored_columns
from scoring.sheets.looks import TAB
from scoring.sheets.results import Look
from scoring.sheets.scored_columns import ColumnLook, table_look
from scoring.sheets.table_data import TableLookData, table_look_data
from scoring.values.json_values import plain
from tests.sheets.result_samples import scored_sheet


if TYPE_CHECKING:
    import pytest

    from scoring.sheets.table_data import ColumnData

SHEET = scored_sheet(12)


def restored(data: TableLookData, column: ColumnData) -> dict[str, object]:
    """What a column looks like with its styles looked up."""
    return {
        "heading_style": data.styles[column.heading_style],
        "style": data.styles[column.style],
        "width": column.width,
        "marks": tuple((each.text, each.mark) for each in column.marks),
        "bar": column.bar,
        "note": column.note,
    }


def test_it_is_what_the_file_and_excel_paint() -> None:
    look, data = table_look(SHEET), table_look_data(SHEET)
    names = ("heading_style", "style", "width", "marks", "bar", "note")
    wanted = [{name: getattr(each, name) for name in names} for each in look.columns]
    assert [restored(data, each) for each in data.columns] == wanted
    assert len({*data.styles}) == len(data.styles)
    same = ("heading_height", "frozen", "ranks", "row", "outside")
    assert [getattr(data, name) for name in same] == [getattr(look, n) for n in same]
    assert data.tab == TAB


def test_a_style_changed_in_the_description_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    style = replace(scored_columns.STYLES[Look.RATING], fill="ABCDEF")
    monkeypatch.setitem(scored_columns.STYLES, Look.RATING, style)
    data = plain(table_look_data(SHEET))
    at = next(n for n, each in enumerate(SHEET.columns) if each.look is Look.RATING)
    assert data["styles"][data["columns"][at]["style"]]["fill"] == "ABCDEF"


def test_every_look_of_a_column_is_sent_but_what_the_table_itself_says() -> None:
    # headings and folds stand beside the rows
    elsewhere = {"heading", "folded", "opens"}
    (first, *_) = table_look_data(SHEET).columns
    fields = {*ColumnLook.__dataclass_fields__} - elsewhere
    assert {*type(first).__dataclass_fields__} == fields
