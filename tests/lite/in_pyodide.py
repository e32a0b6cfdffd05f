"""Run by a test inside Pyodide: what of a workbook's code can be run without numpy.

The compiled packages, which come from the network, are stood in for by empty ones:
so all our modules are at least read and loaded by the browser's Python.
"""

from __future__ import annotations

import doctest
import importlib
import json
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from collections.abc import Sequence

COMPILED = ("numpy", "pandas", "pyarrow", "lxml")
WITHOUT_THEM = (
    "addin.functions.expose",
    "addin.cells.ranges",
    "addin.excel.paper",
    "addin.excel.messages",
    "scoring.values.days",
    "scoring.values.numerals",
    "scoring.values.suggest",
    "scoring.values.text",
)


class Anything(type):
    """A class that has every attribute, and can be called, indexed and joined."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return made(name)

    def __call__(cls, *_: Any, **__: Any) -> Any:
        return cls

    def __getitem__(cls, _: Any) -> Any:
        return cls

    def __setitem__(cls, key: Any, value: Any) -> None:
        """Forget it."""

    def __or__(cls, _: Any) -> Any:
        return cls

    __ror__ = __or__

    def __iter__(cls) -> Any:
        return iter(())


def made(name: str) -> Any:
    return Anything.__new__(Anything, name, (), {})


class StandIn(ModuleType):
    """A package in which everything can be found."""

    __path__: list[str] = []  # noqa: RUF012 - what makes it a package

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return made(name)


class StandIns(MetaPathFinder, Loader):
    """Finds the packages that are not here."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: Any = None
    ) -> ModuleSpec | None:
        del path, target
        known = name.partition(".")[0] in COMPILED
        return ModuleSpec(name, self, is_package=True) if known else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is in it."""


def first_missing() -> str:
    """Load the code as far as it goes; name the package that it stops at."""
    try:
        importlib.import_module("main")
    except ModuleNotFoundError as error:
        return str(error.name)
    return ""


def doctests(name: str) -> tuple[int, int]:
    """Run a module's examples: how many failed, and how many there are."""
    outcome = doctest.testmod(importlib.import_module(name))
    return outcome.failed, outcome.attempted


def work() -> dict[str, Any]:
    import xlwings as xw  # noqa: PLC0415 - only once it can be found

    report: dict[str, Any] = {"platform": sys.platform, "xlwings": xw.__version__}
    report["stops at"] = first_missing()
    ours = [n for n in sys.modules if n.split(".")[0] in ("main", "addin", "scoring")]
    for name in ours:
        del sys.modules[name]
    sys.meta_path.append(StandIns())
    main = importlib.import_module("main")
    report["offers"] = sorted(n for n in vars(main) if n.isupper() and "_" in n)
    report["loaded"] = len(
        [n for n in sys.modules if n.startswith(("addin", "scoring"))]
    )
    report["loaded from"] = str(Path(str(sys.modules["scoring"].__file__)).parents[1])
    report["doctests"] = {name: doctests(name) for name in WITHOUT_THEM}
    return report


if sys.platform == "emscripten":
    sys.dont_write_bytecode = True
    sys.path[:0] = ["/workbook", "/packages"]
    print(json.dumps(work()))
