"""formula: an Excel formula over the account's own fields.

The `formulas` package reads and computes it. Each ``[Heading]`` becomes a
variable, and so does ``TODAY()``, so that no clock is read here. A formula is
always evaluated with the values of one account: given whole columns, ``MAX`` and
its like would reach across accounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from scoring.findings import message
from scoring.language import phrase
from scoring.model.conditions.base import NOTHING, Condition
from scoring.values.days import serials_of
from scoring.values.excel_formulas import (
    FormulaFaultError,
    check_length,
    compile_excel,
    formula_text,
)


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.arrays import Bools, Floats, Ints
    from scoring.model.conditions.base import Kind, Lens, Row, Rows
    from scoring.values.cell import Cell

_STRING_OR_PART = re.compile(
    r'"(?:[^"]|"")*"|\[([^\[\]]+)\]|\bTODAY\s*\(\s*\)', re.IGNORECASE
)
_TODAY = "TODAY_VALUE"
_FIELD = "FIELD_"
_MOST, _LEAST = 10.0, -10.0
LONGEST = 2_000
ENGLISH_NAMES: Final = phrase(
    "{fault}; use English names, and commas between arguments"
)
LOOKS_AT: Final = phrase("looks at {name}; write account fields as [Heading]")


class Result(NamedTuple):
    """What a formula gave for one account.

    Parameters
    ----------
    matched : bool
        Whether it is TRUE, or a number but 0.
    points : float
        The number limited to -10..10, 1 for TRUE.
    error : str
        The Excel error it came to; empty for none.
    earned : bool
        Whether it is TRUE or any number, and so gives points of its own.
    """

    matched: bool
    points: float
    error: str = ""
    earned: bool = False


NO_MATCH = Result(matched=False, points=0.0)


@dataclass(frozen=True, slots=True)
class Formula(Condition):
    """A compiled formula.

    Parameters
    ----------
    text : str
        As the user wrote it.
    fields : tuple of str
        The headings it names, each once, in order of appearance.
    function : callable
        Takes the values of `inputs` in their order.
    inputs : tuple of int
        For each argument the index in `fields`, -1 for today.
    own_points : bool
        Whether its result is the points, so that 0 is an answer too.
    """

    text: str
    fields: tuple[str, ...]
    function: Callable[..., Any]
    inputs: tuple[int, ...]
    own_points: bool = False

    def reads(self) -> tuple[str, ...]:
        """Name its fields."""
        return self.fields

    def kinds(self) -> frozenset[Kind]:
        """Need nothing of the criterion's own cell."""
        return NOTHING

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - it reads its own fields
        """Evaluate it for one account."""
        result = self.evaluate(row)
        return result.earned if self.own_points else result.matched

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Evaluate it for many accounts."""
        results = self.results(rows)
        return results.earned if self.own_points else results.matched

    def earn(self, points: float, cell: Cell, row: Row) -> float:  # noqa: ARG002 - its own
        """Give its own result where that is the points."""
        return self.evaluate(row).points if self.own_points else points

    def earn_array(self, points: float, values: Floats, rows: Rows) -> Floats:
        """Give its own results where these are the points."""
        return (
            self.results(rows).points
            if self.own_points
            else np.full(values.shape, points)
        )

    def reach(self, points: float) -> tuple[float, float]:
        """Reach all points where they are its own result."""
        return (_LEAST, _MOST) if self.own_points else (points, points)

    def evaluate(self, row: Row) -> Result:
        """Evaluate it with an account's fields."""
        return self.result([row.field(name) for name in self.fields], row.today)

    def results(self, rows: Rows) -> FormulaResults:
        """Evaluate it once for each distinct tuple of its inputs."""
        return rows.remember(self.text, lambda: _results(self, rows))

    def result(self, cells: Sequence[Cell], today: float) -> Result:
        """Evaluate it with the cells of its fields.

        Parameters
        ----------
        cells : sequence of Cell
            One for each of `fields`.
        today : float
            The day of the run.

        Returns
        -------
        Result
            TRUE and numbers but 0 match; points are the number limited to
            -10..10, or 1 for TRUE. An Excel error is named and does not match.
        """
        known = [*map(_argument, cells), serials_of(today)]
        try:
            given = self.function(*(known[i] for i in self.inputs))
        except Exception as error:  # noqa: BLE001 - whatever a foreign formula does to itself
            return NO_MATCH._replace(error=type(error).__name__)
        return _result(given)


@dataclass(frozen=True, slots=True)
class FormulaResults:
    """What a formula gave for n accounts.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        For each account the index of its result.
    results : tuple of Result
        One for each distinct tuple of inputs.
    """

    codes: Ints
    results: tuple[Result, ...]
    matched: Bools = field(init=False)
    earned: Bools = field(init=False)
    points: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Spread the distinct results over the accounts."""
        matched = np.array([result.matched for result in self.results], dtype=np.bool_)
        earned = np.array([result.earned for result in self.results], dtype=np.bool_)
        points = np.array([result.points for result in self.results])
        object.__setattr__(self, "matched", matched[self.codes])
        object.__setattr__(self, "earned", earned[self.codes])
        object.__setattr__(self, "points", points[self.codes])


def _results(formula: Formula, rows: Rows) -> FormulaResults:
    fields = [rows.field_cells(name) for name in formula.fields]
    codes = np.zeros_like(fields[0][0])
    for field_codes, cells in fields:
        # keep the numbers small, so that they cannot overflow with many fields
        codes = np.unique(codes * len(cells) + field_codes, return_inverse=True)[1]
    _, first = np.unique(codes, return_index=True)
    results = tuple(
        formula.result([cells[c[at]] for c, cells in fields], rows.today)
        for at in first
    )
    return FormulaResults(codes, results)


def compile_formula(text: str) -> Formula:
    """Read a formula once, to be evaluated many times.

    Raises
    ------
    ValueError
        It cannot be read, names no field, or uses a function not known here; the
        message says which.

    Examples
    --------
    >>> compile_formula("[Revenue] / [Employees] > 100").fields
    ('Revenue', 'Employees')
    """
    fields: dict[str, int] = {}
    code = _STRING_OR_PART.sub(lambda part: _variable(part, fields), text.lstrip("= "))
    if not fields:
        raise ValueError(phrase("names no column; write account fields as [Heading]"))
    try:
        check_length(text, LONGEST)
        function = compile_excel(f"={code}")
    except FormulaFaultError as error:
        if ";" not in _STRING_OR_PART.sub("", text):
            raise
        raise ValueError(message(ENGLISH_NAMES, fault=error.args[0])) from error
    inputs = tuple(map(_input, function.inputs))
    _try_out(function, len(inputs))
    return Formula(text, tuple(fields), function, inputs)


def _input(name: str) -> int:
    """Give the index of a field that a formula looks at, -1 for today."""
    number = name.removeprefix(_FIELD)
    if name == _TODAY:
        return -1
    if number != name and number.isdigit():
        return int(number)
    raise ValueError(message(LOOKS_AT, name=name))


def _variable(part: re.Match[str], fields: dict[str, int]) -> str:
    heading = part[1]
    if heading is not None:
        return f"{_FIELD}{fields.setdefault(heading.strip(), len(fields))}"
    return part[0] if part[0].startswith('"') else _TODAY


def _try_out(function: Callable[..., Any], inputs: int) -> None:
    """Run once: what no account can compute only shows when it is called."""
    try:
        function(*[1.0] * inputs)
    except Exception as error:
        raise ValueError(
            phrase("cannot be computed; look at the arguments of its functions")
        ) from error


def _argument(cell: Cell) -> object:
    """Turn a cell into what Excel would find in it.

    As a range of one cell: only in ranges do SUM, MAX and their like pass over blanks
    and texts.
    """
    return np.array([[_content(cell)]], dtype=object)


def _content(cell: Cell) -> object:
    import schedula  # noqa: PLC0415 - loaded already: a formula was compiled

    if cell.kind == "blank":
        return schedula.EMPTY
    if cell.kind == "flag":
        return cell.flag
    if cell.number == cell.number:
        return cell.number
    if cell.day == cell.day:
        return serials_of(cell.day)
    return formula_text(str(cell.value).strip())


def _result(given: Any) -> Result:
    value = given
    while hasattr(value, "item") and value.size == 1:
        value = value.item()  # an array of objects may hold a numpy scalar again
    if isinstance(value, bool):
        return Result(value, 1.0, earned=True) if value else NO_MATCH
    if isinstance(value, int | float):
        number = float(value)
        if number != number:  # noqa: PLR0124 - NaN
            return NO_MATCH._replace(error="#NUM!")
        points = min(max(number, _LEAST), _MOST)
        return Result(number != 0, points, earned=True)
    text = str(value)
    return NO_MATCH._replace(error=text if text.startswith("#") else "")
