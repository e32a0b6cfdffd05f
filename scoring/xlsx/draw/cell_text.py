"""Text on its way into a sheet: XML and Excel each have their own escapes."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import first_letters, last_letters, text_bytes
from scoring.xlsx.escape import escape


LONGEST = 32_767
# Excel counts UTF-16 units, of which a character has at most two
SURELY_SHORT = LONGEST // 2
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x000D_ as a carriage return, so a text that holds just those
# characters has its first underscore escaped in the same way
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
RARE = r"[\x00-\x08\x0B-\x1F\x{FFFE}\x{FFFF}]|_x[0-9A-Fa-f]{4}_"
MARKUP = "[&<>]"
EDGE_SPACE = r"^\s|\s$|\n"
# what a text may have a great many of and still be written as it is
ORDINARY = bytes({*range(0x20, 0x100)} - {*b"&<>"})
UNLIKE = (b"_x", "\ufffe".encode(), "\uffff".encode())
SPACE = ord(" ")


def excel_text(text: str) -> str:
    r"""Give a text as Excel keeps it, still without the escapes of XML.

    Characters that XML forbids are left out, and what is beyond Excel's 32,767 is
    cut off.

    >>> excel_text("a\x00b"), excel_text("_x0041_"), excel_text("a\r\nb")
    ('ab', '_x005F_x0041_', 'a_x000D_\nb')
    """
    text = ILLEGAL.sub("", text)
    if len(text) > SURELY_SHORT:
        units = text.encode("utf-16-le")[: 2 * LONGEST]
        text = units.decode("utf-16-le", "ignore")
    return LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")


def xml_text(text: str) -> str:
    """Give a text as it stands between two tags.

    >>> xml_text("Research & <Development>")
    'Research &amp; &lt;Development&gt;'
    """
    return escape(excel_text(text))


def attribute(text: str) -> str:
    r"""Give a text as it stands inside double quotes, line breaks kept.

    >>> attribute('two\nlines "quoted"')
    'two_x000a_lines &quot;quoted&quot;'
    """
    quoted = xml_text(text).replace('"', "&quot;")
    return quoted.replace("\n", "_x000a_").replace("\t", "_x0009_")


def xml_texts(texts: pa.Array) -> tuple[pa.Array, bool]:
    """Give texts as they stand between two tags, many at a time.

    Parameters
    ----------
    texts : pyarrow array of large_string

    Returns
    -------
    pyarrow array of large_string
    bool
        Whether white space at the ends of any must be declared worth keeping.
    """
    if _ordinary(texts):
        return texts, False
    rare = pc.or_(
        pc.match_substring_regex(texts, RARE),
        pc.greater(pc.binary_length(texts), SURELY_SHORT),
    )
    if _any(rare):
        rare = pc.fill_null(rare, False)  # noqa: FBT003  arrow takes it by place
        tamed = [excel_text(text) for text in texts.filter(rare).to_pylist()]
        texts = pc.replace_with_mask(texts, rare, pa.array(tamed, pa.large_string()))
    if _any(pc.match_substring_regex(texts, MARKUP)):
        for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            texts = pc.replace_substring(texts, sign, name)
    return texts, _any(pc.match_substring_regex(texts, EDGE_SPACE))


def _ordinary(texts: pa.Array) -> bool:
    """Say whether all texts are surely written as they are, by one look at the bytes."""
    data, places = text_bytes(texts)
    if data.translate(None, ORDINARY) or any(sign in data for sign in UNLIKE):
        return False
    edges = (first_letters(data, places), last_letters(data, places))
    if any((letters == SPACE).any() for letters in edges):
        return False
    return bool(np.diff(places).max(initial=0) <= SURELY_SHORT)


def _any(mask: pa.Array) -> bool:
    return bool(pc.any(mask).as_py())
