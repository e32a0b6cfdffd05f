"""Charts of an open workbook, as far as the program draws them.

Windows colours each bar; a Mac and the browser know one colour for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from addin.excel.excel_api import optional, points_wide
from scoring.sheets.looks import CHART_INK
from scoring.values.refs import Area


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.sheets.page import Page
    from scoring.xlsx.draw.charts import Chart

ROW_HEIGHT: Final = 15.0
"""Of a row of which nothing else is known, in points."""
GAP: Final = 35
SHOWN: Final = "#,##0;;"


def draw(chart: Chart, page: Page, tab: xw.Sheet) -> None:
    """Draw a chart of cells that are written already."""
    names, values = Area.of(chart.names), Area.of(chart.values)
    if names is None or values is None:
        return
    # Excel names the bars' series after what stands above their numbers
    source = Area(names.top - 1, names.left, values.bottom, values.right).reference
    left, top, width, height = place(chart, page)
    with optional():
        drawn = tab.charts.add(
            left,
            top,
            width,
            height,
            chart_type="bar_clustered" if chart.lying else "column_clustered",
            source=tab.range(source),
            plot_by="columns",
            style=None,
        )
        _plain(drawn, chart)
        _colour(drawn, chart)


def place(chart: Chart, page: Page) -> tuple[float, float, float, float]:
    """Say where a chart lies, in points: left, top, width and height.

    It is computed from the page, since the browser cannot be asked where a cell is.
    """
    at, heights = chart.anchor, dict(page.heights)
    columns = [points_wide(width) for width in page.widths]
    rows = [heights.get(row, ROW_HEIGHT) for row in range(1, at.to_row + 1)]
    return (
        sum(columns[: at.from_column]),
        sum(rows[: at.from_row]),
        sum(columns[at.from_column : at.to_column]),
        sum(rows[at.from_row :]),
    )


def _plain(drawn: xw.Chart, chart: Chart) -> None:
    """Take away what only the title above it and its own numbers need say."""
    with optional():
        drawn.title = None
    with optional():
        drawn.legend.visible = False
    with optional():
        drawn.value_axis.set(minimum_scale=0, visible=False)
    if chart.lying:
        with optional():
            drawn.category_axis.reverse_order = True


def _colour(drawn: xw.Chart, chart: Chart) -> None:
    """Write the number above each bar, and give each its colour."""
    with optional():
        drawn.series[0].fill_color = f"#{CHART_INK.series}"
    with optional():
        objects = drawn.api
        # Excel's own objects are a frame and the chart in it; the browser has none
        if not isinstance(objects, tuple):
            return
        native: Any = objects[1]
        native.ChartArea.Format.Line.Visible = False
        native.Axes(2).HasMajorGridlines = False
        native.ChartGroups(1).GapWidth = GAP
        series = native.SeriesCollection(1)
        series.HasDataLabels = True
        series.DataLabels().NumberFormat = SHOWN
        for number, colour in enumerate(chart.colours, start=1):
            series.Points(number).Format.Fill.ForeColor.RGB = _bgr(colour)


def _bgr(colour: str) -> int:
    """Write a colour as Excel's own objects do, blue first.

    >>> hex(_bgr("2B6CB0"))
    '0xb06c2b'
    """
    return int(colour[4:] + colour[2:4] + colour[:2], 16)
