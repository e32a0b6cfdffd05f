"""The addresses of the API."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from addin.server import schemas
from addin.server.access import authorise, count
from addin.server.answer import JSON, Answer
from addin.server.bodies import (
    AccountsBody,
    ExplainBody,
    ImportBody,
    SheetsBody,
    TabBody,
)
from addin.server.body_faults import body_fault
from addin.server.log import log
from addin.server.queue import Job
from addin.server.replies import refusal, reply
from addin.server.stream import EVENTS, Stream
from addin.server.templates import ReadyMade, offered, words_of
from addin.server.templates import models as ready_made
from addin.server.upload import XLSX, File, Upload, UploadFields
from scoring.language import current, phrase


if TYPE_CHECKING:
    from addin.server.options import ServerSettings
    from addin.server.work import Pool

FOLDER: Final = "account-scoring-"
NO_FILE: Final = phrase("Send the workbook as the part 'file' of a form")

around: Final = APIRouter()
anyone: Final = APIRouter(prefix="/api/v1", dependencies=[Depends(count)])
api: Final = APIRouter(prefix="/api/v1", dependencies=[Depends(authorise)])


@around.get("/health", responses={200: {"model": schemas.Health}})
async def health() -> dict[str, str]:
    """Say that the server is up."""
    return {"status": "ok", "version": version("account-scoring")}


@anyone.get("/limits", responses={200: {"model": schemas.ServerLimits}})
async def limits(request: Request) -> dict[str, Any]:
    """Say what the server takes."""
    settings: ServerSettings = request.app.state.settings
    most = settings.limits
    return {
        "bytes": most.bytes,
        "rows": most.rows,
        "seconds": most.seconds,
        "token": bool(settings.token),
    }


@api.post(
    "/accounts",
    responses=schemas.answers(schemas.Accounts),
    openapi_extra=schemas.takes(AccountsBody),
)
async def accounts(request: Request) -> Response:
    """Rate accounts as the worksheet functions do."""
    return await _done(request, Job.ACCOUNTS, await request.body())


@api.post(
    "/sheets",
    responses=schemas.answers(schemas.Sheets),
    openapi_extra=schemas.takes(SheetsBody),
)
async def sheets(request: Request) -> Response:
    """Score the sheets of a workbook as the button Score does."""
    return await _done(request, Job.SCORE, await request.body())


@api.post(
    "/check",
    responses=schemas.answers(schemas.Findings),
    openapi_extra=schemas.takes(SheetsBody),
)
async def check(request: Request) -> Response:
    """Say what is wrong or doubtful in the sheets of a workbook; errors too."""
    return await _done(request, Job.CHECK, await request.body())


@api.post(
    "/explain",
    responses=schemas.answers(schemas.Explained),
    openapi_extra=schemas.takes(ExplainBody),
)
async def explain(request: Request) -> Response:
    """Show how the rating of an account comes about."""
    return await _done(request, Job.EXPLAIN, await request.body())


@api.post(
    "/review",
    responses=schemas.answers(schemas.Reviewed),
    openapi_extra=schemas.takes(SheetsBody),
)
async def review(request: Request) -> Response:
    """Say what the outcomes in the sheets of a workbook say of its ratings."""
    return await _done(request, Job.REVIEW, await request.body())


@api.post(
    "/apply",
    responses=schemas.answers(schemas.Application),
    openapi_extra=schemas.takes(SheetsBody),
)
async def apply_weights(request: Request) -> Response:
    """Say which weights the outcomes suggest, and every cell that they would change."""
    return await _done(request, Job.APPLY, await request.body())


@api.post(
    "/import",
    responses=schemas.answers(schemas.Import),
    openapi_extra=schemas.takes(ImportBody),
)
async def import_export(request: Request) -> Response:
    """Say what bringing an export into Accounts would do, and every cell it would write."""
    return await _done(request, Job.IMPORT, await request.body())


@api.post(
    "/tab",
    responses=schemas.answers(schemas.NewTab),
    openapi_extra=schemas.takes(TabBody),
)
async def add_tab(request: Request) -> Response:
    """Describe an optional tab, empty, for the workbook that it goes into."""
    return await _done(request, Job.ADD_TAB, await request.body())


@api.post(
    "/workbook",
    responses={
        **schemas.answers(schemas.Workbook),
        200: {
            "model": schemas.Workbook,
            "description": "The scored workbook: JSON around it if that is accepted, "
            "at the end of a stream of how far the work is if that is accepted as "
            "well, else the file itself",
            "content": {
                XLSX: {"schema": schemas.FILE},
                EVENTS: {"schema": schemas.STREAM},
            },
        },
        415: {"model": schemas.Refusal, "description": "The file is no workbook"},
    },
    openapi_extra=schemas.takes_form(schemas.FORM, ["file"]),
)
async def workbook(request: Request) -> Response:
    """Score a file, and give it back with the sheets Scored, Summary and Check."""
    as_json = JSON in request.headers.get("accept", "")
    return await _uploaded(request, Job.WORKBOOK, as_json=as_json)


@api.post(
    "/workbook/explain",
    responses={
        **schemas.answers(schemas.Explained),
        415: {"model": schemas.Refusal, "description": "The file is no workbook"},
    },
    openapi_extra=schemas.takes_form(
        schemas.FORM | schemas.ACCOUNT, ["file", "account"]
    ),
)
async def explain_workbook(request: Request) -> Response:
    """Show how the rating of an account in a file comes about."""
    return await _uploaded(request, Job.EXPLAIN_WORKBOOK, as_json=True)


@api.post(
    "/workbook/review",
    responses={
        **schemas.answers(schemas.ReviewedWorkbook),
        415: {"model": schemas.Refusal, "description": "The file is no workbook"},
    },
    openapi_extra=schemas.takes_form(schemas.FORM, ["file"]),
)
async def review_workbook(request: Request) -> Response:
    """Say what the outcomes in a file say of its ratings, and give it back with that."""
    return await _uploaded(request, Job.REVIEW_WORKBOOK, as_json=True)


@api.post(
    "/workbook/compare",
    responses={
        **schemas.answers(schemas.ComparedWorkbooks),
        415: {"model": schemas.Refusal, "description": "A file is no workbook"},
    },
    openapi_extra=schemas.takes_form(schemas.COMPARED, ["file", "other"]),
)
async def compare_workbooks(request: Request) -> Response:
    """Say whom only one of two files would call, and give a workbook with that."""
    return await _uploaded(request, Job.COMPARE_WORKBOOKS, as_json=True)


@anyone.get("/models", responses=schemas.answers(list[ReadyMade]))
async def models() -> list[dict[str, str]]:
    """List the ready-made models that a template can be had with."""
    return [words_of(one) for one in ready_made()]


@api.get("/templates", responses=schemas.answers(schemas.Template))
async def templates() -> list[dict[str, str]]:
    """List the workbooks to begin with."""
    shown = schemas.Template.model_fields
    return [{name: words_of(one)[name] for name in shown} for one in offered()]


@api.get(
    "/templates/{kind}",
    responses={
        **schemas.REFUSALS,
        200: {"description": "The file", "content": {XLSX: {"schema": schemas.FILE}}},
        404: {"model": schemas.Refusal, "description": "There is no such template"},
    },
    response_class=Response,
)
async def template(
    request: Request, kind: str, *, model: str = "", empty: bool = False
) -> Response:
    """Give a workbook to begin with, with a sample in it unless it is to be empty."""
    answers: dict[tuple[str, ...], Answer] = request.app.state.templates
    wanted = (kind, model, str(empty), current())
    answer = answers.get(wanted)
    if answer is not None:
        return reply(answer)
    made = await _answer(request, Job.TEMPLATE, kind, model, empty)
    if made.status == 200:  # noqa: PLR2004 - HTTP's
        answers[wanted] = made
    return reply(made)


async def _uploaded(request: Request, job: Job, *, as_json: bool) -> Response:
    """Have a job done with the files of a form."""
    async with request.form(max_files=3, max_fields=8) as form:
        try:
            fields = _fields(form)
        except ValidationError as error:
            return refusal(422, body_fault(error))
        names = ("file", "criteria", "other")
        file, criteria, other = [await _file(form, name) for name in names]
    if file is None:
        return refusal(422, NO_FILE)
    # made here, so that it is removed whatever becomes of the process that uses it
    folder = await to_thread.run_sync(tempfile.mkdtemp, None, FOLDER)
    upload = Upload(folder, file, criteria, fields, as_json, other)
    remove = partial(to_thread.run_sync, shutil.rmtree, folder, True)  # noqa: FBT003 - ignore errors
    if as_json and EVENTS in request.headers.get("accept", ""):
        work = partial(_answer, request, job, upload)
        return Stream(work, Path(folder), remove)
    try:
        return await _done(request, job, upload)
    finally:
        await remove()


async def _done(request: Request, job: Job, *arguments: object) -> Response:
    return reply(await _answer(request, job, *arguments))


async def _answer(request: Request, job: Job, *arguments: object) -> Answer:
    pool: Pool = request.app.state.pool
    answer = await pool.do(job, *arguments, gone=request.is_disconnected)
    if answer.fault:
        log.error("%s", answer.fault)
    return answer


def _fields(form: FormData) -> UploadFields:
    given = {name: form[name] for name in UploadFields.model_fields if form.get(name)}
    return UploadFields.model_validate(given)


async def _file(form: FormData, name: str) -> File | None:
    part = form.get(name)
    if not isinstance(part, UploadFile) or not part.filename:
        return None
    return File(part.filename, await part.read())
