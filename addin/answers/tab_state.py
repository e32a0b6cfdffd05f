"""What is known of a tab beside what its cells show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TabState:
    """What a script knows of a tab beside what its cells show.

    Parameters
    ----------
    formulas, merged : tuple of (int, int, int, int)
        Areas filled by formulas, and those of merged cells: first row and column from
        1, and how many of each.
    protected, filtered : bool
        Whether whoever asks may not change it; whether a filter hides rows.
    """

    formulas: tuple[tuple[int, int, int, int], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    protected: bool = False
    filtered: bool = False
