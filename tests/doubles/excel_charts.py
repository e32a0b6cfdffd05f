"""Charts of the engine over openpyxl, which a saved workbook shows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D


if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.doubles.excel_ranges import Range

EMU = 12_700
"""Of a point."""


def drawn_on(sheet: Any) -> list[Any]:
    """The charts of a sheet, which openpyxl lists nowhere else."""
    charts: list[Any] = sheet._charts  # noqa: SLF001
    return charts


class Charts:
    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def add(  # noqa: PLR0913, PLR0917 - xlwings calls it so
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str,
        source: Range,
        plot_by: str,
        **_: Any,
    ) -> Chart:
        assert plot_by == "columns"
        drawn: Any = BarChart()
        drawn.type = {"bar_clustered": "bar", "column_clustered": "col"}[chart_type]
        area = (source.left, source.top, source.right, source.bottom)
        drawn.add_data(_cells(source, area[2], area[1]), titles_from_data=True)
        drawn.set_categories(_cells(source, area[0], area[1] + 1))
        size = XDRPositiveSize2D(int(width * EMU), int(height * EMU))
        drawn.anchor = AbsoluteAnchor(
            pos=XDRPoint2D(int(left * EMU), int(top * EMU)), ext=size
        )
        self.sheet.cells_of.add_chart(drawn)
        return Chart(self.sheet, drawn)

    def __len__(self) -> int:
        return len(drawn_on(self.sheet.cells_of))

    def __iter__(self) -> Iterator[Chart]:
        return (Chart(self.sheet, drawn) for drawn in drawn_on(self.sheet.cells_of))


def _cells(source: Range, column: int, first: int) -> Reference:
    sheet = source.sheet.cells_of
    return Reference(sheet, column, first, column, source.bottom)


class Chart:
    """A chart; its native objects are there as far as those of the book are."""

    def __init__(self, sheet: Any, drawn: BarChart) -> None:
        self.sheet, self.drawn = sheet, drawn

    def delete(self) -> None:
        drawn_on(self.sheet.cells_of).remove(self.drawn)

    title = property(None, lambda s, v: setattr(s.drawn, "title", v))

    @property
    def legend(self) -> Legend:
        return Legend(self.drawn)

    @property
    def value_axis(self) -> Axis:
        return Axis(self.drawn.y_axis)

    @property
    def category_axis(self) -> Axis:
        return Axis(self.drawn.x_axis)

    @property
    def series(self) -> SeriesList:
        return SeriesList(self.drawn)

    @property
    def api(self) -> Any:
        return (None, Native(self.drawn)) if self.sheet.book.com else None


class Legend:
    def __init__(self, drawn: BarChart) -> None:
        self.drawn = drawn

    def _show(self, value: bool) -> None:  # noqa: FBT001
        assert not value
        self.drawn.legend = None

    visible = property(None, _show)


class Axis:
    def __init__(self, axis: Any) -> None:
        self.axis = axis
        axis.delete = False

    def set(self, **given: Any) -> None:
        if isinstance(given["minimum_scale"], int | float):
            self.axis.scaling.min = given["minimum_scale"]
        if isinstance(given["visible"], bool):
            self.axis.delete = not given["visible"]
        if isinstance(given["reverse_order"], bool):
            self.axis.scaling.orientation = "maxMin"


class SeriesList:
    def __init__(self, drawn: BarChart) -> None:
        self.drawn = drawn

    def __len__(self) -> int:
        return len(self.drawn.series)

    def __call__(self, number: int) -> Series:
        return Series(self.drawn.series[number - 1])


class Series:
    def __init__(self, series: Any) -> None:
        self.series = series

    def set(self, **given: Any) -> None:
        red, green, blue = given["fill_color"]
        colour = f"{red:02X}{green:02X}{blue:02X}"
        self.series.graphicalProperties.solidFill = colour


class Native:
    """The chart as Excel for Windows has it."""

    def __init__(self, drawn: BarChart) -> None:
        self.drawn = drawn
        self.labels = SimpleNamespace(NumberFormat="General")

    @property
    def ChartArea(self) -> Any:  # noqa: N802
        self.drawn.graphical_properties = GraphicalProperties(noFill=True)
        line = self.drawn.graphical_properties.line
        line.noFill = True
        return SimpleNamespace(Format=SimpleNamespace(Line=SimpleNamespace()))

    def Axes(self, number: int) -> Any:  # noqa: N802
        assert number == 2
        self.drawn.y_axis.majorGridlines = None
        return SimpleNamespace()

    def ChartGroups(self, number: int) -> Any:  # noqa: N802
        assert number == 1
        self.drawn.gapWidth = 35
        return SimpleNamespace()

    def SeriesCollection(self, number: int) -> Any:  # noqa: N802
        series = self.drawn.series[number - 1]
        return NativeSeries(
            series,
            DataLabels=lambda: self.labels,
            Points=lambda n: Point(series, n),
        )


class NativeSeries(SimpleNamespace):
    """What a chart shows, with the formula that says so."""

    def __init__(self, series: Any, **given: Any) -> None:
        super().__init__(**given)
        self.__dict__["series"] = series

    def _formula(self) -> str:
        names, values = self.series.cat.numRef.f, self.series.val.numRef.f
        return f"=SERIES({self.series.tx.strRef.f},{names},{values},1)"

    def _show(self, formula: str) -> None:
        title, names, values, _ = formula.removeprefix("=SERIES(").split(",")
        self.series.tx.strRef.f = title
        self.series.cat.numRef.f, self.series.val.numRef.f = names, values

    Formula = property(_formula, _show)


class Point:
    """One bar; its colour is blue first."""

    def __init__(self, series: Any, number: int) -> None:
        self.series, self.number = series, number

    @property
    def Format(self) -> Any:  # noqa: N802
        return SimpleNamespace(Fill=SimpleNamespace(ForeColor=self))

    def _paint(self, value: int) -> None:
        point = DataPoint(idx=self.number - 1)
        text = f"{value:06X}"
        point.graphicalProperties.solidFill = text[4:] + text[2:4] + text[:2]
        self.series.dPt.append(point)

    RGB = property(None, _paint)
