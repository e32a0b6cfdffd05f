"""What goes back to whoever asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from scoring.findings import findings_data
from scoring.language import Language, current


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding
    from scoring.sheets.page_data import PageData

JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole.

    Parameters
    ----------
    status : int
        HTTP's code.
    content : bytes
        The body.
    media : str
        What the body is.
    name : str
        What to save it as; empty if it is no file.
    fault : str
        For the log, where something unexpected happened; never what is in a cell.
    language : Language
        What it is written in.
    """

    status: int
    content: bytes
    media: str = JSON
    name: str = ""
    fault: str = ""
    language: Language = field(default_factory=current)


def done(data: Any) -> Answer:
    """Answer with data."""
    return Answer(200, to_json(data, inf_nan_mode="null"))


def refused(
    status: int,
    message: str,
    findings: Sequence[Finding] = (),
    pages: Sequence[PageData] = (),
    **further: object,
) -> Answer:
    """Answer with one sentence, the findings that it is about, and Check with them.

    What is further known, and not empty, stands under its own name.
    """
    data: dict[str, Any] = {"message": str(message)}
    data |= {name: known for name, known in further.items() if known}
    if findings:
        data["findings"] = findings_data(findings)
    if pages:
        data["pages"] = pages
    return Answer(status, to_json(data))
