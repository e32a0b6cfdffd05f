"""The sidebar's page, the script behind it, and Python behind that, on a port of its own."""

from __future__ import annotations

import base64
import bz2
import contextlib
import json
import re
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from addin.answers.reply import reply
from templates.engine import file_names
from templates.google_files import script_files
from tests.google.google_double import CODE, run
from tests.lite.pyodide_home import FULL


if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.google.google_double import Rows, Step, View

FILES: Final = {n.removesuffix(".html"): text for n, text in script_files().items()}
DOUBLES: Final = Path(__file__).parent / "double"
PYODIDES: Final = [DOUBLES, *([Path(FULL)] if FULL else [])]
ADDRESS: Final = re.compile(r'(const PYODIDE = ")[^"]*(")')
KINDS: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
}


class Spreadsheet:
    """A spreadsheet with the script in it, which remembers what was done."""

    def __init__(
        self, tabs: dict[str, Rows], files: dict[str, str] | None = None
    ) -> None:
        self.tabs = tabs
        self.script: dict[str, Any] = {
            "properties": {},
            "files": FILES if files is None else files,
        }
        self.steps: list[Step] = []
        self.views: list[View] = []

    def step(self, step: Step) -> None:
        """Take a step that cannot fail."""
        self.steps.append(step)

    def call(self, name: str, given: list[Any]) -> dict[str, Any]:
        """Run a function of the script; the double is run anew, from the beginning."""
        step = {"call": [name, *given]}
        try:
            view = run(self.tabs, *self.steps, step, **self.script).last
        except AssertionError as error:
            thrown = re.search(r"^\w*Error: (.*)$", str(error), re.MULTILINE)
            if thrown is None:
                raise
            return {"error": thrown[1]}
        self.steps.append(step)
        self.views.append(view)
        return {"result": view.result}


def page() -> str:
    """The sidebar as Google serves it: with google.script.run, in a frame."""
    names = re.findall(r"^function (\w+)\(", CODE, re.MULTILINE)
    run_it = (DOUBLES / "script_run.js").read_text(encoding="utf-8")
    before = (
        f"<script>window.SCRIPT_FUNCTIONS = {json.dumps(names)};\n{run_it}</script>"
    )
    html = ADDRESS.sub(r"\1/pyodide/\2", FILES["Sidebar"])
    return html.replace("<head>", f'<head><link rel="icon" href="data:,">{before}', 1)


def unpacked(packed: str) -> str:
    """Check that what a page hands to Python is the engine."""
    with tarfile.open(
        fileobj=BytesIO(bz2.decompress(base64.b64decode(packed)))
    ) as modules:
        assert tuple(modules.getnames()) == file_names()
    return ""


class _Handler(BaseHTTPRequestHandler):
    book: Spreadsheet
    pyodide: Path

    def do_GET(self) -> None:
        if self.path == "/":
            self._send(200, page().encode(), "text/html; charset=utf-8")
            return
        file = self.pyodide / Path(self.path).name
        if not self.path.startswith("/pyodide/") or not file.is_file():
            self._send(404, b"", "text/plain")
            return
        self._send(200, file.read_bytes(), KINDS.get(file.suffix, "application/zip"))

    def do_POST(self) -> None:
        request_body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            answer = self._answer(request_body)
        except Exception as error:  # noqa: BLE001 - the page is to show it, as Python's own
            self._send(500, repr(error).encode(), "text/plain")
        else:
            self._send(200, answer.encode(), "application/json")

    def _answer(self, request_body: dict[str, Any]) -> str:
        if self.path == "/run":
            return json.dumps(
                self.book.call(request_body["name"], request_body["given"])
            )
        if self.path == "/unpack":
            return unpacked(request_body["packed"])
        return reply(request_body["what"], request_body["body"])

    def _send(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is for faults."""


@contextlib.contextmanager
def sidebar(book: Spreadsheet, pyodide: Path) -> Iterator[str]:
    """Serve the sidebar of a spreadsheet until the end of the block."""
    own = {"book": book, "pyodide": pyodide}
    handler = type("Handler", (_Handler,), own)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
