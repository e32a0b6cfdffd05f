"""The server, put together."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from python_multipart.exceptions import FormParserError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.staticfiles import StaticFiles

from addin.server.access import Access
from addin.server.body_faults import faults
from addin.server.limits import Intake
from addin.server.log import Log, reported
from addin.server.options import ServerSettings
from addin.server.page_files import page
from addin.server.reference import reference
from addin.server.replies import refusal, reply
from addin.server.routes import anyone, api, around
from addin.server.speech import Speech
from addin.server.work import Pool
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

TITLE: Final = phrase("Account scoring")
SAYS: Final = phrase(
    "Rates accounts from 0 to 10 with criteria kept in a spreadsheet. "
    "Keeps nothing of what it is sent."
)
REFUSALS: Final = {
    404: phrase("There is nothing at this address"),
    405: phrase("This address does not take such requests"),
}
NO_FORM: Final = phrase("The form that was sent is not in order")
BROKEN_OFF: Final = phrase("The request was broken off")
CROSS_ORIGIN: Final = ("Retry-After", "Content-Disposition")


def from_environment() -> ASGIApp:
    """Make the server as the environment says; each of its processes calls this."""
    return make_app(ServerSettings.from_environment())


def make_app(settings: ServerSettings) -> ASGIApp:
    """Make the server.

    Parameters
    ----------
    settings : ServerSettings
        How it runs.
    """
    return _wrapped(_bare(settings), settings)


def openapi() -> dict[str, Any]:
    """Give the OpenAPI document, in English."""
    return _bare(ServerSettings()).openapi()


def _bare(settings: ServerSettings) -> FastAPI:
    pool = Pool(settings.limits, settings.processes)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with pool.ready():
            yield

    app = FastAPI(
        title=TITLE,
        description=SAYS,
        version=version("account-scoring"),
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings, app.state.pool, app.state.templates = settings, pool, {}
    app.state.access = Access(settings)
    for router in (around, anyone, api, reference, page):
        app.include_router(router)
    _answer_faults(app)
    folder = files("addin.server") / "page"
    app.mount("/", StaticFiles(directory=str(folder), check_dir=False))
    return app


def _wrapped(app: ASGIApp, settings: ServerSettings) -> ASGIApp:
    guarded: ASGIApp = Intake(app, settings.limits)
    if settings.origins:
        guarded = CORSMiddleware(
            guarded,
            allow_origins=settings.origins,
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "Content-Type"),
            expose_headers=CROSS_ORIGIN,
        )
    return Speech(Log(guarded))


def _answer_faults(app: FastAPI) -> None:
    """Say in one sentence, as JSON, why there is no other answer."""

    @app.exception_handler(HTTPException)
    async def _(_: Request, error: HTTPException) -> Response:
        response = refusal(
            error.status_code, REFUSALS.get(error.status_code, error.detail)
        )
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    async def _(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return refusal(422, faults([{**first, "loc": first["loc"][-1:]}]))

    @app.exception_handler(
        FormParserError
    )  # older versions of starlette let it through
    async def _(_: Request, __: FormParserError) -> Response:
        return refusal(400, NO_FORM)

    @app.exception_handler(ClientDisconnect)
    async def _(_: Request, __: ClientDisconnect) -> Response:
        return refusal(400, BROKEN_OFF)

    @app.exception_handler(Exception)
    async def _(_: Request, error: Exception) -> Response:
        return reply(reported(error))
