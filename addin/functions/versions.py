"""Criteria recalled by their version, without a look at their cells.

To read criteria and headings means two calls from one program into another, for each
formula of a sheet. So Visual Basic, which sees the cells at once, names the state they
are in: as long as the name is known here, the cells need not be read.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from addin.cells.ranges import ArgumentError
from addin.functions.compile_criteria import MOST_COMPILED, compiled
from addin.functions.expose import cells_of
from scoring.language import choose


if TYPE_CHECKING:
    from addin.functions.compile_criteria import Compiled

_known: Final[OrderedDict[str, Compiled | ArgumentError]] = OrderedDict()


def compiled_as(version: Any, headings: Any, criteria: Any) -> Compiled:
    """Compile criteria for a heading row, or recall what this version of them came to.

    What the function says from here on is in their language.

    Parameters
    ----------
    version : object
        The name of the state in which the cells of both are, as a text; empty or
        missing where nobody names it.
    headings, criteria : range
        As Excel hands them over, unread.

    Raises
    ------
    ArgumentError
        If they cannot be used; it quotes the cell at fault. That is recalled as well.
    """
    if not isinstance(version, str) or not version:
        return _spoken(compiled(cells_of(headings), cells_of(criteria)))
    if version not in _known:
        _known[version] = _outcome(headings, criteria)
        if len(_known) > MOST_COMPILED:
            _known.popitem(last=False)
    outcome = _known[version]
    if isinstance(outcome, ArgumentError):
        raise outcome
    return _spoken(outcome)


def _spoken(by: Compiled) -> Compiled:
    """Speak the language of criteria from here on."""
    if by.language is not None:
        choose(by.language)
    return by


def _outcome(headings: Any, criteria: Any) -> Compiled | ArgumentError:
    try:
        return compiled(cells_of(headings), cells_of(criteria))
    except ArgumentError as error:
        return error
