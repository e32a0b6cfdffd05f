"""Bar charts bound to cells, and the drawing that places them on a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.values.refs import sheet_reference
from scoring.xlsx.draw.cell_text import attribute, xml_text
from scoring.xlsx.parts import CHART, PICTURES, Part


if TYPE_CHECKING:
    from collections.abc import Sequence

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_LINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
GAP = 35


@dataclass(frozen=True, slots=True)
class ChartInk:
    """The colours of a chart, as RRGGBB: its series, its numbers, names and axis."""

    series: str
    text: str
    names: str
    axis: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a chart lies: from one cell up to another, columns and rows from 0."""

    from_column: int
    from_row: int
    to_column: int
    to_row: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart of cells of the sheet it lies on.

    Parameters
    ----------
    title : str
        What it shows, for those who cannot see it.
    names, values : str
        The areas of its bars' names and numbers, such as ``$T$10:$T$19``; beside each
        other, with a heading above each.
    points : tuple of (str, int)
        What stands there.
    colours : tuple of str
        One per bar, as RRGGBB.
    anchor : Anchor
        Where it lies.
    lying : bool
        Whether the bars lie, the first on top.
    """

    title: str
    names: str
    values: str
    points: tuple[tuple[str, int], ...]
    colours: tuple[str, ...]
    anchor: Anchor
    lying: bool = False


def chart_part(chart: Chart, sheet: str, ink: ChartInk) -> Part:
    """Describe a chart of a sheet's cells."""
    direction = "bar" if chart.lying else "col"
    xml = (
        f'{DECLARATION}<c:chartSpace xmlns:c="{DRAWINGML}/chart" '
        f'xmlns:a="{DRAWINGML}/main" xmlns:r="{OFFICE}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea><c:layout/><c:barChart><c:barDir val="{direction}"/>'
        '<c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_series(chart, sheet, ink)}"
        f'<c:gapWidth val="{GAP}"/><c:axId val="1001"/><c:axId val="1002"/>'
        f"</c:barChart>{_axes(chart, ink)}{NO_LINE}</c:plotArea>"
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NO_LINE}</c:chartSpace>"
    )
    return Part(CHART, (xml.encode(),))


def _series(chart: Chart, sheet: str, ink: ChartInk) -> str:
    where = (chart.names, chart.values)
    name_cells, number_cells = (sheet_reference(sheet, area) for area in where)
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_solid(colour)}</c:spPr></c:dPt>"
        for n, colour in enumerate(chart.colours)
    )
    names = "".join(
        f'<c:pt idx="{n}"><c:v>{xml_text(name)}</c:v></c:pt>'
        for n, (name, _) in enumerate(chart.points)
    )
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>'
        for n, (_, value) in enumerate(chart.points)
    )
    count = f'<c:ptCount val="{len(chart.points)}"/>'
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:v>{xml_text(chart.title)}</c:v></c:tx>"
        f"<c:spPr>{_solid(ink.series)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}<c:dLbls>'
        f'<c:numFmt formatCode="#,##0;;" sourceLinked="0"/>{NO_LINE}'
        f"{_font(ink.text)}"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{xml_text(name_cells)}</c:f><c:strCache>{count}"
        f"{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{xml_text(number_cells)}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef>"
        "</c:val></c:ser>"
    )


def _axes(chart: Chart, ink: ChartInk) -> str:
    """Write an axis of names with a thin line, and one of numbers unseen."""
    turned = "maxMin" if chart.lying else "minMax"
    sides = ("l", "t") if chart.lying else ("b", "l")
    return (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation '
        f'val="{turned}"/></c:scaling><c:delete val="0"/><c:axPos '
        f'val="{sides[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln w="9525">{_solid(ink.axis)}</a:ln>'
        f"</c:spPr>{_font(ink.names)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
        '</c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation '
        'val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{sides[1]}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _font(colour: str) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="1000" b="0">{_solid(colour)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def drawing_part(charts: Sequence[Chart], sheet: str, ink: ChartInk) -> Part:
    """Describe a drawing that places charts on a sheet.

    Parameters
    ----------
    charts : sequence of Chart
        They are bound to cells of the sheet.
    sheet : str
        Its name.
    ink : ChartInk
        The colours of all but the chart.
    """
    frames = "".join(
        _frame(number, chart.title, chart.anchor)
        for number, chart in enumerate(charts, start=1)
    )
    xml = (
        f'{DECLARATION}<xdr:wsDr xmlns:xdr="{DRAWINGML}/spreadsheetDrawing" '
        f'xmlns:a="{DRAWINGML}/main" xmlns:r="{OFFICE}" '
        f'xmlns:c="{DRAWINGML}/chart">{frames}</xdr:wsDr>'
    )
    children = tuple(chart_part(chart, sheet, ink) for chart in charts)
    return Part(PICTURES, (xml.encode(),), children)


def _frame(number: int, title: str, anchor: Anchor) -> str:
    start = corner("from", anchor.from_column, anchor.from_row)
    stop = corner("to", anchor.to_column, anchor.to_row)
    return (
        f"<xdr:twoCellAnchor>{start}{stop}"
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr '
        f'id="{number + 1}" name="Chart {number}" descr="{attribute(title)}"/>'
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{DRAWINGML}/chart"><c:chart r:id="rId{number}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>"
        "</xdr:twoCellAnchor>"
    )


def corner(name: str, column: int, row: int) -> str:
    """Write one end of an anchor; columns and rows from 0."""
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
    )
