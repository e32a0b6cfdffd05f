"""How wide a text is on a sheet, and on how many lines it stands in a cell.

In the unit of widths of columns, about a digit of the workbook's own font, Calibri 11.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final


OWN_SIZE: Final = 11.0
AS_DESIGNED: Final = 1.062
"""Letters as LibreOffice and a Mac draw them: Excel takes a digit for seven dots."""
BOLD: Final = 1.03
"""How much wider bold words are than others, at most."""
ANY: Final = 1.05
"""A letter that no group holds."""
GROUPS: Final = {
    0.45: " '\u202f\xa0",
    0.5: ",.Iijl\u00ce\u00ee\u00b7\u2019\u2018",
    0.55: ":;",
    0.6: "()`",
    0.65: "!-J[]f{}",
    0.7: "rt\u021b\u00b0",
    0.8: '"/\\sz\u0219',
    0.85: "Lc\u201e\u201d\u201c",
    0.9: "kvxy",
    0.95: "?FSZag|\u00e5\u00e4\u0218\u0103\u00e2",
    1.0: "#$*+0123456789<=>ETY^_e~\u021a\u00c9\u00e9\u2013\u00d7\u2265\u2264\u2022\u2212",
    1.05: "KPXbdhnopqu\u00f8\u00f6\u00fc\u00df\u00ab\u00bb",
    1.1: "BCR",
    1.15: "AV\u00c5\u00c4\u0102\u00c2",
    1.25: "DGH",
    1.3: "NU\u00dc",
    1.35: "&OQ\u00d8\u00d6\u00bd",
    1.45: "%w\u2026",
    1.6: "m\u00c6\u00e6",
    1.7: "M",
    1.8: "@W\u2014",
}
"""Letters by their widths in Calibri, rounded up to a twentieth of a digit."""
WIDTHS: Final = {letter: width for width, group in GROUPS.items() for letter in group}


def text_width(text: str, *, size: float = OWN_SIZE, bold: bool = False) -> float:
    """Measure a text that stands on one line.

    Examples
    --------
    >>> round(text_width("2026"), 2)
    4.25
    >>> text_width("iiii") < text_width("mmmm")
    True
    """
    digits = sum(WIDTHS.get(letter, ANY) for letter in text)
    return digits * AS_DESIGNED * size / OWN_SIZE * (BOLD if bold else 1)


def longest_word(text: str, *, size: float = OWN_SIZE, bold: bool = False) -> float:
    """Measure the word of a text that a column must hold for none to be broken.

    >>> longest_word("To 10 to 1000") == text_width("1000")
    True
    """
    return max(
        (text_width(word, size=size, bold=bold) for word in text.split()), default=0
    )


def line_count(
    text: str, room: float, *, size: float = OWN_SIZE, bold: bool = False
) -> int:
    """Count the lines on which a text stands in a cell that wraps it.

    Parameters
    ----------
    text : str
        It may have lines of its own.
    room : float
        The width of the cell, without what it is indented.
    size, bold
        Of its letters.

    Examples
    --------
    >>> line_count("1234 1234 1234", 10), line_count("1234", 10)
    (2, 1)
    """
    space = text_width(" ", size=size)
    lines = (
        [text_width(word, size=size, bold=bold) for word in line.split()]
        for line in text.split("\n")
    )
    return sum(_wrapped(words, space, room) for words in lines)


def _wrapped(words: list[float], space: float, room: float) -> int:
    """Count the lines of words by their widths."""

    def ends(end: float, word: float) -> float:
        return end + space + word if end + space + word <= room else word

    # a line begins where a word ends no farther than it is long
    places = list(accumulate(words, ends))
    return max(1, sum(place == word for place, word in zip(places, words, strict=True)))
