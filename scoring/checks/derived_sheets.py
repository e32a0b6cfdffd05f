"""Which sheets the fields that no column of Accounts has would be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.findings import message
from scoring.language import phrase
from scoring.values.table import heading_key
from scoring.vocabulary import DerivedField, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.findings import Message

    There = Mapping[Sheet, bool]

_OF_ACTIVITIES: Final = (Sheet.ACTIVITIES, Sheet.SIGNALS)
_OF_CONTACTS: Final = (Sheet.CONTACTS, Sheet.CONTACT_CRITERIA)
MADE_OF: Final[dict[DerivedField, tuple[Sheet, ...]]] = {
    DerivedField.POINTS: _OF_ACTIVITIES,
    DerivedField.POINTS_OF: _OF_ACTIVITIES,
    DerivedField.ACTIVITIES: (Sheet.ACTIVITIES,),
    DerivedField.COUNT_OF: (Sheet.ACTIVITIES,),
    DerivedField.LAST: (Sheet.ACTIVITIES,),
    DerivedField.LAST_OF: (Sheet.ACTIVITIES,),
    DerivedField.CHANGE_OF: (Sheet.CHANGES,),
    DerivedField.CONTACTS: (Sheet.CONTACTS,),
    DerivedField.MOMENTUM: (Sheet.ACTIVITIES,),
    DerivedField.ROLES_COVERED: (Sheet.CONTACTS,),
    DerivedField.MISSING_ROLES: (Sheet.CONTACTS,),
    DerivedField.MEAN_RATING: _OF_CONTACTS,
    DerivedField.SUM_RATING: _OF_CONTACTS,
    DerivedField.BEST_CONTACT: _OF_CONTACTS,
    DerivedField.BEST_RATING: _OF_CONTACTS,
    DerivedField.TO_CALL: _OF_CONTACTS,
    **dict.fromkeys(
        (DerivedField.RECENCY, DerivedField.FREQUENCY, DerivedField.MONETARY),
        (Sheet.DEALS,),
    ),
    **dict.fromkeys(
        (
            DerivedField.RFM_RECENCY,
            DerivedField.RFM_FREQUENCY,
            DerivedField.RFM_MONETARY,
        ),
        (Sheet.DEALS,),
    ),
}


ONE_GONE: Final = phrase("comes from the sheet {sheet}, which is not there")
ONE_UNUSED: Final = phrase(
    "comes from the sheet {sheet}, which is there but not used (see F405)"
)
BOTH_GONE: Final = phrase(
    "comes from the sheets {first} and {second}, which are not there"
)
BOTH_UNUSED: Final = phrase(
    "comes from the sheets {first} and {second}, which are there but not used (see F405)"
)
GONE_OF_TWO: Final = phrase(
    "comes from the sheets {first} and {second}, {gone} is not there"
)
UNUSED_OF_TWO: Final = phrase(
    "comes from the sheets {first} and {second}, {unused} is there but not used "
    "(see F405)"
)
GONE_AND_UNUSED: Final = phrase(
    "comes from the sheets {first} and {second}, {gone} is not there and {unused} is "
    "there but not used (see F405)"
)


def sheets_there(used: Iterable[Sheet], unused: Iterable[Sheet]) -> dict[Sheet, bool]:
    """List the sheets that there are, and whether each is used."""
    return dict.fromkeys(unused, False) | dict.fromkeys(used, True)


def sheets_lacking(field: str, there: There) -> Message | None:
    """Say which sheets a field comes from where one of them cannot be used.

    Parameters
    ----------
    field : str
        As a criterion names it, once nothing has to be derived from it.
    there : mapping of Sheet to bool
        The sheets that there are, and whether each is used.

    Returns
    -------
    Message or None
        None for a field that comes from no other sheet, or from sheets in use.

    Examples
    --------
    >>> print(sheets_lacking("Activity points", {}))
    comes from the sheets Activities and Signals, which are not there
    >>> print(sheets_lacking("Monetary", {Sheet.DEALS: False}))
    comes from the sheet Deals, which is there but not used (see F405)
    """
    form = _form(field)
    sheets = () if form is None else MADE_OF[form]
    gone = tuple(sheet for sheet in sheets if sheet not in there)
    unused = tuple(sheet for sheet in sheets if not there.get(sheet, True))
    if not gone and not unused:
        return None
    if len(sheets) == 1:
        return message(ONE_GONE if gone else ONE_UNUSED, sheet=sheets[0])
    first, second = sheets
    words = _of_two(len(gone), len(unused))
    names = {"gone": gone[:1], "unused": unused[:1]}
    named = {name: sheet for name, some in names.items() for sheet in some}
    return message(words, first=first, second=second, **named)


def _of_two(gone: int, unused: int) -> str:
    """Choose the words by how many of two sheets are not there, or not used."""
    return {
        (1, 0): GONE_OF_TWO,
        (2, 0): BOTH_GONE,
        (0, 1): UNUSED_OF_TWO,
        (0, 2): BOTH_UNUSED,
        (1, 1): GONE_AND_UNUSED,
    }[gone, unused]


def _form(field: str) -> DerivedField | None:
    """Find the derived field that a name stands for.

    >>> _form("last  DEMO"), _form("Activity points: Web"), _form("Size")
    (<DerivedField.LAST_OF: 'Last {name}'>, <DerivedField.POINTS_OF: \
'Activity points: {name}'>, None)
    """
    key = heading_key(field)
    forms = {heading_key(form): form for form in DerivedField}
    if key in forms:
        return forms[key]
    starts = (
        (heading_key(form.partition("{")[0]), form)
        for form in DerivedField
        if "{" in form
    )
    return next((form for start, form in starts if _begins(key, start)), None)


def is_open(field: str) -> bool:
    """Say whether a field is named by an activity, as a column may well be too.

    >>> is_open("Last visit"), is_open("Last activity")
    (True, False)
    """
    return _form(field) in {DerivedField.LAST_OF, DerivedField.COUNT_OF}


def _begins(key: str, start: str) -> bool:
    rest = key.removeprefix(start)
    return rest != key and bool(rest.strip()) and (rest[0] == " " or start[-1] == ":")
