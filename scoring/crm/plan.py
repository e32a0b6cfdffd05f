"""What an import would do, as far as it is worked out before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.errors import ModelError
from scoring.findings import Level
from scoring.phrases import MappingWord
from scoring.values.table import heading_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.crm.comparable import Reader
    from scoring.crm.host import Host
    from scoring.crm.mapping import Line, Mapping
    from scoring.crm.mapping_sheet import Override
    from scoring.crm.matching import Matched
    from scoring.crm.merging import Merge
    from scoring.crm.renames import Renames
    from scoring.findings import Finding
    from scoring.values.table import SheetTable


class NameUnknownError(ModelError):
    """No column is known to hold the names; the plan asks for it on Mapping."""

    def __init__(self, findings: Iterable[Finding], plan: Plan) -> None:
        super().__init__(findings)
        self.plan = plan

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings among which that of the names may be."""
        return tuple(line.heading for line in self.plan.mapping.lines if line.heading)

    @property
    def likely(self) -> str:
        """The one that most likely is, by what is in its column; empty for none."""
        lines = self.plan.mapping.lines
        perhaps = (x for x in lines if x.goes_by(MappingWord.PERHAPS_NAME))
        return next((line.heading for line in perhaps), "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Parameters
    ----------
    export : SheetTable
        The export.
    host : Host
        The workbook.
    mapping : Mapping
        Which column goes where.
    overrides : dict of str to Override
        The rows that the Mapping sheet has already.
    matched : Matched
        Which row is which account.
    merged : Merge
        What changes.
    own_reader : Reader
        The accounts, read.
    renames : Renames
        Which accounts take another name.
    findings : tuple of Finding
        What was noticed; none is an error.
    tab : Sheet
        Which sheet the rows go to.
    """

    export: SheetTable
    host: Host
    mapping: Mapping
    overrides: dict[str, Override]
    matched: Matched
    merged: Merge
    own_reader: Reader
    renames: Renames
    findings: tuple[Finding, ...] = ()
    tab: Sheet = Sheet.ACCOUNTS

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """The columns that the Mapping sheet does not name yet."""
        lines = (line for line in self.mapping.lines if line.heading)
        by_key = {heading_key(line.heading): line for line in lines}
        return tuple(line for key, line in by_key.items() if key not in self.overrides)

    @property
    def nothing(self) -> bool:
        """Whether nothing would be written."""
        return self.merged.nothing and not self.unsaid


def stop_at_errors(findings: list[Finding]) -> None:
    """Raise what was found if any of it is an error."""
    if any(finding.level is Level.ERROR for finding in findings):
        raise ModelError(findings)
