"""A name says what a value is, not how it came about: a match, and no `found`."""

from __future__ import annotations

import ast
import re
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

# scripts, whose names are read without a parser, and what is no name in them
SCRIPTS = ("*.js", "*.mjs", "*.cjs", "*.gs", "*.html", "*.bas", "*.cls")
IN_BASIC = re.compile(r"'[^\n]*|\"[^\"\n]*\"")
IN_SCRIPT = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`",
    re.DOTALL,
)
TYPE = re.compile(r"@(?:typedef|callback)\b[^\n]*\s(\w+)(?= \*/| the | what |\n)")
PROGRAM = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
PUBLIC_IN_SCRIPTS = {
    "addin/server/page/findings.js": {"found"},
    "tests/google/double/services.cjs": {"put", "putAll"},
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


def script_names(source: str, suffix: str) -> set[str]:
    """The names that a script uses, but for members of what others made."""
    if suffix == ".html":
        source = "\n".join(PROGRAM.findall(source))
    bare = (IN_BASIC if suffix in {".bas", ".cls"} else IN_SCRIPT).sub('""', source)
    return {*re.findall(r"(?<![.\w$-])[A-Za-z_]\w*", bare), *TYPE.findall(source)}


def participles_in_script(source: str, suffix: str) -> set[str]:
    """Those of its names that have a participle in them: `isKept`, `waitTold`."""
    split = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
    return {
        name
        for name in script_names(source, suffix)
        if PARTICIPLES & {word.lower() for word in split.findall(name)}
    }


@pytest.mark.parametrize(
    ("source", "suffix", "names"),
    [
        ("const found = 1;", ".js", {"found"}),
        ("function waitTold({ held }) {}", ".gs", {"waitTold", "held"}),
        ("/** @typedef {{a: number}} Laid */", ".js", {"Laid"}),
        ("// found\nf(`told ${x}`, 'kept'); a.put(1); /* said */", ".js", set()),
        ("const input = foundation;", ".mjs", set()),
        ("<p>kept</p><script>let said;</script>", ".html", {"said"}),
        ('Const KEPT = "a" \' sent', ".bas", {"KEPT"}),
        ("Private Function IsKept(ByVal Taken)", ".cls", {"IsKept", "Taken"}),
    ],
)
def test_a_participle_is_seen_in_scripts(
    source: str, suffix: str, names: set[str]
) -> None:
    assert participles_in_script(source, suffix) == names


def test_names_of_scripts_are_nouns_too() -> None:
    by_file = {}
    for house in HOUSES:
        for pattern in SCRIPTS:
            for path in sorted((ROOT / house).rglob(pattern)):
                text = path.read_text(encoding="utf-8")
                if names := participles_in_script(text, path.suffix):
                    by_file[path.relative_to(ROOT).as_posix()] = names
    assert by_file == PUBLIC_IN_SCRIPTS


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
