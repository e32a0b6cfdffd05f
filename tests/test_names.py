"""A name says what a value is, not how it came about: a match, and no `found`."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
HOUSES = ("scoring", "addin", "templates", "tests", "tools")
PARTICIPLES = frozenset(
    {
        *("asked", "found", "held", "kept", "laid", "put", "said"),
        *("seen", "sent", "spared", "taken", "told"),
    }
)

# keys of JSON that others read, and what hands them over
PUBLIC = {
    "addin/install/doctor.py": {"found"},
    "addin/server/schemas.py": {"found", "told"},
    "scoring/crm/report.py": {"told"},
    "scoring/finding_codes.py": {"found"},
    "scoring/findings.py": {"found"},
    "scoring/model/criteria_sheet.py": {"found"},
    "scoring/phrases.py": {"FOUND"},
}


def bound_names(source: str) -> Iterator[str]:
    """The names that a module gives; those of tests are sentences."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.ClassDef(name=name):
                yield "".join(f"_{c}" if c.isupper() else c for c in name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield from () if name.startswith("test_") else (name,)
            case ast.MatchAs(name=str(name)) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.alias(asname=str(name)):
                yield name


def participles_in(source: str) -> set[str]:
    """Those of its names that have a participle in them."""
    names = set(bound_names(source))
    return {name for name in names if PARTICIPLES & set(name.lower().split("_"))}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("found = 1", {"found"}),
        ("self.held_rows = 1", {"held_rows"}),
        ("def f(said): ...", {"said"}),
        ("def not_told(): ...", {"not_told"}),
        ("class Asked: ...", {"_Asked"}),
        ("lambda kept: 1", {"kept"}),
        ("[1 for seen in ()]", {"seen"}),
        ("import a as put", {"put"}),
        ("try: ...\nexcept E as taken: ...", {"taken"}),
        ("async def sent_on(): ...", {"sent_on"}),
        ("SAID = 1", {"SAID"}),
        ("match 1:\n case held: ...", {"held"}),
        ("def test_it_is_said(): ...", set()),
        ("f(found=finding.found, put_off=output)", set()),
        ("foundation, outputs = 1, 2", set()),
    ],
)
def test_a_participle_is_seen_wherever_a_name_is_given(
    source: str, names: set[str]
) -> None:
    assert participles_in(source) == names


@pytest.mark.parametrize("house", HOUSES)
def test_names_are_nouns_of_what_they_hold(house: str) -> None:
    by_file = {}
    for path in sorted((ROOT / house).rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        names = participles_in(path.read_text(encoding="utf-8"))
        if PARTICIPLES & set(path.stem.split("_")):
            names.add(path.name)
        if names:
            by_file[file] = names
    public = {f: names for f, names in PUBLIC.items() if f.startswith(f"{house}/")}
    assert by_file == public
