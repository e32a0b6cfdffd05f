"""How a sheet is printed, and which of its rows and columns stay in sight."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.values.refs import cell_name


FOOTER = (
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>"
    "</headerFooter>"
)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A sheet on paper: A4, lying, as wide as one page.

    Parameters
    ----------
    top, bottom : float
        Margins in inches; those at the sides are always 0.4.
    edge : float
        From the edge of the paper to the line of page numbers, in inches.
    pages_tall : int
        On how many pages its rows must fit; 0 for as many as it takes.
    centred : bool
        Whether it stands in the middle of the page.
    numbered : bool
        Whether the name of the sheet and the number of the page stand below.
    starts : tuple of int
        Rows with which a new page begins.
    """

    top: float = 0.5
    bottom: float = 0.6
    edge: float = 0.3
    pages_tall: int = 0
    centred: bool = False
    numbered: bool = True
    starts: tuple[int, ...] = ()


ONE_PAGE = PageSetup(0.4, 0.4, 0.2, pages_tall=1, centred=True, numbered=False)
LONG_TABLE = PageSetup()


def page_setup_xml(setup: PageSetup) -> str:
    """Write how a sheet is printed."""
    # one page is what Excel takes where nothing is written
    tall = "" if setup.pages_tall == 1 else f' fitToHeight="{setup.pages_tall}"'
    centred = '<printOptions horizontalCentered="1"/>' if setup.centred else ""
    footer = FOOTER if setup.numbered else ""
    return (
        f'{centred}<pageMargins left="0.4" right="0.4" top="{setup.top}" '
        f'bottom="{setup.bottom}" header="{setup.edge}" footer="{setup.edge}"/>'
        f'<pageSetup paperSize="9" orientation="landscape"{tall}/>{footer}'
        f"{_breaks_xml(setup.starts)}"
    )


def _breaks_xml(starts: tuple[int, ...]) -> str:
    """Write with which rows a new page begins.

    >>> _breaks_xml((40,))
    '<rowBreaks count="1" manualBreakCount="1"><brk id="39" max="16383" man="1"/></rowBreaks>'
    """
    if not starts:
        return ""
    count = len(starts)
    breaks = "".join(f'<brk id="{row - 1}" max="16383" man="1"/>' for row in starts)
    return f'<rowBreaks count="{count}" manualBreakCount="{count}">{breaks}</rowBreaks>'


def frozen_xml(rows: int, columns: int, selected: str = "") -> str:
    """Write that the first rows and columns stay in sight.

    Parameters
    ----------
    rows, columns : int
        How many; rows at least 1.
    selected : str
        The cell that is selected, if it is not the first one that moves.
    """
    corner = cell_name(rows + 1, columns + 1)
    across = f'xSplit="{columns}" ' if columns else ""
    pane = "bottomRight" if columns else "bottomLeft"
    cell = selected or corner
    return (
        f'<pane {across}ySplit="{rows}" topLeftCell="{corner}" activePane="{pane}" '
        f'state="frozen"/><selection pane="{pane}" activeCell="{cell}" '
        f'sqref="{cell}"/>'
    )
