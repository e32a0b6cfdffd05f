"""A real Chromium without a window, led by Playwright in Node."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.programs import VALIDATOR


if TYPE_CHECKING:
    from collections.abc import Iterable

DRIVER = Path(__file__).with_name("driver.mjs")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
MODULES = Path(VALIDATOR).absolute().parents[1] if VALIDATOR else None
NEEDED = ("playwright-core", "axe-core")

needs_browser = pytest.mark.skipif(
    CHROMIUM is None
    or MODULES is None
    or not all((MODULES / name).is_dir() for name in NEEDED),
    reason="needs Chromium, and npm's playwright-core and axe-core",
)


class Chromium:
    """The browser; asked in lines of JSON, and answering in them."""

    def __init__(self, folder: Path) -> None:
        command = ["node", str(DRIVER), str(MODULES), str(CHROMIUM), str(folder)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str, *given: object) -> Any:
        """Let it do something, and wait until it has."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([what, *given]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer = json.loads(line or '{"error": "the browser has gone"}')
        assert "error" not in answer, f"{what} {given}: {answer['error']}"
        return answer["result"]

    def quit(self) -> None:
        with self.process:  # closes what it reads, and so ends it
            pass


@dataclass(frozen=True, slots=True)
class Page:
    """One visit, and what a person does on it."""

    chromium: Chromium
    address: str

    def visit(self) -> None:
        self.call("goto", self.address)
        self.wait("#limits[data-most]")

    def call(self, method: str, *given: object) -> Any:
        return self.chromium.ask("call", method, *given)

    def choose(self, role: str, file: Path) -> None:
        self.call("setInputFiles", f"#{role}", str(file))

    def drop(self, files: Iterable[Path], onto: str = "body") -> None:
        body = [
            {"name": f.name, "base64": base64.b64encode(f.read_bytes()).decode()}
            for f in files
        ]
        self.chromium.ask("drop", onto, body)

    def score(self, file: Path) -> None:
        """Drop a file, press Score, and wait for the results."""
        self.drop([file])
        self.call("click", "#score")
        self.wait("#headline")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.call("keyboard.press", key)

    def wait(self, selector: str) -> None:
        self.chromium.ask("wait", selector)

    def text(self, selector: str) -> str:
        (text,) = self.texts(selector)
        return text

    def texts(self, selector: str) -> list[str]:
        texts: list[str] = self.chromium.ask("texts", selector)
        return texts

    def download(self, *doing: object) -> tuple[str, Path]:
        name, place = self.chromium.ask("download", *doing)
        return name, Path(place)

    def evaluate(self, code: str, given: object = None) -> Any:
        return self.chromium.ask("evaluate", code, given)

    def focused(self) -> str:
        """What has the focus, by its id or else its text."""
        code = "() => document.activeElement.id || document.activeElement.innerText"
        focused: str = self.evaluate(code)
        return focused

    def too_wide(self) -> int:
        """How many pixels it can be scrolled sideways."""
        code = "() => document.documentElement.scrollWidth - window.innerWidth"
        pixels: int = self.evaluate(code)
        return pixels
