"""The real server, in a process of its own, on a port of its own."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = Path(sys.executable).with_name("account-scoring")


@contextlib.contextmanager
def serving(*options: str, token: str = "") -> Iterator[str]:
    """Serve until the end of the block; gives the address of the page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    environment = {**os.environ, "ACCOUNT_SCORING_TOKEN": token}
    command = [str(COMMAND), "serve", "--port", str(port), "--processes", "1", *options]
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.communicate(timeout=30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert server.poll() is None, server.communicate()[0].decode()
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address + "health", timeout=5) as answer,  # noqa: S310 - our own server
        ):
            assert json.load(answer)["status"] == "ok"
            return
        time.sleep(0.1)
    message = f"no answer from {address}"
    raise AssertionError(message)
