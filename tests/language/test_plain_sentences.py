"""Whatever a finding says is marked as a text of ours, or no catalogue would have it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.test_house import ROOT


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# which argument is the sentence; in these calls a text itself is always marked
SENTENCE_AT = {"message": 0, "finding": 2, "at": 1}
ERRORS = {"FileError", "Misuse", "NotificationError", "unfit"}
"""What ends the work with a sentence; there no text is marked by the call."""


def sentences(tree: ast.Module) -> Iterator[ast.expr]:
    """Give what is handed on as the sentence of a finding or an error."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in ERRORS:
            yield from call.args
        elif len(call.args) > SENTENCE_AT.get(name, len(call.args)):
            sentence = call.args[SENTENCE_AT[name]]
            if isinstance(sentence, ast.Name):
                yield sentence


def plain_words(text: ast.expr) -> str:
    """Give the words of a plain text, without what stands in its places."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    plain = [part.value for part in parts if isinstance(part, ast.Constant)]
    words = " ".join(part for part in plain if isinstance(part, str))
    return words if re.search(r"[a-z]{2,} [a-z]{2,}", words) else ""


def plain_sentences(path: Path) -> Iterator[str]:
    """Give the sentences of a module that are plain text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = list(sentences(tree))
    names = {sentence.id for sentence in given if isinstance(sentence, ast.Name)}
    texts = [sentence for sentence in given if not isinstance(sentence, ast.Name)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = {t.id for t in node.targets if isinstance(t, ast.Name)}
            texts += [node.value] if targets & names else []
    yield from (f"{path.name}: {words}" for words in map(plain_words, texts) if words)


@pytest.mark.slow
@pytest.mark.parametrize("room", ["scoring", "addin", "templates"])
def test_no_finding_and_no_error_says_a_plain_text(room: str) -> None:
    modules = sorted((ROOT / room).rglob("*.py"))
    assert len(modules) > 20
    assert [text for path in modules for text in plain_sentences(path)] == []
