"""Expat, for parts that stream by: no document types, and one kind of error."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable


BROKEN = phrase("its XML cannot be read in line {line:,}")
HAS_TYPE = phrase("it has a document type")


class SheetXMLError(Exception):
    """The XML of a sheet is not what it should be; says where."""


class StreamParser:
    """Calls back for what it meets in XML that comes in pieces.

    Parameters
    ----------
    start : callable
        Takes the tag and the attributes of an element that begins.
    end : callable
        Takes the tag of an element that ends.
    characters : callable
        Takes a text, or a part of one.
    """

    def __init__(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        characters: Callable[[str], None],
    ) -> None:
        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = _refuse

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Take the next bytes of the part.

        Raises
        ------
        SheetXMLError
            If it is not well-formed, or has a document type.
        """
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise SheetXMLError(BROKEN.format(line=error.lineno)) from error


def _refuse(*_: object) -> None:
    msg = str(HAS_TYPE)
    raise SheetXMLError(msg)
