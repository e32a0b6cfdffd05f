"""Account fields: a column of Accounts, or one derived from it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring import vocabulary
from scoring.values.table import heading_key
from scoring.vocabulary.field_words import FieldForm


if TYPE_CHECKING:
    from collections.abc import Mapping


WINDOWS: Final = tuple(
    re.compile(
        "(?P<field>.+) "
        + re.escape(heading_key(words)).replace(r"\{days\}", "(?P<days>[0-9]{1,5})")
    )
    for words in vocabulary.IN_THE_LAST
)
"""How a field is limited to what happened lately, in each language."""
_FIXED: Final = {
    heading_key(word): heading_key(field.value)
    for field in vocabulary.DerivedField
    for word in field.understood
    if "{" not in word
}
_FORMS: Final = tuple(
    (
        re.compile(re.escape(heading_key(word)).replace(r"\{name\}", "(?P<name>.+)")),
        heading_key(field.value),
    )
    for field in (*vocabulary.DerivedField, FieldForm.OF_ACCOUNT)
    for word in field.understood
    if "{" in word
)


class Derive(Enum):
    """How a field is derived from the column it names."""

    DAYS_SINCE = vocabulary.DAYS_SINCE
    YEARS_SINCE = vocabulary.YEARS_SINCE


class Source(NamedTuple):
    """Where a field comes from.

    Parameters
    ----------
    column : int
        Index of the column in Accounts.
    derive : Derive or None
        What is made of it.
    """

    column: int
    derive: Derive | None = None


def base_column(field: str) -> str | None:
    """Give the column that a derived field is made of; None for any other field.

    >>> base_column("Days since  Last visit")
    'Last visit'
    """
    words = field.split()
    prefixes = (prefix.split() for derive in Derive for prefix in derive.value)
    for prefix in prefixes:
        if heading_key(" ".join(words[: len(prefix)])) == " ".join(prefix):
            return " ".join(words[len(prefix) :]) or None
    return None


def english_key(field: str) -> str:
    """Give the key of a field that is made of other tables, named in any language.

    A name that is no such field, or that is English already, stays what it is.

    >>> english_key("Count of Demo in the last 30 days")
    'count of demo in the last 30 days'
    """
    key, window = heading_key(field), ""
    for words in WINDOWS:
        match = words.fullmatch(key)
        if match is not None:
            key = match["field"]
            window = f" {vocabulary.IN_THE_LAST[0].format(days=match['days'])}"
            break
    if key in _FIXED:
        return _FIXED[key] + window
    for form, english in _FORMS:
        match = form.fullmatch(key)
        if match is not None:
            return english.format(name=match["name"]) + window
    return key + window


def find_source(field: str, headings: Mapping[str, int]) -> Source | None:
    """Find the column that a field names; a heading wins over a derived meaning.

    Parameters
    ----------
    field : str
        As written in Criteria.
    headings : mapping of heading key to column index
        As `heading_index` makes it.

    Examples
    --------
    >>> find_source("Days since visit", {"account": 0, "visit": 1}).column
    1
    """
    own = heading_key(field)
    return _source_of(own, headings) or _source_of(english_key(field), headings)


def _source_of(key: str, headings: Mapping[str, int]) -> Source | None:
    if key in headings:
        return Source(headings[key])
    for derive in Derive:
        for prefix in derive.value:
            named = key.removeprefix(f"{prefix} ")
            if named == key:
                continue
            for column in (named, english_key(named)):
                if column in headings:
                    return Source(headings[column], derive)
    return None


def heading_index(headings: tuple[str, ...]) -> dict[str, int]:
    """Map each heading's key to its first column."""
    index: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if heading:
            index.setdefault(heading_key(heading), column)
    return index
