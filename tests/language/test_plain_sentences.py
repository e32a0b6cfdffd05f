"""Whatever a finding says is marked as a text of ours, or no catalogue would have it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.test_house import ROOT


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# which argument is the sentence; text that stands in a call itself is always marked
SENTENCE_AT = {"message": 0, "finding": 2, "at": 1}
MODULES = sorted(
    path for room in ("scoring", "addin") for path in (ROOT / room).rglob("*.py")
)


def names_of_sentences(tree: ast.Module) -> set[str]:
    """Give the names that are handed on as the sentence of a finding."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        sentence.id
        for call in calls
        for name in [getattr(call.func, "attr", getattr(call.func, "id", ""))]
        if len(call.args) > SENTENCE_AT.get(name, len(call.args))
        for sentence in [call.args[SENTENCE_AT[name]]]
        if isinstance(sentence, ast.Name)
    }


def plain_sentences(path: Path) -> Iterator[str]:
    """Give the sentences of a module that are plain text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = names_of_sentences(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            targets = {t.id for t in node.targets if isinstance(t, ast.Name)}
            if targets & names and isinstance(node.value.value, str):
                yield f"{path.name}:{node.lineno} {node.value.value}"


@pytest.mark.parametrize("room", ["scoring", "addin"])
def test_no_finding_says_a_plain_text(room: str) -> None:
    modules = [path for path in MODULES if ROOT / room in path.parents]
    assert len(modules) > 20
    assert [text for path in modules for text in plain_sentences(path)] == []
