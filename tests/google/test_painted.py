"""What is sent says how tabs look; the script paints it and decides nothing."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from tests.google.answering import Reply, answering
from tests.google.google_double import SCORE, needs_node, run
from tests.google.small import BOOK
from tests.google.test_refused import RATED


if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [needs_node, pytest.mark.node]

RATING = 3
"""Which column of the table holds the ratings, from 1."""
STYLE = {
    "number": "0.000",
    "font": {"size": 17, "colour": "010203", "bold": True, "underline": True},
    "fill": "040506",
    "line": "070809",
    "across": "right",
    "upright": "top",
    "wrap": True,
    "indent": 0,
}
PAINTED = {
    ("setNumberFormat", "0.000"),
    ("setFontSize", 17),
    ("setFontColor", "#010203"),
    ("setFontWeight", "bold"),
    ("setFontLine", "underline"),
    ("setBackground", "#040506"),
    ("setBorder", "#070809"),
    ("setHorizontalAlignment", "right"),
    ("setVerticalAlignment", "top"),
    ("setWrapStrategy", "WRAP"),
}
"""What the calls are, and the one value of each that matters."""
MARK = {"colour": "0A0B0C", "fill": "0D0E0F", "bottom": None, "bold": True}
BAR = {"colour": "101112", "most": 42, "below": "000000", "axis": "000000"}


def tabs_of(change: Callable[[dict[str, Any]], object]) -> dict[str, dict[str, Any]]:
    """The tabs after an answer that was changed."""
    answer = copy.deepcopy(RATED)
    change(answer)
    with answering(Reply(200, answer)) as server:
        return run(BOOK, SCORE, server=server).last.tabs


def column_of(answer: dict[str, Any]) -> dict[str, Any]:
    column: dict[str, Any] = answer["scored"]["look"]["columns"][RATING - 1]
    return column


def calls(tab: dict[str, Any], area: list[int]) -> set[tuple[str, Any]]:
    return {
        (name, values[6] if name == "setBorder" else values[0])
        for name, where, values in tab["looks"]
        if where == area
    }


def settings(tab: dict[str, Any]) -> list[list[tuple[str, Any]]]:
    return [
        [(name, values) for name, values in rule["settings"] if name != "build"]
        for rule in tab["rules"]
    ]


@pytest.mark.parametrize("part", ["style", "heading_style"])
def test_a_style_that_the_table_names_is_painted(part: str) -> None:
    def change(answer: dict[str, Any]) -> None:
        column = column_of(answer)
        answer["scored"]["look"]["styles"].append(STYLE)
        column[part] = len(answer["scored"]["look"]["styles"]) - 1

    row = 2 if part == "style" else 1
    assert calls(tabs_of(change)["Scored"], [row, RATING, 1, 1]) >= PAINTED


def test_a_style_that_a_page_names_is_painted() -> None:
    def change(answer: dict[str, Any]) -> None:
        summary = answer["pages"][0]
        (title,) = (c for c in summary["cells"] if c["value"] == "Account scoring")
        summary["styles"].append(STYLE)
        title["style"] = len(summary["styles"]) - 1

    assert calls(tabs_of(change)["Summary"], [2, 2, 1, 1]) >= PAINTED


@pytest.mark.parametrize(
    ("code", "painted"),
    [("mm-dd-yy", "yyyy-mm-dd"), ("m/d/yy h:mm", "yyyy-mm-dd hh:mm")],
)
def test_days_are_written_so_that_google_understands_it(
    code: str, painted: str
) -> None:
    def change(answer: dict[str, Any]) -> None:
        answer["scored"]["look"]["styles"].append(STYLE | {"number": code})
        column_of(answer)["style"] = len(answer["scored"]["look"]["styles"]) - 1

    area = [2, RATING, 1, 1]
    assert ("setNumberFormat", painted) in calls(tabs_of(change)["Scored"], area)


def test_widths_heights_notes_and_the_colour_of_the_tab_are_those_sent() -> None:
    def change(answer: dict[str, Any]) -> None:
        column_of(answer).update(width=40, note="From 0 to 10")
        answer["scored"]["look"].update(heading_height=60, frozen=1, tab="ABCDEF")
        answer["pages"][0].update(tab="FEDCBA")

    tabs = tabs_of(change)
    tab = tabs["Scored"]
    assert tab["widths"][str(RATING)] == 40 * 7 + 5
    assert tab["heights"]["1"] == 80
    assert tab["frozen"] == [1, 1]
    assert tab["notes"] == {f"1 {RATING}": "From 0 to 10"}
    assert tab["colour"] == "#ABCDEF"
    assert tabs["Summary"]["colour"] == "#FEDCBA"


def test_marks_and_bars_are_those_sent() -> None:
    def change(answer: dict[str, Any]) -> None:
        for column in answer["scored"]["look"]["columns"]:
            column.update(marks=[], bar=None)
        column_of(answer).update(marks=[{"text": "Ten", "mark": MARK}], bar=BAR)
        answer["scored"]["look"]["outside"] = MARK | {"fill": None, "bold": False}

    assert [rule[:-1] for rule in settings(tabs_of(change)["Scored"])] == [
        [
            ("whenTextEqualTo", ["Ten"]),
            ("setFontColor", ["#0A0B0C"]),
            ("setBackground", ["#0D0E0F"]),
            ("setBold", [True]),
        ],
        [
            ("setGradientMinpointWithValue", ["#FFFFFF", "NUMBER", "0"]),
            ("setGradientMaxpointWithValue", ["#101112", "NUMBER", "42"]),
        ],
        [("whenFormulaSatisfied", ["=ISBLANK($A2)"]), ("setFontColor", ["#0A0B0C"])],
    ]


def test_a_table_without_ranks_has_no_rows_outside_the_ranking() -> None:
    def change(answer: dict[str, Any]) -> None:
        answer["scored"]["look"]["ranks"] = 0

    formulas = [
        name for rule in settings(tabs_of(change)["Scored"]) for name, _ in rule
    ]
    assert "whenFormulaSatisfied" not in formulas


def test_lines_between_rows_are_those_sent() -> None:
    def change(answer: dict[str, Any]) -> None:
        answer["scored"]["look"]["row"]["bottom"] = "131415"

    rows = calls(tabs_of(change)["Scored"], [2, 1, 1, 6])
    assert rows == {("setBorder", "#131415")}


def test_a_chart_has_the_colour_sent() -> None:
    def change(answer: dict[str, Any]) -> None:
        answer["pages"][0]["charts"][0]["colour"] = "161718"

    first, *_ = tabs_of(change)["Summary"]["charts"]
    assert ["setOption", ["colors", ["#161718"]]] in first["settings"]
