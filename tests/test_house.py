"""The tree is the table: rooms, their order, and who uses whom.

The rooms are drawn from the files and their imports, by `ast` alone, and compared
with the tables of CONTRIBUTING and with the contracts that import-linter keeps.
"""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
HOUSES = ("scoring", "addin", "templates")
Floors = list[set[str]]


def contracts() -> list[dict[str, Any]]:
    """What import-linter is told."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contract_list: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return contract_list


def floors_of_contract(house: str) -> Floors:
    """The rooms, top first, as import-linter is told of them."""
    (layers,) = (c["layers"] for c in contracts() if c.get("containers") == [house])
    return [set(line.split(" | ")) for line in layers]


def floors_of_table(house: str) -> Floors:
    """The rooms, top first, as CONTRIBUTING shows them."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    _, _, table = text.partition(f"| `{house}` | what it holds |\n|---|---|\n")
    rows = table.partition("\n\n")[0].splitlines()
    return [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in rows]


def rooms_of_tree(house: str) -> set[str]:
    """The packages and modules that stand directly in a house."""
    packages = {path.parent.name for path in (ROOT / house).glob("*/__init__.py")}
    modules = {path.stem for path in (ROOT / house).glob("*.py")}
    return (packages | modules) - {"__init__"}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports: for types only and within functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def uses(house: str) -> set[tuple[str, str]]:
    """Which room of a house uses which other."""
    arrows = set()
    for path in (ROOT / house).rglob("*.py"):
        room = path.relative_to(ROOT / house).with_suffix("").parts[0]
        for name in imported(path):
            top, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if top == house and other != room and other in rooms_of_tree(house):
                arrows.add((room, other))
    return {(room, other) for room, other in arrows if room != "__init__"}


@pytest.mark.parametrize("house", HOUSES)
def test_the_table_is_the_contract(house: str) -> None:
    assert floors_of_table(house) == floors_of_contract(house)


@pytest.mark.parametrize("house", HOUSES)
def test_the_rooms_are_those_of_the_tree(house: str) -> None:
    floors = floors_of_table(house)
    assert sum(map(len, floors)) == len(set().union(*floors))
    assert set().union(*floors) == rooms_of_tree(house)


@pytest.mark.parametrize("house", HOUSES)
def test_each_room_uses_only_what_stands_below(house: str) -> None:
    height = {
        room: number
        for number, floor in enumerate(floors_of_table(house))
        for room in floor
    }
    arrows = uses(house)
    assert len(arrows) > 5
    assert [pair for pair in arrows if height[pair[0]] >= height[pair[1]]] == []


def modules() -> dict[str, set[str]]:
    """Each module, and the other modules that it imports; packages do nothing."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for house in (*HOUSES, "tools")
        for path in (ROOT / house).rglob("*.py")
        if path.name != "__init__.py"
    }
    return {
        module: {
            known
            for name in imported(path)
            for known in (name, name.rpartition(".")[0])
            if known in files
        }
        for module, path in files.items()
    }


def test_no_modules_need_each_other() -> None:
    rest = modules()
    assert len(rest) > 500
    while rest:
        lowest = {module for module, below in rest.items() if not below & rest.keys()}
        assert lowest, f"these import each other: {sorted(rest)}"
        rest = {module: rest[module] for module in rest.keys() - lowest}


def test_the_outer_packages_know_the_engine_and_not_each_other() -> None:
    known = {
        house: {
            name.partition(".")[0]
            for path in (ROOT / house).rglob("*.py")
            for name in imported(path)
        }
        & {*HOUSES, "tools", "tests"}
        for house in HOUSES
    }
    assert known == {
        "scoring": {"scoring"},
        "addin": {"addin", "scoring"},
        "templates": {"templates", "scoring"},
    }


def test_the_contracts_leave_nothing_out() -> None:
    loose = ("ignore_imports", "exclude_type_checking_imports")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    linter = project["tool"]["importlinter"]
    for contract in (linter, *contracts()):
        assert not [key for key in loose if contract.get(key)]
    assert 10 <= len(contracts()) <= 18
    houses = [c["containers"] for c in contracts() if c.get("exhaustive")]
    assert sorted(houses) == sorted([house] for house in HOUSES)


def rooms_with_a_package() -> list[tuple[str, str, set[str]]]:
    """Each package, and the rooms on the line below its own."""
    pairs = [
        (h, pair) for h in HOUSES for pair in pairwise([*floors_of_table(h), set()])
    ]
    return [
        (house, room, below)
        for house, (floor, below) in pairs
        for room in sorted(floor)
        if (ROOT / house / room / "__init__.py").exists()
    ]


@pytest.mark.parametrize(("house", "room", "below"), rooms_with_a_package())
def test_a_room_says_which_rooms_it_may_use(
    house: str, room: str, below: set[str]
) -> None:
    source = (ROOT / house / room / "__init__.py").read_text(encoding="utf-8")
    text = ast.get_docstring(ast.parse(source)) or ""
    *_, last = text.split("\n\n")
    assert last.startswith("It may use ")
    assert set(re.findall(r"`(\w+)`", last)) == below
