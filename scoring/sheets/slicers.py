"""The slicers of Scored: which columns have one, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.values.refs import MOST_COLUMNS
from scoring.values.table import find_heading
from scoring.vocabulary import ScoredHead, Sheet
from scoring.xlsx.draw.charts import Anchor
from scoring.xlsx.draw.slicers_xml import frames_part, slicers_part


if TYPE_CHECKING:
    from scoring.arrays import Bools
    from scoring.sheets.results import ScoredSheet
    from scoring.xlsx.host import Host
    from scoring.xlsx.parts import Part

HEADINGS: Final[dict[Sheet, tuple[str, ...]]] = {
    Sheet.SCORED: (
        ScoredHead.CONTACT,
        ScoredHead.TIER,
        ScoredHead.STATUS,
        ScoredHead.SELLER,
    ),
}
"""By what a sheet is filtered at a press; Contact first, as its filter is on."""
WIDE: Final = 3
"""Columns under a slicer; those after the table are narrow."""
TALL: Final = 11
"""Rows in sight beside a slicer: its title, and room for eight buttons."""


def slicer_parts(sheet: ScoredSheet, on: Sheet, host: Host) -> tuple[Part, ...]:
    """Describe the slicers of a sheet that is one table, and where they lie.

    They lie to the right of the table, below its headings, where they cover nothing.
    Those that people had put on it come after ours.
    """
    if host.slicers is None:
        return ()
    table, headings = host.slicers.tables[on]
    # the table is headed in the language it is in
    ours = [find_heading(head, headings) for head in HEADINGS.get(on, ())]
    more = host.slicers.more.get(on, ())
    theirs = [headings.index(heading) for heading in more if heading in headings]
    wanted = dict.fromkeys((*ours, *theirs))
    columns = [number + 1 for number in wanted if number is not None]
    # one column between the table and them bears the button that unfolds the points
    lefts = range(len(headings) + 1, MOST_COLUMNS - WIDE, WIDE + 1)
    pairs = list(zip(columns, lefts, strict=False))
    if not pairs or not len(sheet.contact):
        return ()
    bottom = _bottom(sheet.contact)
    slicers = [
        (
            host.slicers.next(headings[column - 1], table, column),
            Anchor(left, 1, left + WIDE, bottom),
        )
        for column, left in pairs
    ]
    return frames_part(slicers), slicers_part([slicer for slicer, _ in slicers])


def _bottom(shown: Bools) -> int:
    """Find the row, from 0, at which a slicer ends, as hidden rows have no height."""
    rows = np.flatnonzero(shown) + 1
    if len(rows) > TALL:
        return int(rows[TALL])
    return len(shown) + 1 + TALL - len(rows)
