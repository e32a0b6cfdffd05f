"""The formulas of Compare: weights by pairs, live in the sheet.

Symbols::

    judgement   how many times as much the first criterion of a pair matters
    log         its natural logarithm, one per voter; `odd` where it cannot be read
    mean        of the logs of a pair, over its voters
    raw         of a criterion: the geometric mean of its judgements; sums to no fixed sum
"""

from __future__ import annotations

from typing import Final


ODD: Final = "odd"
"""What a cell says of a judgement that is none."""
LARGEST: Final = 9
YEAR: Final = 366
"""Serial days from here on are dates that Excel made of a fraction such as 1/5."""


def log_formula(cell: str, words: str, values: str) -> str:
    """Write the formula of one judgement's logarithm.

    Parameters
    ----------
    cell : str
        The judgement: a word, 1 to 9, -2 to -9, a part such as 0.2, or a fraction, also
        where Excel has made a date of it.
    words, values : str
        Where the words stand, and beside them what each is worth.
    """
    day, month = f"DAY({cell})", f"MONTH({cell})"
    dated = (
        f"IF(MIN({day},{month})=1,"
        f'IF(MAX({day},{month})<={LARGEST},-LN(MAX({day},{month})),"{ODD}"),"{ODD}")'
    )
    number = (
        f"IF(AND({cell}>=1,{cell}<={LARGEST}),LN({cell}),"
        f"IF(AND({cell}<=-1,{cell}>=-{LARGEST}),-LN(-{cell}),"
        f"IF(AND({cell}>0.1,{cell}<1),-LN(ROUND(1/{cell},0)),"
        f'IF({cell}>{YEAR},{dated},"{ODD}"))))'
    )
    text = f'SUBSTITUTE({cell}," ","")'
    slash = f'FIND("/",{text})'
    ratio = f"LN(VALUE(LEFT({text},{slash}-1))/VALUE(MID({text},{slash}+1,9)))"
    fraction = f'IFERROR(IF(ABS({ratio})<=LN({LARGEST}),{ratio},"{ODD}"),"{ODD}")'
    word = f"IFERROR(LN(INDEX({values},MATCH({cell},{words},0))),{fraction})"
    return f'IF({cell}="","",IF(ISNUMBER({cell}),{number},{word}))'


def mean_formula(logs: str) -> str:
    """Write the formula of a pair: the mean of the voters, if any has judged it."""
    odd = f'COUNTIF({logs},"{ODD}")>0'
    return f'IF({odd},"{ODD}",IF(COUNT({logs})=0,"",AVERAGE({logs})))'


def raw_formula(name: str, sides: tuple[str, str], means: str, whole: str) -> str:
    """Write the formula of a criterion's weight before they are scaled.

    Parameters
    ----------
    name : str
        The cell with its name.
    sides : tuple of (str, str)
        Where the first and the second criterion of each pair stand.
    means : str
        Where the means of the pairs stand.
    whole : str
        The condition that all pairs are compared.
    """
    first, second = (f"SUMPRODUCT(--({side}={name}),{means})" for side in sides)
    # of k criteria each stands in k - 1 pairs, and is 1 beside itself
    count = f"(1+SUMPRODUCT(--({sides[0]}={name}))+SUMPRODUCT(--({sides[1]}={name})))"
    return f'IF({whole},EXP(({first}-{second})/{count}),"")'


def weight_formula(own: str, every: str, whole: str) -> str:
    """Write the formula of a criterion's weight, all summing to 100."""
    return f'IF({whole},ROUND(100*{own}/SUM({every}),1),"")'
