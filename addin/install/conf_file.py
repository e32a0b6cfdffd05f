"""One setting in the user's xlwings.conf; every other byte stays as it is.

The file is read by Visual Basic's ``Input #``: two fields, a name and a value, after
each other, whatever the lines. A blank line or a remark shifts all that follow it.
The first name that fits decides, in any case. So we read in the same way, replace the
very value that Excel would find, and put a new setting first, where nothing above
it can be in the way.

Bytes are handled as Latin-1 text, which maps each byte to one sign and back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


FIELD: Final = re.compile(
    r'[ \t]*(?P<raw>"(?P<quoted>[^"]*)"?[^,\r\n]*|(?P<bare>[^,\r\n]*))'
    r"(?:,|\r\n|\r|\n|\Z)"
)
BYTES: Final = "latin-1"


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and its value, and where they stand in the file's text.

    `raw` is the value as written, quotes included.
    """

    name: str
    value: str
    raw: str
    start: int
    raw_start: int
    end: int


def pairs(content: bytes) -> tuple[Pair, ...]:
    r"""Read all settings as Excel does.

    Examples
    --------
    >>> [(p.name, p.value) for p in pairs(b'"SHOW CONSOLE","True"\r\n"A",b\r\n')]
    [('SHOW CONSOLE', 'True'), ('A', 'b')]
    """
    text = content.decode(BYTES)
    pairs_read: list[Pair] = []
    fields: list[re.Match[str]] = []
    at = 0
    while at < len(text) and (field := FIELD.match(text, at)):
        at = field.end()
        fields.append(field)
        if len(fields) == 2:  # noqa: PLR2004 - a name and a value
            name, value = fields
            pairs_read.append(
                Pair(
                    name=_plain(name),
                    value=_plain(value),
                    raw=value["raw"],
                    start=name.start(),
                    raw_start=value.start("raw"),
                    end=at,
                )
            )
            fields.clear()
    return tuple(pairs_read)


def find(content: bytes, name: str) -> Pair | None:
    """Find the setting that Excel would find."""
    wanted = name.casefold()
    return next((p for p in pairs(content) if p.name.casefold() == wanted), None)


def value_of(content: bytes, name: str, encoding: str) -> str | None:
    """Give a setting's value; None where Excel would find none."""
    pair = find(content, name)
    if pair is None:
        return None
    return readable(pair.value, encoding)


def readable(text: str, encoding: str) -> str:
    """Give text of one sign for each byte as people are to read it."""
    return text.encode(BYTES).decode(encoding, errors="replace")


def raw_value(value: str, encoding: str) -> str:
    """Write a value as it is to stand in the file, one sign for each byte.

    Raises
    ------
    UnicodeEncodeError
        If Visual Basic could not read it there.
    """
    return f'"{value}"'.encode(encoding).decode(BYTES)


def with_value(content: bytes, name: str, raw: str, newline: str) -> bytes:
    r"""Replace a setting's value, or put the setting first.

    Examples
    --------
    >>> with_value(b'"A","1"\n', "a", '"2"', "\n")
    b'"A","2"\n'
    >>> with_value(b'"A","1"\n', "B", '"2"', "\n")
    b'"B","2"\n"A","1"\n'
    """
    pair = find(content, name)
    if pair is None:
        return f'"{name}",{raw}{newline}'.encode(BYTES) + content
    text = content.decode(BYTES)
    after = text[pair.raw_start + len(pair.raw) :]
    return (text[: pair.raw_start] + raw + after).encode(BYTES)


def without(content: bytes, name: str) -> bytes:
    """Take a setting out, with its line."""
    pair = find(content, name)
    if pair is None:
        return content
    text = content.decode(BYTES)
    return (text[: pair.start] + text[pair.end :]).encode(BYTES)


def _plain(field: re.Match[str]) -> str:
    quoted = field["quoted"]
    return field["bare"].rstrip() if quoted is None else quoted
