"""Styles as the XML that a styles part holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.xlsx.escape import quoteattr


if TYPE_CHECKING:
    from scoring.xlsx.draw.styles import Font, Mark, Style


def _rgb(colour: str) -> str:
    return f'rgb="FF{colour}"'


def font_xml(font: Font, size: str, face: str) -> str:
    """Write a font, of the workbook's size and face where it sets none."""
    if font.face:
        face = f'<name val={quoteattr(font.face)}/><family val="2"/>'
    return (
        "<font>"
        + "<b/>" * font.bold
        + "<u/>" * font.underline
        + (f'<sz val="{font.size:g}"/>' if font.size else size)
        + f"<color {_rgb(font.colour)}/>{face}</font>"
    )


def fill_xml(colour: str) -> str:
    """Write a plain fill."""
    return (
        f'<fill><patternFill patternType="solid"><fgColor {_rgb(colour)}/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def _bottom(colour: str) -> str:
    return f'<bottom style="thin"><color {_rgb(colour)}/></bottom>'


def border_xml(line: str) -> str:
    """Write a line below a cell."""
    return f"<border><left/><right/><top/>{_bottom(line)}<diagonal/></border>"


def alignment_xml(style: Style) -> str:
    """Write the attributes that place a text in its cell."""
    settings = {
        "horizontal": style.across or ("left" if style.indent else ""),
        "vertical": style.upright,
        "wrapText": "1" if style.wrap else "",
        "indent": str(style.indent) if style.indent else "",
    }
    return "".join(f' {name}="{value}"' for name, value in settings.items() if value)


def mark_xml(mark: Mark) -> str:
    """Write what a conditional format changes."""
    bold = "<b/>" * mark.bold
    colour = f"<color {_rgb(mark.colour)}/>" if mark.colour else ""
    font = f"<font>{bold}{colour}</font>" if bold or colour else ""
    fill = (
        f'<fill><patternFill patternType="solid"><fgColor {_rgb(mark.fill)}/>'
        f"<bgColor {_rgb(mark.fill)}/></patternFill></fill>"
        if mark.fill
        else ""
    )
    border = f"<border>{_bottom(mark.bottom)}</border>" if mark.bottom else ""
    return f"<dxf>{font}{fill}{border}</dxf>"
