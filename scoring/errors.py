"""What ends the work, and how it is said.

Exceptions, each with a text that is fit for the user::

    ScoringError
    ├── FileError     the file cannot be read or written; one sentence
    │   ├── NoSheetError  a workbook without a sheet that it needs
    │   └── BrokenOffError  a run that can go on where it broke off
    └── ModelError    findings of level error; holds all of them
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.findings import Level


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.findings import Finding
    from scoring.vocabulary import Sheet


class ScoringError(Exception):
    """Any trouble that ends the work; its text is fit for the user."""


class FileError(ScoringError):
    """A file that cannot be read, or a place that cannot be written."""


class NoSheetError(FileError):
    """A workbook without a sheet that it needs.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    text : str
        What is said of it.
    """

    def __init__(self, sheet: Sheet, text: str) -> None:
        self.sheet = sheet
        super().__init__(text)


class BrokenOffError(FileError):
    """A file that cannot be read or written, in a run that can go on later."""


class ModelError(ScoringError):
    """Criteria, accounts or settings that cannot be scored.

    Parameters
    ----------
    findings : iterable of Finding
        Everything that was found, warnings and notes too.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.errors)))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop scoring."""
        return tuple(f for f in self.findings if f.level is Level.ERROR)
