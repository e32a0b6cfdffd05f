"""xlwings' own code for Excel on Mac, over ranges that stand in for appscript's."""

from __future__ import annotations

import atexit
import importlib
import sys
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

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
    found = mac.Range(SimpleNamespace(xl=SimpleNamespace(cells={"A1": cells})), "A1")
    found.options = options
    return found
