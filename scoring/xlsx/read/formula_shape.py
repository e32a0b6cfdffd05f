"""What formulas that were filled down have in common, so that one is read for all.

Reading a formula takes many milliseconds, computing it one or two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping

# what follows a colon may be the end of an area, or a sheet of many
_PART = re.compile(
    r"""
    "(?:[^"]|"")*"
    | (?<![\w.$!'\]:])
      (?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
      (?P<area>
        \$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?
        | \$?[A-Z]{1,3}:\$?[A-Z]{1,3}
      )
      (?![\w.(!$:])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# far corners of a sheet, where nobody's formulas look
FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Shape:
    """A formula with a cell that stands in for each one it looks at.

    Parameters
    ----------
    text : str
        The formula; the same for all that were filled down from one.
    areas : mapping of str to (str, str)
        The sheet, empty where none is named, and the area of each stand-in.
    """

    text: str
    areas: Mapping[str, tuple[str, str]]


def shape_of(formula: str) -> Shape:
    """Take a formula apart into its shape and what it looks at.

    >>> shape = shape_of('=A5*B$2&"A5"')
    >>> shape.text, dict(shape.areas)
    ('=XFA1000000*XFA1000002&"A5"', {'XFA1000000': ('', 'A5'), 'XFA1000002': ('', 'B2')})
    """
    stand_ins: dict[tuple[str, str], str] = {}

    def replaced(part: re.Match[str]) -> str:
        area = part["area"]
        if area is None:
            return part[0]
        sheet = part["sheet"] or ""
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        place = (sheet, area.replace("$", "").upper())
        number = FAR + 2 * len(stand_ins)
        one = f"XFA{number}"
        new = f"{one}:XFB{number + 1}" if ":" in area else one
        return stand_ins.setdefault(place, new)

    text = _PART.sub(replaced, formula)
    return Shape(text, {one: place for place, one in stand_ins.items()})
