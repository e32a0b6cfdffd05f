"""The left part of the hidden sheet LiveCells: the arithmetic of each rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.vocabulary import OUT_WORDS, SKIP_WORDS, ScoredHead, Status
from templates.live.cell_formulas import Block
from templates.live.places import (
    ACCOUNT,
    ACCOUNT_COLUMN,
    CELLS,
    FIRST_ACCOUNT,
    USE_SCORE,
    Cells,
    Fill,
    at,
    block,
)


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from templates.live.size import Size

OUT, NO_WORTH = OUT_WORDS[0], "none"


def own(key: str) -> str:
    """Name a cell of the first account, the column fixed."""
    return at(FIRST_ACCOUNT, ACCOUNT_COLUMN[key], fixed="column")


def cells(size: Size) -> Cells:
    """Fill the columns."""
    for column, heading in enumerate(ACCOUNT.values()):
        yield FIRST_ACCOUNT - 1, column, heading
    for number in range(1, size.accounts + 1):
        yield FIRST_ACCOUNT + number - 1, 0, number
    for key, formula in formulas(size).items():
        yield FIRST_ACCOUNT, ACCOUNT_COLUMN[key], Fill(formula, rows=size.accounts)


def names(size: Size) -> Iterator[tuple[str, str]]:
    """Name the columns that are looked up."""
    last = FIRST_ACCOUNT + size.accounts - 1
    for key, column in ACCOUNT_COLUMN.items():
        if key.startswith("Live"):
            yield key, block(CELLS, (FIRST_ACCOUNT, column), (last, column))


def formulas(size: Size) -> Mapping[str, str]:
    """Give the formulas of the first account by the key of their column."""
    points = Block.POINTS.across(FIRST_ACCOUNT, size)
    rules = Block.RULE.across(FIRST_ACCOUNT, size)
    filled, number = own("LiveFilled"), own("number")
    exact = own("LiveExact")
    there = f"INDEX(LiveAccounts,{number}+1,0)"
    known = f"1-SUMPRODUCT(CritWeight*({rules}=0))/SUM(CritWeight)"
    rank = f'1+COUNTIF(LiveExact,">"&{exact})'
    return {
        "LiveFilled": f"COLUMNS(LiveAccounts)-COUNTBLANK({there})",
        "LiveAccount": f'IF({filled}=0,"",{name()})',
        "worth": f'SUMPRODUCT(CritEarn*({points}<>"{SKIP_WORDS[0]}"))',
        "floor": f"MAX({Block.FLOOR.across(FIRST_ACCOUNT, size)})",
        "LiveExact": f'IF({filled}=0,"",{weighed(points)})',
        "LiveRating": rating(),
        "LiveShare": f'IF({filled}=0,"",IFERROR(ROUND({known},9),0))',
        "LiveStatus": status(),
        "LiveRank": f'IF(ISNUMBER({exact}),{rank},"")',
        "LivePlace": place(),
        "LiveNth": f'IFERROR(MATCH(SMALL(LivePlace,{number}),LivePlace,0),"")',
    }


def name() -> str:
    """Give the account's name, or its number where it has none."""
    cell = f"INDEX(LiveAccounts,{own('number')}+1,LiveName)"
    nameless = f'"{ScoredHead.ACCOUNT} "&{own("number")}'
    return f'IFERROR(IF(TRIM({cell})="",{nameless},TRIM({cell})),{nameless})'


def weighed(points: str) -> str:
    """Weigh the points: those of penalties are shared among all that can earn."""
    worth = own("worth")
    earned = f"SUMPRODUCT(CritEarn,{points})/{worth}"
    penalties = f"SUMPRODUCT(CritPenalty,{points})/SUM(CritEarn)"
    settled = f'IF({worth}=0,"{NO_WORTH}",ROUND({earned}+{penalties},9))'
    unread = f'IF(COUNTIF({points},"{USE_SCORE}")>0,"{USE_SCORE}",{settled})'
    judged = f'IF(COUNTIF({points},"{OUT}")>0,"{OUT}",{unread})'
    return f'IF(LiveProblem<>"","{USE_SCORE}",{judged})'


def rating() -> str:
    """Limit and round the rating; what is out has 0."""
    exact = own("LiveExact")
    words = f'IF({exact}="{OUT}",0,IF({exact}="{USE_SCORE}",{exact},""))'
    return (
        f"IF(ISNUMBER({exact}),ROUND(MAX(0,{own('floor')},MIN(10,{exact})),1),{words})"
    )


def status() -> str:
    """Say what to do with the account."""
    exact, share = own("LiveExact"), own("LiveShare")
    enough = f'IF({share}<LiveKnown,"{Status.RESEARCH}","{Status.CONTACT}")'
    rated = f'IF({own("LiveRating")}<LiveFrom,"{Status.NOT_NOW}",{enough})'
    no_data = f'IF({exact}="{NO_WORTH}","{Status.NO_DATA}","")'
    words = f'IF({exact}="{OUT}","{Status.DISQUALIFIED}",{no_data})'
    return f"IF(ISNUMBER({exact}),{rated},{words})"


def place() -> str:
    """Order the contacts: by rating, by what is known, as in Accounts."""
    exact, share = own("LiveExact"), own("LiveShare")
    better = f'COUNTIFS(LiveExact,{exact},LiveShare,">"&{share})'
    above = f"COUNTIFS({down('LiveExact')},{exact},{down('LiveShare')},{share})"
    ordered = f"{own('LiveRank')}+{better}+{above}-1"
    return f'IF({own("LiveStatus")}="{Status.CONTACT}",{ordered},"")'


def down(key: str) -> str:
    """Name a column from the first account down to the own."""
    first = at(FIRST_ACCOUNT, ACCOUNT_COLUMN[key], fixed="both")
    return f"{first}:{own(key)}"
