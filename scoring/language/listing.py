"""Several things named in a sentence."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

from scoring.language.phrase import phrase


if TYPE_CHECKING:
    from collections.abc import Iterable

AND: Final = phrase("{before} and {after}")


def with_and(names: Iterable[str]) -> str:
    """Name several, with the language's word between them.

    >>> with_and(["Scored", "Check"])
    'Scored and Check'
    """
    return reduce(lambda before, after: AND.format(before=before, after=after), names)
