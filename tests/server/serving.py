"""The real server, in a process of its own, on a port of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = Path(sys.executable).with_name("account-scoring")
PATIENCE = 600
"""Seconds after which a server is taken to hang."""
PAUSE = 0.02
LOOKS = 4_500
"""How often to look before giving up: on a busy machine they take longer."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    address: str
    pid: int
    log: Path
    temporary: Path

    def client(self, **more: Any) -> httpx.Client:
        """A client that waits long enough."""
        return httpx.Client(base_url=self.address, timeout=PATIENCE, **more)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    def logged(self) -> str:
        """All it has said so far."""
        return self.log.read_text(encoding="utf-8")


def children(pid: int) -> list[int]:
    """The processes that a process has started, on Linux."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    numbers: list[int] = []
    for task in tasks:
        with contextlib.suppress(OSError):
            numbers += map(int, task.read_text().split())
    return [pid for pid in numbers if alive(pid)]


def alive(pid: int) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(holds: Callable[[], Any], looks: int = LOOKS) -> None:
    """Wait until something holds."""
    for _ in range(looks):
        if holds():
            return
        time.sleep(PAUSE)
    message = f"looked {looks} times in vain"
    raise AssertionError(message)


@contextlib.contextmanager
def serving(*options: str, token: str = "", **variables: str) -> Iterator[Served]:
    """Serve until the end of the block, with more variables in the environment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        log, temporary = Path(name) / "log", Path(name) / "tmp"
        temporary.mkdir()
        environment = {
            **os.environ,
            "ACCOUNT_SCORING_TOKEN": token,
            "TMPDIR": str(temporary),
            **variables,
        }
        command = [str(COMMAND), "serve", "--port", str(port), *options]
        with log.open("wb") as written:
            server = subprocess.Popen(
                command, env=environment, stdout=written, stderr=written
            )
        served = Served(f"http://127.0.0.1:{port}", server.pid, log, temporary)
        try:
            wait_until(lambda: answers(served) or server.poll() is not None)
            assert server.poll() is None, served.logged()
            yield served
        finally:
            server.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()


def answers(served: Served) -> bool:
    """Whether it is up."""
    asking = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    with contextlib.suppress(OSError), contextlib.closing(asking):
        asking.request("GET", "/health")
        return asking.getresponse().status == 200
    return False
