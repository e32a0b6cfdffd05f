"""What the spreadsheet program may lack or refuse, and what xlwings has no words for.

None of this changes a result. What a program lacks is left out; what it refuses though
it has it, and what fails for any other reason, is logged, and the work goes on.
"""

from __future__ import annotations

import logging
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final

import xlwings as xw

from addin.excel import mac_api
from scoring.language import phrase


if TYPE_CHECKING:
    from types import TracebackType

    from scoring.xlsx.draw.page_setup import PageSetup

log = logging.getLogger(__name__)
IN_BROWSER: Final = sys.platform == "emscripten"
"""Whether this is xlwings Lite, which has other words for some things."""
ON_MAC: Final = sys.platform == "darwin"
REFUSALS: Final = (
    ("pywintypes", "com_error"),
    ("xlwings._xlwindows", "ExcelBusyError"),
    ("appscript.reference", "CommandError"),
    ("pyodide.ffi", "JsException"),
)
"""What Excel for Windows, for Mac and in the browser raise when they refuse a call."""
LANDSCAPE: Final = 2
VERY_HIDDEN: Final = 2
UNKNOWN_DAYS: Final = phrase(
    "the program does not say from which year it counts days; 1900 is taken"
)


class optional:  # noqa: N801 - reads as a statement: with optional()
    """Go on where the program lacks what is asked of it, or fails at it."""

    def __enter__(self) -> None:
        """Try."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Log what went wrong, unless the program just has no such thing."""
        if not isinstance(error, Exception):
            return False
        if is_lack(error):
            log.debug("the program has no such thing: %s", error)
        elif isinstance(error, refusals()):
            log.warning("the program refused: %s", error, exc_info=error)
        else:
            log.error("this failed: %s", error, exc_info=error)
        return True


def is_lack(error: Exception) -> bool:
    """Tell whether an error says that the program does not have what was asked for.

    A name that xlwings itself does not know is no lack but a mistake of ours.
    """
    if isinstance(error, AttributeError):
        return not type(error.obj).__module__.startswith(("xlwings.main", "addin."))
    return isinstance(error, NotImplementedError)


def refusals() -> tuple[type[Exception], ...]:
    """Give the errors by which the program at hand refuses a call."""
    there = (getattr(sys.modules.get(module), name, None) for module, name in REFUSALS)
    return (xw.XlwingsError, *(kind for kind in there if isinstance(kind, type)))


def freeze(sheet: xw.Sheet, rows: int, columns: int) -> None:
    """Keep the first rows and columns in sight."""
    if IN_BROWSER:
        corner = sheet.range((rows, max(columns, 1))).address
        with optional():
            sheet.freeze_panes.freeze_at(f"$A$1:{corner}" if columns else f"1:{rows}")
        return
    with optional():
        sheet.activate()
        program = sheet.book.app.api
        if ON_MAC:
            mac_api.freeze(program.active_window, rows, columns)
            return
        window = program.ActiveWindow
        window.FreezePanes = False
        window.ScrollRow = window.ScrollColumn = 1
        window.SplitRow, window.SplitColumn = rows, columns
        window.FreezePanes = True


def points_wide(characters: float) -> float:
    """Turn a width in characters of Excel's usual font into points.

    >>> points_wide(9)
    51.0
    """
    return (characters * 7 + 5) * 0.75


def widen(columns: xw.Range, characters: float) -> None:
    """Set the width of columns, in characters of Excel's usual font."""
    with optional():
        columns.column_width = points_wide(characters) if IN_BROWSER else characters


def colour_tab(sheet: xw.Sheet, colour: str) -> None:
    """Colour the tab of a sheet, as RRGGBB; only Excel for Windows can."""
    red, green, blue = bytes.fromhex(colour)
    with optional():
        sheet.api.Tab.Color = red + (green << 8) + (blue << 16)


def print_as(sheet: xw.Sheet, setup: PageSetup, area: str) -> None:
    """Say how a sheet is printed, and what of it."""
    if area:
        with optional():
            sheet.page_setup.print_area = area
    if ON_MAC:
        with optional():
            mac_api.print_as(sheet.api, setup)
        return
    with optional():
        native = sheet.api.PageSetup
        native.Orientation = LANDSCAPE
        native.Zoom = False
        native.FitToPagesWide = 1
        native.FitToPagesTall = setup.pages_tall or False
        native.CenterHorizontally = setup.centred
    with optional():
        sheet.api.ResetAllPageBreaks()
        for row in setup.starts:
            sheet.api.HPageBreaks.Add(sheet.api.Rows(row))


def fold(columns: xw.Range, *, new: bool) -> None:
    """Fold columns away under a button.

    In the browser a group cannot be looked for, and a second one would lie inside the
    first: so only a new tab gets one. Nor can it be closed by a command, but a group
    all of whose columns are hidden is a closed one.
    """
    if IN_BROWSER:
        with optional():
            if new:
                columns.group("columns")
            columns.columns.hidden = True
        return
    if ON_MAC:
        with optional():
            mac_api.fold(columns.api, columns.sheet.api)
        return
    with optional():
        columns.api.EntireColumn.Group()
        columns.sheet.api.Outline.ShowLevels(ColumnLevels=1)


def unfold(sheet: xw.Sheet) -> None:
    """Take all folds and all hidden rows and columns away."""
    with optional():
        _end_filter(sheet)
    with optional():
        if ON_MAC:
            mac_api.unfold(sheet.api)
        else:
            sheet.api.Cells.ClearOutline()
    with optional():
        sheet.used_range.rows.hidden = False
    with optional():
        sheet.used_range.columns.hidden = False


def clear_sparklines(sheet: xw.Sheet) -> None:
    """Take away the sparklines of a sheet, which stay when its cells are cleared.

    Only Excel for Windows can; elsewhere they are blank once their numbers are gone.
    """
    with optional():
        sheet.api.Cells.SparklineGroups.Clear()


def _end_filter(sheet: xw.Sheet) -> None:
    if ON_MAC:
        sheet.api.autofilter_mode.set(False)
    else:
        sheet.api.AutoFilterMode = False


def indent(cells: xw.Range, amount: int) -> None:
    """Move texts away from the edge of their cells."""
    with optional():
        if IN_BROWSER:
            cells.adjust_indent(amount)
        elif ON_MAC:
            mac_api.indent(cells.api, amount)
        else:
            cells.api.IndentLevel = amount


def unlist(table: xw.main.Table) -> None:
    """Make a table plain cells; references to it become references to the cells.

    Excel for Mac has no such command for programs: there it stays a table.
    """
    with optional():
        table.api.Unlist()


def hide_deeply(sheet: xw.Sheet) -> None:
    """Take a sheet out of the lists of hidden ones as well; Excel for Windows can."""
    sheet.visible = False
    with optional():
        sheet.api.Visible = VERY_HIDDEN


def folded_columns(area: xw.Range) -> list[tuple[int, int]]:
    """List the runs of columns that lie under a button, first and last of each."""
    folded: list[int] = []
    with optional():
        columns = area.api.Columns
        width = area.shape[1]
        folded = [n for n in range(1, width + 1) if columns(n).OutlineLevel > 1]
    runs = groupby(enumerate(folded), lambda pair: pair[1] - pair[0])
    numbers = ([column for _, column in run] for _, run in runs)
    return [(run[0], run[-1]) for run in numbers]


def point_charts(sheet: xw.Sheet, before: str, after: str) -> None:
    """Let the charts of a sheet show the cells of another; both as formulas write them.

    A chart that is copied together with its cells goes on showing those copied.
    """
    with optional():
        for chart in sheet.charts:
            series = chart.api[1].SeriesCollection
            for number in range(1, len(chart.series) + 1):
                formula = series(number).Formula
                series(number).Formula = formula.replace(before, after)


def hide_name(name: xw.Name) -> None:
    """Take a defined name out of the lists that people see."""
    if ON_MAC:
        with optional():
            name.api.visible.set(False)
        return
    with optional():
        name.api.Visible = False


def is_protected(sheet: xw.Sheet) -> bool:
    """Say whether nobody may change a sheet, as far as the program tells."""
    with optional():
        native = sheet.api
        return bool(native.protect_contents.get() if ON_MAC else native.ProtectContents)
    return False


def is_filtered(sheet: xw.Sheet) -> bool:
    """Say whether a filter hides rows of a sheet, as far as the program tells."""
    with optional():
        native = sheet.api
        return bool(native.filter_mode.get() if ON_MAC else native.FilterMode)
    return False


def counts_from_1904(book: xw.Book) -> bool:
    """Say whether the workbook counts its days from 1904.

    Where the program does not say, as in the browser, the usual 1900 is taken; the log
    tells so.
    """
    with optional():
        return bool(book.api.Date1904)
    with optional():
        return bool(book.api.date_1904.get())
    log.warning(UNKNOWN_DAYS)
    return False
