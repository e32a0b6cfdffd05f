"""The left part of the hidden sheet LiveCells: the arithmetic of each rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.refs import quoted_text
from scoring.vocabulary import ScoredHead, Sheet, Status
from templates.live import by_hand, texts
from templates.live.cell_formulas import Block
from templates.live.places import (
    ACCOUNT,
    ACCOUNT_COLUMN,
    CELLS,
    FIRST_ACCOUNT,
    NEEDS,
    RATED_NEEDS,
    USE_SCORE,
    Cells,
    Fill,
    at,
    block,
)
from templates.live.sentences import out, skip


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from templates.live.size import Size

NO_WORTH = "none"
SUMMARY = -2
"""Stands in LiveByHand for a row that may be a total, and no account."""


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
    filled, number = own("LiveFilled"), own("LiveNumber")
    exact, account = own("LiveExact"), own("LiveAccount")
    there = f"INDEX(LiveAccounts,{number}+1,0)"
    known = f"1-SUMPRODUCT(CritWeight*({rules}=0))/SUM(CritWeight)"
    rank = f'1+COUNTIF(LiveExact,">"&{exact})'
    return {
        "LiveFilled": f"COLUMNS(LiveAccounts)-COUNTBLANK({there})",
        "LiveAccount": f'IF({filled}=0,"",{name()})',
        "LiveKey": texts.plain(account),
        "LiveByHand": by_hand_or_none(),
        "worth": f"SUMPRODUCT(CritEarn*({points}<>{skip()}))",
        "floor": f"MAX({Block.FLOOR.across(FIRST_ACCOUNT, size)})",
        "LiveExact": f'IF({filled}=0,"",{weighed(points)})',
        "LiveRating": rating(),
        "LiveShare": f'IF({filled}=0,"",IFERROR(ROUND({known},9),0))',
        **needs(size),
        "LiveWould": status(),
        "LiveStatus": limited(),
        "LiveRank": f'IF(ISNUMBER({exact}),{rank},"")',
        "LivePlace": place(),
        "LiveNth": f'IFERROR(MATCH(SMALL(LivePlace,{number}),LivePlace,0),"")',
    }


def by_hand_or_none() -> str:
    """Say on which row the account is decided; for what may be a total, -2.

    Only Score sees whether such a row sums up the others, and is no account.
    """
    account, key = own("LiveAccount"), own("LiveKey")
    named = f'MATCH(TRIM(SUBSTITUTE({key},":","")),LiveSummaries,0)'
    decided = by_hand.row_of_account(account, key)
    return f"IF(ISNUMBER({named}),{SUMMARY},{decided})"


def reason() -> str:
    """Name the cell for which only Score can rate the account."""
    hand = own("LiveByHand")
    sheet = quoted_text(f"{Sheet.ACCOUNTS}!")
    there = f"{sheet}&ADDRESS(LiveTopRow+{own('LiveNumber')},LiveName,4)"
    return f"IF({hand}={SUMMARY},{there},{by_hand.reason(hand)})"


def name() -> str:
    """Give the account's name, or its number where it has none."""
    cell = f"INDEX(LiveAccounts,{own('LiveNumber')}+1,LiveName)"
    nameless = f'"{ScoredHead.ACCOUNT} "&{own("LiveNumber")}'
    return f'IFERROR(IF(TRIM({cell})="",{nameless},TRIM({cell})),{nameless})'


def weighed(points: str) -> str:
    """Weigh the points: those of penalties are shared among all that can earn."""
    worth = own("worth")
    earned = f"SUMPRODUCT(CritEarn,{points})/{worth}"
    penalties = f"SUMPRODUCT(CritPenalty,{points})/SUM(CritEarn)"
    settled = f'IF({worth}=0,"{NO_WORTH}",ROUND({earned}+{penalties},9))'
    unread = f'IF(COUNTIF({points},"{USE_SCORE}")>0,"{USE_SCORE}",{settled})'
    judged = f"IF(COUNTIF({points},{out()})>0,{out()},{unread})"
    hidden = f'OR(LiveProblem<>"",{own("LiveByHand")}<>0)'
    return f'IF({hidden},"{USE_SCORE}",{judged})'


def rating() -> str:
    """Limit and round the rating; what is out has 0."""
    exact = own("LiveExact")
    words = f'IF({exact}={out()},0,IF({exact}="{USE_SCORE}",{exact},""))'
    return (
        f"IF(ISNUMBER({exact}),ROUND(MAX(0,{own('floor')},MIN(10,{exact})),1),{words})"
    )


def needs(size: Size) -> Mapping[str, str]:
    """Rate the account in each group that a contact needs, as it is rated in all."""
    points, floors = (
        part.across(FIRST_ACCOUNT, size) for part in (Block.POINTS, Block.FLOOR)
    )
    formulas = {}
    for need, key in zip(NEEDS, RATED_NEEDS, strict=True):
        inside = f"(CritGroup={need}Group)"
        earn = f"{inside}*CritEarn"
        worth = f"SUMPRODUCT({earn}*({points}<>{skip()}))"
        exact = (
            f"SUMPRODUCT({earn},{points})/{worth}"
            f"+SUMPRODUCT({inside}*CritPenalty,{points})/SUMPRODUCT({earn})"
        )
        floor = f"SUMPRODUCT(MAX({inside}*({floors}+1)))-1"
        rated = f"ROUND(MAX(0,{floor},MIN(10,ROUND({exact},9))),1)"
        needless = f'OR({need}="",NOT(ISNUMBER({own("LiveExact")})))'
        formulas[key] = f'IF({needless},"",IFERROR({rated},""))'
    return formulas


def falls_short() -> str:
    """Say whether the account lacks the rating in a group that a contact needs."""
    short = (
        f'IF({need}="",FALSE,IF({own(key)}="",TRUE,{own(key)}<{need}From))'
        for need, key in zip(NEEDS, RATED_NEEDS, strict=True)
    )
    return f"OR({own('LiveRating')}<LiveFrom,{','.join(short)})"


def limited() -> str:
    """Let those wait that are beyond Contacts at most; a tie waits as a whole.

    Who cannot be rated may be a contact, and take the place of another.
    """
    would, exact = own("LiveWould"), own("LiveExact")
    above = f'COUNTIFS(LiveWould,"{Status.CONTACT}",LiveExact,">="&{exact})'
    unsure = f'COUNTIF(LiveExact,"{USE_SCORE}")'
    sure = f'IF({above}+{unsure}>LiveMost,"{USE_SCORE}",{would})'
    many = f'IF({above}>LiveMost,"{Status.WAITING}",{sure})'
    free = f'OR(LiveMost="",{would}<>"{Status.CONTACT}")'
    return f"IF({free},{would},{many})"


def status() -> str:
    """Say what to do with the account, however many contacts there may be."""
    exact, share = own("LiveExact"), own("LiveShare")
    enough = f'IF({share}<LiveKnown,"{Status.RESEARCH}","{Status.CONTACT}")'
    rated = f'IF({falls_short()},"{Status.NOT_NOW}",{enough})'
    no_data = f'IF({exact}="{NO_WORTH}","{Status.NO_DATA}","")'
    hand = own("LiveByHand")
    decided = f'IF(AND(LiveProblem="",{hand}<>0),{reason()},{no_data})'
    words = f'IF({exact}={out()},"{Status.DISQUALIFIED}",{decided})'
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
