"""What xlwings needs in order to believe that it runs beside Excel on Windows.

With pywin32 replaced by dummies, the real `xlwings.udfs.call_udf` converts the
arguments, calls the function and converts its result, as it does for a formula.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import sys
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

import addin.functions.account_functions
from tests.doubles.pywin32 import Dummy, pywin32


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MISSING = -2_147_352_572
"""What COM gives for an argument that was left out."""
FUNCTIONS = "functions_on_windows"


class ComRange:
    """A range as Excel passes it to a worksheet function; it counts its readings."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.reads = 0

    @property
    def Value(self) -> Any:  # noqa: N802 - as COM calls it
        self.reads += 1
        return self.value


def fake_range(windows: Any) -> type:
    """The range class of xlwings over `ComRange`."""

    class FakeRange(windows.Range):  # type: ignore[misc]
        xl: Any = None
        address = "$D$2"

        def __init__(self, xl: Any) -> None:
            self.xl = xl

        @property
        def raw_value(self) -> Any:
            return self.xl.Value

        @property
        def shape(self) -> tuple[int, int]:
            value = self.xl.value
            is_block = isinstance(value, tuple)
            return (len(value), len(value[0])) if is_block else (1, 1)

        @property
        def sheet(self) -> Any:
            app = SimpleNamespace(engine=windows.engine, pid=1)
            return SimpleNamespace(book=SimpleNamespace(app=app))

    return FakeRange


@contextmanager
def windows_modules() -> Iterator[tuple[pytest.MonkeyPatch, Any, Any]]:
    """Give xlwings' own code for Windows: `_xlwindows` and `udfs`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, module in pywin32().items():
            patch.setitem(sys.modules, name, module)
        for name in ("oledll", "windll", "PyDLL"):
            patch.setattr(ctypes, name, Dummy(), raising=False)
        for name in ("_xlwindows", "udfs"):
            patch.delitem(sys.modules, f"xlwings.{name}", raising=False)
            # what monkeypatch has seen, it takes away again
            patch.setattr(xw, name, None, raising=False)
        windows = importlib.import_module("xlwings._xlwindows")
        udfs = importlib.import_module("xlwings.udfs")
        for name in ("_xlwindows", "udfs"):
            patch.setitem(
                sys.modules, f"xlwings.{name}", sys.modules[f"xlwings.{name}"]
            )
        yield patch, windows, udfs


def opened_on_windows(windows: Any, fullname: str) -> Any:
    """A workbook as COM hands it over, in xlwings' own class for it."""
    return windows.Book(xl=SimpleNamespace(FullName=fullname, Name="accounts.xlsm"))


@contextmanager
def excel_for_windows() -> Iterator[Callable[..., Any]]:
    """Give a way to call a worksheet function as Excel for Windows calls it."""
    with windows_modules() as (patch, windows, udfs):
        loop = SimpleNamespace(loop=None)
        patch.setitem(sys.modules, "xlwings.com_server", loop)
        patch.setattr(windows, "is_range_instance", lambda x: isinstance(x, ComRange))
        patch.setattr(windows, "Range", fake_range(windows))
        for name in ("func", "arg", "ret"):
            patch.setattr(xw, name, getattr(udfs, f"xl{name}"))
        excel = xw.Engine(impl=windows.engine)
        patch.setitem(xw.engines.engines_by_name, "excel", excel)
        patch.setitem(sys.modules, FUNCTIONS, fresh_functions())
        yield lambda name, *given: udfs.call_udf(
            FUNCTIONS, name, given, None, ComRange(None)
        )


def fresh_functions() -> ModuleType:
    """The worksheet functions once more, with the decorators that do something."""
    path = Path(str(addin.functions.account_functions.__file__))
    spec = importlib.util.spec_from_file_location(FUNCTIONS, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
