"""Which column holds the names of the accounts, where no setting says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import (
    NAME_HEADINGS,
    NAME_HEADINGS_OF_PROGRAMS,
    NO_WORDS,
    YES_WORDS,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


LOOKED_AT: Final = 1_000
"""Rows that tell what a column holds."""
MOST: Final = 0.9
# a number, an identifier, a date, an address of the web or of mail: no name
_NO_NAME: Final = re.compile(
    r"[\W\d_]*|(?=\S*\d)\S+|\S*[@/]\S*|(?:www\.)?\S+\.[a-z]{2,10}", re.IGNORECASE
)

OURS: Final = frozenset(map(heading_key, NAME_HEADINGS))
OTHERS: Final = frozenset(map(heading_key, NAME_HEADINGS_OF_PROGRAMS))
_YES_OR_NO: Final = frozenset(map(text_key, (*YES_WORDS, *NO_WORDS)))
"""What a column *Customer* may hold, if it says who is one."""
_NAMING: Final = frozenset(
    word for key in OURS | OTHERS for word in re.findall(r"[^\W\d_]{3,}", key)
)
"""The words of such headings: one of them in a heading makes it likelier."""


def name_column(frame: pd.DataFrame, headings: Sequence[str]) -> int:
    """Choose the column of the names, counted from 0.

    A heading that says so counts, unless it stands over numbers, identifiers or yes and
    no, and another says so too. Where none does it is the first column, or, if that holds
    numbers or identifiers, the first whose cells are all filled with different texts;
    a heading with a word for names, such as *Legal name*, goes before others.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"Customer": ["0451", "0452"], "Name 1": ["Acme", "Bolt"]})
    >>> name_column(frame, ("Customer", "Name 1"))
    1
    """
    keys = [heading_key(heading) for heading in headings]
    ours = [n for n, key in enumerate(keys) if key in OURS]
    others = [n for n, key in enumerate(keys) if key in OTHERS]
    headed = [*ours, *others]
    if headed:
        return next((n for n in headed if holds_names(frame.iloc[:, n])), headed[0])
    if not len(frame) or not headings or holds_names(frame.iloc[:, 0]):
        return 0
    columns = range(1, frame.shape[1])
    likely = [n for n in columns if holds_names(frame.iloc[:, n], unlike=True)]
    return min(likely, key=lambda n: _NAMING.isdisjoint(_words(keys[n])), default=0)


def _words(key: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", key)


def holds_names(column: pd.Series[Any], *, unlike: bool = False) -> bool:
    """Say whether most cells are texts that can be names; `unlike`: all different."""
    if column.dtype.kind in "fiMb":
        return False
    head = column.head(LOOKED_AT).dropna()
    texts = [value.strip() for value in head.tolist() if isinstance(value, str)]
    names = [
        text
        for text in texts
        if not _NO_NAME.fullmatch(text)
        and (len(text) == 1 or text_key(text) not in _YES_OR_NO)
    ]
    if not names or len(names) < MOST * len(head):
        return False
    if not unlike:
        return True
    filled = len(head) >= MOST * len(column.head(LOOKED_AT))
    return filled and len(set(names)) >= MOST * len(names) and len(set(names)) > 1


def says_yes_or_no(column: pd.Series[Any]) -> bool:
    """Say whether a column holds words for yes and no alone, as *Customer* may."""
    filled = column.dropna().head(LOOKED_AT)
    keys = {text_key(str(value)) for value in filled.tolist()}
    return bool(keys) and keys <= _YES_OR_NO
