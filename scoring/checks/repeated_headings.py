"""Headings that stand over two columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.quoting import Places, columns_read
from scoring.findings import Code, Level, message
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.fields import Fields
    from scoring.findings import Finding

NAMED: Final = Code(
    "A101",
    Level.ERROR,
    title="column named twice",
    help="A criterion names it: keep only one.",
    advice="Rename or delete the other.",
    words=(
        (
            "the heading '{heading}' stands twice, first in {first}; '{criterion}' names it, "
            "so keep only one"
        ),
    ),
)
UNNAMED: Final = Code(
    "A201",
    Level.WARNING,
    title="heading twice",
    help="Two columns have the same heading.",
    advice="Rename one; a criterion that named it would be refused.",
    words=(
        (
            "the heading '{heading}' stands twice, first in {first}; give one of them "
            "another name"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RepeatedHeadings:
    """Headings that stand twice: an error where a criterion names one."""

    codes: tuple[Code, ...] = (NAMED, UNNAMED)

    def check(self, fields: Fields) -> Iterator[Finding]:
        """Find each column whose heading another one before it has."""
        places = Places(fields.accounts, fields.table)
        read = columns_read(fields.model, fields.accounts)
        columns: dict[str, int] = {}
        for column, heading in enumerate(fields.accounts.headings):
            first = columns.setdefault(heading_key(heading), column)
            if not heading or first == column:
                continue
            values = {"heading": heading, "first": places.heading(first)}
            if first in read:
                values["criterion"] = read[first].name
            code = NAMED if first in read else UNNAMED
            sentence = message(*code.words, **values)
            yield code.at(places.heading(column), sentence, found=heading)
