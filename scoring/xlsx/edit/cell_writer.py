"""Draws cells of a user's sheet: each in its own style, where its value shows in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scoring.values.cell import number_text
from scoring.values.days import serials_of
from scoring.values.refs import cell_name
from scoring.xlsx.draw.cell_text import xml_text
from scoring.xlsx.draw.styles import Number
from scoring.xlsx.number_formats import shows_date


if TYPE_CHECKING:
    from scoring.xlsx.draw.style_sheet import StyleSheet


class Day(NamedTuple):
    """A date to be written, as days from 1 January 1970, with its time if any."""

    day: float


Value = str | float | Day


@dataclass(slots=True)
class CellWriter:
    """Draws cells in the styles of a workbook.

    Parameters
    ----------
    styles : StyleSheet
        Where styles are looked up and added.
    formats : tuple of str
        Number format of each style the workbook came with.
    date1904 : bool
        Whether days are counted from 1904.
    """

    styles: StyleSheet
    formats: tuple[str, ...]
    date1904: bool
    _fitting: dict[tuple[int, bool], int] = field(default_factory=dict)

    def fitting(self, style: int, value: Value) -> int:
        """Give the style in which a value shows as what it is."""
        if isinstance(value, str):
            return style
        dated = isinstance(value, Day)
        key = (style, dated)
        if key not in self._fitting:
            code = self.formats[style] if style < len(self.formats) else ""
            fits = style >= len(self.formats) or shows_date(code) == dated
            number = Number.DATE if dated else Number.GENERAL
            self._fitting[key] = style if fits else self.styles.like(style, number)
        return self._fitting[key]

    def cell(self, where: tuple[int, int], value: Value | None, style: int) -> bytes:
        """Write one cell; a text stays a text, whatever it begins with."""
        row, column = where
        name = cell_name(row, column)
        if value is None:
            return f'<c r="{name}" s="{style}"/>'.encode()
        style = self.fitting(style, value)
        if isinstance(value, str):
            text = xml_text(value)
            keep = ' xml:space="preserve"' if text != text.strip() else ""
            return (
                f'<c r="{name}" s="{style}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'
            ).encode()
        if isinstance(value, Day):
            days = serials_of(value.day, date1904=self.date1904)
            return f'<c r="{name}" s="{style}"><v>{number_text(days)}</v></c>'.encode()
        return f'<c r="{name}" s="{style}"><v>{number_text(value)}</v></c>'.encode()
