"""xlwings' own code for Excel on Mac, over ranges that stand in for appscript's."""

from __future__ import annotations

import atexit
import importlib
import re
import sys
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw
from xlwings import mac_dict

from tests.doubles.pywin32 import Dummy, dummy_module


if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING_VALUE = object()
"""What appscript gives for a cell without a value that it can name."""


class Words:
    """The words of AppleScript, each equal to itself alone."""

    missing_value = MISSING_VALUE

    def __getattr__(self, name: str) -> str:
        return f"k.{name}"


def appscript() -> dict[str, Any]:
    """The modules that exist on a Mac only."""
    error = type("CommandError", (Exception,), {})
    reference = dummy_module("appscript.reference", CommandError=error, Reference=Dummy)
    modules = [
        dummy_module("aem"),
        dummy_module("osax"),
        dummy_module("psutil"),
        dummy_module("appscript", k=Words(), its=Dummy(), mactypes=Dummy()),
        reference,
    ]
    return {module.__name__: module for module in modules}


@contextmanager
def mac_module() -> Iterator[Any]:
    """Give xlwings' own module `_xlmac`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, module in appscript().items():
            patch.setitem(sys.modules, name, module)
        patch.delitem(sys.modules, "xlwings._xlmac", raising=False)
        # what monkeypatch has seen, it takes away again
        patch.setattr(xw, "_xlmac", None, raising=False)
        module = importlib.import_module("xlwings._xlmac")
        # it would look for a running Excel when the tests are over
        atexit.unregister(module.cleanup)
        patch.setitem(sys.modules, "xlwings._xlmac", module)
        yield module


def range_on_mac(mac: Any, values: Any, texts: Any, **options: Any) -> Any:
    """A range in xlwings' own class for it.

    Parameters
    ----------
    values, texts : object
        What Excel gives for its values and for what is shown in it: a cell alone, or
        a list of rows.
    options : object
        As `xw.Range.options` takes them.
    """
    cells = SimpleNamespace(
        value=SimpleNamespace(get=lambda: values),
        string_value=SimpleNamespace(get=lambda: texts),
    )
    area = mac.Range(SimpleNamespace(xl=SimpleNamespace(cells={"A1": cells})), "A1")
    area.options = options
    return area


class MacCells:
    """The cells of a sheet as appscript gives them.

    An error is shown, but has no value; in a block it is left out of its row where
    `drops` says so, as Excel for Mac does at times.
    """

    def __init__(self, shown: list[list[Any]], *, drops: bool) -> None:
        self.shown, self.drops, self.reads = shown, drops, 0

    @property
    def cells(self) -> MacCells:
        return self

    @property
    def rows(self) -> Any:
        class Rows:
            def __getitem__(self, row: int) -> Any:
                return SimpleNamespace(columns=Columns(row))

        class Columns:
            def __init__(self, row: int) -> None:
                self.row = row

            def __getitem__(self, column: int) -> Any:
                return SimpleNamespace(get_address=lambda: f"R{self.row}C{column}")

        return Rows()

    def __getitem__(self, address: str) -> Any:
        corners = [map(int, re.findall(r"\d+", part)) for part in address.split(":")]
        (top, left), (bottom, right) = corners if len(corners) > 1 else corners * 2
        block = [row[left - 1 : right] for row in self.shown[top - 1 : bottom]]

        def values() -> Any:
            self.reads += 1
            rows = [self._values(row) for row in block]
            return rows if len(block) * len(block[0]) > 1 else (rows[0] or [None])[0]

        def texts() -> Any:
            rows = [[str(cell) for cell in row] for row in block]
            return rows if len(rows) * len(rows[0]) > 1 else rows[0][0]

        return SimpleNamespace(
            value=SimpleNamespace(get=values), string_value=SimpleNamespace(get=texts)
        )

    def _values(self, row: list[Any]) -> list[Any]:
        errors = [isinstance(cell, str) and cell.startswith("#") for cell in row]
        drops = self.drops and len(row) > 1
        cells = zip(row, errors, strict=True)
        return [MISSING_VALUE if bad else v for v, bad in cells if not (bad and drops)]


def cells_on_mac(mac: Any, shown: MacCells) -> xw.Range:
    """All of these cells as a range, in xlwings' own classes."""
    app = SimpleNamespace(engine=mac.engine, pid=1)
    book = SimpleNamespace(xl=SimpleNamespace(worksheets=[shown]), app=app)
    sheet = mac.Sheet(book, 0)
    size = (1, 1, len(shown.shown), len(shown.shown[0]))
    return xw.Range(impl=mac.Range(sheet, size))


class Reference:
    """What appscript gives for anything in Excel, and a record of what is done to it.

    It has only the words of the dictionary that xlwings brings along, as has Excel.
    """

    def __init__(self, done: list[str], path: str = "excel") -> None:
        self.done, self.path = done, path

    def __getattr__(self, name: str) -> Reference:
        if name not in WORDS:
            message = f"Unknown property, element or command: {name!r}"
            raise AttributeError(message)
        return Reference(self.done, f"{self.path}.{name}")

    def __getitem__(self, key: object) -> Reference:
        return Reference(self.done, f"{self.path}[{key}]")

    def __call__(self, **given: object) -> None:
        shown = ", ".join(f"{name}={value}" for name, value in given.items())
        self.done.append(f"{self.path}({shown})")

    def set(self, value: object) -> None:
        self.done.append(f"{self.path} = {value}")

    def get(self) -> object:
        return GIVEN.get(self.path.rpartition(".")[2], self.path)

    def get_address(self) -> str:
        return self.path


WORDS = {
    word
    for group in (mac_dict.properties, mac_dict.elements, mac_dict.commands)
    for word, *_ in group
}
GIVEN = {"date_1904": True, "name": "accounts.xlsm"}
"""What Excel answers."""


def book_on_mac(mac: Any) -> tuple[xw.Book, list[str]]:
    """A workbook in xlwings' own classes, and a record of what is done in Excel."""
    done: list[str] = []
    program = mac.App(xl=Reference(done))
    # these would ask macOS, not Excel
    mac.App.pid = 1
    program.activate = lambda *_: done.append("excel in front")
    book = xw.Book(impl=mac.Book(program, 1))
    return book, done
