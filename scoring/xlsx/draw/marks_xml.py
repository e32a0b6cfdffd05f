"""Conditional formats: marks laid over cells, and bars drawn in them.

A bar is written twice, as Excel does: once for programs that only know the bars of
2007, once with a plain fill and without an axis for those that know better.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from scoring.xlsx.escape import escape


if TYPE_CHECKING:
    from collections.abc import Sequence

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
RULE_LINK = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"
RULES = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a cell, from 0 to `most`.

    All colours are RRGGBB: its own, what it would have below 0, and its axis'.
    """

    colour: str
    most: float
    below: str
    axis: str


@dataclass(frozen=True, slots=True)
class Format:
    """What is laid over the cells of an area.

    Areas should not overlap: LibreOffice then draws only one of their formats.

    Parameters
    ----------
    area : str
        Cells such as ``C2:C9``, or several such separated by spaces.
    rules : tuple of (str, int)
        A formula for the first cell, and the number of the mark where it holds. The
        first rule that holds decides what several would set.
    bar : Bar, optional
        The bar drawn in the cells.
    """

    area: str
    rules: tuple[tuple[str, int], ...] = ()
    bar: Bar | None = None


def marks_xml(formats: Sequence[Format]) -> str:
    """Write conditional formats."""
    priorities = count(1)
    written = []
    for number, each in enumerate(formats):
        rules = [
            f'<cfRule type="expression" dxfId="{mark}" priority="{next(priorities)}">'
            f"<formula>{escape(formula)}</formula></cfRule>"
            for formula, mark in each.rules
        ]
        if each.bar:
            rules.append(_bar_xml(each.bar, next(priorities), _guid(number)))
        written.append(
            f'<conditionalFormatting sqref="{each.area}">{"".join(rules)}'
            "</conditionalFormatting>"
        )
    return "".join(written)


def _bar_xml(bar: Bar, priority: int, guid: str) -> str:
    return (
        f'<cfRule type="dataBar" priority="{priority}"><dataBar minLength="0" '
        f'maxLength="100"><cfvo type="num" val="0"/><cfvo type="num" '
        f'val="{bar.most:g}"/><color rgb="FF{bar.colour}"/></dataBar><extLst>'
        f'<ext xmlns:x14="{X14}" uri="{RULE_LINK}"><x14:id>{guid}</x14:id></ext>'
        "</extLst></cfRule>"
    )


def extensions_xml(*extensions: str) -> str:
    """Write the end of a sheet, which is for what Excel learnt after 2007."""
    written = "".join(extensions)
    return f"<extLst>{written}</extLst>" if written else ""


def bars_extension(formats: Sequence[Format]) -> str:
    """Write the better half of each bar, for the list at the end of a sheet."""
    written = "".join(
        f'<x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="dataBar" '
        f'id="{_guid(number)}"><x14:dataBar minLength="0" maxLength="100" '
        'gradient="0" axisPosition="none"><x14:cfvo type="num"><xm:f>0</xm:f>'
        f'</x14:cfvo><x14:cfvo type="num"><xm:f>{each.bar.most:g}</xm:f></x14:cfvo>'
        f'<x14:negativeFillColor rgb="FF{each.bar.below}"/><x14:axisColor '
        f'rgb="FF{each.bar.axis}"/></x14:dataBar></x14:cfRule><xm:sqref>{each.area}'
        "</xm:sqref></x14:conditionalFormatting>"
        for number, each in enumerate(formats)
        if each.bar
    )
    if not written:
        return ""
    return (
        f'<ext xmlns:x14="{X14}" uri="{RULES}"><x14:conditionalFormattings>'
        f"{written}</x14:conditionalFormattings></ext>"
    )


def _guid(number: int) -> str:
    return f"{{5C0DEBA5-0000-4000-8000-{number:012X}}}"
