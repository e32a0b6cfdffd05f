"""What the scoring processes do: bytes in, an answer out, and never an exception."""

from __future__ import annotations

import shutil
import signal
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from addin.answers import sheets
from addin.answers.add_sheet import add_sheet
from addin.answers.apply_sheets import apply_sheets
from addin.answers.import_sheets import import_sheets
from addin.cells.ranges import ArgumentError
from addin.server import rate_accounts
from addin.server.answer import Answer, done, refused
from addin.server.bodies import (
    AccountsBody,
    ExplainBody,
    ImportBody,
    SheetsBody,
    TabBody,
)
from addin.server.body_faults import body_fault
from addin.server.compare_files import compare_upload
from addin.server.errors import NoWorkbookError, TooManyRowsError
from addin.server.faults import unexpected
from addin.server.queue import OutOfMemory
from addin.server.score_file import (
    NO_MODEL,
    explain_upload,
    review_upload,
    score_upload,
)
from addin.server.templates import build, model, template
from scoring.crm.plan import NameUnknownError
from scoring.errors import ModelError, NoSheetError, ScoringError
from scoring.language import choose, current, phrase
from scoring.sheets.check_page import check_page
from scoring.sheets.page_data import page_data
from scoring.values.table import heading_key
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addin.server.options import Limits
    from addin.server.upload import Upload

    Work = Callable[[Any], dict[str, Any]]

STATUSES: Final[dict[type[Exception], int]] = {
    TooManyRowsError: 413,
    NoWorkbookError: 415,
}
LONG: Final = frozenset(
    heading_key(word)
    for sheet in (Sheet.ACTIVITIES, Sheet.DEALS, Sheet.CHANGES, Sheet.HISTORY)
    for word in SHEET_WORDS[sheet]
)
"""Sheets with many rows for each account: only the length of a request bounds them."""
TABS: Final = frozenset(sheet.casefold() for sheet in Sheet)
"""What a finding of a refusal can lead to."""
ONE_ERROR: Final = phrase("The accounts cannot be rated until 1 error is put right")
ERRORS: Final = phrase(
    "The accounts cannot be rated until {count:,} errors are put right"
)
NO_TEMPLATE: Final = phrase("There is no template '{name}'")


def accounts(content: bytes, limits: Limits) -> Answer:
    """Rate accounts as the worksheet functions do."""

    def work() -> Answer:
        body = AccountsBody.model_validate_json(content)
        choose(body.language or current())
        _check_rows([body.accounts, body.criteria, body.settings], limits)
        return done(rate_accounts.rate_accounts(body))

    return _answered(work, limits)


def score(content: bytes, limits: Limits) -> Answer:
    """Score sheets as the button Score does."""
    return _about_sheets(SheetsBody, sheets.score_sheets, content, limits)


def check(content: bytes, limits: Limits) -> Answer:
    """Check sheets as the button Check does."""
    return _about_sheets(SheetsBody, sheets.check_sheets, content, limits)


def explain(content: bytes, limits: Limits) -> Answer:
    """Explain an account as the button Explain does."""
    return _about_sheets(ExplainBody, sheets.explain_account, content, limits)


def review(content: bytes, limits: Limits) -> Answer:
    """Review the outcomes in sheets as the button Review does."""
    return _about_sheets(SheetsBody, sheets.review_sheets, content, limits)


def apply_weights(content: bytes, limits: Limits) -> Answer:
    """Say which weights outcomes suggest as the button Apply does."""
    return _about_sheets(SheetsBody, apply_sheets, content, limits)


def import_export(content: bytes, limits: Limits) -> Answer:
    """Bring an export into Accounts as the button Import does."""
    return _about_sheets(ImportBody, import_sheets, content, limits)


def add_tab(content: bytes, limits: Limits) -> Answer:
    """Describe an optional tab as the menu Add a tab adds it."""
    return _about_sheets(TabBody, add_sheet, content, limits)


def workbook(upload: Upload, limits: Limits) -> Answer:
    """Score a workbook that was sent as a file."""
    try:
        return _answered(lambda: score_upload(upload, limits.rows), limits)
    finally:
        shutil.rmtree(upload.folder, ignore_errors=True)


def explain_workbook(upload: Upload, limits: Limits) -> Answer:
    """Explain an account of a workbook that was sent as a file."""
    try:
        return _answered(lambda: explain_upload(upload, limits.rows), limits)
    finally:
        shutil.rmtree(upload.folder, ignore_errors=True)


def review_workbook(upload: Upload, limits: Limits) -> Answer:
    """Review the outcomes in a workbook that was sent as a file."""
    try:
        return _answered(lambda: review_upload(upload, limits.rows), limits)
    finally:
        shutil.rmtree(upload.folder, ignore_errors=True)


def compare_workbooks(upload: Upload, limits: Limits) -> Answer:
    """Compare two workbooks that were sent as files."""
    try:
        return _answered(lambda: compare_upload(upload, limits.rows), limits)
    finally:
        shutil.rmtree(upload.folder, ignore_errors=True)


def build_template(kind: str, name: str, empty: bool, limits: Limits) -> Answer:  # noqa: FBT001 - jobs take no names
    """Build a workbook to begin with."""

    def work() -> Answer:
        known, chosen = template(kind), model(name)
        if known is None:
            return refused(404, NO_TEMPLATE.format(name=kind[:20]))
        if chosen is None:
            return refused(404, NO_MODEL.format(name=name[:20]))
        content = build(kind, chosen.name, empty=empty)
        return Answer(200, content, known.media, known.name)

    return _answered(work, limits)


@lru_cache(maxsize=1)
def _bound(memory: int) -> None:
    """Bound the memory of this process: what asks for more is refused, not killed."""
    if memory and sys.platform == "linux":
        import resource  # noqa: PLC0415 - elsewhere there is none

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _about_sheets(
    kind: type[SheetsBody], work: Work, content: bytes, limits: Limits
) -> Answer:
    def model_answer() -> Answer:
        body = kind.model_validate_json(content)
        choose(body.language or current())
        short = [r for n, r in body.sheets.items() if heading_key(n) not in LONG]
        _check_rows(short, limits)
        return done(work(body))

    return _answered(model_answer, limits)


def _check_rows(blocks: Sequence[Sequence[object]], limits: Limits) -> None:
    rows = max(map(len, blocks), default=0)
    if rows > limits.rows:
        raise TooManyRowsError(rows, limits.rows)


def _answered(work: Callable[[], Answer], limits: Limits) -> Answer:
    """Turn all that can go wrong into an answer.

    Raises
    ------
    OutOfMemory
        If it takes more memory than a process has.
    """
    try:
        _bound(limits.memory)
        return work()
    except MemoryError as error:
        _end_soon()
        raise OutOfMemory from error
    except ModelError as error:
        pages = [page_data(check_page(error.findings, TABS))]
        question = _question(error)
        return refused(
            422, _not_scored(error), error.findings, pages, question=question
        )
    except (ScoringError, ValidationError) as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 - nothing else may leave
        return unexpected(error)


def _end_soon() -> None:
    """Have this process ended, should it lack the memory to end by itself."""
    if sys.platform != "win32":
        signal.alarm(1)


def _refused(error: ScoringError | ValidationError) -> Answer:
    if isinstance(error, ValidationError):
        return refused(422, body_fault(error))
    findings = error.findings if isinstance(error, ArgumentError) else ()
    lacks = error.sheet.value if isinstance(error, NoSheetError) else ""
    status = STATUSES.get(type(error), 422)
    return refused(status, str(error), findings, lacks=lacks)


def _question(error: ModelError) -> dict[str, object] | None:
    """Give what the user can answer here and now; None where nothing is asked."""
    if not isinstance(error, NameUnknownError):
        return None
    return {"headings": error.headings, "likely": error.likely}


def _not_scored(error: ModelError) -> str:
    count = len(error.errors)
    return (ONE_ERROR if count == 1 else ERRORS).format(count=count)
