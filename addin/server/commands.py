"""The command that starts the server."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import click

from addin.commands import Misuse
from addin.server.options import MEGABYTE, TOKEN, Limits, ServerSettings
from scoring.cli.speech import command
from scoring.language import phrase


NEEDS: Final = (
    "fastapi",
    "httptools",
    "limits",
    "python_multipart",
    "starlette",
    "uvicorn",
    "xlwings",
)
TO_INSTALL: Final = phrase(
    'serve needs more packages: pip install "account-scoring[server]"'
)
NO_TOKEN: Final = phrase("{file} holds no token")
USUAL: Final = Limits()
LAST_SECONDS: Final = 5
"""How long, beyond a request's own time, the server waits for the last answers."""
PATIENCE: Final = 30
"""Seconds after which a worker that gives no sign is replaced."""
LOGGED: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(process)d %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        name: {"handlers": ["stderr"], "level": "INFO", "propagate": False}
        for name in ("account_scoring.server", "uvicorn")
    },
}


@command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes that receive requests.",
)
@click.option(
    "--processes",
    type=click.IntRange(1),
    help="Processes that score, for each worker; one per processor if not given.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File with the token that requests must carry; or set ACCOUNT_SCORING_TOKEN.",
)
@click.option(
    "--megabytes",
    type=click.FloatRange(0, min_open=True),
    default=USUAL.bytes / MEGABYTE,
    show_default=True,
    help="Most that one request may hold.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=USUAL.rows,
    show_default=True,
    help="Most accounts in one request.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=USUAL.seconds,
    show_default=True,
    help="Longest time for one request.",
)
@click.option(
    "--per-minute",
    type=click.IntRange(0),
    default=USUAL.per_minute,
    show_default=True,
    help="Requests that one address may send in a minute; 0 for any number.",
)
@click.option(
    "--waiting",
    type=click.IntRange(0),
    default=USUAL.waiting,
    show_default=True,
    help="Requests that may wait for a free process, for each worker.",
)
@click.option(
    "--memory",
    type=click.IntRange(0),
    default=USUAL.memory // MEGABYTE,
    show_default=True,
    help="Megabytes that one process may take to score, on Linux; 0 for any.",
)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="Count requests by the address that a proxy says in X-Forwarded-For.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="URL",
    help="Web site whose pages may call from a browser; may be given again.",
)
def serve(*, host: str, port: int, workers: int, **options: Any) -> None:
    """Offer the scoring over HTTP, with a page to score workbooks on.

    Nothing that is sent is kept. Stop it with Ctrl+C.
    """
    if not all(map(find_spec, NEEDS)):
        raise Misuse(TO_INSTALL)
    settings = _settings(workers, **options)
    os.environ.update(settings.to_environment())
    import uvicorn  # noqa: PLC0415 - only where it is needed

    from addin.server.connections import AT_ONCE, BoundedProtocol  # noqa: PLC0415 - too

    uvicorn.run(
        "addin.server.app:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_config=LOGGED,
        http=BoundedProtocol,
        ws="none",
        backlog=AT_ONCE,
        access_log=False,  # ours says less
        server_header=False,
        proxy_headers=False,  # addin.server.limits trusts only the last of them
        timeout_worker_healthcheck=PATIENCE,
        timeout_graceful_shutdown=int(settings.limits.seconds) + LAST_SECONDS,
    )


def _settings(  # noqa: PLR0913 - one for each option
    workers: int,
    *,
    processes: int | None,
    token_file: Path | None,
    megabytes: float,
    memory: int,
    behind_proxy: bool,
    origins: tuple[str, ...],
    **limits: Any,
) -> ServerSettings:
    """Make settings of what was said, and of the token in the environment."""
    token = os.environ.get(TOKEN, "")
    if token_file is not None:
        token = token_file.read_text(encoding="utf-8")
        if not token.strip():
            raise Misuse(NO_TOKEN.format(file=token_file))
    return ServerSettings(
        limits=Limits(
            bytes=int(megabytes * MEGABYTE), memory=memory * MEGABYTE, **limits
        ),
        processes=processes or max(_processors() // workers, 1),
        token=token.strip(),
        origins=origins,
        behind_proxy=behind_proxy,
    )


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
