"""What makes a Python function a worksheet function that never fails loudly."""

from __future__ import annotations

from functools import wraps
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Final

import xlwings as xw
from xlwings.conversion import Accessor, Pipeline

from addin.cells.ranges import ArgumentError
from scoring.language import current, phrase, speaking


if TYPE_CHECKING:
    from collections.abc import Callable

    from xlwings.conversion import ConversionContext, Options

    Function = Callable[..., Any]

CATEGORY: Final = "Account scoring"
LONGEST: Final = 250
NOT_RATED: Final = phrase("Not rated, {kind}: {error}")
UNREAD: Final = ("headings", "criteria")
VERSION: Final = "CriteriaVersion(headings, criteria)"
"""What Visual Basic hands over beside the arguments that a formula has."""


class Unread(Accessor):
    """Hands a range over without reading its cells, and all else as it is."""

    @staticmethod
    def reader(_: Options) -> Pipeline:
        """Give the one step."""
        return Pipeline([_unread])


def _unread(context: ConversionContext) -> None:
    if context.range is not None:
        context.value = context.range


def cells_of(argument: Any) -> Any:
    """Read an argument that may be a range still to be read."""
    return argument.raw_value if isinstance(argument, xw.Range) else argument


def worksheet_function(**arguments: str) -> Callable[[Function], Function]:
    """Offer a function to Excel.

    Its arguments arrive untouched: xlwings would make errors blank and squeeze one
    row and one column into the same shape. Headings and criteria arrive unread, and
    their version with them. The first two paragraphs of the function's docstring are
    shown in the function wizard.

    Parameters
    ----------
    **arguments : str
        What each argument is, for the function wizard.
    """

    def offer(function: Function) -> Function:
        offered: Function = in_words(function)
        for name, doc in arguments.items():
            kind = Unread if name in UNREAD else "raw"
            offered = xw.arg(name, kind, doc=doc)(offered)
        # not an argument of the formula: Visual Basic adds it
        offered = xw.arg("version", "raw", vba=VERSION)(offered)
        # func stands last: the others would set the category back
        offered = xw.func(category=CATEGORY)(xw.ret()(offered))
        # only on Windows do they do anything
        if hasattr(offered, "__xlfunc__"):
            offered.__xlfunc__["ret"]["doc"] = described(function)
        return offered

    return offer


def described(function: Function) -> str:
    """Give what the function wizard says of a function.

    >>> described(in_words)
    'Let a fault be the result, in words: an exception would show as a traceback.'
    """
    paragraphs = cleandoc(function.__doc__ or "").split("\n\n")
    first_paragraphs = [text for text in paragraphs[:2] if "\n---" not in text]
    return " ".join(" ".join(first_paragraphs).split())


def in_words(function: Function) -> Function:
    """Let a fault be the result, in words: an exception would show as a traceback."""

    @wraps(function)
    def answer(*arguments: Any) -> Any:
        # the criteria choose the language, of this call alone
        with speaking(current()):
            try:
                return function(*arguments)
            except ArgumentError as error:
                return f"#{error}"
            except Exception as error:  # noqa: BLE001 - there is nobody else to tell
                message = NOT_RATED.format(kind=type(error).__name__, error=error)
                return " ".join(f"#{message}".split())[:LONGEST]

    return answer
