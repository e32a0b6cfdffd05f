"""A sheet's XML as text whose cells can be changed, all else byte for byte as it is."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.errors import FileError
from scoring.language import phrase
from scoring.values.refs import Area, cell_name, column_letters, column_number
from scoring.xlsx.edit.numbered import numbered


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Draw = Callable[[int, int, "CellText | None"], bytes]

_DATA = re.compile(rb"<((?:\w+:)?)sheetData\s*(/?)>")
_REFERENCE = re.compile(rb"""\sr=["']([A-Z]{1,3})\d{1,7}["']""")
_STYLE = re.compile(rb"""\ss=["'](\d{1,6})["']""")
_SPANS = re.compile(rb"""\sspans=["'][^"']*["']""")
SETTINGS = re.compile(
    rb"""\s(?:s|customFormat|ht|customHeight|x14ac:dyDescent)=["'][^"']*["']"""
)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([^\"]*)")
_PROTECTED = re.compile(rb"<(?:\w+:)?sheetProtection\b[^>]*?\ssheet=\"(?:1|true)\"")
_FILTERED = re.compile(rb"<(?:\w+:)?filterColumn\b")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*?/?>")
UNUSUAL = phrase(
    "the sheet {sheet} is written in an unusual way: open the workbook in Excel or "
    "LibreOffice, save it and try again"
)


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as it stands: its attributes, and what is in it.

    Parameters
    ----------
    xml : bytes
        All of it.
    attributes, inside : bytes
        Between ``<c`` and ``>``, and between ``<c ...>`` and ``</c>``.
    """

    xml: bytes
    attributes: bytes
    inside: bytes

    @property
    def style(self) -> int:
        """The number of its style."""
        style = _STYLE.search(self.attributes)
        return int(style[1]) if style else 0

    @property
    def formula(self) -> bool:
        """Whether it holds a formula."""
        return b"<f" in self.inside or b":f" in self.inside

    @property
    def filled(self) -> bool:
        """Whether it holds anything."""
        return bool(self.inside.strip())


class SheetText:
    """The XML of a sheet part, cut into its rows.

    Parameters
    ----------
    xml : bytes
        The part, in UTF-8.
    sheet : str
        Its name, for what is said of it.

    Raises
    ------
    FileError
        If it is not written as spreadsheet programs write sheets.
    """

    def __init__(self, xml: bytes, sheet: str) -> None:
        self.sheet = sheet
        data = _DATA.search(xml)
        odd = re.search(rb"encoding=[\"'](?!utf-?8)", xml[:200], re.IGNORECASE)
        if data is None or odd or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise self._unusual()
        self.prefix = data[1]
        closing = b"</%ssheetData>" % self.prefix
        alone = bool(data[2])
        stop = data.end() if alone else xml.rfind(closing)
        self.head = xml[: data.start()] + b"<%ssheetData>" % self.prefix
        self.tail = closing + xml[stop if alone else stop + len(closing) :]
        self._body = b"" if alone else xml[data.end() : stop]
        if stop < 0 or b"<!" in self._body:
            raise self._unusual()
        self._body = numbered(self._body, self.prefix)
        self._rows = self._cut()
        name = re.escape(self.prefix)
        self._cell = re.compile(
            rb"<%sc(\s[^>]*?)(?:/>|>(.*?)</%sc>)" % (name, name), re.DOTALL
        )

    def _unusual(self) -> FileError:
        return FileError(UNUSUAL.format(sheet=self.sheet))

    def _cut(self) -> dict[int, tuple[int, int]]:
        """Find where each row stands."""
        number = rb"""(?:[^>]*?\sr=["'](\d{1,7})["'])?"""
        opening = rb"<%srow(?=[\s>/])%s" % (re.escape(self.prefix), number)
        tags = [(tag.start(), tag[1]) for tag in re.finditer(opening, self._body)]
        if not all(number for _, number in tags):
            raise self._unusual()
        starts = [start for start, _ in tags]
        stops = [*starts[1:], len(self._body)]
        rows = {
            int(number): (start, stop)
            for (start, number), stop in zip(tags, stops, strict=True)
        }
        if list(rows) != sorted(rows) or len(rows) != len(starts):
            raise self._unusual()
        return rows

    @property
    def protected(self) -> bool:
        """Whether Excel would not let anybody change the sheet."""
        return _PROTECTED.search(self.tail) is not None

    @property
    def filtered(self) -> bool:
        """Whether a filter of the sheet hides rows."""
        return _FILTERED.search(self.tail) is not None

    @property
    def has_formulas(self) -> bool:
        """Whether any cell holds a formula."""
        return b"<%sf>" % self.prefix in self._body or bool(
            re.search(rb"<%sf\s" % re.escape(self.prefix), self._body)
        )

    def merged(self) -> list[Area]:
        """List the areas of merged cells."""
        areas = (Area.of(ref.decode()) for ref in _MERGED.findall(self.tail))
        return [area for area in areas if area is not None]

    def row(self, number: int) -> dict[int, CellText]:
        """Give the cells of a row by their column, counted from 1."""
        if number not in self._rows:
            return {}
        return self._cells(self._body[slice(*self._rows[number])])

    def formulas(self) -> Iterator[tuple[int, int, CellText]]:
        """Give row, column and text of the cells with formulas."""
        mark = re.compile(rb"<%sf[\s>/]" % re.escape(self.prefix))
        if mark.search(self._body) is None:
            return
        for number, (start, stop) in self._rows.items():
            if mark.search(self._body, start, stop):
                for column, cell in self.row(number).items():
                    if cell.formula:
                        yield number, column, cell

    def column_style(self, column: int) -> int:
        """Give the style of a column's cells that are not written."""
        for element in _COLUMN.findall(self.head):
            first, last = (
                int(re.search(rb"\s%s=\"(\d+)" % name, element)[1])  # type: ignore[index]
                for name in (b"min", b"max")
            )
            if first <= column <= last:
                style = re.search(rb"\sstyle=\"(\d+)", element)
                return int(style[1]) if style else 0
        return 0

    def filled(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Give row and column of the cells that hold anything within an area."""
        first = next((at for n, (at, _) in self._rows.items() if n >= rows.start), None)
        if first is None or not columns:
            return
        letters = b"|".join(column_letters(c).encode() for c in columns)
        name = re.escape(self.prefix)
        wanted = rb"""<%sc\s(?:[^>]*?\s)?r=["'](%s)(\d+)["'](?:[^>]*[^/>])?>"""
        for match in re.finditer(wanted % (name, letters), self._body[first:]):
            if int(match[2]) in rows:
                yield int(match[2]), column_number(match[1].decode())

    def _cells(self, row: bytes) -> dict[int, CellText]:
        cells: dict[int, CellText] = {}
        for match in self._cell.finditer(row):
            reference = _REFERENCE.search(match[1])
            if reference is None:
                raise self._unusual()
            column = column_number(reference[1].decode())
            cells[column] = CellText(match[0], match[1], match[2] or b"")
        return cells

    def changed(
        self, cells: Mapping[int, Mapping[int, object]], like: int, draw: Draw
    ) -> Iterator[bytes]:
        """Give the rows of the sheet with some cells drawn anew.

        Parameters
        ----------
        cells : mapping of int to mapping of int to object
            Which cells: columns by row.
        like : int
            The row whose height and format rows have that are not there yet.
        draw : callable
            Given row, column and what stands there, gives the cell's XML.
        """
        model = b"".join(SETTINGS.findall(self._opening(like)))
        numbers, end = [*self._rows], len(self._body)
        at = self._rows[numbers[0]][0] if numbers else end
        for number in sorted(cells):
            if number in self._rows:
                start, stop = self._rows[number]
                drawn = self._row(number, cells[number], draw)
            else:
                below = bisect(numbers, number)
                start = self._rows[numbers[below]][0] if below < len(numbers) else end
                stop, drawn = start, self._new_row(number, model, cells[number], draw)
            # what stands between two of these is one piece, be it thousands of rows
            yield self._body[at:start]
            yield drawn
            at = stop
        yield self._body[at:]

    def _new_row(
        self, number: int, model: bytes, columns: Mapping[int, object], draw: Draw
    ) -> bytes:
        written = b"".join(draw(number, column, None) for column in sorted(columns))
        name = self.prefix
        return b'<%srow r="%d"%s>%s</%srow>' % (name, number, model, written, name)

    def _opening(self, row: int) -> bytes:
        if row not in self._rows:
            return b""
        start, stop = self._rows[row]
        return self._body[start : self._body.find(b">", start, stop) + 1]

    def _row(self, number: int, columns: Mapping[int, object], draw: Draw) -> bytes:
        """Draw some cells of a row; the others stay as the bytes they are."""
        row = self._body[slice(*self._rows[number])]
        spliced = self._spliced(row, number, columns, draw)
        if spliced is not None:
            return spliced
        opening = self._opening(number)
        rest = b"</%srow>" % self.prefix
        if opening.endswith(b"/>"):
            opening = opening[:-2] + b">"
        else:
            matches = [*self._cell.finditer(row)]
            rest = row[matches[-1].end() if matches else len(opening) :]
        cells = self._cells(row)
        drawn = [
            draw(number, c, cells.get(c)) if c in columns else cells[c].xml
            for c in sorted({*cells, *columns})
        ]
        return _SPANS.sub(b"", opening) + b"".join(drawn) + rest

    def _spliced(
        self, row: bytes, number: int, columns: Mapping[int, object], draw: Draw
    ) -> bytes | None:
        """Draw cells without reading the others; None if one is to go between them.

        A sheet may have a million cells of which each row changes one, or gets one
        more to the right of all.
        """
        end = row.find(b">") + 1
        pieces, rest = [_SPANS.sub(b"", row[:end])], end
        for column in sorted(columns):
            match = self._find(row, rest, cell_name(number, column).encode())
            if match is None:
                stop = self._end_left_of(row, column)
                if stop is None or stop < rest:
                    return None
                pieces += (row[rest:stop], draw(number, column, None))
                rest = stop
                continue
            cell = CellText(match[0], match[1], match[2] or b"")
            pieces += (row[rest : match.start()], draw(number, column, cell))
            rest = match.end()
        return b"".join((*pieces, row[rest:]))

    def _end_left_of(self, row: bytes, column: int) -> int | None:
        """Find the end of a row's last cell; None if that is not left of a column."""
        last = self._cell.match(row, max(row.rfind(b"<%sc " % self.prefix), 0))
        reference = None if last is None else _REFERENCE.search(last[1])
        if last is None or reference is None:
            return None
        there = column_number(reference[1].decode())
        return last.end() if there < column else None

    def _find(self, row: bytes, start: int, name: bytes) -> re.Match[bytes] | None:
        """Find the cell that says it stands there, right of a place in its row."""
        at = row.find(b' r="%s"' % name, start)
        opening = row.rfind(b"<%sc " % self.prefix, start, at + 1) if at >= 0 else -1
        match = self._cell.match(row, opening) if opening >= 0 else None
        # a text may hold such words too
        reference = None if match is None else _REFERENCE.search(match[1])
        return match if reference and reference[0] == b' r="%s"' % name else None
