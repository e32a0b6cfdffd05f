"""What a formula takes of each cell, where it does no more than weigh and add them.

`SUMPRODUCT(B5:F5,B$2:F$2)/SUM(B$2:F$2)`, `B5*30%+C5*70%` and `AVERAGE(B5:F5)` all come
to a factor for each cell that varies; what they take from elsewhere is a constant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from scoring.language import phrase
from scoring.values.refs import Area


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Look = Callable[["Place", tuple[bool, bool]], "Linear"]

Place = tuple[str, int, int]
"""A sheet, a row and a column."""
ABSOLUTE: Final = re.compile(r"(\$?)[A-Za-z]{1,3}(\$?)\d+")
MOST_CELLS: Final = 2_000
ROUNDING: Final = {"ROUND": 0.5, "ROUNDUP": 1.0, "ROUNDDOWN": 1.0}
TINY: Final = 1e-12


class NotLinearError(ValueError):
    """A formula that does more than weigh cells and add them."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a formula takes of a cell: its factor, and the cell that holds that."""

    factor: float
    by: Place | None = None


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum of cells, each times a factor, and a constant.

    Parameters
    ----------
    constant : float
        What does not vary.
    shares : mapping of Place to Share
        What is taken of each cell that varies.
    cell : Place, optional
        The cell that a constant is the content of.
    averages : bool
        Whether blank cells are left out, as AVERAGE leaves them out.
    rounding : float
        By how much it may be off, because the formula rounds.
    """

    constant: float = 0.0
    shares: Mapping[Place, Share] = field(default_factory=dict)
    cell: Place | None = None
    averages: bool = False
    rounding: float = 0.0

    def plus(self, other: Linear, sign: float = 1.0) -> Linear:
        """Add another, or take it away."""
        shares = dict(self.shares)
        for place, share in other.shares.items():
            own = shares.get(place)
            before = own.factor if own else 0.0
            by = share.by if own is None and sign > 0 else None
            shares[place] = Share(before + sign * share.factor, by)
        return Linear(
            self.constant + sign * other.constant,
            shares,
            None,
            self.averages or other.averages,
            self.rounding + other.rounding,
        )

    def times(self, other: Linear) -> Linear:
        """Multiply by another, of which one must be constant."""
        if self.shares and other.shares:
            raise NotLinearError(phrase("it multiplies cells that vary"))
        varies, fixed = (self, other) if self.shares else (other, self)
        scaled = varies.scaled(fixed.constant)
        if fixed.cell is None:
            return replace(scaled, averages=scaled.averages or fixed.averages)
        shares = {
            place: replace(share, by=share.by or fixed.cell)
            for place, share in scaled.shares.items()
        }
        return replace(scaled, shares=shares)

    def scaled(self, factor: float) -> Linear:
        """Give so many times as much."""
        return Linear(
            self.constant * factor,
            {p: Share(s.factor * factor, s.by) for p, s in self.shares.items()},
            None,
            self.averages,
            self.rounding * abs(factor),
        )


Block = list[list[Linear]]


@dataclass(slots=True)
class _Parser:
    """Reads a formula from left to right."""

    tokens: list[Token]
    sheet: str
    look: Look
    names: Mapping[str, str]
    at: int = 0

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> Token:
        token = self.peek()
        if token is None:
            raise NotLinearError(phrase("it ends too early"))
        self.at += 1
        return token

    def sum(self) -> Block:
        value = self.product()
        while (token := self.peek()) and token.type == Token.OP_IN:
            if token.value not in "+-":
                break
            self.take()
            other = self.product()
            value = _paired(value, other, _plus if token.value == "+" else _less)
        token = self.peek()
        if token and token.type == Token.OP_IN:
            raise NotLinearError(
                phrase("it has the sign {sign}").format(sign=token.value)
            )
        return value

    def product(self) -> Block:
        value = self.unary()
        while (token := self.peek()) and token.type == Token.OP_IN:
            if token.value not in "*/":
                break
            self.take()
            other = self.unary()
            value = _paired(value, other, _times if token.value == "*" else _divided)
        return value

    def unary(self) -> Block:
        token = self.peek()
        if token and token.type == Token.OP_PRE:
            self.take()
            sign = -1.0 if token.value == "-" else 1.0
            return [[one.scaled(sign) for one in row] for row in self.unary()]
        value = self.atom()
        while (token := self.peek()) and token.type == Token.OP_POST:
            self.take()
            value = [[one.scaled(0.01) for one in row] for row in value]
        return value

    def atom(self) -> Block:
        token = self.take()
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            value = self.sum()
            self.take()
            return value
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self.function(token.value[:-1].upper())
        if token.type == Token.OPERAND and token.subtype == Token.NUMBER:
            return [[Linear(float(token.value))]]
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            return self.area(token.value)
        raise NotLinearError(phrase("it has {sign}").format(sign=token.value))

    def function(self, name: str) -> Block:
        if name == "IF":
            return self.only_branch()
        arguments: list[Block] = []
        while True:
            token = self.peek()
            if token and token.type == Token.FUNC and token.subtype == Token.CLOSE:
                self.take()
                break
            if token and token.type == Token.SEP:
                self.take()
                continue
            if name == "IFERROR" and arguments:
                self.skip()
                continue
            arguments.append(self.sum())
        made = FUNCTIONS.get(name)
        if made is None or not arguments:
            raise NotLinearError(phrase("it calls {function}").format(function=name))
        return made(name, arguments)

    def skip(self) -> None:
        """Go on to the end of an argument."""
        depth = 0
        while (token := self.peek()) is not None:
            opens = token.subtype == Token.OPEN
            closes = token.subtype == Token.CLOSE
            if depth == 0 and (closes or token.type == Token.SEP):
                return
            depth += opens - closes
            self.take()

    def only_branch(self) -> Block:
        """Read IF(test, "", sum): the only branch that is no text counts."""
        self.skip()
        values = []
        while (token := self.peek()) and token.type == Token.SEP:
            self.take()
            first = self.peek()
            if first and first.type == Token.OPERAND and first.subtype == Token.TEXT:
                self.skip()
            else:
                values.append(self.sum())
        self.take()
        if len(values) != 1:
            raise NotLinearError(phrase("it calls IF"))
        return values[0]

    def area(self, reference: str) -> Block:
        text = self.names.get(reference.casefold(), reference)
        title, _, cells = text.rpartition("!")
        sheet = title.strip("'").replace("''", "'") or self.sheet
        area = Area.of(cells.replace("$", ""))
        if area is None or "[" in text:
            raise NotLinearError(
                phrase("it names {reference}").format(reference=reference)
            )
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if height * width > MOST_CELLS:
            raise NotLinearError(
                phrase("{reference} is too large").format(reference=reference)
            )
        ends = ABSOLUTE.findall(cells)
        fixed = all(row for _, row in ends), all(column for column, _ in ends)
        return [
            [
                self.look((sheet, area.top + i, area.left + j), fixed)
                for j in range(width)
            ]
            for i in range(height)
        ]


def linear_of(
    formula: str,
    sheet: str,
    look: Look,
    names: Mapping[str, str],
) -> Linear:
    """Say what a formula takes of each cell.

    Parameters
    ----------
    formula : str
        With its equals sign.
    sheet : str
        Where it stands.
    look : callable
        Gives what a cell is: itself where it varies, else a constant. It is told whether
        the row, and the column, are written with a $.
    names : mapping of str to str
        What defined names stand for, case folded.

    Raises
    ------
    NotLinearError
        If it does anything else than weigh and add.

    Examples
    --------
    >>> one = lambda place, fixed: Linear(shares={place: Share(1.0)})
    >>> shares = linear_of("=(B5+2*C5)/3+1", "Sheet1", one, {}).shares
    >>> [round(share.factor, 2) for share in shares.values()]
    [0.33, 0.67]
    """
    items = [t for t in Tokenizer(formula).items if t.type != Token.WSPACE]
    parser = _Parser(items, sheet, look, names)
    result = _single(parser.sum())
    if parser.peek() is not None:
        raise NotLinearError(phrase("it goes on after its end"))
    return result


def _single(block: Block) -> Linear:
    if len(block) != 1 or len(block[0]) != 1:
        raise NotLinearError(phrase("it gives several cells"))
    return block[0][0]


def _paired(
    one: Block, other: Block, combine: Callable[[Linear, Linear], Linear]
) -> Block:
    """Combine two blocks cell by cell; a single cell goes with every other."""
    if len(other) == len(other[0]) == 1:
        return [[combine(a, other[0][0]) for a in row] for row in one]
    if len(one) == len(one[0]) == 1:
        return [[combine(one[0][0], b) for b in row] for row in other]
    if len(one) != len(other) or len(one[0]) != len(other[0]):
        raise NotLinearError(phrase("its areas are not of one size"))
    return [
        [combine(a, b) for a, b in zip(row, beside, strict=True)]
        for row, beside in zip(one, other, strict=True)
    ]


def _plus(one: Linear, other: Linear) -> Linear:
    return one.plus(other)


def _less(one: Linear, other: Linear) -> Linear:
    return one.plus(other, -1.0)


def _times(one: Linear, other: Linear) -> Linear:
    return one.times(other)


def _divided(one: Linear, other: Linear) -> Linear:
    if other.shares or abs(other.constant) < TINY:
        raise NotLinearError(phrase("it divides by what varies, or by 0"))
    return one.scaled(1 / other.constant)


def _flat(arguments: list[Block]) -> list[Linear]:
    return [one for block in arguments for row in block for one in row]


def _sum(_: str, arguments: list[Block]) -> Block:
    total = Linear()
    for one in _flat(arguments):
        total = total.plus(one)
    return [[total]]


def _average(_: str, arguments: list[Block]) -> Block:
    cells = _flat(arguments)
    total = _single(_sum("", arguments)).scaled(1 / len(cells))
    return [[replace(total, averages=True)]]


def _sum_of_products(_: str, arguments: list[Block]) -> Block:
    product = arguments[0]
    for block in arguments[1:]:
        product = _paired(product, block, _times)
    return _sum("", [product])


def _rounded(name: str, arguments: list[Block]) -> Block:
    value = _single(arguments[0])
    digits = _single(arguments[1]).constant if len(arguments) > 1 else 0.0
    more = ROUNDING[name] * 10.0**-digits
    return [[replace(value, rounding=value.rounding + more)]]


def _first(_: str, arguments: list[Block]) -> Block:
    return arguments[0]


def _turned(_: str, arguments: list[Block]) -> Block:
    return [list(column) for column in zip(*arguments[0], strict=True)]


FUNCTIONS: Final[dict[str, Callable[[str, list[Block]], Block]]] = {
    "SUM": _sum,
    "AVERAGE": _average,
    "SUMPRODUCT": _sum_of_products,
    "TRANSPOSE": _turned,
    "IFERROR": _first,
    "N": _first,
    **dict.fromkeys(ROUNDING, _rounded),
}
