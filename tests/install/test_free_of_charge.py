"""Of xlwings only what a company may use without paying is used.

Its parts pro and server, what it offers through them, and its license key are not.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import addin
import scoring
import templates


PAID = frozenset({"pro", "server", "reports", "remote", "Caller"})
KEY = "LICENSE_KEY"
SOURCES = sorted(
    path
    for package in (addin, scoring, templates)
    for path in Path(str(package.__file__)).parent.rglob("*")
    if path.suffix in {".py", ".bas", ".cls", ".gs", ".xml", ".txt"}
)


def paid_parts(source: str) -> set[str]:
    """The paid parts of xlwings that a module of Python names."""
    tree, known, parts = ast.parse(source), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {a.asname or a.name for a in node.names if a.name == "xlwings"}
            parts |= {part for a in node.names for part in _below(a.name)}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts |= {*_below(node.module)}
            if node.module == "xlwings":
                parts |= {a.name for a in node.names}
    named = (n for n in ast.walk(tree) if isinstance(n, ast.Attribute))
    parts |= {n.attr for n in named if getattr(n.value, "id", None) in known}
    return parts & PAID


def _below(module: str) -> list[str]:
    first, *parts = module.split(".")
    return parts if first == "xlwings" else []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_source_uses_a_paid_part(path: Path) -> None:
    source = path.read_text("utf-8")
    assert KEY not in source
    if path.suffix == ".py":
        assert not paid_parts(source)


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("import xlwings.pro", "pro"),
        ("import xlwings.server as s", "server"),
        ("from xlwings import pro", "pro"),
        ("from xlwings.pro.reports import render_template", "pro"),
        ("import xlwings as xw\nxw.server.func", "server"),
        ("import xlwings\nxlwings.reports.create_report()", "reports"),
    ],
)
def test_each_way_to_a_paid_part_is_seen(source: str, part: str) -> None:
    assert part in paid_parts(source)


def test_the_free_parts_are_not_taken_for_paid_ones() -> None:
    free = "import xlwings as xw\nfrom xlwings import func\nxw.Book.caller()\nx.server"
    assert not paid_parts(free)
