"""`make quick` is quick: it tries every room of the engine, and no real program."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[1]
REAL = ("office", "node", "browser")
# rooms that are tried through others
THROUGH_OTHERS = {"apply", "vocabulary", "xlsx"}


def quick() -> list[str]:
    """What `make quick` gives to pytest."""
    text = (ROOT / "Makefile").read_text().replace("\\\n", " ")
    paths = re.search(r"^QUICK := (.*)$", text, re.MULTILINE)
    command = re.search(r"^quick:.*\n\t\S+ -m pytest (.*)$", text, re.MULTILINE)
    assert paths is not None
    assert command is not None
    return shlex.split(command[1].replace("$(QUICK)", paths[1]))


def collected(*more: str) -> set[str]:
    """The tests that pytest would run."""
    command = [sys.executable, "-m", "pytest", "--collect-only", *more]
    command += ["--quiet", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider"]
    # options for the whole run, such as a seed, are none of this one's
    own = {**os.environ, "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        command, cwd=ROOT, env=own, check=True, capture_output=True, text=True
    )
    return {line for line in done.stdout.splitlines() if "::" in line}


def test_every_test_is_run_as_one_of_quick_or_of_the_rest() -> None:
    makefile = (ROOT / "Makefile").read_text()
    rest = re.search(r"^REST := (.*)$", makefile, re.MULTILINE)
    assert rest is not None
    places = tomllib.loads((ROOT / "pyproject.toml").read_text())
    paths = set(places["tool"]["pytest"]["testpaths"])
    whole = {word for word in quick() if word in paths}
    assert {*rest[1].split(), *whole} == paths
    runs = re.findall(r"^\t\S+ (?:run -m|-m) pytest .*$", makefile, re.MULTILINE)
    parts = ('-m "not slow" $(QUICK)', "-m slow $(QUICK)", "$(REST) $(addprefix")
    assert all(sum(part in run for run in runs) == 1 for part in parts)


@pytest.mark.slow
def test_quick_collects_no_test_of_a_real_program() -> None:
    chosen = collected(*quick())
    real = collected("-m", " or ".join(REAL), "tests")
    assert len(chosen) > 2_000
    assert len(real) > 50
    assert chosen & real == set()


def test_quick_tries_every_room_of_the_engine() -> None:
    rooms = {path.parent.name for path in (ROOT / "scoring").glob("*/__init__.py")}
    tried = {Path(word).name for word in quick() if word.startswith("tests/")}
    assert rooms - tried == THROUGH_OTHERS
