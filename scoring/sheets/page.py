"""A sheet described once, for every paper that paints it: a file, an open workbook, JSON.

A page says what stands where and how it looks. It knows neither XML nor a spreadsheet
program; a paper knows one of these and nothing of accounts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scoring.language import say
from scoring.sheets.looks import TAB
from scoring.sheets.spoken import spoken
from scoring.xlsx.draw.page_setup import LONG_TABLE, PageSetup


if TYPE_CHECKING:
    from scoring.sheets.sections import Value
    from scoring.vocabulary import Sheet
    from scoring.xlsx.draw.charts import Chart
    from scoring.xlsx.draw.drop_downs import DropDown
    from scoring.xlsx.draw.marks_xml import Bar
    from scoring.xlsx.draw.styles import Mark, Style


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell, or several of one row as one.

    Parameters
    ----------
    row : int
        Counted from 1.
    columns : str
        Letters, such as ``C``, or ``C:E`` for three that are one.
    value : str, float or None
        What it holds.
    style : Style
        How it looks.
    link : str
        The place in the workbook it leads to, such as ``Check!A1``; may be empty.
    formula : str
        What works its value out, which is then None; without its equals sign.
    """

    row: int
    columns: str
    value: Value
    style: Style
    link: str = ""
    formula: str = ""

    @property
    def name(self) -> str:
        """The first of its cells."""
        return f"{self.first}{self.row}"

    @property
    def first(self) -> str:
        """The letters of its first column."""
        return self.columns.partition(":")[0]

    @property
    def last(self) -> str:
        """The letters of its last column."""
        return self.columns.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over the cells of an area, also after they are sorted.

    Parameters
    ----------
    area : str
        Such as ``B6:B40``.
    marks : tuple of (str, Mark)
        How a cell looks that holds just this text.
    bar : Bar, optional
        The bar drawn in each cell.
    rules : tuple of (str, Mark), optional
        How a cell looks where a formula holds, written for the first one. Only files
        have them: Excel would read it as seen from the cell that is selected.
    """

    area: str
    marks: tuple[tuple[str, Mark], ...] = ()
    bar: Bar | None = None
    rules: tuple[tuple[str, Mark], ...] = ()


@dataclass(frozen=True, slots=True)
class ListArea:
    """The area of a page that is an Excel table, and that table's name."""

    name: str
    area: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The part of a page that people fill in: how it looks, and what helps them.

    Parameters
    ----------
    below : tuple of Style
        How the empty cells of the first columns look.
    notes : tuple of (str, str)
        Cells with the note on each.
    choices : tuple of DropDown
        What is offered in cells.
    filtered : str
        The area with a button to filter in each heading; empty for none.
    """

    below: tuple[Style, ...]
    notes: tuple[tuple[str, str], ...] = ()
    choices: tuple[DropDown, ...] = ()
    filtered: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One of our sheets.

    Parameters
    ----------
    sheet : Sheet
        Which.
    widths : tuple of float
        Of the first columns, in characters.
    heights : tuple of (int, float)
        Rows and their heights in points, in order.
    cells : tuple of PageCell
        All that is not empty.
    overlays : tuple of Overlay
        Marks and bars, over areas apart from each other.
    charts : tuple of Chart
        Pictures of its figures.
    frozen : int
        How many of the first rows stay in sight.
    selected : str
        The cell that is selected; empty for the first.
    listed : ListArea, optional
        The Excel table on it.
    printed : str
        The area that is printed, such as ``$A$1:$R$40``; empty for all.
    setup : PageSetup
        How it is printed.
    colour : str
        Of its tab, as RRGGBB.
    filled : Filled, optional
        What people fill in on it.
    hidden : bool
        Whether its tab is added out of sight.
    """

    sheet: Sheet
    widths: tuple[float, ...]
    heights: tuple[tuple[int, float], ...]
    cells: tuple[PageCell, ...]
    overlays: tuple[Overlay, ...] = ()
    charts: tuple[Chart, ...] = ()
    frozen: int = 0
    selected: str = ""
    listed: ListArea | None = None
    printed: str = ""
    setup: PageSetup = LONG_TABLE
    colour: str = TAB
    filled: Filled | None = None
    hidden: bool = False


@dataclass(slots=True)
class Draft:
    """A page while it is laid out, cell by cell."""

    heights: dict[int, float] = field(default_factory=dict)
    cells: list[PageCell] = field(default_factory=list)
    overlays: list[Overlay] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def fill(
        self, row: int, columns: str, value: Value, style: Style, link: str = ""
    ) -> None:
        """Fill a cell, or several of one row as one."""
        self.cells.append(PageCell(row, columns, say(value), style, link))

    def work_out(self, row: int, columns: str, formula: str, style: Style) -> None:
        """Fill a cell, or several of one row as one, with a formula."""
        self.cells.append(PageCell(row, columns, None, style, formula=formula))

    def on(self, page: Page) -> Page:
        """Give a page, bare as yet, all that was put."""
        return replace(
            page,
            heights=tuple(sorted(self.heights.items())),
            cells=tuple(self.cells),
            overlays=spoken(tuple(self.overlays)),
            charts=spoken(tuple(self.charts)),
            listed=spoken(page.listed),
            filled=spoken(page.filled),
        )
