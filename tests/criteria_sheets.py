"""Small Criteria sheets, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring import parse_model
from scoring.model.read_criteria import read_model
from scoring.values.table import SheetTable
from tests.engine import HEADS


if TYPE_CHECKING:
    from scoring.model.model import Criterion


WIDE = list(HEADS)
SHORT: list[object] = ["Criterion", "Weight", "Test", "Value", "Points"]


def sheet(*rows: dict[str, object], heads: list[str] = WIDE) -> list[list[object]]:
    """Rows of Criteria under the headings, A to J."""
    return [list(heads), *([row.get(head) for head in heads] for row in rows)]


def row(**cells: object) -> dict[str, object]:
    """A row of a criterion with a good rule, changed in some cells."""
    good = {
        "Criterion": "Size",
        "Weight": 1,
        "Test": "at least",
        "Value": 5,
        "Points": 8,
    }
    return good | {name.replace("_", " "): value for name, value in cells.items()}


def faults(rows: list[list[object]], settings: Any = None) -> list[str]:
    """The findings of Criteria, as people read them."""
    table = None if settings is None else SheetTable.of("Settings", settings)
    _, findings = read_model(SheetTable.of("Criteria", rows), table)
    return [str(finding) for finding in findings]


def one(*rows: dict[str, object]) -> Criterion:
    """The only criterion of some rows."""
    (criterion,) = parse_model(sheet(*rows)).criteria
    return criterion
