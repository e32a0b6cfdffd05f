"""What programs send, checked."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the fields' types
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from addin.answers.json_cells import accounts_in, row_in, rows_in
from addin.answers.tab_state import TabState  # noqa: TC001 - pydantic reads it
from scoring.language import Language  # noqa: TC001 - pydantic reads it


CELL: Final[dict[str, Any]] = {
    "title": "Cell",
    "anyOf": [
        {"type": "null"},
        {"type": "string"},
        {"type": "number"},
        {"type": "boolean"},
        {
            "type": "object",
            "properties": {"date": {"type": "string", "examples": ["2026-11-21"]}},
            "required": ["date"],
            "additionalProperties": False,
        },
    ],
}
ROW_SCHEMA: Final = {"type": "array", "items": CELL}
ROWS_SCHEMA: Final = {"type": "array", "items": ROW_SCHEMA}

Cells = tuple[Any, ...]
Row = Annotated[Cells, AfterValidator(row_in), WithJsonSchema(ROW_SCHEMA)]
Rows = Annotated[
    tuple[Cells, ...], AfterValidator(rows_in), WithJsonSchema(ROWS_SCHEMA)
]
AccountRows = Annotated[
    tuple[Cells, ...], AfterValidator(accounts_in), WithJsonSchema(ROWS_SCHEMA)
]
Want = Literal["ratings", "why", "points", "ranked"]


class Body(BaseModel):
    """What every request may say over the head of the settings."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    today: dt.date | None = Field(
        default=None,
        description="The day to rate at, instead of the setting or the calendar",
        examples=["2026-11-21"],
    )
    contact_from: float | None = Field(
        default=None, ge=0, le=10, description="Least rating of a contact"
    )
    language: Language | None = Field(
        default=None,
        description="The language of the answer, instead of the setting",
        examples=["da"],
    )


class AccountsBody(Body):
    """Accounts to rate, as the worksheet functions take them."""

    headings: Row = Field(
        description="The heading row of the accounts",
        examples=[["Account", "Industry", "Employees"]],
    )
    criteria: Rows = Field(
        description="The Criteria table with its headings",
        examples=[
            [
                ["Criterion", "Weight", "Test", "Value", "Points"],
                ["Industry", 2, "is", "Software", 10],
                ["Employees", 1, "at least", 250, 10],
            ]
        ],
    )
    accounts: AccountRows = Field(
        description="One row per account, as wide as the headings",
        examples=[[["Acme", "Software", 90], ["Bolt", "Retail", 400]]],
    )
    settings: Rows = Field(
        default=(),
        description="The Settings table, with or without its headings",
        examples=[[["Contact from", 6]]],
    )
    want: list[Want] = Field(
        default=["ratings"], description="Which results to give", min_length=1
    )


class SheetsBody(Body):
    """The sheets of a workbook, each from its cell A1 on."""

    sheets: dict[str, Rows] = Field(
        description="Criteria, Accounts and, where there are any, Settings, Signals, "
        "Activities, Contacts, Contact criteria, Deals, Routing, Sources with the sheets "
        "it names, what the last Score gave: History, History criteria, Scored; "
        "to review, Outcomes and what the last Review gave: Review, Review figures; "
        "to apply, the copies of Criteria as well",
        examples=[
            {
                "Criteria": [
                    ["Criterion", "Weight", "Test", "Value", "Points"],
                    ["Industry", 2, "is", "Software", 10],
                ],
                "Accounts": [["Account", "Industry"], ["Acme", "Software"]],
            }
        ],
    )
    name: str = Field(default="Workbook", description="What the workbook is called")


class ExplainBody(SheetsBody):
    """A workbook's sheets, and an account to explain."""

    account: str = Field(description="The name of an account", examples=["Acme"])


class ImportBody(SheetsBody):
    """A workbook's sheets, and an export to bring into them."""

    export: str = Field(
        description="The name of the sheet, among those sent, that holds the export",
        examples=["HubSpot"],
    )
    into: Literal["Accounts", "Contacts", "Deals", "Activities"] | None = Field(
        default=None,
        description="The sheet that the rows go to; without it the headings of the "
        "export say which",
    )
    states: dict[str, TabState] = Field(
        default={}, description="Formulas, merged cells and protection, by sheet"
    )


class TabBody(SheetsBody):
    """A workbook's sheets, and an optional tab to add to them."""

    tab: str = Field(description="Its name", examples=["Overrides"])
