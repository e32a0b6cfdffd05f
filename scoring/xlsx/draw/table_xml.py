"""An Excel table's part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.table import named_apart
from scoring.xlsx.draw.cell_text import attribute
from scoring.xlsx.parts import TABLE, Part


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_HEADING = 255


def unique_headings(headings: Iterable[str]) -> tuple[str, ...]:
    """Make headings such that Excel accepts them: filled, short and all different.

    >>> unique_headings(["City", "", "CITY"])
    ('City', 'Column2', 'CITY (2)')
    """
    filled = (text or f"Column{n}" for n, text in enumerate(headings, start=1))
    return named_apart(filled, LONGEST_HEADING)


def table_part(
    identity: tuple[int, str],
    area: str,
    headings: Sequence[str],
    shown: tuple[int, str] | None = None,
) -> Part:
    """Describe an Excel table.

    Parameters
    ----------
    identity : (int, str)
        Number and name.
    area : str
        The cells with their headings, such as ``A1:F20``.
    headings : sequence of str
        As they stand in the first row.
    shown : (int, str), optional
        A column, counted from 0, and the only text in it that the filter shows.
    """
    number, name = identity
    columns = "".join(
        f'<tableColumn id="{n}" name="{attribute(heading)}"/>'
        for n, heading in enumerate(headings, start=1)
    )
    chosen = (
        f'<filterColumn colId="{shown[0]}"><filters>'
        f'<filter val="{attribute(shown[1])}"/></filters></filterColumn>'
        if shown
        else ""
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'id="{number}" name="{name}" displayName="{name}" ref="{area}" '
        f'totalsRowShown="0"><autoFilter ref="{area}">{chosen}</autoFilter>'
        f'<tableColumns count="{len(headings)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" '
        'showRowStripes="0" showColumnStripes="0"/></table>'
    )
    return Part(TABLE, (xml.encode(),))
