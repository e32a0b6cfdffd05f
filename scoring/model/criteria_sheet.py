"""The Criteria table as it is read: its cells, its rows, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring import vocabulary
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.values.cell import Cell, cell_key, cell_text, read_cell
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from scoring.findings import Finding, Message
    from scoring.model.model import Settings


@dataclass(slots=True)
class CriterionRows:
    """The rows of one criterion, in the order of the sheet."""

    name: str
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CriteriaSheet:
    """One Criteria table; what is wrong with it is added to `findings`."""

    table: SheetTable
    settings: Settings
    findings: list[Finding]

    def headings_fit(self) -> bool:
        """Check that the headings stand there, and once."""
        keys = [heading_key(heading) for heading in self.table.headings]
        missing = [
            h for h in vocabulary.CRITERIA_REQUIRED if self.table.find(h) is None
        ]
        for head in missing:
            sentence = message("the heading '{heading}' is missing", heading=head)
            place = f"{self.table.sheet}"
            self.findings.append(finding("C101", place, sentence, expected=head))
        for head in vocabulary.CRITERIA_HEADS:
            places = [i for i, key in enumerate(keys) if key == heading_key(head)]
            for column in places[1:]:
                place = self.table.heading_cell(column)
                sentence = message("the heading '{heading}' stands twice", heading=head)
                self.findings.append(finding("C114", place, sentence, found=head))
        return not missing

    def grouped(self) -> list[CriterionRows]:
        """Gather the rows of each criterion, in the order of the sheet."""
        by_key: dict[str, CriterionRows] = {}
        current: CriterionRows | None = None
        for row in range(len(self.table.frame)):
            name = self.cell(row, Head.CRITERION)
            if name.kind != "blank":
                shown = " ".join(cell_text(name).split())
                current = by_key.setdefault(cell_key(name), CriterionRows(shown))
            if current is not None:
                current.rows.append(row)
            elif self.cell(row, Head.TEST).kind != "blank":
                sentence = message("the first row has a test but no criterion")
                self.report("C113", row, Head.CRITERION, sentence)
        return list(by_key.values())

    def cell(self, row: int, head: Head) -> Cell:
        """Read a cell; blank where the column does not exist."""
        column = self.table.find(head)
        if column is None:
            return read_cell(None)
        return read_cell(self.table.frame.iat[row, column], self.settings.style)

    def place(self, row: int, head: Head) -> str:
        """Name a cell; its row's criterion where the column does not exist."""
        column = self.table.find(head)
        return self.table.cell(row, column or 0)

    def heading(self, head: Head) -> str:
        """Name the cell of a heading; the sheet where there is none."""
        column = self.table.find(head)
        return self.table.sheet if column is None else self.table.heading_cell(column)

    def text(self, row: int | None, head: Head) -> str:
        """Read a cell as one line of text; empty without a row."""
        return "" if row is None else " ".join(cell_text(self.cell(row, head)).split())

    def report(  # noqa: PLR0913 - the parts of a finding
        self,
        code: str,
        row: int,
        head: Head,
        sentence: Message,
        *,
        expected: str = "",
        found: object = "",
    ) -> None:
        """Add a finding about a cell."""
        place = self.place(row, head)
        fault = finding(code, place, sentence, expected=expected, found=found)
        self.findings.append(fault)
