"""The page's own files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from addin import server


PAGE = Path(server.__file__).parent / "page"
TSC = shutil.which("tsc")
NAMESPACE = "http://www.w3.org/2000/svg"
ELSEWHERE = re.compile(r"https?:|[\"'(]//")
INLINE = re.compile(r"\son[a-z]+=|\sstyle=|<style|innerHTML|javascript:")


@pytest.mark.parametrize("file", sorted(PAGE.iterdir()), ids=lambda file: file.name)
def test_a_file_names_no_other_server_and_holds_nothing_inline(file: Path) -> None:
    text = file.read_text("utf-8").replace(NAMESPACE, "")
    assert not ELSEWHERE.search(text)
    assert not INLINE.search(text)


def test_every_file_is_used() -> None:
    texts = [file.read_text("utf-8") for file in PAGE.iterdir()]
    named = {Path(n).name for t in texts for n in re.findall(r"[\w./-]+\.\w+", t)}
    assert {file.name for file in PAGE.iterdir()} - {"index.html"} <= named


@pytest.mark.node
@pytest.mark.slow
@pytest.mark.skipif(TSC is None, reason="needs npm's typescript")
def test_the_types_of_the_scripts_hold() -> None:
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noUnusedLocals"]
    options += ["--target", "esnext", "--module", "esnext"]
    options += ["--lib", "esnext,dom,dom.iterable", "--types", ""]
    done = subprocess.run(
        [str(TSC), *options, str(PAGE / "page.js")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
