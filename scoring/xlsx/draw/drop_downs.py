"""Drop-downs: what is offered in cells, where anything else is taken as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.xlsx.draw.cell_text import xml_text


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST: Final = 255
"""How many characters of words Excel takes in a cell's own list."""


@dataclass(frozen=True, slots=True)
class DropDown:
    """A list to choose from.

    Parameters
    ----------
    area : str
        The cells that offer it, such as ``A5:A104``.
    source : str
        What is offered, as a formula: an area, or words in quotes.
    """

    area: str
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are offered; none where an area is.

        >>> DropDown("A2", '"Keep,Leave"').words
        ('Keep', 'Leave')
        """
        quoted = self.source.startswith('"')
        return tuple(self.source.strip('"').split(",")) if quoted else ()


def words_source(words: Iterable[str]) -> str:
    """Write words as the source of a drop-down, as many as Excel takes.

    >>> words_source(["Won", "Lost"])
    '"Won,Lost"'
    """
    text = ""
    for word in words:
        longer = f"{text},{word}" if text else word
        if len(longer) > LONGEST or "," in word or '"' in word:
            continue
        text = longer
    return f'"{text}"'


def drop_downs_xml(drop_downs: Sequence[DropDown]) -> str:
    """Write the drop-downs of a sheet."""
    if not drop_downs:
        return ""
    written = "".join(
        '<dataValidation type="list" allowBlank="1" showInputMessage="1" '
        f'sqref="{each.area}"><formula1>{xml_text(each.source)}</formula1>'
        "</dataValidation>"
        for each in drop_downs
    )
    return f'<dataValidations count="{len(drop_downs)}">{written}</dataValidations>'
