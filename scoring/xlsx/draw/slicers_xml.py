"""Slicers: boxes of buttons beside a table, each of which filters one column of it.

A slicer is three things: what it filters (a cache, which the workbook lists), how it
is written on (a part of the sheet), and where it lies (a frame in the sheet's drawing).
A program that knows no slicers shows the frame's other half, a shape with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.xlsx.draw.cell_text import attribute, xml_text
from scoring.xlsx.draw.charts import DECLARATION, DRAWINGML, Anchor, corner
from scoring.xlsx.draw.marks_xml import X14
from scoring.xlsx.parts import PICTURES, SLICER_CACHE, SLICERS, Part


if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OF_TABLE = "{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}"
ON_SHEET = "{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}"
FRAME = "http://schemas.microsoft.com/office/drawing/2010/slicer"
TABLE_FRAME = "http://schemas.microsoft.com/office/drawing/2012/slicer"
STYLE: Final = "SlicerStyleLight1"
BUTTON: Final = 241_300
"""The height of a button in 914,400ths of an inch, as Excel has it."""
UNKNOWN: Final = phrase("In Excel, buttons stand here that filter by {heading}.")


@dataclass(frozen=True, slots=True)
class Slicer:
    """A slicer of a table.

    Parameters
    ----------
    heading : str
        Of the column that it filters.
    name : str
        No other slicer's of the workbook, and no defined name.
    table : int
        The table's number.
    column : int
        Counted from 1.
    """

    heading: str
    name: str
    table: int
    column: int


def cache_part(slicer: Slicer) -> Part:
    """Describe what a slicer filters."""
    xml = (
        f'{DECLARATION}<slicerCacheDefinition xmlns="{X14}" xmlns:mc="{COMPATIBILITY}" '
        f'mc:Ignorable="x" xmlns:x="{MAIN}" name="{attribute(slicer.name)}" '
        f'sourceName="{attribute(slicer.heading)}"><extLst><x:ext uri="{OF_TABLE}" '
        f'xmlns:x15="{X15}"><x15:tableSlicerCache tableId="{slicer.table}" '
        f'column="{slicer.column}"/></x:ext></extLst></slicerCacheDefinition>'
    )
    return Part(SLICER_CACHE, (xml.encode(),))


def slicers_part(slicers: Sequence[Slicer]) -> Part:
    """Describe the slicers of a sheet."""
    each = "".join(
        f'<slicer name="{attribute(slicer.name)}" cache="{attribute(slicer.name)}" '
        f'caption="{attribute(slicer.heading)}" style="{STYLE}" rowHeight="{BUTTON}"/>'
        for slicer in slicers
    )
    xml = (
        f'{DECLARATION}<slicers xmlns="{X14}" xmlns:mc="{COMPATIBILITY}" '
        f'mc:Ignorable="x" xmlns:x="{MAIN}">{each}</slicers>'
    )
    return Part(SLICERS, (xml.encode(),))


def frames_part(slicers: Sequence[tuple[Slicer, Anchor]]) -> Part:
    """Describe the drawing that says where the slicers of a sheet lie."""
    frames = "".join(
        _frame(number, slicer, anchor)
        for number, (slicer, anchor) in enumerate(slicers, start=2)
    )
    xml = (
        f'{DECLARATION}<xdr:wsDr xmlns:xdr="{DRAWINGML}/spreadsheetDrawing" '
        f'xmlns:a="{DRAWINGML}/main">{frames}</xdr:wsDr>'
    )
    return Part(PICTURES, (xml.encode(),))


def slicers_extension(relation: int) -> str:
    """Write by what a sheet refers to its slicers, for the list at its end."""
    return (
        f'<ext xmlns:x15="{X15}" uri="{ON_SHEET}"><x14:slicerList xmlns:x14="{X14}">'
        f'<x14:slicer r:id="rId{relation}"/></x14:slicerList></ext>'
    )


def _frame(number: int, slicer: Slicer, anchor: Anchor) -> str:
    """Place a slicer; it stays where it is when the rows beside it are hidden."""
    return (
        '<xdr:twoCellAnchor editAs="absolute">'
        f"{corner('from', anchor.from_column, anchor.from_row)}"
        f"{corner('to', anchor.to_column, anchor.to_row)}"
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">'
        f'<mc:Choice xmlns:sle15="{TABLE_FRAME}" Requires="sle15">'
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{number}" name="{attribute(slicer.name)}"/>'
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{FRAME}"><sle:slicer xmlns:sle="{FRAME}" '
        f'name="{attribute(slicer.name)}"/></a:graphicData></a:graphic>'
        f"</xdr:graphicFrame></mc:Choice><mc:Fallback>{_shape(number, slicer)}"
        "</mc:Fallback>"
        "</mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _shape(number: int, slicer: Slicer) -> str:
    """Draw what programs show that know no slicers."""
    # Excel gives them all 0, which its own validator minds
    own = 1000 + number
    sentence = xml_text(UNKNOWN.format(heading=slicer.heading))
    return (
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr '
        f'id="{own}" name="{attribute(slicer.name)} shape"/>'
        '<xdr:cNvSpPr><a:spLocks noTextEdit="1"/></xdr:cNvSpPr></xdr:nvSpPr><xdr:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="2514600"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="D9DEE4"/></a:solidFill></a:ln></xdr:spPr>'
        '<xdr:txBody><a:bodyPr vertOverflow="clip" horzOverflow="clip"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="en-US" sz="900"/>'
        f"<a:t>{sentence}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
