"""How cells look: fonts, fills, lines, marks and bars, as far as the program has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from addin.excel.excel_api import indent, optional
from scoring.values.refs import quoted_text


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.xlsx.draw.styles import Font, Mark, Style

ACROSS: Final[dict[str, Literal["left", "center", "right"]]] = {
    "left": "left",
    "center": "center",
    "right": "right",
}
UPRIGHT: Final[dict[str, Literal["top", "center"]]] = {"top": "top", "center": "center"}


def dress(cells: xw.Range, style: Style) -> None:
    """Make cells look as their style says."""
    with optional():
        cells.number_format = style.number
    if style.font is not None:
        _write_in(cells, style.font)
    if style.fill is not None:
        with optional():
            cells.color = f"#{style.fill}"
    if style.line is not None:
        underline(cells, style.line)
    _place(cells, style)


def _write_in(cells: xw.Range, font: Font) -> None:
    with optional():
        cells.font.color = f"#{font.colour}"
    if font.bold:
        with optional():
            cells.font.bold = True
    if font.size is not None:
        with optional():
            cells.font.size = font.size
    if font.face:
        with optional():
            cells.font.name = font.face


def _place(cells: xw.Range, style: Style) -> None:
    if style.across in ACROSS:
        with optional():
            cells.horizontal_alignment = ACROSS[style.across]
    if style.upright in UPRIGHT:
        with optional():
            cells.vertical_alignment = UPRIGHT[style.upright]
    if style.wrap:
        with optional():
            cells.wrap_text = True
    if style.indent:
        indent(cells, style.indent)


def underline(cells: xw.Range, colour: str) -> None:
    """Draw a thin line below each row."""
    for side in ("edge_bottom", "inside_horizontal"):
        with optional():
            cells.borders.set(
                side, line_style="continuous", weight="thin", color=f"#{colour}"
            )


def mark(cells: xw.Range, text: str, look: Mark) -> None:
    """Lay a mark over the cells that hold a text, also after they are sorted.

    The rule names no cell: Excel would read one as seen from the cell selected.
    """
    with optional():
        cells.conditional_formats.add_cell_value(
            "equal_to",
            f"={quoted_text(text)}",
            fill_color=look.fill and f"#{look.fill}",
            font_color=look.colour and f"#{look.colour}",
            font_bold=look.bold or None,
        )


def bar(cells: xw.Range, colour: str, most: float) -> None:
    """Draw a bar in each cell, from 0 to `most`."""
    with optional():
        cells.conditional_formats.add_data_bar(
            f"#{colour}", minimum=0, maximum=most, gradient=False
        )
