"""The tab Live itself: the contact list, and each account with its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.vocabulary import ScoredHead
from templates.live.below import LINES
from templates.live.cell_formulas import Block
from templates.live.criteria import FIRST_COLUMN
from templates.live.criteria import PLACE as LINE
from templates.live.places import (
    ACCOUNT_COLUMN,
    CELLS,
    FIRST_ACCOUNT,
    USE_SCORE,
    at,
    block,
)
from templates.live.problems import filled, head_cells
from templates.places import FIRST_ROW, HEAD_ROW, LIVE


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size

LISTED = {
    ScoredHead.RANK: "LiveRank",
    ScoredHead.ACCOUNT: "LiveAccount",
    ScoredHead.RATING: "LiveRating",
}
RATED = {
    ScoredHead.ACCOUNT: "LiveAccount",
    ScoredHead.RATING: "LiveRating",
    ScoredHead.STATUS: "LiveStatus",
    ScoredHead.RANK: "LiveRank",
}
TABLE_COLUMN = len(LISTED) + 1
"""Where the table of all accounts begins, one free column after the contact list."""
POINTS_COLUMN = TABLE_COLUMN + len(RATED)
CAPTION = (2, 1)
"""The cell above the contact list."""
NOTICE = (2, TABLE_COLUMN + 1)
"""The cell that says what Live cannot do, above the headings."""

MARKED = (f"{USE_SCORE} for accounts so marked: ", ". ")
"""What stands before and after the number of accounts that Live cannot rate."""


def marked(unread: int) -> str:
    """Say how many accounts Live cannot rate."""
    return f"{unread}".join(MARKED)


EMPTY = '""'


def cells(size: Size) -> Iterator[tuple[int, int, str]]:
    """Give the formulas of the tab."""
    yield *NOTICE, f"={notice(size)}"
    yield *CAPTION, '="Contact list"&IF(LiveCounted="","",": "&LiveCounted)'
    for criterion in range(size.criteria):
        name = f"{CELLS}!{at(LINE['CritName'], FIRST_COLUMN + criterion)}"
        yield HEAD_ROW, POINTS_COLUMN + criterion, f"={name}"
    for number in range(size.accounts):
        row, there = FIRST_ROW + number, FIRST_ACCOUNT + number
        nth = f"{CELLS}!{at(there, ACCOUNT_COLUMN['LiveNth'], fixed='column')}"
        for column, listed in enumerate(LISTED.values()):
            yield row, column, f'=IF({nth}="","",INDEX({listed},{nth}))'
        for column, key in enumerate(RATED.values(), TABLE_COLUMN):
            cell = f"{CELLS}!{at(there, ACCOUNT_COLUMN[key])}"
            more = key == "LiveAccount" and number > 0
            yield row, column, f"={beneath(cell, number + 1) if more else cell}"
        for criterion in range(size.criteria):
            points = at(there, Block.POINTS.column(criterion, size))
            yield row, POINTS_COLUMN + criterion, f"={CELLS}!{points}"
    for number in range(size.accounts + 1, size.accounts + LINES + 1):
        yield HEAD_ROW + number, TABLE_COLUMN, f"={beneath(EMPTY, number)}"


def in_use(size: Size) -> str:
    """Give the formula of what is in use: all accounts, and all criteria, that there are.

    The rest holds formulas that show nothing, and would be printed on empty pages.
    """
    last = FIRST_ROW + size.accounts + LINES - 1, POINTS_COLUMN + size.criteria - 1
    rows = f"{FIRST_ROW + LINES}+LiveLast"
    columns = f'{POINTS_COLUMN}+SUMPRODUCT(--(CritName<>""))'
    corner = f"INDEX({block(LIVE, (0, 0), last)},{rows},{columns})"
    return f"{block(LIVE, (0, 0), (0, 0))}:{corner}"


def beneath(account: str, number: int) -> str:
    """Show an account, or below the last one what there is to say of all."""
    line = f"{number}-LiveLast"
    below = f'IF({line}<1,"",INDEX(LiveBelow,{line}))'
    return f'IF({account}<>"",{account},IF({line}>{LINES},"",{below}))'


def notice(size: Size) -> str:
    """Say what Live cannot do, or does not see."""
    unread = f'COUNTIF(LiveRating,"{USE_SCORE}")'
    before, after = (f'"{words}"' for words in MARKED)
    shown = f"{head_cells('LiveHeads')}+SUM(LiveFilled)"
    beyond = f'"{USE_SCORE} for accounts beyond the first {size.accounts} rows. "'
    return (
        f'IF(LiveProblem<>"","{USE_SCORE}. "&LiveProblem,'
        f'IF({unread}>0,{before}&{unread}&{after},"")&IF({filled("LiveAccounts")}>{shown},{beyond},""))'
    )
