"""The sentences of findings are whole, with values in named places."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
WORDS_AT = {"finding": 2, "message": 0, "Message": 0, "at": 1}
"""Where the sentence stands among what a call is given."""


def composed_lines(source: str) -> Iterator[int]:
    """Give the lines where a sentence is made of pieces before it is a message."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        pieces = {name for node in ast.walk(function) for name in _pieced(node)}
        for call in ast.walk(function):
            yield from (
                words.lineno
                for words in _words(call)
                if isinstance(words, ast.JoinedStr | ast.BinOp)
                or (isinstance(words, ast.Name) and words.id in pieces)
            )


def _pieced(node: ast.AST) -> Iterator[str]:
    """Give the names that get a sentence made of pieces, or one piece more."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.AugAssign):
        targets = [node.target]
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.JoinedStr):
        targets = node.targets
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def _words(call: ast.AST) -> list[ast.expr]:
    """Give the sentence that a call is given, if it takes one."""
    if not isinstance(call, ast.Call):
        return []
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    at = WORDS_AT.get(name)
    return [] if at is None else call.args[at : at + 1]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('finding("C100", place, f"no {word}")', [2]),
        ('text = f"no {word}"\n  finding("C100", place, text)', [3]),
        ('text = "no "\n  text += word\n  finding("C100", place, text)', [4]),
        ('CODE.at(place, "no " + word)', [2]),
        ('finding("C100", place, message("no {word}", word=word))', []),
        ('text = "nothing"\n  finding("C100", place, text)', []),
    ],
)
def test_pieces_are_seen(body: str, lines: list[int]) -> None:
    assert [*composed_lines(f"def check(place, word):\n  {body}")] == lines


def test_no_sentence_is_put_together() -> None:
    rooms = (ROOT / room for room in ("scoring", "addin"))
    lines = {
        f"{path.relative_to(ROOT)}:{line}"
        for room in rooms
        for path in room.rglob("*.py")
        for line in composed_lines(path.read_text(encoding="utf-8"))
    }
    assert lines == set()
