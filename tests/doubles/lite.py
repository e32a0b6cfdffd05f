"""What xlwings Lite does with the code of a workbook, as far as its docs say.

It is a test double: what it accepts, the add-in may refuse.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import addin.lite
from scoring.values.days import SHEET_EPOCH


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    Function = Callable[..., Any]

CODE = Path(str(addin.lite.__file__)).with_name("main.py")


def func(function: Function | None = None, **_: Any) -> Any:
    """Offer a function, with or without settings."""
    if function is None:
        return func
    function.__dict__.setdefault("lite_arguments", {})
    function.__dict__["lite_function"] = True
    return function


def arg(name: str, *_: Any, **options: Any) -> Any:
    """Say how an argument is handed over."""

    def offer(function: Function) -> Function:
        function.__dict__.setdefault("lite_arguments", {})[name] = options
        return function

    return offer


def script(function: Function | None = None, **settings: Any) -> Any:
    """Offer a script, with or without settings."""

    def offer(function: Function) -> Function:
        function.__dict__["lite_script"] = settings
        return function

    return offer if function is None else offer(function)


class Lite:
    """A workbook's code, loaded.

    Parameters
    ----------
    code : Path
        The file main.py.
    """

    def __init__(self, code: Path = CODE) -> None:
        spec = importlib.util.spec_from_file_location("main", code)
        assert spec is not None
        assert spec.loader is not None
        self.main: ModuleType = importlib.util.module_from_spec(spec)
        with mock.patch.multiple("xlwings", func=func, arg=arg, script=script):
            spec.loader.exec_module(self.main)

    def offered(self, mark: str) -> dict[str, Function]:
        """All that is offered, by name."""
        return {n: f for n, f in vars(self.main).items() if mark in vars_of(f)}

    def press(self, name: str, book: Any, flushed: Callable[[], object] = int) -> None:
        """Run a script to its end; what it did so far is there at each flush."""

        async def flush() -> None:
            flushed()

        book.impl.flush = flush
        running = getattr(self.main, name)(book)
        if running is not None:
            with contextlib.suppress(StopIteration):
                running.send(None)

    def call(self, name: str, *ranges: Any) -> Any:
        """Calculate a formula whose arguments are ranges."""
        function: Function = getattr(self.main, name)
        parameters = [*vars_of(function)["lite_arguments"]][::-1]
        options = [vars_of(function)["lite_arguments"][n] for n in parameters]
        pairs = zip(ranges, options, strict=False)
        return function(*(handed_over(cells, how) for cells, how in pairs))


def vars_of(thing: Any) -> dict[str, Any]:
    return getattr(thing, "__dict__", {})


def handed_over(cells: Any, options: dict[str, Any]) -> Any:
    """A range as a function gets it: one cell alone, one row flat, unless told."""
    rows = cells if isinstance(cells, list) else [[cells]]
    if not options.get("err_to_str"):
        rows = [[None if str(c).startswith("#") else c for c in row] for row in rows]
    rows = [[None if c == "" else c for c in row] for row in rows]
    if options.get("ndim") == 2:
        return rows
    flat = rows[0] if len(rows) == 1 else rows
    return flat[0] if len(flat) == 1 else flat


def as_excel_sends(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """Cells as a worksheet function of an Office add-in receives them."""
    return [[_as_json(cell) for cell in row] for row in rows]


def _as_json(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        moment = dt.datetime.combine(cell, dt.time())
        return (moment - SHEET_EPOCH).days
    whole = isinstance(cell, float) and cell.is_integer()
    return int(cell) if whole else cell
