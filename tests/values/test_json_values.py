"""NaN is null in JSON, and is described as such."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from scoring.explain.evidence import Item
from scoring.explain.receipt import Line
from scoring.sheets.results import Moved, Research
from scoring.values.json_values import FloatOrNull, plain


NAN = float("nan")
LINE = Line("Size", "Employees", "", "blank", "", NAN, 1.0, NAN, NAN)


@pytest.mark.parametrize(
    "value",
    [LINE, Item("Demo"), Moved("Acme", NAN, NAN, ""), Research("Acme", NAN, 7.0, "")],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_there_is_null_and_may_be_so(value: object) -> None:
    adapter = TypeAdapter(type(value))
    data = plain(value)
    assert None in data.values()
    read = adapter.validate_json(json.dumps(data), strict=True)
    assert plain(read) == data


def test_it_is_described_as_a_number_or_null() -> None:
    kinds = [kind["type"] for kind in TypeAdapter(FloatOrNull).json_schema()["anyOf"]]
    assert kinds == ["number", "null"]


def test_a_number_without_blanks_may_not_be_null() -> None:
    with pytest.raises(ValidationError, match="weight"):
        TypeAdapter(Line).validate_json(json.dumps(plain(LINE) | {"weight": None}))
