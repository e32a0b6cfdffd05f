"""What the workbook asks xlwings Lite to install can be installed there."""

from __future__ import annotations

import json
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import addin.lite
from templates import lite_files
from tests.lite.pyodide_home import brought, home, needs_pyodide, python


if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "account-scoring"
ENGINE_NEEDS = ("numpy", "pandas", "pyarrow", "lxml", "formulas")
FILE = Path(str(addin.lite.__file__)).with_name("requirements.txt")
PROJECT = tomllib.loads(
    (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
)["project"]


def requirements_of() -> list[Requirement]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [Requirement(line.partition("#")[0]) for line in lines]


def test_it_asks_no_package_index_for_our_own_package() -> None:
    assert OURS not in [requirement.name for requirement in requirements_of()]


def test_what_the_engine_needs_is_asked_for_as_the_project_asks_for_it() -> None:
    ours = {Requirement(text).name: text for text in PROJECT["dependencies"]}
    lines = {r.name: str(r) for r in requirements_of() if r.name in ours}
    assert lines == {name: ours[name] for name in ENGINE_NEEDS}


def test_it_asks_for_the_xlwings_that_the_add_in_is_made_for() -> None:
    assert PROJECT["optional-dependencies"]["excel"] == [
        str(requirement)
        for requirement in requirements_of()
        if requirement.name == "xlwings"
    ]


def browser() -> dict[str, str]:
    """What a requirement's conditions see."""
    version = python()
    return {
        "platform_machine": "wasm32",
        "platform_system": "Emscripten",
        "sys_platform": "emscripten",
        "os_name": "posix",
        "python_version": version.rpartition(".")[0],
        "python_full_version": version,
        "extra": "",
    }


def needed(
    name: str, carried: dict[str, str], visited: set[str]
) -> Iterator[Requirement]:
    """All that a package needs and Pyodide does not bring, and what these need."""
    for text in metadata.requires(name) or ():
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate(browser()):
            continue
        yield requirement
        key = canonicalize_name(requirement.name)
        if key not in visited and key not in carried:
            visited.add(key)
            yield from needed(key, carried, visited)


@needs_pyodide
@pytest.mark.node
def test_the_workbook_names_the_pyodide_that_is_tested() -> None:
    installed = json.loads((home() / "package.json").read_text())["version"]
    assert installed == lite_files.PYODIDE


@needs_pyodide
@pytest.mark.node
def test_all_that_is_needed_is_brought_or_pure_python() -> None:
    carried = brought()
    wanted = [r for r in requirements_of() if r.name in ENGINE_NEEDS]
    every = [*wanted, *needed("formulas", carried, set())]
    for requirement in every:
        version = carried.get(canonicalize_name(requirement.name))
        if version is not None:
            assert requirement.specifier.contains(version), (requirement, version)
            continue
        wheel = metadata.distribution(requirement.name).read_text("WHEEL") or ""
        assert "-none-any" in wheel, f"{requirement} is not pure Python"
