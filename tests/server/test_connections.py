"""What never ends, and what asks in an odd way, gets nothing and costs nobody else."""

from __future__ import annotations

import resource
import socket
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from fastapi.routing import APIRoute

from addin.server import connections
from addin.server.app import make_app
from addin.server.options import ServerSettings
from addin.server.routes import api
from tests.server.bodies import SMALL
from tests.server.serving import Served, serving, wait_until


if TYPE_CHECKING:
    from collections.abc import Iterator

linux = pytest.mark.skipif(sys.platform != "linux", reason="sets limits of a process")
TOKEN = "a-token"  # noqa: S105 - of this test
OPEN = {"/api/v1/limits", "/api/v1/models", "/health"}
MANY_BYTES = 100  # five a second, twenty times what is given
PIPE_BYTES = 100_000
HOSTS = ["x", "x/health?", "x/api/v1/limits#", "x\\health", "user@x/health?", ""]


@pytest.fixture(scope="module")
def hasty() -> Iterator[Served]:
    """A server with a token, that gives a request one second."""
    options = ("--seconds", "1", "--per-minute", "0", "--processes", "1")
    with serving(*options, token=TOKEN) as started:
        yield started


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=20)


def answer_of(connection: socket.socket) -> bytes:
    """All that comes until the other side hangs up."""
    got = b""
    with suppress(ConnectionResetError):  # it need not read what is still sent
        while piece := connection.recv(65_536):
            got += piece
    return got


def addresses() -> list[tuple[str, str]]:
    """Each address of the API that needs a token, with its method."""
    return [
        (method, route.path.replace("{kind}", "plain"))
        for route in api.routes
        if isinstance(route, APIRoute)
        for method in sorted(route.methods or ())
    ]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("method", "path"), addresses())
def test_no_host_leads_around_the_token(
    hasty: Served, method: str, path: str, host: str
) -> None:
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
    with connected(hasty) as connection:
        connection.sendall(f"{head}Content-Length: 2\r\n\r\n{{}}".encode())
        assert answer_of(connection).split()[1] == b"401"


def test_every_route_of_the_api_asks_for_the_token_itself() -> None:
    """Whatever stands before the routes: the token is the route's own condition."""
    wrapped: Any = make_app(ServerSettings(token=TOKEN))
    while not hasattr(wrapped, "routes"):
        inside = vars(wrapped)
        wrapped = inside.get("app") or inside["_app"]
    answers = anyio.run(answers_of_routes, wrapped)
    assert answers.keys() >= {*addresses(), ("GET", "/health")}
    assert {path for (_, path), status in answers.items() if status != 401} == OPEN


async def answers_of_routes(app: Any) -> dict[tuple[str, str], int]:
    """What each described address answers without a token."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as asking:
        described = (await asking.get("/openapi.json")).json()["paths"]
        return {
            (method.upper(), path): (await asking.request(method, path)).status_code
            for at, methods in described.items()
            for method in methods
            for path in [at.format(kind="plain")]
        }


def test_a_token_is_asked_for_before_the_body_is_read(hasty: Served) -> None:
    head = b"POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"
    with connected(hasty) as connection:
        connection.sendall(head)
        assert connection.recv(65_536).startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize(
    "start",
    [
        b"GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ",
        b"GET /",
        b"POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;",
        b"POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ",
    ],
    ids=["header", "address", "chunk's extension", "trailer"],
)
def test_what_has_no_end_is_cut_off(hasty: Served, start: bytes) -> None:
    body = len(start)
    with connected(hasty) as connection:
        connection.sendall(start)
        with suppress(ConnectionError):
            while body < 50_000_000:
                body += connection.send(b"a" * 65_536)
    # what the two systems hold between them was still sent
    assert body < 20_000_000


def test_a_long_header_is_refused_in_words_of_http(hasty: Served) -> None:
    most = connections.HEAD_BYTES
    for size, status in ((most // 2, b"200"), (most, b"431")):
        with connected(hasty) as connection:
            connection.sendall(
                b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
            )
            for _ in range(size // 1024):
                connection.sendall(b"a" * 1024)
                time.sleep(0.001)  # as pieces, not as one
            connection.sendall(b"\r\n\r\n" if status == b"200" else b"")
            assert answer_of(connection).split()[1] == status


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", b""),
        (b"GET /health HTTP/1.1\r\nHost:", b"HTTP/1.1 408"),
        (b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n\r\n", b"HTTP/1.1 200"),
        (
            b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /hea",
            b"HTTP/1.1 200",
        ),
        (
            b"POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
            b"HTTP/1.1 405",
        ),
    ],
    ids=["nothing", "a piece", "an empty line", "a piece of a second", "no body"],
)
def test_what_does_not_go_on_is_hung_up(
    hasty: Served, body: bytes, status: bytes
) -> None:
    with connected(hasty) as connection:  # which itself gives up at last
        connection.sendall(body)
        assert answer_of(connection).startswith(status)


def drip(connection: socket.socket) -> None:
    """Send byte after byte."""
    for _ in range(MANY_BYTES):
        connection.sendall(b"a")
        time.sleep(0.2)


@pytest.mark.slow
def test_bytes_now_and_then_do_not_keep_a_request_open(hasty: Served) -> None:
    head = b"POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n"
    with connected(hasty) as connection:
        connection.sendall(head)
        with pytest.raises(ConnectionError):
            drip(connection)


@linux
def test_who_does_not_read_an_answer_is_hung_up(hasty: Served) -> None:
    ask = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"
    with connected(hasty) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(ask * 1_000)  # more than the systems hold between them
        assert is_open(hasty, connection)
        wait_until(lambda: not is_open(hasty, connection), 1_000)


def is_open(served: Served, connection: socket.socket) -> bool:
    """Whether the server's end of a connection is open, as Linux tells it."""
    ends = [f"{port:04X}" for port in (served.port, connection.getsockname()[1])]
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
    return any(
        [line[1][-4:], line[2][-4:], line[3]] == [*ends, "01"] for line in lines[1:]
    )


@pytest.mark.slow
@linux
def test_unfinished_requests_do_not_use_up_the_handles() -> None:
    with serving("--processes", "1") as served, ExitStack() as stack:
        resource.prlimit(served.pid, resource.RLIMIT_NOFILE, (256, 256))
        for number in range(1_100):
            connection = stack.enter_context(connected(served))
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            if number % 100 == 0:
                answer = httpx.get(f"{served.address}/health", timeout=5)
                assert answer.status_code == 200
        answer = httpx.post(f"{served.address}/api/v1/accounts", json=SMALL, timeout=20)
        assert answer.json()["ratings"] == [6.7, 3.3]
        assert "Too many open files" not in served.logged()


@pytest.mark.slow
def test_a_long_life_under_test_ends_in_no_full_pipe(
    served: Served, client: httpx.Client
) -> None:
    """The log goes where it finds room: a pipe that nobody reads takes 64 kB."""
    while len(served.logged()) < PIPE_BYTES:
        assert client.get("/health").status_code == 200
