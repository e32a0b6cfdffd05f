"""Paper of those who read JSON: a page as plain numbers and texts, styles once each.

Columns are counted from 1 here, and every area is its first row and column, and how many
of each it has: a script can paint it without knowing how Excel names cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from scoring.sheets.looks import CHART_INK
from scoring.sheets.sections import Value  # noqa: TC001 - pydantic reads it
from scoring.values.refs import Area, column_number, split_reference
from scoring.xlsx.draw.charts import Anchor  # noqa: TC001 - pydantic reads it
from scoring.xlsx.draw.marks_xml import Bar  # noqa: TC001 - pydantic reads it
from scoring.xlsx.draw.styles import Mark, Style  # noqa: TC001 - pydantic reads it


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.sheets.page import Filled, Overlay, Page, PageCell
    from scoring.xlsx.draw.charts import Chart


OF_A_COUNTRY: Final = re.compile(
    r"""\"[^"]*" | '[^']*' | , | (?P<decimal>\b\d+\.\d+)""", re.VERBOSE
)
"""What countries write otherwise, and texts and names, in which nothing is changed."""


@dataclass(frozen=True, slots=True)
class CellData:
    """A cell; `span` columns that are one, and `style` counted from 0.

    A `formula` works its value out, which is then null; it is without its equals sign,
    and written so that a spreadsheet of any country reads it.
    """

    row: int
    column: int
    span: int
    value: Value
    style: int
    link: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class AreaData:
    """A rectangle of cells."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class MarkData:
    """How a cell of an area looks that holds just this text."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class OverlayData:
    """What is laid over the cells of an area."""

    area: AreaData
    marks: tuple[MarkData, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class ChoiceData:
    """What the cells of an area offer, where any other is taken as well.

    That is words, or the cells of another sheet; `source` is null, and `sheet` empty,
    where it is words.
    """

    area: AreaData
    words: tuple[str, ...]
    sheet: str
    source: AreaData | None


@dataclass(frozen=True, slots=True)
class ChartData:
    """A bar chart; `figures` are its names and numbers with a heading above each.

    `colours` are one per bar; `colour` is for programs that give all bars the same.
    """

    title: str
    figures: AreaData
    points: tuple[tuple[str, int], ...]
    colours: tuple[str, ...]
    colour: str
    anchor: Anchor
    lying: bool


@dataclass(frozen=True, slots=True)
class NoteData:
    """A note on a cell."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class FilledData:
    """What people fill in, below the rows that stay in sight.

    `below` are the styles of the first columns, counted from 0; `filtered` is the area
    with a button to filter in each heading, and null without.
    """

    below: tuple[int, ...]
    notes: tuple[NoteData, ...]
    filtered: AreaData | None


@dataclass(frozen=True, slots=True)
class PageData:
    """A page, ready to be painted: widths in characters, heights in points.

    `frozen` rows stay in sight, `tab` is the colour of the tab, and a `hidden` tab is
    added out of sight. `filled` is null where nobody fills anything in.
    """

    sheet: str
    widths: tuple[float, ...]
    heights: tuple[tuple[int, float], ...]
    styles: tuple[Style, ...]
    cells: tuple[CellData, ...]
    overlays: tuple[OverlayData, ...]
    charts: tuple[ChartData, ...]
    choices: tuple[ChoiceData, ...]
    frozen: int
    tab: str
    hidden: bool
    filled: FilledData | None


def page_data(page: Page) -> PageData:
    """Give a page as plain data."""
    numbers: dict[Style, int] = {}
    for cell in page.cells:
        numbers.setdefault(cell.style, len(numbers))
    for style in () if page.filled is None else page.filled.below:
        numbers.setdefault(style, len(numbers))
    return PageData(
        sheet=page.sheet.value,
        widths=page.widths,
        heights=page.heights,
        styles=tuple(numbers),
        cells=tuple(_cell(cell, numbers[cell.style]) for cell in page.cells),
        overlays=tuple(_overlay(o) for o in page.overlays if o.marks or o.bar),
        charts=tuple(map(_chart, page.charts)),
        choices=tuple(_choices(page)),
        frozen=page.frozen,
        tab=page.colour,
        hidden=page.hidden,
        filled=None if page.filled is None else _filled(page.filled, numbers),
    )


def _filled(filled: Filled, numbers: dict[Style, int]) -> FilledData:
    return FilledData(
        below=tuple(numbers[style] for style in filled.below),
        notes=tuple(
            NoteData(place.row, place.column, text)
            for cell, text in filled.notes
            for place in [_area(cell)]
        ),
        filtered=_area(filled.filtered) if filled.filtered else None,
    )


def _cell(cell: PageCell, style: int) -> CellData:
    first, last = column_number(cell.first), column_number(cell.last)
    formula = everywhere(cell.formula)
    span = last - first + 1
    return CellData(cell.row, first, span, cell.value, style, cell.link, formula)


def everywhere(formula: str) -> str:
    """Write a formula so that a spreadsheet of any country reads it.

    Its arguments are parted by semicolons, and it has no decimal sign.

    >>> everywhere('IF(B2>0.05,"0.5, or more",2)')
    'IF(B2>(1/20);"0.5, or more";2)'
    """
    return OF_A_COUNTRY.sub(_of_any_country, formula)


def _of_any_country(part: re.Match[str]) -> str:
    text = part[0]
    if text == ",":
        return ";"
    return f"({Fraction(text)})" if part["decimal"] else text


def _area(*references: str) -> AreaData:
    """Give the rectangle around some areas.

    >>> _area("$T$9:$T$19", "$U$9:$U$19")
    AreaData(row=9, column=20, height=11, width=2)
    """
    areas = [area for area in map(Area.of, references) if area is not None]
    top, left = min(area.top for area in areas), min(area.left for area in areas)
    bottom = max(area.bottom for area in areas)
    right = max(area.right for area in areas)
    return AreaData(top, left, bottom - top + 1, right - left + 1)


def _overlay(overlay: Overlay) -> OverlayData:
    marks = tuple(MarkData(text, mark) for text, mark in overlay.marks)
    return OverlayData(_area(overlay.area), marks, overlay.bar)


def _choices(page: Page) -> Iterator[ChoiceData]:
    for choice in page.filled.choices if page.filled else ():
        area = _area(choice.area)
        if choice.words:
            yield ChoiceData(area, choice.words, "", None)
        else:
            sheet, source = split_reference(choice.source)
            yield ChoiceData(area, (), sheet, _area(source))


def _chart(chart: Chart) -> ChartData:
    bare = _area(chart.names, chart.values)
    figures = AreaData(bare.row - 1, bare.column, bare.height + 1, bare.width)
    return ChartData(
        title=chart.title,
        figures=figures,
        points=chart.points,
        colours=chart.colours,
        colour=CHART_INK.series,
        anchor=chart.anchor,
        lying=chart.lying,
    )
