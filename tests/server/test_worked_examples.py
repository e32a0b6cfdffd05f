"""The server on the examples worked out by hand, as Google Sheets and the page send them."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from tests.engine import HEADS, criteria_sheet, further_settings, same
from tests.server.bodies import json_rows
from tests.worked_examples import EXAMPLES, WorkedExample


if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    Rows = list[list[Any]]

NUMBER = "Row of the example"
"""A column of the user's own, by which accounts of one name are told apart."""
COLUMNS = {
    "rating": "Rating",
    "status": "Status",
    "known": "Known",
    "why": "Why",
    "to_research": "To research",
    "tier": "Tier",
    "rank": "Rank",
    "low": "Low",
    "high": "High",
    "best_profile": "Best profile",
}
UNSEEN = {"exact", "contributions", "shown"}
"""What no column of Scored holds."""


def sheets(example: WorkedExample) -> dict[str, Rows]:
    """The workbook of an example."""
    # no file and no JSON holds NaN: a cell without a number is an empty one
    accounts = [
        [*(None if cell != cell else cell for cell in row), number]  # noqa: PLR0124
        for number, row in enumerate(example.rows)
    ]
    settings = example.settings
    return {
        "Criteria": criteria_sheet(example.criteria),
        "Accounts": [[*example.headings, NUMBER], *accounts],
        "Settings": [
            ["Setting", "Value"],
            ["Today", example.today],
            ["Contact from", settings.contact_from],
            ["Known at least", settings.known_at_least],
            *further_settings(settings),
        ],
    }


def by_google(client: httpx.Client, example: WorkedExample) -> Rows:
    """Scored as the add-on of Google Sheets has it: cells there and back."""
    body = {"sheets": {tab: json_rows(rows) for tab, rows in sheets(example).items()}}
    answer = client.post("/api/v1/sheets", json=body)
    assert answer.status_code == 200, answer.text
    scored = answer.json()["scored"]
    return [scored["headings"], *scored["rows"]]


def by_page(client: httpx.Client, example: WorkedExample) -> Rows:
    """Scored as the page has it: a file there and back."""
    file = io.BytesIO()
    options = {
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "default_date_format": "yyyy-mm-dd",
        "date_1904": example.settings.date1904,
    }
    with xlsxwriter.Workbook(file, options) as book:
        for name, rows in sheets(example).items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                tab.write_row(number, 0, row)
    answer = client.post(
        "/api/v1/workbook",
        files={"file": ("example.xlsx", file.getvalue())},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200, answer.text
    content = io.BytesIO(base64.b64decode(answer.json()["content"]))
    return [list(row) for row in openpyxl.load_workbook(content)["Scored"].values]


def in_order(scored: Rows) -> list[dict[str, Any]]:
    """The rows of Scored by their headings, in the order of the example."""
    head, *rows = scored
    named = [dict(zip(head, row, strict=True)) for row in rows]
    return sorted(named, key=lambda row: int(row[NUMBER]))


def value(row: dict[str, Any], name: str, right: object) -> object:
    """One field of a row, in the words of the reference."""
    if name == "points":
        assert isinstance(right, dict)
        # a criterion outside the best profile has points, which count in another
        return {
            one: None if points is None else real(row[f"{one} points"])
            for one, points in right.items()
        }
    if name == "contact":
        return row["Contact"] == "Yes"
    if name in ("groups", "profile_ratings"):
        assert isinstance(right, dict)
        return {one: real(row.get(one)) for one in right}
    cell = row.get(COLUMNS[name])
    return (cell or "") if isinstance(right, str) else real(cell)


def real(cell: object) -> object:
    """A number as floating point; JSON and files write whole ones without point."""
    return float(cell) if isinstance(cell, int) else cell


# Google Sheets knows no days counted from 1904.
TRIED = [
    pytest.param(example, way, id=f"{example.name}-{name}")
    for name, way in {"sheets": by_google, "file": by_page}.items()
    for example in EXAMPLES
    if way is by_page or not example.settings.date1904
]


@pytest.mark.parametrize(("example", "way"), TRIED)
def test_worked_example(
    client: httpx.Client,
    example: WorkedExample,
    way: Callable[[httpx.Client, WorkedExample], Rows],
) -> None:
    scored = way(client, example)
    rows = in_order(scored)
    assert len(rows) == len(example.rows)
    for name, expected in example.expected.items():
        if name == "order":
            place = scored[0].index(NUMBER)
            assert [int(row[place]) for row in scored[1:]] == expected
        elif name not in UNSEEN:
            for row, right in zip(rows, expected, strict=True):
                assert same(value(row, name, right), right), (name, row)


def test_every_heading_of_criteria_is_sent() -> None:
    """What an example says of its criteria all reaches the server."""
    assert {head for e in EXAMPLES for row in e.criteria for head in row} <= set(HEADS)
