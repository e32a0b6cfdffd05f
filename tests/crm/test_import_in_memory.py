"""An import into a workbook that is open: the same plan as for the file, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.cells.grid import Grid
from scoring.crm.account_plan import plan_import
from scoring.crm.edits import edits_of
from scoring.crm.files import export_of, work_out
from scoring.crm.host import SheetCells, Tabs, host_of
from scoring.errors import FileError, ModelError
from scoring.reading.known_sheets import TableRead, read_known
from scoring.values.refs import Area
from scoring.xlsx.package import ExcelTable
from tests.crm.exports import HUBSPOT, TODAY, book, export, rows_file


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.crm.host import Host

HEAD: list[Any] = ["Account", "HubSpot ID", "Employees", "City"]
ROWS: list[list[Any]] = [
    HEAD,
    ["Almkogel IT", 9001, 80, "Graz"],
    ["Bolt ApS", 2, 10, "Oslo"],
]
EXPORT = [
    ["Record ID", "Company name", "Number of Employees", "ERP"],
    [9001, "Nordhavn", 95, "Tallo"],
    [7, "Cirrus AB", 20, ""],
]


def in_memory(sheets: dict[str, Sequence[Sequence[Any]]], **state: Any) -> Host:
    def read(name: str, required: Sequence[str]) -> TableRead:
        grid = Grid(name, tuple(map(tuple, sheets[name])))
        return TableRead(grid.table(required, state.get("tables", ())))

    known = read_known(sheets, lambda _, name, required: read(name, required))
    tabs = Tabs(
        Path("open.xlsx"),
        tuple(sheets),
        known,
        read,
        lambda name: SheetCells(sheets[name], **state),
    )
    return host_of(tabs)


def of_file(path: Path) -> Host:
    opened = openpyxl.load_workbook(path)
    return in_memory({tab.title: [*tab.values] for tab in opened.worksheets})


def test_cells_in_memory_give_the_edits_that_the_file_gives(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ROWS)
    opened = openpyxl.load_workbook(here)
    contacts = opened.create_sheet("Contacts")
    contacts.append(["Account", "Contact"])
    contacts.append(["almkogel it", "Ida"])
    opened.save(here)
    file = rows_file(tmp_path / "e.csv", EXPORT)
    from_file = work_out(file, here)
    rows = from_file.export
    made = plan_import(export_of(rows), of_file(here))
    assert edits_of(made, TODAY).sheets == edits_of(from_file, TODAY).sheets
    assert edits_of(made, TODAY).mapping == edits_of(from_file, TODAY).mapping
    accounts, contacts_edit = edits_of(made, TODAY).sheets
    assert accounts.cells[2] == {1: "Nordhavn", 3: 95.0, 5: "Tallo"}
    assert accounts.cells[4][1] == "Cirrus AB"
    assert [column.heading for column in accounts.columns] == ["ERP"]
    assert contacts_edit.cells == {2: {1: "Nordhavn"}}


def test_a_plan_that_was_carried_out_in_memory_has_nothing_left(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [["Account"]])
    made = work_out(export(tmp_path / "hubspot.csv", HUBSPOT), here)
    opened = openpyxl.load_workbook(here)
    cells: list[list[Any]] = [[*row] for row in opened["Accounts"].values]
    (edit,) = edits_of(made, TODAY).sheets
    width = edit.growth.edge
    cells += [[None] * width for _ in range(edit.growth.bottom - len(cells))]
    cells[0] += [None] * (width - len(cells[0]))
    for new in edit.columns:
        cells[0][new.column - 1] = new.heading
    for row, columns in edit.cells.items():
        for column, value in columns.items():
            cells[row - 1][column - 1] = value
    sheets: dict[str, Any] = {
        "Accounts": cells,
        "Criteria": [*opened["Criteria"].values],
    }
    again = plan_import(export_of(made.export), in_memory(sheets))
    assert not len(again.merged.added)


TABLE = ExcelTable(Area(1, 1, 3, 4), headed=True, totals=0, names=())
TOTALS = ExcelTable(Area(1, 1, 4, 4), headed=True, totals=1, names=())
NOTE = [None, "see below", None, None]
IN_THE_WAY = [
    pytest.param([[None] * 4, NOTE], {"tables": (TABLE,)}, "Accounts!B5", id="below"),
    pytest.param([NOTE], {"tables": (TOTALS,)}, "totals row", id="totals"),
    pytest.param([], {"merged": (Area(2, 1, 3, 1),)}, "merged", id="merged"),
    pytest.param([], {"protected": True}, "protected", id="protected"),
]


@pytest.mark.parametrize(("below", "state", "wanted"), IN_THE_WAY)
def test_what_is_in_the_way_of_open_cells_is_refused(
    tmp_path: Path, below: list[list[Any]], state: dict[str, Any], wanted: str
) -> None:
    table = work_out(
        rows_file(tmp_path / "e.csv", [*EXPORT, [8, "Delta", 1, ""]]),
        book(tmp_path / "b.xlsx", ROWS),
    ).export
    host = in_memory({"Accounts": [*ROWS, *below]}, **state)
    with pytest.raises(ModelError, match=wanted):
        plan_import(export_of(table), host)


def test_a_formula_that_waits_for_its_account_is_not_in_the_way(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ROWS)
    table = work_out(rows_file(tmp_path / "e.csv", EXPORT), here).export
    rows = [*ROWS, [None, None, None, "x"]]
    host = in_memory({"Accounts": rows}, formulas=frozenset({(4, 4)}))
    assert len(plan_import(export_of(table), host).merged.added) == 1


def test_a_workbook_in_memory_without_accounts_is_named() -> None:
    with pytest.raises(FileError, match="has no sheet Accounts"):
        in_memory({"Notes": [["a", "b"]]})
