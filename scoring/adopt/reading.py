"""How the totals of a sheet come about: what is weighed, and by how much."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a default needs the type
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.adopt.view import View

TOTAL_LIKE: Final = frozenset(
    {
        *("total", "totals", "score", "sum", "rating", "points", "result", "weighted"),
        *("average", "mean", "i", "alt", "samlet", "totalt", "summa", "snit", "snitt"),
        *("gennemsnit", "medel", "scor", "suma", "punctaj", "nota", "resultat"),
    }
)
MOST_NAMED: Final = 5
MORE: Final = phrase("and {count:,} more such {count:cell|cells}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The totals of a sheet, understood.

    Parameters
    ----------
    view : View
        The sheet, one line per account.
    total : int
        Where in each line the total stands.
    lines : tuple of int
        Those of the accounts, from first to last.
    factors : mapping of int to float
        What a total takes of each cell of its line.
    weights : mapping of int to float
        The weights as people wrote them; the factors where they wrote none.
    weight_cells : mapping of int to str
        The cells that hold them.
    constant : float
        What is added to each total.
    averages : bool
        Whether blank cells are left out, and do not count as 0.
    rounding : float
        By how much a total may be off, because it is rounded.
    odd : mapping of int to str
        Lines whose total comes about in another way, and in which.
    solved : bool
        Whether the weights were worked out from the totals, as none were written.
    """

    view: View
    total: int
    lines: tuple[int, ...]
    factors: Mapping[int, float]
    weights: Mapping[int, float]
    weight_cells: Mapping[int, str]
    constant: float = 0.0
    averages: bool = False
    rounding: float = 0.0
    odd: Mapping[int, str] = field(default_factory=dict)
    solved: bool = False


def total_like(label: str) -> bool:
    """Say whether a heading speaks of a total.

    >>> total_like("Weighted score"), total_like("Sector")
    (True, False)
    """
    words = text_key(label).replace("(", " ").replace(")", " ").split()
    return any(word.strip(":.%/") in TOTAL_LIKE for word in words)


def is_number(value: object) -> bool:
    """Say whether a cell holds a number, and no yes or no."""
    return isinstance(value, int | float) and not isinstance(value, bool)


class NotUnderstoodError(FileError):
    """A sheet that cannot be understood.

    Parameters
    ----------
    faults : tuple of str
        What stands in the way, each with its cell.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def refused(faults: Iterable[str]) -> NotUnderstoodError:
    """Make the error that names what cannot be read, the first cells at length."""
    every = (*faults,)
    shown = every[:MOST_NAMED]
    if len(every) > MOST_NAMED:
        shown = (*shown, MORE.format(count=len(every) - MOST_NAMED))
    return NotUnderstoodError(shown)
