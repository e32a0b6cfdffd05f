"""What goes back, described for the API's own pages.

Whatever the engine has a type for is that type: pydantic reads our dataclasses, and
`FloatOrNull` tells it that NaN is null. By hand stand only the answers themselves, put
together for one address each, and what is flattened for JSON (a finding, a band of
ratings) or decoded (cells); tests compare each answer with what is said here.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from addin.answers.edit_data import EditData  # noqa: TC001 - pydantic reads it
from addin.server.answer import JSON
from addin.server.bodies import CELL
from scoring.crm.report import Report  # noqa: TC001 - pydantic reads it
from scoring.explain.receipt import Receipt  # noqa: TC001 - pydantic reads it
from scoring.judgement.examples import Tally  # noqa: TC001 - pydantic reads it
from scoring.judgement.firmness import Firmness  # noqa: TC001 - pydantic reads it
from scoring.language import Language
from scoring.learning.verdict import Verdict  # noqa: TC001 - pydantic reads it
from scoring.sheets.lists_sections import ListsSections  # noqa: TC001 - pydantic reads it
from scoring.sheets.page_data import PageData  # noqa: TC001 - pydantic reads it
from scoring.sheets.results import (  # noqa: TC001 - pydantic reads them
    ByHandCount,
    Changes,
    Coverage,
    HeatMap,
    Lowering,
    Research,
    Top,
)
from scoring.sheets.review_sections import ReviewSections  # noqa: TC001 - pydantic reads it
from scoring.sheets.sections import Table  # noqa: TC001 - pydantic reads it
from scoring.sheets.summary_sections import SummarySections  # noqa: TC001 - pydantic reads it
from scoring.sheets.table_data import TableLookData  # noqa: TC001 - pydantic reads it


Cell = Annotated[Any, WithJsonSchema(CELL)]
Kind = Literal["rank", "text", "rating", "points", "share", "date", "yes_no", "number"]


class Finding(BaseModel):
    """Something that is wrong or doubtful, and the cell it is about."""

    code: str = Field(examples=["C104"])
    level: Literal["error", "warning", "note"]
    place: str = Field(examples=["Criteria!D9"])
    text: str
    expected: str
    found: str
    more: int


class Question(BaseModel):
    """Which column of an export holds the names, where its headings do not say it."""

    headings: list[str]
    likely: str = Field(description="The likeliest of them; empty for none")


class Refusal(BaseModel):
    """Why there is no other answer."""

    message: str = Field(description="One sentence")
    lacks: str = Field(
        default="", description="The sheet that the workbook lacks, by its English name"
    )
    question: Question | None = Field(
        default=None, description="What to send the file with again, as `names`"
    )
    findings: list[Finding] = Field(
        default=[], description="All that was found, where the sheets are at fault"
    )
    pages: list[PageData] = Field(
        default=[], description="Check, cell by cell, with these findings"
    )


class Points(BaseModel):
    """Points before weights."""

    criteria: list[str]
    rows: list[list[float | None]]


class Ranked(BaseModel):
    """The accounts to contact, the best first."""

    headings: list[str]
    rows: list[list[Cell]]


class Accounts(BaseModel):
    """Only what was wanted, and findings about the criteria and the settings."""

    ratings: list[float | None] = []
    why: list[str] = []
    points: Points | None = None
    ranked: Ranked | None = None
    findings: list[Finding]


class Scored(BaseModel):
    """The sheet Scored."""

    headings: list[str]
    kinds: list[Kind]
    own: list[bool] = Field(description="Columns that are the user's own")
    folded: list[bool] = Field(description="Columns that are folded away")
    rows: list[list[Cell]]
    hidden: list[bool] = Field(description="Rows that the contact filter hides")
    filter_column: int | None = Field(
        description="Where Contact stands, counted from 0; null without a filter"
    )
    look: TableLookData = Field(description="How it is painted")


class Further(Scored):
    """A sheet beside Scored that not every workbook gets."""

    sheet: str = Field(examples=["Contacts scored", "History"])
    tab_hidden: bool = Field(description="Whether it is for the next Score alone")


class Band(BaseModel):
    """Accounts with a rating in a band."""

    model_config = ConfigDict(populate_by_name=True)

    from_: int = Field(alias="from")
    to: int
    count: int


class Summary(BaseModel):
    """The figures of the sheet Summary."""

    title: str
    source: str
    today: str
    accounts: int
    contacts: int
    contact_from: float
    statuses: list[tuple[str, int]]
    not_disqualified: int = Field(
        description="Accounts that may be out, but for a cell that cannot be read"
    )
    lowering: list[Lowering] = Field(description="In the order of Criteria")
    ratings: list[Band]
    tiers: list[tuple[str, int]]
    top: list[Top]
    research: list[Research]
    coverage: list[Coverage]
    matrix: HeatMap | None = Field(description="null without the setting Matrix")
    examples: Tally | None = Field(description="null without the sheet Examples")
    by_hand: ByHandCount | None = Field(
        description="null where nobody decides an account by hand"
    )
    firmness: Firmness | None = Field(description="null without the setting Firm")
    changes: Changes | None = Field(description="null without an earlier day")
    same_day: Changes | None = Field(
        description="null where no earlier Score of the day had another result"
    )


class Sheets(BaseModel):
    """What the button Score writes."""

    scored: Scored
    further: list[Further] = Field(description="In the order of their tabs")
    summary: Summary
    findings: list[Finding]
    sections: SummarySections = Field(description="Summary in its final words")
    pages: list[PageData] = Field(description="Summary and Check, cell by cell")


class Findings(BaseModel):
    """What the button Check writes."""

    findings: list[Finding]
    pages: list[PageData] = Field(description="Check, cell by cell")


class Explained(BaseModel):
    """What the button Explain says."""

    receipts: list[Receipt]
    statuses: list[str] = Field(description="The status of each, to be read")
    told: list[str]


class Reviewed(BaseModel):
    """What the button Review writes."""

    verdict: Verdict
    told: str = Field(description="The verdict in a sentence, and what was doubtful")
    findings: list[Finding]
    pages: list[PageData] = Field(description="Review and Review figures, cell by cell")


class Application(BaseModel):
    """What taking suggested weights over would do; it writes nothing itself."""

    question: str = Field(description="What to ask before anything is written")
    message: str = Field(description="What to say once all of it is written")
    criteria: str = Field(description="The sheet with the criteria")
    copy_as: str = Field(
        description="The sheet to copy it to before anything is written; empty where "
        "the weights of such a copy are given back",
    )
    edits: list[EditData] = Field(description="Cells of the sheets that were sent")
    pages: list[PageData] = Field(description="Sheets to add, cell by cell")


class Import(BaseModel):
    """What an import would do; it writes nothing itself."""

    question: str = Field(
        description="What to ask before anything is written; empty where there is "
        "nothing to agree to"
    )
    message: str = Field(description="What to say once all of it is written")
    report: Report
    findings: list[Finding]
    edits: list[EditData] = Field(description="Cells of the sheets that were sent")
    pages: list[PageData] = Field(description="Sheets to add, cell by cell")


class NewTab(BaseModel):
    """An optional tab."""

    message: str = Field(description="What to say once it is added")
    pages: list[PageData] = Field(description="The tab, cell by cell")


class Workbook(BaseModel):
    """A scored workbook."""

    language: Language = Field(description="What it is written in")
    name: str
    content: str = Field(description="The file, in base64")
    outcomes: bool = Field(description="Whether it has outcomes to review")
    imported: str | None = Field(
        description="What was brought into it first, if that was asked for"
    )
    summary: Summary
    findings: list[Finding]
    sections: SummarySections = Field(description="Summary in its final words")
    contacts: Table = Field(description="All accounts to contact, the best first")
    draft: ListsSections | None = Field(
        description="What Draft weight and Draft points would change, in its final "
        "words; null without them"
    )


class ComparedWorkbooks(BaseModel):
    """Two workbooks over the same accounts."""

    language: Language = Field(description="What it is written in")
    name: str
    content: str = Field(description="The workbook with the comparison, in base64")
    sections: ListsSections = Field(description="Compared in its final words")


class ReviewedWorkbook(BaseModel):
    """A reviewed workbook."""

    name: str
    content: str = Field(description="The file, in base64")
    findings: list[Finding]
    sections: ReviewSections = Field(description="Review in its final words")


class Template(BaseModel):
    """A workbook to begin with."""

    kind: str
    name: str
    title: str
    says: str


class ServerLimits(BaseModel):
    """What the server takes."""

    bytes: int = Field(description="Length of a body")
    rows: int = Field(description="Rows in one request")
    seconds: float = Field(description="Time for one request")
    token: bool = Field(description="Whether a token is needed")


class Health(BaseModel):
    """That the server is up."""

    status: Literal["ok"]
    version: str


REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Refusal, "description": description}
    for status, description in {
        401: "The token is missing or wrong",
        408: "The body arrived too slowly",
        413: "Too many bytes or rows",
        422: "Findings of level error, or a body that is not as described",
        429: "Too many requests; Retry-After says when to try again",
        503: "The server is busy; Retry-After says when to try again",
        504: "It took too long and was stopped",
    }.items()
}


def answers(model: Any) -> dict[int | str, dict[str, Any]]:
    """Describe what an address answers."""
    return {200: {"model": model, "description": "Done"}, **REFUSALS}


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """Describe the JSON that an address takes."""
    content = {
        JSON: {"schema": _whole(model.model_json_schema(ref_template="{model}"))}
    }
    return {"requestBody": {"required": True, "content": content}}


def _whole(schema: dict[str, Any]) -> dict[str, Any]:
    """Put what a schema refers to in its place: its own definitions stand elsewhere."""
    definitions = schema.pop("$defs", {})

    def resolved(part: Any) -> Any:
        if isinstance(part, list):
            return [*map(resolved, part)]
        if not isinstance(part, dict):
            return part
        reference = part.get("$ref")
        if reference in definitions:
            return resolved(definitions[reference])
        return {key: resolved(value) for key, value in part.items()}

    whole: dict[str, Any] = resolved(schema)
    return whole


FILE: Final[dict[str, Any]] = {"type": "string", "format": "binary"}
STREAM: Final[dict[str, Any]] = {
    "type": "string",
    "description": "Server-sent events: `progress` with text and share, then `answer` "
    "with status, language, retry_after and, as body, what JSON alone would be",
}
FORM: Final[dict[str, Any]] = {
    "file": {**FILE, "description": "An .xlsx, .xlsm, .csv or .parquet file"},
    "criteria": {
        **FILE,
        "description": "The workbook with Criteria, where the file holds accounts alone",
    },
    "model": {
        "type": "string",
        "description": "Or the ready-made model whose criteria are meant",
    },
    "into": {
        "type": "string",
        "enum": ["Accounts", "Contacts", "Deals", "Activities"],
        "description": "The sheet of that workbook that the rows of the file are "
        "brought into before it is scored; to Accounts only where the headings do not "
        "say that they are people, deals or activities",
    },
    "names": {
        "type": "string",
        "description": "The heading of the accounts' names in such a file, where a "
        "refusal has asked for it",
    },
    "today": {"type": "string", "format": "date"},
    "contact_from": {"type": "number", "minimum": 0, "maximum": 10},
    "language": {
        "type": "string",
        "enum": [*Language],
        "description": "The language of the answer, instead of the setting",
    },
}
COMPARED: Final[dict[str, Any]] = {
    "file": FORM["file"],
    "other": {**FILE, "description": "The workbook that it is compared with"},
    **{name: FORM[name] for name in ("today", "contact_from", "language")},
}
ACCOUNT: Final[dict[str, Any]] = {
    "account": {"type": "string", "description": "The name of an account"}
}


def takes_form(fields: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """Describe the form that an address takes."""
    schema = {"type": "object", "required": required, "properties": fields}
    content = {"multipart/form-data": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}
