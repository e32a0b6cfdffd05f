"""The tab Live itself: the contact list, and each account with its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.values.refs import quoted_text
from scoring.vocabulary import ScoredHead
from templates.live.below import LINES, counts
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
from templates.live.sentences import LISTED as LISTED_OF_ALL
from templates.live.sentences import MARKED
from templates.places import FIRST_ROW, HEAD_ROW, LIVE
from templates.spoken_formula import sentence


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

EMPTY = '""'
CONTACT_LIST = phrase("Contact list")
BEYOND = phrase("{mark} for accounts beyond the first {count} rows. ")


def cells(size: Size) -> Iterator[tuple[int, int, str]]:
    """Give the formulas of the tab."""
    yield *NOTICE, f"={notice(size)}"
    empty, listed = sentence(CONTACT_LIST), sentence(LISTED_OF_ALL, **counts())
    yield *CAPTION, f'=IF(LiveCounted="",{empty},{listed})'
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
    mark = quoted_text(USE_SCORE)
    marked = sentence(MARKED, mark=mark, count=unread)
    read = f"{head_cells('LiveHeads')}+SUM(LiveFilled)"
    beyond = sentence(BEYOND, mark=mark, count=size.accounts)
    return (
        f'IF(LiveProblem<>"","{USE_SCORE}. "&LiveProblem,'
        f'IF({unread}>0,{marked},"")&IF({filled("LiveAccounts")}>{read},{beyond},""))'
    )
