"""The letters of a text file: which code page wrote them, and which were damaged.

UTF-8 cannot be mistaken for anything else, so a file of which most such letters are
whole is UTF-8, and the few odd bytes in it are named. Any other file is read in the
code page whose letters make the likeliest words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.xlsx.archive import unfit


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


NO_TEXT: Final = phrase("is not a text file that can be read: save it as CSV UTF-8")
NO_ENCODING: Final = phrase(
    "'{name}' is no encoding: use one such as utf-8, cp1252, cp850 or mac-roman"
)
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WORDS: Final = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "cp1250": phrase("Windows-1250 (Central European)"),
    "cp1251": phrase("Windows-1251 (Cyrillic)"),
    "cp1252": phrase("Windows-1252 (Western European)"),
    "cp850": phrase("DOS 850 (Western European)"),
    "mac-roman": "Mac Roman",
    "iso8859-15": phrase("ISO-8859-15 (Western European)"),
}
# the first of equals is taken, so the commonest stands first
CODE_PAGES: Final = ("cp1252", "cp1250", "iso8859-15", "mac-roman", "cp850", "cp1251")
# a file of Latin letters in UTF-16 is half NUL bytes
NUL_SHARE: Final = 0.3
SAMPLED_BYTES: Final = 4 << 20
SAMPLED_WORDS: Final = 2_000
SURE: Final = 0.4
"""How much better a letter must fit than in the next code page, on average."""
LONELY: Final = 0.3
"""What a letter that stands alone is worth: it may as well be a dash."""

LONE: Final = 0x10FF00
"""Where an odd byte of a UTF-8 file waits, in private use, until its cell is known."""
LONE_BYTE: Final = re.compile("[\U0010ff80-\U0010ffff]")
NO_LETTER: Final = "\ufffd"

_ODD_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII: Final = 0x80
_CONTROL: Final = re.compile("[\x80-\x9f]")
_WHOLE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_STARTS_A_LETTER: Final = re.compile("[\U0010ffc2-\U0010fff4](?![^\\W\\d_])")
_LETTERS: Final = (
    ("åæøäöüéßÅÆØÄÖÜÉñÑèÈłŁąśź", 2.0),
    ("ê", 1.7),
    ("ëçáíóúàôòÁÍÓÇâîăĂșțşţŞŢőűćčšžŠŽżŻńŚęĘ", 1.5),
    ("řěůňŘ", 1.3),
    ("ã", 1.2),
    ("õïìûùŐďťČœŒÀÊÎÔŃĆŹĄýÝðÐþÞ", 1.0),
    ("ÃÕ", 0.5),
)
_RANK: Final = {letter: worth for letters, worth in _LETTERS for letter in letters}
_APOSTROPHES: Final = "’‘`´"  # noqa: RUF001 - the marks are meant
_MARKS_IN_TEXT: Final = "–—“”„«»…•®™©§°·€£×±½²³º¡¿"  # noqa: RUF001 - the marks are meant


@dataclass(frozen=True, slots=True)
class Text:
    r"""A file's text, and how sure it is that it is the one meant.

    Parameters
    ----------
    body : bytes
        The text in UTF-8, its lines ended by ``\n`` or ``\r\n``.
    encoding : str
        The codec it was read with.
    rival : str
        The code page that fits nearly as well; empty where there is no doubt.
    odd, other : str
        The first word that the two read differently, as read and as the rival has it.
    damaged : bool
        Whether a character of it is damaged, that is a lone byte or no letter.
    """

    body: bytes
    encoding: str
    rival: str = ""
    odd: str = ""
    other: str = ""
    damaged: bool = False


def decode(path: Path, data: bytes, encoding: str = "") -> Text:
    """Turn a file's bytes into UTF-8 without NUL bytes and lone returns.

    Parameters
    ----------
    path : Path
        Names the file in errors.
    data : bytes
        All of it.
    encoding : str
        What it is in; empty to find out.

    Raises
    ------
    FileError
        If it is no text, or there is no such encoding.
    """
    body, marked = _unmarked(data)
    encoding = _codec(encoding) or marked or _wide(body)
    if not encoding and _is_utf8(body):
        encoding = "utf-8"
    if encoding:
        return _tidy(path, body, encoding)
    encoding, rival, odd, other = guess(body)
    read = _tidy(path, body, encoding)
    return Text(read.body, encoding, rival, odd, other, read.damaged)


def _unmarked(data: bytes) -> tuple[bytes, str]:
    """Take away the marks at the start; some programs write two."""
    encoding = ""
    while pair := next(((m, e) for m, e in MARKS if data.startswith(m)), None):
        mark, encoding = pair
        data = data[len(mark) :]
    return data, encoding


def _codec(name: str) -> str:
    if not name:
        return ""
    try:
        known = codecs.lookup(name)
        "".encode(known.name)
    except (LookupError, ValueError, TypeError) as error:
        raise FileError(NO_ENCODING.format(name=name)) from error
    return known.name


def _wide(body: bytes) -> str:
    """Find UTF-16 by its NUL bytes."""
    head = body[:4096]
    if head.count(b"\0") <= NUL_SHARE * len(head):
        return ""
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _is_utf8(body: bytes) -> bool:
    """Say whether a file is UTF-8, perhaps with a few odd bytes in it."""
    try:
        body.decode()
    except UnicodeDecodeError:
        rest, whole = _WHOLE.subn(b"", body)
        odd = len(rest) - len(rest.translate(None, bytes(range(_ASCII, 256))))
        return whole >= odd
    return True


def _tidy(path: Path, body: bytes, encoding: str) -> Text:
    damaged = False
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith(("utf-16", "utf-32")):
            raise unfit(path, NO_TEXT) from error
        damaged = True
    if encoding != "utf-8":
        body = body.decode(encoding, "replace").encode()
    elif damaged:
        body = _marked_bytes(body)
    body = body.replace(b"\0", b"").replace(b"\r\r\n", b"\r\n")
    return Text(re.sub(rb"\r(?!\n)", b"\n", body), encoding, damaged=damaged)


def _marked_bytes(body: bytes) -> bytes:
    """Mark the odd bytes of a UTF-8 file, and characters that are cut off."""
    text = body.decode("utf-8", "surrogateescape")
    lone = {0xDC00 + byte: LONE + byte for byte in range(_ASCII, 256)}
    text = text.translate(lone)
    return _STARTS_A_LETTER.sub(NO_LETTER, text).encode()


def mended(text: str) -> str:
    r"""Write odd bytes as the letters that Windows means by them.

    >>> mended("Mal\U0010fff8y"), mended("x\U0010ff81")
    ('Maløy', 'x\ufffd')
    """
    return LONE_BYTE.sub(
        lambda odd: bytes([ord(odd[0]) - LONE]).decode("cp1252", "replace"), text
    )


def guess(body: bytes) -> tuple[str, str, str, str]:
    """Guess the code page by its letters.

    Returns
    -------
    tuple of str
        The code page; the one that fits nearly as well, if there is one; and the
        first word that they read differently, in both.
    """
    odd_words = _ODD_WORD.findall(body[:SAMPLED_BYTES])
    words = list(dict.fromkeys(odd_words))[:SAMPLED_WORDS]
    texts = {page: [w.decode(page, "replace") for w in words] for page in CODE_PAGES}
    worths = {page: _worth_of_words(texts[page]) for page in CODE_PAGES}
    if b"\r" in body and b"\n" not in body:
        worths["mac-roman"] += 1.0
    best = max(CODE_PAGES, key=worths.__getitem__)
    others = [page for page in CODE_PAGES if _rivals(texts[page], texts[best])]
    rival = max(others, key=worths.__getitem__, default=best)
    if worths[best] - worths[rival] >= SURE or rival == best:
        return best, "", "", ""
    pairs = zip(texts[best], texts[rival], strict=True)
    return best, rival, *next(pair for pair in pairs if pair[0] != pair[1])


def _rivals(texts: Sequence[str], best: Sequence[str]) -> bool:
    """Say whether words read otherwise may be meant: nobody types control characters."""
    return texts != best and _CONTROL.search(" ".join(texts)) is None


def _worth_of_words(words: Sequence[str]) -> float:
    """Rate how likely words are: about 2 for common letters, below 0 for nonsense."""
    worths = [
        _worth(word, at)
        for word in words
        for at, letter in enumerate(word)
        if not letter.isascii()
    ]
    return sum(worths) / max(1, len(worths))


def _worth(word: str, at: int) -> float:
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if not letter.isalpha():
        return _worth_of_mark(letter, before, after)
    if not before and not after:
        return LONELY * _RANK.get(letter, -0.5)
    if "\u0400" <= letter <= "\u04ff":
        # Cyrillic words have no Latin letter in them
        return -2.0 if any("a" <= c.lower() <= "z" for c in word) else 1.7
    return -1.5 if _is_odd(letter, before, after) else _RANK.get(letter, -0.5)


def _is_odd(letter: str, before: str, after: str) -> bool:
    """Say whether a capital stands within a word, or three such letters in a row."""
    if before.islower() if letter.isupper() else after.isupper():
        return True
    both = before + after
    return both.isalpha() and not (before.isascii() or after.isascii())


def _worth_of_mark(mark: str, before: str, after: str) -> float:
    if mark in _APOSTROPHES:
        return 2.0 if before else 0.5
    if before.isalpha() and after.isalpha():
        return -2.0
    if mark not in _MARKS_IN_TEXT:
        return -2.0
    return 0.8 if before or after else 1.5
