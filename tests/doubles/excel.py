"""An xlwings engine over openpyxl, so that macros run where there is no Excel.

It uses the freely licensed part of xlwings only. Values written to cells are read as
Excel reads them: as if they had been typed. With ``com=True`` the native objects that
`addin.excel.excel_api` asks for exist as well, under the names that Excel for Windows has.

It is a test double: what it accepts, Excel may refuse. `test_contract` compares it with
what xlwings asks of an engine.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import xlwings as xw
from openpyxl.workbook.defined_name import DefinedName

from tests.doubles.excel_charts import Charts
from tests.doubles.excel_copies import copy_sheet
from tests.doubles.excel_ranges import LAST, Range
from tests.doubles.excel_tables import Tables
from tests.doubles.excel_validation import SEPARATOR


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

ERRORS = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}


class Engine:
    """What xlwings is told of the program."""

    name, type = "openpyxl", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Any,  # noqa: ARG004
        empty_as: Any,
        number_builder: Any,  # noqa: ARG004
        err_to_str: bool,  # noqa: FBT001
    ) -> list[list[Any]]:
        def clean(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, str) and value in ERRORS:
                return value if err_to_str else None
            whole = isinstance(value, int) and not isinstance(value, bool)
            return float(value) if whole else value

        return [[clean(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> Any:  # noqa: ARG004
        return None if x is None or pd.isna(x) else x


class Apps:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.app = App(self)

    def keys(self) -> list[int]:
        return [self.app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        return self.app


class App:
    """The program, with a record of all it was told."""

    pid = 4711
    selection: Any = None
    clipboard: Any = None
    com = True

    def __init__(self, apps: Apps) -> None:
        self.engine = apps.engine
        self.books = Books(self)
        self.alerts: list[str] = []
        self.bars: list[Any] = []
        self.screen_updating = True
        self.enable_events = True
        self.display_alerts = True
        self.calculation = "semiautomatic"
        self.window = SimpleNamespace(FreezePanes=False, SplitRow=0, SplitColumn=0)

    @property
    def api(self) -> Any:
        parted = {5: SEPARATOR}.__getitem__
        native = SimpleNamespace(ActiveWindow=self.window, International=parted)
        return native if self.com else None

    @property
    def status_bar(self) -> Any:
        return self.bars[-1] if self.bars else False

    @status_bar.setter
    def status_bar(self, value: Any) -> None:
        self.bars.append(value)

    def _empty_clipboard(self, value: bool) -> None:  # noqa: FBT001
        assert not value
        self.clipboard = None

    cut_copy_mode = property(None, _empty_clipboard)

    def activate(self, steal_focus: bool) -> None:  # noqa: FBT001
        assert not steal_focus

    def alert(self, prompt: str, *_: Any) -> str:
        self.alerts.append(prompt)
        return "ok"


class Books:
    def __init__(self, app: App) -> None:
        self.app = app
        self.active: Book | None = None

    def add_file(self, path: Path, *, com: bool) -> Book:
        book = Book(self, openpyxl.load_workbook(path), path, com=com)
        self.active = book
        return book


class Book:
    def __init__(
        self, books: Books, book: openpyxl.Workbook, path: Path, *, com: bool
    ) -> None:
        self.app, self.book, self.name, self.com = books.app, book, path.name, com
        self.app.com = com
        self.fullname = str(path)

    @property
    def api(self) -> Any:
        native = SimpleNamespace(Date1904=self.book.epoch.year == 1904)
        return native if self.com else None

    def activate(self) -> None:
        """There is only one."""

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Any:
        return Names(self)


class Names:
    """The names of a workbook, those of its sheets among them, or of one sheet."""

    def __init__(self, parent: Book | Sheet) -> None:
        sheets = [*parent.sheets] if isinstance(parent, Book) else [parent]
        self.names_of = parent.book if isinstance(parent, Book) else parent.cells_of
        self.names = [*self.names_of.defined_names] if isinstance(parent, Book) else []
        for sheet in sheets:
            own = sheet.cells_of.defined_names
            self.names += [f"{sheet.name}!{name}" for name in own]

    def snapshot(self) -> list[tuple[str, Any]]:
        return [(name, SimpleNamespace(name=name)) for name in self.names]

    def add(self, name: str, refers_to: str) -> Any:
        added = DefinedName(name, attr_text=refers_to.removeprefix("="))
        self.names_of.defined_names[name] = added
        return Name(added)


class Name:
    def __init__(self, defined: DefinedName) -> None:
        self.defined = defined

    @property
    def name(self) -> str:
        return str(self.defined.name)

    @property
    def api(self) -> Any:
        return self

    def _show(self, value: bool) -> None:  # noqa: FBT001
        self.defined.hidden = not value

    Visible = property(None, _show)


class Sheets:
    def __init__(self, parent: Book) -> None:
        self.parent = parent

    def __call__(self, key: int | str) -> Sheet:
        book = self.parent.book
        if isinstance(key, int):
            return Sheet(self.parent, book.worksheets[key - 1])
        return Sheet(self.parent, book[key])

    def __len__(self) -> int:
        return len(self.parent.book.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.parent, sheet) for sheet in self.parent.book.worksheets)

    def add(self, _before: Any, after: Sheet | None, name: str | None = None) -> Sheet:
        place = None if after is None else after.index
        return Sheet(self.parent, self.parent.book.create_sheet(name, place))


class Sheet:
    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.cells_of = book, sheet

    @property
    def api(self) -> Any:
        if not self.book.com:
            return None
        return NativeSheet(
            self,
            Tab=NativeTab(self.cells_of),
            ProtectContents=bool(self.cells_of.protection.sheet),
            Outline=SimpleNamespace(ShowLevels=self._fold),
            Cells=SimpleNamespace(
                ClearOutline=self.cells_of.column_dimensions.clear,
                SparklineGroups=SimpleNamespace(Clear=self._clear_sparklines),
            ),
        )

    def _clear_sparklines(self) -> None:
        # openpyxl reads none: tests note them here
        self.cells_of.sparklines = []

    def _fold(self, **levels: int) -> None:
        assert levels == {"ColumnLevels": 1}
        for column in self.cells_of.column_dimensions.values():
            column.hidden = column.outlineLevel > 0

    @property
    def name(self) -> str:
        return str(self.cells_of.title)

    @name.setter
    def name(self, value: str) -> None:
        self.cells_of.title = value

    @property
    def cells(self) -> Range:
        return Range(self, (1, 1), LAST)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        assert before is None
        assert after is not None
        new = self.book.book.create_sheet(f"{self.name} (2)"[-31:], after.index)
        copy_sheet(self.cells_of, new)

    def delete(self) -> None:
        assert self.cells_of.sheet_state != "veryHidden", "Excel refuses"
        self.book.book.remove(self.cells_of)

    @property
    def visible(self) -> bool:
        return bool(self.cells_of.sheet_state == "visible")

    @visible.setter
    def visible(self, value: bool) -> None:
        self.cells_of.sheet_state = "visible" if value else "hidden"

    @property
    def index(self) -> int:
        return int(self.book.book.index(self.cells_of)) + 1

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def used_range(self) -> Range:
        return Range(self, (1, 1), (self.cells_of.max_row, self.cells_of.max_column))

    def range(self, first: Any, last: Any = None) -> Range:
        return Range(self, first, last)

    def activate(self) -> None:
        self.book.book.active = self.index - 1

    def clear(self) -> None:
        self.used_range.clear()


class NativeTab:
    """What a sheet is switched to by: blue stands first in its colour, as in Excel."""

    def __init__(self, cells: Worksheet) -> None:
        self.cells = cells

    def _colour(self, value: int) -> None:
        self.cells.sheet_properties.tabColor = value.to_bytes(3, "little").hex().upper()

    Color = property(None, _colour)


class NativeSheet(SimpleNamespace):
    """A sheet as Excel for Windows has it."""

    def __init__(self, sheet: Sheet, **given: Any) -> None:
        super().__init__(**given)
        self.__dict__["sheet"] = sheet

    def _show(self, value: int) -> None:
        states = {-1: "visible", 0: "hidden", 2: "veryHidden"}
        self.sheet.cells_of.sheet_state = states[value]

    Visible = property(None, _show)


ENGINE = Engine()


def open_book(path: Path, *, com: bool = True) -> xw.Book:
    """Open a workbook in an app of its own."""
    if ENGINE.name not in [engine.name for engine in xw.engines]:
        xw.engines.add(xw.Engine(impl=ENGINE))
    xw.engines[ENGINE.name].activate()
    ENGINE.apps = Apps(ENGINE)
    return xw.Book(impl=ENGINE.apps.app.books.add_file(path, com=com))
