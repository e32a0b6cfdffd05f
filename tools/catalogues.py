"""The catalogues of the languages: drawn from the code, merged, compiled and checked.

`make catalogues` writes what the code says now into each catalogue, keeps what is
translated, and compiles them. A translator edits `scoring/language/locale/*/*/*.po`
alone, with any gettext editor, and runs it again.
"""

from __future__ import annotations

import ast
import datetime as dt
import sys
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from addin.server.app import openapi
from addin.server.reference import reference_texts
from templates.models.registry import MODELS
from templates.spoken_spec import texts
from tools import script_texts, script_words
from tools.po_files import po_file, read


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ("da", "sv", "ro")
DOMAINS: Final = ("words", "texts")
HOUSES: Final = ("scoring", "addin", "templates")
SPEAKERS: Final = frozenset({"phrase", "message", "Phrase", "Message", "fill"})
"""What takes an English text first, and says it in the language."""
KINDS: Final = {"Word": "words", "Wording": "texts"}
"""The classes whose members are texts, and the catalogue that they stand in."""
CODE_TEXTS: Final = (2, 3, 4)
"""Which arguments of a `Code` people read: title, help, advice."""
CODE_NAMES: Final = frozenset({"title", "help", "advice", "words"})
TROUBLE_NAMES: Final = frozenset({"one", "others"})
"""Which arguments of a `Trouble` people read."""
OPTIONS: Final = frozenset({"option", "Option"})
"""What makes an option of the command line; its `help` is read."""
COMMANDS: Final = frozenset({"command", "group"})
"""What makes a function a command; its docstring is read, paragraph by paragraph."""


UNDATED: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Stands for the time at which a catalogue is compiled."""


class Entry(NamedTuple):
    """A text of the code, and where it stands."""

    domain: str
    text: str
    context: str
    file: str
    line: int


@cache
def entries() -> tuple[Entry, ...]:
    """Give every text that is to be said; the code is read once."""
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    """Read what is marked in the code, what models hold and what the API is described by."""
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            yield from entries_of(path.read_text(encoding="utf-8"), file)
    for text, file, line in chain(script_texts.texts(), script_texts.vba_texts()):
        yield Entry("texts", text, "", file, line)
    yield from model_entries()
    for text in reference_texts(openapi()):
        yield Entry("texts", text, "", "addin/server: reference", 0)


def model_entries() -> Iterator[Entry]:
    """Give the texts of the ready-made models: criteria, tables, sample and Start."""
    for name, model in MODELS.items():
        for text in texts(model()):
            yield Entry("texts", text, "", f"templates/models: {name}", 0)


def entries_of(source: str, file: str) -> Iterator[Entry]:
    r"""Give the texts of one module.

    >>> source = "class Mood(Word):\n    GOOD = 'Good'\nHELLO = phrase('Hello')"
    >>> [(e.domain, e.context, e.text) for e in entries_of(source, "moods.py")]
    [('words', 'Mood', 'Good'), ('texts', '', 'Hello')]
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield from _members(node, file)
        elif isinstance(node, ast.FunctionDef):
            for paragraph in _help_of(node):
                yield Entry("texts", paragraph, "", file, node.lineno)
        elif isinstance(node, ast.Call):
            for text in _texts(node):
                yield Entry("texts", text.value, "", file, text.lineno)


def _help_of(node: ast.FunctionDef) -> Iterator[str]:
    """Give the paragraphs of the help of a command."""
    calls = [each for each in node.decorator_list if isinstance(each, ast.Call)]
    if COMMANDS.isdisjoint(map(_name_of, calls)):
        return
    for part in (ast.get_docstring(node) or "").split("\n\n"):
        yield " ".join(part.split())


def _members(node: ast.ClassDef, file: str) -> Iterator[Entry]:
    for base in node.bases:
        domain = KINDS.get(base.id) if isinstance(base, ast.Name) else None
        if domain is None:
            continue
        context = node.name if domain == "words" else ""
        for line in node.body:
            text = _constant(line.value) if isinstance(line, ast.Assign) else None
            if text is not None:
                yield Entry(domain, text.value, context, file, text.lineno)


class _Text(NamedTuple):
    value: str
    lineno: int


def _constant(node: ast.expr) -> _Text | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return _Text(node.value, node.lineno)
    return None


def _name_of(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else None


def _texts(call: ast.Call) -> Iterator[_Text]:
    name = _name_of(call)
    nodes: list[ast.expr] = []
    if name in SPEAKERS:
        nodes = call.args[:1]
    elif name == "Code":
        nodes = [call.args[at] for at in CODE_TEXTS if at < len(call.args)]
        nodes += [k.value for k in call.keywords if k.arg in CODE_NAMES]
    elif name in OPTIONS:
        nodes = [k.value for k in call.keywords if k.arg == "help"]
    elif name == "Trouble":
        nodes = [k.value for k in call.keywords if k.arg in TROUBLE_NAMES]
    yield from filter(None, map(_constant, chain.from_iterable(map(_parts, nodes))))


def _parts(node: ast.expr) -> list[ast.expr]:
    """Give each text of several that stand together."""
    return node.elts if isinstance(node, ast.Tuple) else [node]


def template(domain: str) -> Catalog:
    """Give all texts of a catalogue, none of them translated."""
    catalog = Catalog(
        project="account-scoring", charset="utf-8", creation_date=None, fuzzy=False
    )
    for entry in entries():
        if entry.domain == domain:
            catalog.add(
                entry.text,
                locations=[(entry.file, 0)],
                context=entry.context or None,
            )
    return catalog


def updated(language: str, domain: str) -> Catalog:
    """Merge what the code says now into what is translated; nothing is guessed."""
    former, fresh = read(language, domain), template(domain)
    catalog = Catalog(
        locale=language, project="account-scoring", charset="utf-8", fuzzy=False
    )
    for message in sorted(fresh, key=lambda m: (m.context or "", str(m.id))):
        if not message.id:
            continue
        known = former.get(message.id, message.context)
        catalog.add(
            message.id,
            known.string if known is not None else "",
            locations=sorted(set(message.locations)),
            context=message.context,
            user_comments=known.user_comments if known is not None else (),
        )
    return catalog


def po_text(catalog: Catalog) -> bytes:
    """Write a catalogue; the same one always gives the same bytes."""
    stream = BytesIO()
    write_po(stream, catalog, width=88, omit_header=True, include_lineno=False)
    language = catalog.locale_identifier
    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: account-scoring\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return header.encode() + stream.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalogue; the same one always gives the same bytes."""
    stream = BytesIO()
    plain = read_po(BytesIO(po_text(catalog)), locale=catalog.locale_identifier)
    plain.creation_date = plain.revision_date = UNDATED
    write_mo(stream, plain)
    return stream.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """List what a catalogue does not say yet."""
    return [str(message.id) for message in catalog if message.id and not message.string]


def main(names: Iterable[str]) -> None:
    """Renew the catalogues that are named, or all."""
    for language in [*names] or LANGUAGES:
        for domain in DOMAINS:
            catalog = updated(language, domain)
            path = po_file(language, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po_text(catalog))
            path.with_suffix(".mo").write_bytes(mo_bytes(catalog))
            lacking = len(untranslated(catalog))
            about = f"{language} {domain}: {len(catalog)} texts, {lacking} to translate"
            sys.stdout.write(f"{about}\n")
    # it reads the catalogues as they are now
    script_words.write()


if __name__ == "__main__":
    main(sys.argv[1:])
