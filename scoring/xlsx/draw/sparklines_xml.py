"""Sparklines: small columns in a cell, drawn of numbers that stand in its row.

Columns and not lines, since LibreOffice 7.4 leaves lines out when it prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.values.refs import Area, column_letters, sheet_reference
from scoring.xlsx.draw.cell_text import xml_text
from scoring.xlsx.draw.marks_xml import X14, XM


if TYPE_CHECKING:
    from collections.abc import Sequence

SPARKLINES: Final = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"


@dataclass(frozen=True, slots=True)
class Sparklines:
    """The sparklines of a column, all on one scale.

    Parameters
    ----------
    column : int
        Where they are drawn, counted from 1.
    first, last : int
        Between which columns the numbers stand.
    most : float
        The top of the scale, which begins with 0.
    colour, latest : str
        The colours of the columns and of the last one, as RRGGBB.
    """

    column: int
    first: int
    last: int
    most: float
    colour: str
    latest: str


def sparklines_extension(group: Sparklines, tab: str, rows: Sequence[int]) -> str:
    """Write sparklines, for the list at the end of a sheet.

    They are drawn of hidden cells too, and a number that is missing leaves a gap.
    """
    letters = column_letters(group.column)
    each = "".join(
        f"<x14:sparkline><xm:f>{_numbers(group, tab, row)}</xm:f>"
        f"<xm:sqref>{letters}{row}</xm:sqref></x14:sparkline>"
        for row in rows
    )
    return (
        f'<ext xmlns:x14="{X14}" uri="{SPARKLINES}"><x14:sparklineGroups '
        f'xmlns:xm="{XM}"><x14:sparklineGroup manualMax="{group.most:g}" '
        'manualMin="0" type="column" displayEmptyCellsAs="gap" last="1" '
        'minAxisType="custom" maxAxisType="custom" displayHidden="1">'
        f'<x14:colorSeries rgb="FF{group.colour}"/>'
        f'<x14:colorLast rgb="FF{group.latest}"/>'
        f"<x14:sparklines>{each}</x14:sparklines></x14:sparklineGroup>"
        "</x14:sparklineGroups></ext>"
    )


def _numbers(group: Sparklines, tab: str, row: int) -> str:
    area = Area(row, group.first, row, group.last).reference
    return xml_text(sheet_reference(tab, area))
