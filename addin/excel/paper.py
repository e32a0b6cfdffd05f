"""Paper of an open workbook: a page painted through xlwings."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from addin.excel.cell_values import cell
from addin.excel.charts import draw
from addin.excel.excel_api import (
    freeze,
    optional,
    print_as,
    widen,
)
from addin.excel.offers import offer
from addin.excel.read_workbook import find_tab
from addin.excel.style import bar, dress, mark
from addin.excel.tabs import cleared, hide, home
from scoring.values.refs import column_number


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import xlwings as xw

    from scoring.sheets.page import Page, PageCell
    from scoring.xlsx.draw.styles import Style

    Dressing = Callable[[], None]

MOST_LINKS: Final = 300
"""Each takes a call of its own into Excel, and nobody clicks more."""


def write_page(book: xw.Book, page: Page) -> Dressing:
    """Write a page on its tab, in place of what stood there; give its dressing."""
    new = find_tab(book, page.sheet) is None
    tab = cleared(book, page.sheet)
    tab.range("A1").options(ndim=2).value = grid(page.cells)
    dressing = partial(dress_page, page, tab)
    return partial(_out_of_sight, dressing, tab) if new and page.hidden else dressing


def _out_of_sight(dressing: Dressing, tab: xw.Sheet) -> None:
    dressing()
    hide(tab)


def dress_page(page: Page, tab: xw.Sheet) -> None:
    """Make a page look well, and show it from its first cell."""
    # a link brings a look of its own, so styles come after
    _paint_links(page, tab)
    for area, style in areas(page.cells):
        dress(tab.range(area), style)
        if is_wide(area):
            with optional():
                tab.range(area).merge(across=True)
    _paint_sizes(page, tab)
    for overlay in page.overlays:
        for text, look in overlay.marks:
            mark(tab.range(overlay.area), text, look)
        if overlay.bar is not None:
            bar(tab.range(overlay.area), overlay.bar.colour, overlay.bar.most)
    for chart in page.charts:
        draw(chart, page, tab)
    offer(tab, page.filled)
    print_as(tab, page.setup, page.printed)
    if page.frozen:
        freeze(tab, rows=page.frozen, columns=0)
    home(tab)


def grid(cells: Iterable[PageCell]) -> list[list[Any]]:
    """Give the values of all cells from A1 on, as Excel is to take them."""
    at = {
        (page_cell.row, column_number(page_cell.first)): page_cell
        for page_cell in cells
    }
    height = max((row for row, _ in at), default=1)
    width = max((column for _, column in at), default=1)
    rows: list[list[Any]] = [[None] * width for _ in range(height)]
    for (row, column), page_cell in at.items():
        formula = page_cell.formula
        value = f"={formula}" if formula else cell(page_cell.value)
        rows[row - 1][column - 1] = value
    return rows


def _paint_links(page: Page, tab: xw.Sheet) -> None:
    links = [page_cell for page_cell in page.cells if page_cell.link]
    for page_cell in links[:MOST_LINKS]:
        # the text is not read back: in the browser it reads as it was before
        with optional():
            tab.range(page_cell.name).add_hyperlink(
                f"#{page_cell.link}", str(page_cell.value), page_cell.link
            )


def _paint_sizes(page: Page, tab: xw.Sheet) -> None:
    for number, width in enumerate(page.widths, start=1):
        widen(tab.range((1, number)), width)
    for first, last, height in runs(page.heights):
        with optional():
            tab.range(f"{first}:{last}").row_height = height


def areas(cells: Iterable[PageCell]) -> Iterator[tuple[str, Style]]:
    """Join cells of one style that stand below each other."""
    by_style: dict[tuple[str, str, Style], list[int]] = {}
    for page_cell in cells:
        by_style.setdefault(
            (page_cell.first, page_cell.last, page_cell.style), []
        ).append(page_cell.row)
    for (left, right, style), rows in by_style.items():
        for first, last, _ in runs((row, 0) for row in sorted(rows)):
            yield f"{left}{first}:{right}{last}", style


def runs(rows: Iterable[tuple[int, float]]) -> Iterator[tuple[int, int, float]]:
    """Join rows that follow each other and have the same height.

    >>> list(runs([(1, 8), (3, 20), (4, 20)]))
    [(1, 1, 8), (3, 4, 20)]
    """
    numbered = enumerate(rows)
    for (_, height), run in groupby(numbered, lambda n: (n[1][0] - n[0], n[1][1])):
        of_run = [row for _, (row, _) in run]
        yield of_run[0], of_run[-1], height


def is_wide(area: str) -> bool:
    """Say whether an area has several columns.

    >>> is_wide("B5:C5"), is_wide("B5:B9")
    (True, False)
    """
    first, _, last = area.partition(":")
    return first.rstrip("0123456789") != last.rstrip("0123456789")
