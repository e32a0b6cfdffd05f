"""Notes on headings: their text, and the boxes Excel wants drawn for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.refs import cell_name
from scoring.xlsx.draw.cell_text import xml_text
from scoring.xlsx.parts import NOTE_SHAPES, NOTES, Part


if TYPE_CHECKING:
    from collections.abc import Mapping

BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'width:220pt;height:{height}pt;z-index:{order};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
SHAPES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{boxes}</xml>'
)


def note_parts(notes: Mapping[int, str], row: int = 1) -> tuple[Part, ...]:
    """Describe the notes on cells of a row, shapes before texts.

    Parameters
    ----------
    notes : mapping of int to str
        Text by column, counted from 1.
    row : int
        The row, counted from 1.
    """
    if not notes:
        return ()
    boxes = "".join(
        BOX.format(
            number=1024 + order,
            order=order,
            height=18 + 13 * sum(1 + len(line) // 42 for line in text.split("\n")),
            column=column - 1,
            row=row - 1,
        )
        for order, (column, text) in enumerate(notes.items(), start=1)
    )
    texts = "".join(
        f'<comment ref="{cell_name(row, column)}" authorId="0"><text><t xml:space="preserve">'
        f"{xml_text(text)}</t></text></comment>"
        for column, text in notes.items()
    )
    comments = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>'
        f"<author></author></authors><commentList>{texts}</commentList></comments>"
    )
    return (
        Part(NOTE_SHAPES, (SHAPES.format(boxes=boxes).encode(),)),
        Part(NOTES, (comments.encode(),)),
    )
