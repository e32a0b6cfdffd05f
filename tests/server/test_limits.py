"""Nobody gets more of the server than they may have, and it goes on afterwards."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.server.bodies import SMALL, content_of, slow_body
from tests.server.serving import Served, alive, children, serving, wait_until


if TYPE_CHECKING:
    from collections.abc import Iterator

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
ACCOUNTS = "/api/v1/accounts"
TOKEN = "s3cret-τοκεν"  # noqa: S105 - of this test
SECRET = "Zebrafish Holding"  # noqa: S105 - an account


@pytest.fixture(scope="module")
def strict() -> Iterator[Served]:
    """A server with a token and a small body, that answers few requests."""
    options = ("--megabytes", "0.01", "--seconds", "1", "--per-minute", "0")
    with serving(*options, "--processes", "1", token=TOKEN) as started:
        yield started


@pytest.fixture(scope="module")
def narrow() -> Iterator[Served]:
    """A server with one process, one place to wait, and little time."""
    options = ("--processes", "1", "--waiting", "1", "--seconds", "3")
    with serving(*options, "--per-minute", "0") as started:
        yield started


def bearing(token: str) -> dict[str, bytes]:
    return {"Authorization": f"Bearer {token}".encode()}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearing("wrong"),
        bearing(TOKEN[:-1]),
        bearing(TOKEN + "x"),
        {"Authorization": f"Basic {TOKEN}".encode()},
        {"Authorization": TOKEN.encode()},
        {"Authorization": b"\xff\xfe"},
    ],
    ids=str,
)
def test_without_the_token_nothing_is_done(
    strict: Served, headers: dict[str, bytes]
) -> None:
    with strict.client(headers=headers) as client:
        for answer in (
            client.post(ACCOUNTS, json=SMALL),
            client.get("/api/v1/templates"),
        ):
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert "token" in answer.json()["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/%61pi/v1/accounts",
        "//api/v1/accounts",
        "/API/v1/accounts",
        "/x/../api/v1/accounts",
    ],
)
def test_no_other_way_to_write_an_address_leads_around_the_token(
    strict: Served, path: str
) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}"
    status = exchanged(strict, head.encode()).split()[1]
    assert status in (b"401", b"404", b"405")


def test_with_the_token_all_is_done(strict: Served) -> None:
    with strict.client(headers=bearing(TOKEN)) as client:
        assert client.post(ACCOUNTS, json=SMALL).status_code == 200
        assert len(client.get("/api/v1/templates").json()) == 3


def test_the_limits_and_the_health_need_no_token(strict: Served) -> None:
    with strict.client() as client:
        assert client.get("/health").json()["status"] == "ok"
        assert client.get("/api/v1/limits").json() == {
            "bytes": 10_000,
            "rows": 50_000,
            "seconds": 1.0,
            "token": True,
        }


def pieces(size: int) -> Iterator[bytes]:
    for _ in range(size // 1000):
        yield b" " * 1000


@pytest.mark.parametrize(
    "content",
    [b" " * 20_000, pieces(20_000), pieces(2_000_000)],
    ids=["plain", "chunked", "chunked without end"],
)
def test_a_body_that_is_too_large_is_refused(strict: Served, content: Any) -> None:
    with strict.client(headers=bearing(TOKEN)) as client:
        try:
            answer = client.post(ACCOUNTS, content=content)
        except httpx.TransportError:
            return  # hung up before all was sent, as it may
        assert answer.status_code == 413
        assert "0 MB" in answer.json()["message"]


def exchanged(served: Served, body: bytes, patience: float = 10) -> bytes:
    """What a server answers to bytes that are no proper request."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=patience) as raw:
        raw.sendall(body)
        got = b""
        while piece := raw.recv(65_536):
            got += piece
            if b"\r\n\r\n" in got and b"}" in got:
                break
    return got


def test_a_body_that_dribbles_is_refused(strict: Served) -> None:
    head = f"POST {ACCOUNTS} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n".encode()
    head += b"Authorization: Bearer " + TOKEN.encode() + b"\r\n\r\n{"
    got = exchanged(strict, head)
    assert got.startswith(b"HTTP/1.1 408")
    assert b"too slowly" in got


@pytest.mark.parametrize(
    "body",
    [
        b"\x16\x03\x01\x02\x00",
        b"GET\r\n\r\n",
        b"POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    ],
    ids=["TLS", "no path", "a length below 0"],
)
def test_what_is_no_http_does_no_harm(strict: Served, body: bytes) -> None:
    assert b" 200 " not in exchanged(strict, body + b"\r\n" * 4)
    assert httpx.get(f"{strict.address}/health").status_code == 200


@pytest.mark.slow
def test_each_address_has_its_share() -> None:
    options = ("--per-minute", "3", "--behind-proxy", "--processes", "1")
    with serving(*options) as served, served.client() as client:

        def request_from(address: str) -> httpx.Response:
            headers = {"X-Forwarded-For": f"192.0.2.99, {address}"}
            return client.get("/api/v1/limits", headers=headers)

        assert [request_from("192.0.2.1").status_code for _ in range(4)] == [
            200
        ] * 3 + [429]
        refused = request_from("192.0.2.1")
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert "Too many requests" in refused.json()["message"]
        assert request_from("192.0.2.2").status_code == 200
        # one household has billions of these addresses
        household = [request_from(f"2001:db8::{n}").status_code for n in range(4)]
        assert household == [200] * 3 + [429]
        assert client.get("/health").status_code == 200


@pytest.mark.slow
@linux
def test_the_time_limit_stops_the_work(narrow: Served) -> None:
    with narrow.client() as client:
        client.post(ACCOUNTS, json=SMALL)
        (working,) = children(narrow.pid)
        answer = client.post(ACCOUNTS, json=slow_body())
        assert answer.status_code == 504
        assert "longer than 3 seconds" in answer.json()["message"]
        assert not alive(working)
        assert client.post(ACCOUNTS, json=SMALL).json()["ratings"] == [6.7, 3.3]


@pytest.mark.slow
def test_more_than_it_can_do_is_refused_at_once(narrow: Served) -> None:
    slow = content_of(slow_body())

    def ask(_: int) -> httpx.Response:
        return httpx.post(narrow.address + ACCOUNTS, content=slow, timeout=30)

    with ThreadPoolExecutor(8) as many:
        answers = [*many.map(ask, range(8))]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert len(refused) >= 5
    assert {answer.status_code for answer in answers} <= {503, 504}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
    assert "busy" in refused[0].json()["message"]
    with narrow.client() as client:
        assert client.post(ACCOUNTS, json=SMALL).status_code == 200


@pytest.mark.slow
def test_what_nobody_waits_for_is_not_begun(narrow: Served) -> None:
    slow = content_of(slow_body(4000))
    head = f"POST {ACCOUNTS} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(slow)}\r\n\r\n"
    requests = [
        socket.create_connection(("127.0.0.1", narrow.port), timeout=10)
        for _ in range(2)
    ]
    for connection in requests:
        connection.sendall(head.encode() + slow)
    time.sleep(0.3)
    for connection in requests:
        connection.close()

    def free() -> bool:
        return httpx.post(narrow.address + ACCOUNTS, json=SMALL).status_code == 200

    wait_until(free)
    lines = [line for line in narrow.logged().splitlines() if ACCOUNTS in line]
    assert any(" 503 " in line for line in lines)


@pytest.mark.slow
@linux
def test_a_killed_process_costs_its_own_request_only(narrow: Served) -> None:
    with narrow.client() as client, ThreadPoolExecutor(1) as beside:
        client.post(ACCOUNTS, json=SMALL)
        cut_off = beside.submit(client.post, ACCOUNTS, json=slow_body())
        time.sleep(0.5)
        for pid in children(narrow.pid):
            os.kill(pid, signal.SIGKILL)
        answer = cut_off.result()
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert client.post(ACCOUNTS, json=SMALL).status_code == 200


@pytest.mark.slow
@linux
def test_a_request_for_too_much_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # what counts the lines reached would itself need much of so little memory
    for name in [name for name in os.environ if name.startswith("COVERAGE")]:
        monkeypatch.delenv(name)
    options = ("--memory", "500", "--rows", "9999999", "--processes", "1")
    deep = b'{"headings": ["A"], "criteria": [], "accounts": [' + b"[1]," * 4_000_000
    with serving(*options) as served, served.client() as client:
        answer = client.post(ACCOUNTS, content=deep + b"[1]]}")
        # where memory ends, some libraries raise and others end the process
        assert answer.status_code in (413, 503)
        # the process ends with what it was asked; meanwhile 503 says to try again
        wait_until(lambda: client.post(ACCOUNTS, json=SMALL).status_code == 200)


@linux
def test_a_killed_worker_loses_only_its_own_requests() -> None:
    options = ("--workers", "2", "--processes", "1", "--per-minute", "0")
    with serving(*options) as served:
        workers = [pid for pid in children(served.pid) if children(pid)]
        wait_until(lambda: len([p for p in children(served.pid) if children(p)]) == 2)
        workers = [pid for pid in children(served.pid) if children(pid)]
        scoring = children(workers[0])
        os.kill(workers[0], signal.SIGKILL)
        answered, lost = 0, 0
        for _ in range(40):
            try:
                answer = httpx.post(served.address + ACCOUNTS, json=SMALL, timeout=20)
                answered += answer.status_code == 200
            except httpx.TransportError:
                lost += 1
        assert answered >= 38
        # what it had started ends by itself, and another takes its place
        wait_until(lambda: not any(map(alive, scoring)))
        wait_until(lambda: len([p for p in children(served.pid) if children(p)]) == 2)


@pytest.mark.slow
@linux
def test_it_ends_with_all_that_it_started() -> None:
    with serving("--processes", "2") as served:
        started = children(served.pid)
        assert len(started) == 2
    wait_until(lambda: not any(map(alive, started)), 250)


@pytest.mark.slow
def test_nothing_of_what_was_sent_is_logged_or_kept() -> None:
    body = {**SMALL, "accounts": [[SECRET, "Software", 1]]}
    fault = {**SMALL, "criteria": [SMALL["criteria"][0], [SECRET, 1, SECRET, 1, 1]]}
    with serving("--processes", "1", token=TOKEN) as served:
        with served.client(headers=bearing(TOKEN)) as client:
            client.post(f"{ACCOUNTS}?account={SECRET}", json=body)
            client.post(ACCOUNTS, json=fault)
            client.post(ACCOUNTS, content=b'{"' + SECRET.encode())
            client.post("/api/v1/workbook", files={"file": (SECRET, b"PK" + b"x" * 99)})
            client.get(f"/api/v1/templates/plain?{SECRET}")
        logged = served.logged()
        files = [*served.temporary.rglob("*")]
    assert SECRET.split(maxsplit=1)[0] not in logged
    assert TOKEN not in logged
    assert files == []
    lines = [line for line in logged.splitlines() if " bytes " in line]
    one = r"POST /api/v1/accounts 200 \d+ bytes \d+ ms$"
    assert any(re.search(one, line) for line in lines)


def test_a_line_of_the_log_cannot_be_forged(strict: Served) -> None:
    before = len(strict.logged().splitlines())
    httpx.get(f"{strict.address}/x%0A2026-01-01 forged%1b[31m" + "y" * 500)
    wait_until(lambda: len(strict.logged().splitlines()) > before)
    assert "\n2026-01-01 forged" not in strict.logged()
    assert "\x1b" not in strict.logged()


@pytest.mark.slow
def test_other_sites_may_ask_only_if_they_are_named() -> None:
    site = {"Origin": "https://sheets.example"}
    asking = {**site, "Access-Control-Request-Method": "POST"}
    with serving("--allow-origin", site["Origin"], token=TOKEN) as served:
        allowed = httpx.options(served.address + ACCOUNTS, headers=asking)
        assert allowed.headers["access-control-allow-origin"] == site["Origin"]
        other = {**asking, "Origin": "https://evil.example"}
        refused = httpx.options(served.address + ACCOUNTS, headers=other)
        assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://sheets.example"}])
def test_other_sites_may_not_ask_unless_said(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    answer = client.post(ACCOUNTS, json=SMALL, headers=headers)
    assert not [name for name in answer.headers if name.startswith("access-control")]
