"""How a field that is made of other tables is headed, in the language that is spoken.

Everything here knows such a field by its English name; what people read says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scoring.vocabulary import ACCOUNT_PREFIX, DerivedField, Sheet
from scoring.vocabulary.field_words import FieldForm


if TYPE_CHECKING:
    from scoring.values.table import SheetTable


_WHOLE: Final = {str(field.value): field for field in DerivedField}
_NAMED: Final = tuple(
    (re.compile(re.escape(field.value).replace(r"\{name\}", "(?P<name>.+)")), field)
    for field in (*DerivedField, FieldForm.OF_ACCOUNT)
    if "{name}" in field.value
)
_LATELY: Final = re.compile(
    "(?P<name>.+) "
    + re.escape(FieldForm.IN_THE_LAST.value).replace(r"\{days\}", "(?P<days>[0-9]+)")
)


def heading_to_read(table: SheetTable, column: int) -> str:
    """Give the heading of a column; one that we made of other tables is said."""
    heading = table.headings[column]
    if column < len(table.columns):
        return heading
    # what Sources join is named by the user, as is its table
    ours = isinstance(table.derived[column - len(table.columns)], Sheet)
    of_account = heading.startswith(ACCOUNT_PREFIX)
    return derived_heading(heading) if ours or of_account else heading


def derived_heading(heading: str) -> str:
    """Say a heading of ours; what the user named inside it stays as it is.

    Examples
    --------
    >>> from scoring.language import Language, speaking
    >>> with speaking(Language.DANISH):
    ...     derived_heading("Activity points: Sensors")
    'Aktivitetspoint: Sensors'
    """
    lately = _LATELY.fullmatch(heading)
    if lately is not None:
        days = FieldForm.IN_THE_LAST.format(days=lately["days"])
        return f"{derived_heading(lately['name'])} {days}"
    if heading in _WHOLE:
        return str(_WHOLE[heading])
    return _with_name(heading)


def _with_name(heading: str) -> str:
    for words, field in _NAMED:
        match = words.fullmatch(heading)
        if match is not None:
            return str(field).format(name=match["name"])
    return heading
