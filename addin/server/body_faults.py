"""What is wrong with what a program sends, in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scoring.language import Language, Phrase, current, phrase


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import ValidationError

SHOWN: Final = 3
"""Faults of a body that one message names."""
AND_MORE: Final = phrase("{faults}; and {count:,} more")
NOT_JSON: Final = phrase("The body is not JSON: {why}")
NOT_JSON_AT: Final = phrase("The body is not JSON, at line {line:,}, column {column:,}")
INVALID: Final = phrase("Input is not valid")
"""Stands for a fault that is none of those below."""
PLACE: Final = re.compile(r"line (\d+) column (\d+)")
FAULTS: Final[dict[str, Phrase]] = {
    "missing": phrase("Field required"),
    "dict_type": phrase("Input should be an object"),
    "model_type": phrase("Input should be an object"),
    "tuple_type": phrase("Input should be a valid array"),
    "list_type": phrase("Input should be a valid array"),
    "string_type": phrase("Input should be a valid string"),
    "bool_type": phrase("Input should be a valid boolean"),
    "bool_parsing": phrase("Input should be a valid boolean"),
    "float_type": phrase("Input should be a valid number"),
    "float_parsing": phrase("Input should be a valid number"),
    "date_parsing": phrase("Input should be a valid date in the format YYYY-MM-DD"),
    "date_from_datetime_parsing": phrase("Input should be a valid date"),
    "greater_than_equal": phrase("Input should be greater than or equal to {ge:g}"),
    "less_than_equal": phrase("Input should be less than or equal to {le:g}"),
    "enum": phrase("Input should be {expected}"),
    "literal_error": phrase("Input should be {expected}"),
    "too_short": phrase("List should have at least {min_length} item"),
}
"""What pydantic says, by what it calls the fault; in English it says it itself."""


def body_fault(error: ValidationError) -> str:
    """Say in one sentence what is wrong with a body, naming the fields."""
    return faults(error.errors(include_url=False))


def faults(details: Sequence[Mapping[str, Any]]) -> str:
    """Say in one sentence what pydantic finds wrong.

    Parameters
    ----------
    details : sequence of mapping
        Its faults, each with its type, its place and its context.
    """
    sentence = "; ".join(map(_sentence, details[:SHOWN]))
    more = len(details) - SHOWN
    return AND_MORE.format(faults=sentence, count=more) if more > 0 else sentence


def _sentence(detail: Mapping[str, Any]) -> str:
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "json_invalid":
        return _not_json(message.removeprefix("Invalid JSON: "))
    where = ", ".join(f"{step}" for step in detail["loc"])
    fault = _fault(detail, message)
    return f"{where}: {fault}" if where else fault


def _not_json(why: str) -> str:
    """Give the parser's own sentence in English, elsewhere the place that it names."""
    place = PLACE.search(why)
    if place is None or current() is Language.ENGLISH:
        return NOT_JSON.format(why=why)
    return NOT_JSON_AT.format(line=int(place[1]), column=int(place[2]))


def _fault(detail: Mapping[str, Any], message: str) -> str:
    known = FAULTS.get(detail["type"])
    if current() is Language.ENGLISH:
        return message
    if known is None:
        return str(INVALID)
    return known.format(**detail.get("ctx", {}))
