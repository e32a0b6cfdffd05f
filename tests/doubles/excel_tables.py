"""Excel tables of the engine over openpyxl, with their filters."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.filters import AutoFilter as CellFilter
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.table import Table as CellTable
from openpyxl.worksheet.table import TableColumn

from tests.doubles.excel_ranges import Range


if TYPE_CHECKING:
    from collections.abc import Iterator


class Tables:
    def __init__(self, parent: Any) -> None:
        self.parent = parent

    def __len__(self) -> int:
        return len(self.parent.cells_of.tables)

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.parent, t) for t in self.parent.cells_of.tables.values())

    def __call__(self, key: int | str) -> Table:
        tables = self.parent.cells_of.tables
        named = [*tables][key - 1] if isinstance(key, int) else key
        return Table(self.parent, tables[named])

    def add(self, *, source: Any, name: str = "Table1", **_: Any) -> Table:
        table = CellTable(displayName=name, ref=source.impl.address)
        self.parent.cells_of.add_table(table)
        added = Table(self.parent, table)
        added.name_columns()
        return added


class Table:
    def __init__(self, parent: Any, table: CellTable) -> None:
        self.parent, self.table = parent, table

    @property
    def api(self) -> Any:
        if not self.parent.book.com:
            return None
        return SimpleNamespace(Unlist=self._unlist)

    def _unlist(self) -> None:
        del self.parent.cells_of.tables[self.table.displayName]

    def name_columns(self) -> None:
        """Take the headings over, as Excel does."""
        area = self.range
        headings = area.raw_value[0]
        assert len({str(text).casefold() for text in headings}) == len(headings)
        assert all(isinstance(text, str) for text in headings)
        self.table.tableColumns = [
            TableColumn(id=n, name=text) for n, text in enumerate(headings, start=1)
        ]

    @property
    def name(self) -> str:
        return str(self.table.displayName)

    @property
    def range(self) -> Range:
        return Range(self.parent, self.table.ref)

    @property
    def show_headers(self) -> bool:
        return self.table.headerRowCount != 0

    @property
    def show_totals(self) -> bool:
        return bool(self.table.totalsRowCount)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)

    @property
    def table_style(self) -> str:
        return ""

    @table_style.setter
    def table_style(self, value: str) -> None:
        assert not value
        self.table.tableStyleInfo = None

    def resize(self, area: Any) -> None:
        self.table.ref = area.impl.address
        self.table.autoFilter = None


class AutoFilter:
    def __init__(self, parent: Table) -> None:
        self.parent = parent

    def apply_values(self, field: int, values: list[str]) -> None:
        table, area = self.parent.table, self.parent.range
        self.parent.name_columns()
        chosen = FilterColumn(colId=field - 1, filters=Filters(filter=values))
        table.autoFilter = CellFilter(ref=table.ref, filterColumn=[chosen])
        for row, cells in enumerate(area.raw_value[1:], start=area.top + 1):
            hidden = cells[field - 1] not in values
            self.parent.parent.cells_of.row_dimensions[row].hidden = hidden

    def clear(self, field: int | None) -> None:
        assert field is None
        self.parent.table.autoFilter = None
        self.parent.range.hide_rows(value=False)
