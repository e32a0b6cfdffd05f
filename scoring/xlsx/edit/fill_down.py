"""The formula that a column's next cells get, where it is certain."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from scoring.values.refs import Area, cell_name
from scoring.xlsx.escape import escape


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scoring.xlsx.edit.sheet_text import CellText

_FORMULA = re.compile(rb"<(?:\w+:)?f(\s[^>]*?)?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_SHARED = re.compile(rb"""\ssi=["'](\d+)["']""")
_AREA = re.compile(rb"""\sref=["']([^"']*)["']""")
_DYNAMIC = re.compile(rb"""\scm=["'](\d+)["']""")


class FilledDown:
    """The formulas of a table's columns.

    Parameters
    ----------
    cells : iterable of (int, int, CellText)
        Row, column and text of all cells with formulas.
    added_in : str
        How the functions begin that only an add-in, and no reader of files, can
        calculate; empty for none.
    """

    def __init__(
        self, cells: Iterable[tuple[int, int, CellText]], added_in: str = ""
    ) -> None:
        self._added_in = added_in
        self._cells = {(row, column): cell for row, column, cell in cells}
        self._masters: dict[bytes, tuple[str, str]] = {}
        for place, cell in self._cells.items():
            formula = _FORMULA.search(cell.inside)
            shared = _SHARED.search(formula[1] or b"") if formula else None
            if formula and shared and formula[2]:
                self._masters[shared[1]] = (cell_name(*place), _text(formula[2]))

    def formula(self, row: int, column: int) -> str | None:
        """Give a cell's formula without its equals sign; None if it has none."""
        cell = self._cells.get((row, column))
        formula = _FORMULA.search(cell.inside) if cell else None
        if formula is None:
            return None
        shared = _SHARED.search(formula[1] or b"")
        if shared and not formula[2]:
            origin, text = self._masters.get(shared[1], ("", ""))
            return _moved(text, origin, cell_name(row, column)) if text else None
        return _text(formula[2] or b"") or None

    def down(
        self, column: int, first: int, last: int
    ) -> Callable[[int, int], bytes] | None:
        """Say how cells below the last row of a column are written.

        Parameters
        ----------
        column : int
            Counted from 1.
        first, last : int
            The rows of the table.

        Returns
        -------
        callable or None
            Given row and style, gives the cell's XML. None if the first and the last
            row do not hold one and the same formula.
        """
        above, start = self.formula(last, column), self.formula(first, column)
        if above is None or start is None:
            return None
        origin = cell_name(last, column)
        if _moved(start, cell_name(first, column), origin) != above:
            return None
        cell = self._cells[last, column]
        dynamic = _DYNAMIC.search(cell.attributes)
        alone = b't="array"' in (_FORMULA.search(cell.inside) or [b"", b""])[0]
        number = f' cm="{dynamic[1].decode()}"' if dynamic else ""

        def write(row: int, style: int) -> bytes:
            name = cell_name(row, column)
            text = _moved(above, origin, name)
            array = f' t="array" ref="{name}"' if alone else ""
            # without a value it is calculated when it is read, which those of an add-in cannot be
            alien = self._added_in and self._added_in in text
            kind, value = (' t="str"', "<v></v>") if alien else ("", "")
            xml = f'<c r="{name}" s="{style}"{kind}{number}><f{array}>{escape(text)}'
            return f"{xml}</f>{value}</c>".encode()

        return write

    def covered(self) -> set[tuple[int, int]]:
        """List the cells that a formula fills: its own, and those it spills into."""
        cells = set(self._cells)
        for cell in self._cells.values():
            formula = _FORMULA.search(cell.inside)
            attributes = formula[1] or b"" if formula else b""
            area = _AREA.search(attributes)
            if area and b'"shared"' not in attributes:
                spilt = Area.of(area[1].decode())
                if spilt:
                    cells |= {
                        (row, column)
                        for row in range(spilt.top, spilt.bottom + 1)
                        for column in range(spilt.left, spilt.right + 1)
                    }
        return cells


def _text(xml: bytes) -> str:
    return unescape(xml.decode())


def _moved(formula: str, origin: str, target: str) -> str:
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - slow to import, seldom needed

    moved = Translator(f"={formula}", origin=origin).translate_formula(target)
    return str(moved)[1:]
