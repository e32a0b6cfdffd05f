"""Take some rows out of a run of XML, so that of all others nothing is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Ints

NUMBER: Final = re.compile(rb'<row r="(\d{1,7})"')
OPENING, END = b"<row ", b"</row>"


def some_rows(xml: bytes, rows: Ints) -> bytes:
    """Take some rows, by their numbers, out of whole rows.

    Parameters
    ----------
    xml : bytes
        The rows, one after the other.
    rows : ndarray of int
        The numbers of those that are wanted, ascending.

    Returns
    -------
    bytes
        These rows; all that there are where they are not found at once.

    Examples
    --------
    >>> xml = b'<row r="2"><c r="A2"/></row><row r="3"></row>'
    >>> some_rows(xml, np.array([3, 9]))
    b'<row r="3"></row>'
    """
    first, last = NUMBER.match(xml), NUMBER.match(xml, xml.rfind(OPENING))
    if first is None or last is None:
        return xml
    inside = slice(*np.searchsorted(rows, [int(first[1]), int(last[1]) + 1]))
    pieces, at = [], 0
    for row in rows[inside].tolist():
        start = xml.find(b'<row r="%d"' % row, at)
        if start < 0:
            return xml
        at = xml.find(END, start) + len(END)
        pieces.append(xml[start:at])
    return b"".join(pieces)
