"""Cell styles by name, which whoever has the workbook can change in one place.

A cell refers to its named style, and says of itself only in what it differs. A name
that the workbook has already keeps the look that it has there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.xlsx.draw.styles import Style

FLAGS: Final = {
    "numFmt": "applyNumberFormat",
    "font": "applyFont",
    "fill": "applyFill",
    "border": "applyBorder",
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a style consists of: places in the lists of the styles part.

    Parameters
    ----------
    ids : tuple of int
        Of number format, font, fill and border.
    alignment : str
        Attributes as XML; empty for none.
    """

    ids: tuple[int, int, int, int] = (0, 0, 0, 0)
    alignment: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """A named style that cells refer to.

    Parameters
    ----------
    number : int
        Its place among the named styles' formats.
    ours : Format
        As we would have it.
    current : Format
        As the workbook has it.
    """

    number: int = 0
    ours: Format = Format()
    current: Format = Format()


NORMAL: Final = Basis()


def name_of(style: Style, named: Mapping[str, Style]) -> str:
    """Find the named style of which a style is a variant, empty for none.

    That is the one with its font, fill and line, and with its number format if there
    is such a one.
    """
    alike = [name for name, base in named.items() if _look(base) == _look(style)]
    exact = [name for name in alike if named[name].number == style.number]
    return next(iter([*exact, *alike]), "")


def _look(style: Style) -> tuple[object, ...]:
    return style.font, style.fill, style.line


def cell_format_xml(wanted: Format, basis: Basis) -> str:
    """Write the format of cells, with a flag on all in which they differ."""
    pairs = zip(FLAGS, wanted.ids, basis.ours.ids, basis.current.ids, strict=True)
    attributes, flags = "", ""
    for kind, own, ours, current in pairs:
        differs = own != ours
        attributes += f'{kind}Id="{own if differs else current}" '
        flags += f' {FLAGS[kind]}="1"' * differs
    head = f'<xf {attributes}xfId="{basis.number}"{flags}'
    if wanted.alignment != basis.ours.alignment:
        return f'{head} applyAlignment="1"><alignment{wanted.alignment}/></xf>'
    inside = basis.current.alignment
    return f"{head}><alignment{inside}/></xf>" if inside else f"{head}/>"


def style_format_xml(format_: Format) -> str:
    """Write the format of a named style; what it says nothing of, stays as it is."""
    attributes = "".join(
        f'{kind}Id="{number}" ' for kind, number in zip(FLAGS, format_.ids, strict=True)
    )
    flags = "".join(
        f' {FLAGS[kind]}="0"'
        for kind, number in zip(FLAGS, format_.ids, strict=True)
        if not number
    )
    head = f"<xf {attributes.rstrip()}{flags}"
    if format_.alignment:
        return f'{head} applyProtection="0"><alignment{format_.alignment}/></xf>'
    return f'{head} applyAlignment="0" applyProtection="0"/>'
