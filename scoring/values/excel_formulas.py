"""Excel formulas, read by the `formulas` package and kept within bounds.

What a formula may use stands in one list. A function that is not there may run for
minutes, fill the memory, look at a clock or give another result each time. Length,
nesting and lists of values are bounded before anything is computed, and results as in
Excel: a text of more than 32,767 characters is `#VALUE!`. So the time that one formula
can take is bounded without a clock, and a model rates alike on every machine.
"""

from __future__ import annotations

import functools
import logging
import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.findings import message
from scoring.language import phrase
from scoring.values.text import LONGEST_NUMERAL


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# as in Excel

LONGEST: Final = 8_192
DEEPEST: Final = 64
MOST_LISTED: Final = 100
LONGEST_TEXT: Final = 32_767
MOST_DIGITS: Final = 300
FUNCTIONS: Final = frozenset(
    [
        "ABS",
        "AND",
        "AVERAGE",
        "AVERAGEA",
        "AVERAGEIF",
        "AVERAGEIFS",
        "CEILING",
        "CEILING.MATH",
        "CHAR",
        "CHOOSE",
        "CLEAN",
        "CODE",
        "CONCAT",
        "CONCATENATE",
        "COUNT",
        "COUNTA",
        "COUNTBLANK",
        "COUNTIF",
        "COUNTIFS",
        "DATE",
        "DATEDIF",
        "DATEVALUE",
        "DAY",
        "DAYS",
        "DAYS360",
        "EDATE",
        "EOMONTH",
        "EVEN",
        "EXACT",
        "EXP",
        "FALSE",
        "FIND",
        "FIXED",
        "FLOOR",
        "FLOOR.MATH",
        "HLOOKUP",
        "HOUR",
        "IF",
        "IFERROR",
        "IFNA",
        "IFS",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISERR",
        "ISERROR",
        "ISEVEN",
        "ISLOGICAL",
        "ISNA",
        "ISNONTEXT",
        "ISNUMBER",
        "ISODD",
        "ISOWEEKNUM",
        "ISTEXT",
        "LARGE",
        "LEFT",
        "LEN",
        "LN",
        "LOG",
        "LOG10",
        "LOOKUP",
        "LOWER",
        "MATCH",
        "MAX",
        "MAXA",
        "MAXIFS",
        "MEDIAN",
        "MID",
        "MIN",
        "MINA",
        "MINIFS",
        "MINUTE",
        "MOD",
        "MONTH",
        "MROUND",
        "N",
        "NA",
        "NETWORKDAYS",
        "NOT",
        "NUMBERVALUE",
        "ODD",
        "OR",
        "PERCENTILE",
        "PERCENTILE.INC",
        "PI",
        "POWER",
        "PRODUCT",
        "PROPER",
        "QUARTILE",
        "RANK",
        "RANK.EQ",
        "REPLACE",
        "REPT",
        "RIGHT",
        "ROUND",
        "ROUNDDOWN",
        "ROUNDUP",
        "SEARCH",
        "SECOND",
        "SIGN",
        "SMALL",
        "SQRT",
        "STDEV",
        "STDEV.P",
        "STDEV.S",
        "SUBSTITUTE",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
        "SUMSQ",
        "SWITCH",
        "T",
        "TEXT",
        "TEXTAFTER",
        "TEXTBEFORE",
        "TEXTJOIN",
        "TIME",
        "TIMEVALUE",
        "TRIM",
        "TRUE",
        "TRUNC",
        "UNICHAR",
        "UNICODE",
        "UPPER",
        "VALUE",
        "VAR",
        "VAR.P",
        "VAR.S",
        "VLOOKUP",
        "WEEKDAY",
        "WEEKNUM",
        "WORKDAY",
        "XLOOKUP",
        "XMATCH",
        "XOR",
        "YEAR",
        "YEARFRAC",
    ]
)
# of a text that the package tries to read as a date, for which it takes long
MOST_HYPHENS: Final = 500
_STRING: Final = re.compile(r'"(?:[^"]|"")*"')
_LONG_NUMBER: Final = re.compile(rf"\d{{{MOST_DIGITS},}}")
TOO_LONG: Final = phrase("has {count:,} characters, more than {most:,}")
TOO_DEEP: Final = phrase("nests {count} brackets, more than {most}")
TOO_MANY: Final = phrase("lists {count} values in braces, more than {most}")
TOO_PRECISE: Final = phrase("has a number of more than {most} digits")
NOT_KNOWN: Final = phrase("uses {name}, which is not known here")


class FormulaFaultError(ValueError):
    """A formula that is not computed here; its text ends "the formula ...".

    Parameters
    ----------
    fault : str
        What is wrong with it.
    """


def compile_excel(formula: str) -> Any:
    """Read a formula once, to be called many times with the values it looks at.

    Parameters
    ----------
    formula : str
        With its leading ``=``.

    Returns
    -------
    callable
        Its `inputs` name the arguments, in order.

    Raises
    ------
    FormulaFaultError
        It cannot be read, uses a function that is not in `FUNCTIONS`, or is beyond a
        bound.
    """
    import schedula  # noqa: PLC0415 - heavy, and few models need it

    check_length(formula, LONGEST)
    _check_bounds(_STRING.sub('""', formula))
    # whatever fails in there becomes a finding; its own log would only confuse
    logging.getLogger("schedula").setLevel(logging.CRITICAL)
    try:
        return _parser().ast(formula)[1].compile()
    except FormulaFaultError:
        raise
    except schedula.utils.exc.DispatcherError as error:
        raise _first_fault(error) from error
    except Exception as error:  # it raises whatever its parsers raise
        raise _unreadable() from error


def formula_text(text: str) -> Any:
    """Give a text that a formula looks at; #VALUE! where computing would take long."""
    return _value_error() if text.count("-") > MOST_HYPHENS else text


def _value_error() -> Any:
    import formulas  # noqa: PLC0415

    return formulas.functions.Error.errors["#VALUE!"]


def check_length(formula: str, most: int) -> None:
    """Refuse a formula that is too long.

    Raises
    ------
    FormulaFaultError
        It has more than `most` characters.
    """
    if len(formula) > most:
        raise FormulaFaultError(message(TOO_LONG, count=len(formula), most=most))


def _unreadable() -> FormulaFaultError:
    return FormulaFaultError(phrase("cannot be read as an Excel formula"))


def _first_fault(error: Exception) -> FormulaFaultError:
    faults = (part for part in error.args if isinstance(part, FormulaFaultError))
    return next(faults, _unreadable())


def _check_bounds(code: str) -> None:
    """Refuse what would take long to read; `code` has no texts left in it."""
    depth = deepest = listed = 0
    inside = False
    for sign in code:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
        inside = sign == "{" or (inside and sign != "}")
        listed += inside and sign in "{,;"
    if deepest > DEEPEST:
        fault = message(TOO_DEEP, count=deepest, most=DEEPEST)
    elif listed > MOST_LISTED:
        fault = message(TOO_MANY, count=listed, most=MOST_LISTED)
    elif _LONG_NUMBER.search(code):
        fault = message(TOO_PRECISE, most=MOST_DIGITS)
    else:
        return
    raise FormulaFaultError(fault)


@functools.cache
def _parser() -> Any:
    import formulas  # noqa: PLC0415
    from formulas.tokens.function import Function, Lambda  # noqa: PLC0415

    class Bounded(Function):  # type: ignore[misc]
        """A function of the list, its results bounded."""

        def compile(self) -> Any:
            name = self.name.upper().removeprefix("_XLFN.")
            if name not in FUNCTIONS:
                raise FormulaFaultError(message(NOT_KNOWN, name=name))
            function = super().compile()
            return (
                _bounded(function, _TOO_LARGE[name]) if name in _TOO_LARGE else function
            )

    class Parser(formulas.Parser):  # type: ignore[misc]
        """Knows neither LAMBDA nor LET, with which a short formula can grow at will."""

        filters = [  # noqa: RUF012 - as its parent has it
            Bounded if part is Function else part
            for part in formulas.Parser.filters
            if part is not Lambda
        ]

    return Parser()


def _bounded(
    function: Callable[..., Any], too_large: Callable[..., bool]
) -> Callable[..., Any]:
    """Give #VALUE! before a result is made that would be too large."""
    import formulas  # noqa: PLC0415

    def call(*args: Any) -> Any:
        if too_large(*args):
            return np.array([[_value_error()]], dtype=object).view(
                formulas.functions.Array
            )
        return function(*args)

    return call


def _each(argument: Any) -> Iterator[Any]:
    yield from np.asarray(argument, dtype=object).reshape(-1)


def _longest(*arguments: Any) -> int:
    return max((len(str(v)) for a in arguments for v in _each(a)), default=0)


def _size(argument: Any) -> float:
    """Give the largest number in an argument, 0 where there is none."""
    sizes = [0.0]
    for value in _each(argument):
        try:
            sizes.append(abs(float(value)))
        except (TypeError, ValueError, OverflowError):
            continue  # no number: the function itself says so
    return max(sizes)


def _repeats_too_often(text: Any, times: Any = 0, *_: Any) -> bool:
    return _longest(text) * _size(times) > LONGEST_TEXT or _size(times) > LONGEST_TEXT


def _grows_too_long(text: Any, old: Any = "", new: Any = "", *_: Any) -> bool:
    texts, olds = [str(v) for v in _each(text)], [str(v) for v in _each(old)]
    places = max((t.count(o) for t in texts for o in olds), default=0)
    return _longest(text) + places * _longest(new) > LONGEST_TEXT


def _joins_too_much(*parts: Any) -> bool:
    each = sum(len(str(value)) for part in parts for value in _each(part))
    return each > LONGEST_TEXT


def _joins_too_long(between: Any = "", *parts: Any) -> bool:
    joints = sum(np.asarray(part, dtype=object).size for part in parts)
    return _joins_too_much(*parts) or joints * _longest(between) > LONGEST_TEXT


def _has_too_many_digits(_: Any = 0, digits: Any = 0, *__: Any) -> bool:
    return _size(digits) > MOST_DIGITS


def _is_no_numeral(*parts: Any) -> bool:
    return _longest(*parts) > LONGEST_NUMERAL


_TOO_LARGE: Final[dict[str, Callable[..., bool]]] = {
    "REPT": _repeats_too_often,
    "SUBSTITUTE": _grows_too_long,
    "REPLACE": _joins_too_much,
    "CONCAT": _joins_too_much,
    "CONCATENATE": _joins_too_much,
    "TEXTJOIN": _joins_too_long,
    **dict.fromkeys(
        ("FIXED", "ROUND", "ROUNDDOWN", "ROUNDUP", "TRUNC"), _has_too_many_digits
    ),
    **dict.fromkeys(("DATEVALUE", "NUMBERVALUE", "TIMEVALUE", "VALUE"), _is_no_numeral),
}
