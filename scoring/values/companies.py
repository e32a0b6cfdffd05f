"""What tells companies apart: their names, and their domains.

Names are compared as whole arrays of text, since nearly every one is distinct: letters
in lower case, other signs out, legal forms at the end out.
"""

from __future__ import annotations

import re
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc


LEGAL_FORMS: Final = (
    *("a/s", "as", "aps", "i/s", "k/s", "p/s", "ivs", "amba", "asa", "ans"),
    *("ab", "publ", "hb", "kb", "oy", "oyj", "ab oyj", "ehf", "hf"),
    *("gmbh", "gmbh & co kg", "ag", "kg", "kgaa", "ohg", "ug", "mbh", "ev", "ek"),
    *("se", "sa", "s.a.", "sas", "s.a.s.", "sarl", "s.a.r.l.", "sàrl", "sasu"),
    *("srl", "s.r.l.", "spa", "s.p.a.", "sl", "s.l.", "slu", "sgps", "lda", "ltda"),
    *("bv", "b.v.", "nv", "n.v.", "bvba", "sprl", "cv", "vof"),
    *("ltd", "limited", "llc", "l.l.c.", "llp", "lp", "inc", "incorporated"),
    *("corp", "corporation", "co", "company", "plc", "pty", "pte", "gmbh & co"),
    *("sia", "uab", "oü", "mtü", "kft", "zrt", "nyrt", "bt", "rt"),
    *("sp. z o.o.", "spzoo", "s.r.o.", "a.s.", "d.o.o.", "d.d.", "eood", "ood", "ad"),
)
"""Legal forms as they stand behind a name; signs and case do not matter."""
DOMAIN_HEADINGS: Final = frozenset(
    {"domain", "website", "web site", "web", "url", "homepage", "home page"}
    | {"web address", "web page", "domæne", "hjemmeside", "websted", "domän"}
    | {"hemsida", "webbplats", "domeniu", "site", "site web"}
)
SHARED_HOSTS: Final = frozenset(
    {"facebook.com", "linkedin.com", "instagram.com", "twitter.com", "x.com"}
    | {"youtube.com", "tiktok.com", "github.com", "google.com", "sites.google.com"}
    | {"linktr.ee", "bit.ly", "gmail.com", "hotmail.com", "outlook.com", "yahoo.com"}
)
"""Hosts of the pages and mail of many companies."""
_SIGNS: Final = bytes(
    byte if chr(byte).isalnum() or byte > 127 else 32  # noqa: PLR2004 - not ASCII
    for byte in range(256)
)
_WIDE_SIGNS: Final = {
    b"\xc2": tuple(map(str.encode, "\u00a0«»·®")),
    b"\xe2": tuple(
        map(str.encode, "\u2009\u2013\u2014\u2018\u2019\u201c\u201d\u201e™")
    ),
}
"""Signs beyond ASCII by the byte they begin with, which few names hold."""
_COMBINING: Final = (b"\xcc", b"\xcd")
"""How accents that stand by themselves begin in UTF-8."""


def company_keys(names: Any) -> Any:
    """Reduce names to what tells companies apart.

    Parameters
    ----------
    names : pyarrow.LargeStringArray of n
        Names, null for none.

    Returns
    -------
    pyarrow.LargeStringArray of n
        Empty or null where no company can be told.

    Examples
    --------
    >>> names = pa.array(["Acme A/S", "ACME", "Visa"], type=pa.large_string())
    >>> company_keys(names).to_pylist()
    ['acme', 'acme', 'visa']
    """
    plain = pc.ascii_trim_whitespace(_without_signs(pc.utf8_lower(names)))
    short = pc.replace_substring_regex(plain, _FORMS_AT_END, "")
    return pc.replace_substring(short, " ", "")


def _without_signs(texts: Any) -> Any:
    """Put spaces for all that is no letter or digit; lengths in bytes stay."""
    _, offsets, data = texts.buffers()
    signed = b"" if data is None else bytes(data)
    if any(mark in signed for mark in _COMBINING):
        texts = pc.utf8_normalize(texts, form="NFC")
        _, offsets, data = texts.buffers()
        signed = bytes(data)
    plain = signed.translate(_SIGNS)
    for lead, signs in _WIDE_SIGNS.items():
        for sign in signs if lead in plain else ():
            plain = plain.replace(sign, b" " * len(sign))
    valid = texts.buffers()[0]
    return pa.LargeStringArray.from_buffers(
        len(texts), offsets, pa.py_buffer(plain), valid, texts.null_count, texts.offset
    )


def _form_pattern(form: str) -> str:
    words = form.encode().translate(_SIGNS).decode().split()
    return " +".join(words)


_FORMS_AT_END: Final = f"(?: +(?:{'|'.join(map(_form_pattern, LEGAL_FORMS))}))+$"


_ADDRESS: Final = (
    r"^(?:[a-z]+://)?(?:[^/@]*@)?(?:www[0-9]?\.)?([^/?#:\s]*[^/?#:\s.]).*$"
)
_DOMAIN: Final = r"^[^\s.]+(?:\.[^\s.]+)*\.[^\s.0-9]{2,}$"
_SHARED: Final = rf"(?:^|\.)(?:{'|'.join(map(re.escape, sorted(SHARED_HOSTS)))})$"


def domain_keys(texts: Any) -> Any:
    """Reduce web addresses to their domain.

    Parameters
    ----------
    texts : pyarrow.LargeStringArray of n
        Addresses, null for none.

    Returns
    -------
    pyarrow.LargeStringArray of n
        What is no address comes back much as it was.

    Examples
    --------
    >>> texts = pa.array(
    ...     ["https://www.acme.com/en", "Acme.com"], type=pa.large_string()
    ... )
    >>> domain_keys(texts).to_pylist()
    ['acme.com', 'acme.com']
    """
    lower = pc.ascii_trim_whitespace(pc.utf8_lower(texts))
    return pc.replace_substring_regex(lower, _ADDRESS, r"\1")


def own_domain(keys: Any) -> Any:
    """Say which keys are domains, and not the hosts of many companies."""
    domain = pc.match_substring_regex(keys, _DOMAIN)
    return pc.and_not(domain, pc.match_substring_regex(keys, _SHARED))
