"""Text as XML writes it: what Python's own `xml.sax.saxutils` does.

That module brings all that opens addresses on the web, which a file has no use for.
"""

from __future__ import annotations

from typing import Final


WHITE: Final = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""What a reader would make spaces of within an attribute."""


def escape(text: str) -> str:
    """Write a text between tags.

    >>> escape("R&D <new>")
    'R&amp;D &lt;new&gt;'
    """
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    r"""Write the value of an attribute, in quotes.

    >>> print(quoteattr('0 "pcs"'), quoteattr("a\nb"))
    '0 "pcs"' "a&#10;b"
    """
    written = escape(text)
    for plain, entity in WHITE.items():
        written = written.replace(plain, entity)
    if '"' not in written:
        return f'"{written}"'
    if "'" not in written:
        return f"'{written}'"
    return '"' + written.replace('"', "&quot;") + '"'
