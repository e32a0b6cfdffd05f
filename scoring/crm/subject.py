"""Whether the rows of an export are companies, or their people, deals or activities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.crm.headings import Role, name_key
from scoring.crm.record_fields import Subject
from scoring.language import phrase


if TYPE_CHECKING:
    from scoring.crm.mapping import Mapping
    from scoring.values.table import SheetTable


@dataclass(frozen=True, slots=True)
class Sign:
    """How the headings of an export show what it is of.

    Parameters
    ----------
    subject : Subject
        What.
    always : re.Pattern
        A heading that no export of companies has.
    seldom : re.Pattern
        A heading that a list of companies may have as well.
    words : str
        What to do instead.
    """

    subject: Subject
    always: re.Pattern[str]
    seldom: re.Pattern[str]
    words: str

    def has_subject(self, keys: list[str], *, companies: bool) -> bool:
        """Say whether the headings have it; `companies`: whether it may be a list."""
        if any(map(self.always.fullmatch, keys)):
            return True
        return not companies and any(map(self.seldom.fullmatch, keys))


PEOPLE: Final = phrase(
    "it looks like an export of people: export companies, or import it with --as "
    "contacts"
)
DEALS: Final = phrase(
    "it looks like an export of deals: export companies, or import it with --as deals"
)
ACTIVITIES: Final = phrase(
    "it looks like an export of activities: export companies, or import it with --as "
    "activities"
)
# deals name their people, and activities both: what names most comes first
SIGNS: Final = (
    Sign(
        Subject.ACTIVITIES,
        re.compile(r"activity - .*|activity type|engagement type"),
        re.compile(r"due date|activity date|task subtype"),
        ACTIVITIES,
    ),
    Sign(
        Subject.DEALS,
        re.compile(r"deal - .*|deal ?name|opportunity name"),
        re.compile(r"deal stage|deal owner|opportunity owner"),
        DEALS,
    ),
    Sign(
        Subject.CONTACTS,
        re.compile(r"person - .*"),
        re.compile(r"first ?name|last ?name|job ?title|contact (owner|id)"),
        PEOPLE,
    ),
)


def other_subject(export: SheetTable, mapping: Mapping) -> Sign | None:
    """Tell by its headings that an export is of something else than companies."""
    keys = [name_key(heading) for heading in export.headings]
    # a number of the program's own belongs to the person or deal, not to the company
    named, numbered = mapping.of(Role.NAME), mapping.of(Role.RECORD)
    companies = named is not None and numbered is None
    return next((s for s in SIGNS if s.has_subject(keys, companies=companies)), None)
