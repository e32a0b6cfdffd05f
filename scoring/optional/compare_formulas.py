"""The formulas of Compare: weights by pairs, live in the sheet.

Symbols::

    judgement   how many times as much the first criterion of a pair matters
    log         its natural logarithm, one per voter; `odd` where it cannot be read
    mean        of the logs of a pair, over its voters
    raw         of a criterion: the geometric mean of its judgements; sums to no fixed sum
    link        of two criteria: an entry of L + J/k + e I, with L the Laplacian of the
                pairs compared so far, J all ones, I ones on the diagonal and e tiny
    unsure      of a missing pair: the variance of u_i - u_j as the other pairs leave it,
                read off the inverse of all links; huge where none links the two
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.values.refs import quoted_text


if TYPE_CHECKING:
    from scoring.language import Phrase


ODD: Final = "odd"
"""What a cell says of a judgement that is none."""
LARGEST: Final = 9
NEAR: Final = 0.05
"""How far a part such as 0.33 may be from one of a whole number, as a share of it."""
LOOSE: Final = 1e-8
"""Holds together what no pair links, so that the links have an inverse."""
UNLINKED: Final = 1000
"""From here on no pair links the two; linked ones stay below their number."""
FIRST_OF_ALL: Final = 1_000_000
YEAR: Final = 366
"""Serial days from here on are dates that Excel made of a fraction such as 1/5."""


class Words(NamedTuple):
    """Where the words that judgements may be stand.

    Parameters
    ----------
    words, values : str
        Those of the drop-down, and beside them what each is worth.
    blanks : str
        Those that count as no judgement.
    """

    words: str
    values: str
    blanks: str


def log_formula(cell: str, words: Words) -> str:
    """Write the formula of one judgement's logarithm.

    Parameters
    ----------
    cell : str
        The judgement: a word, 1 to 9, -2 to -9, a part such as 0.2, or a fraction, also
        where Excel has made a date of it; numbers also as text.
    words : Words
        Where the words stand.
    """
    day, month = f"DAY({cell})", f"MONTH({cell})"
    dated = (
        f"IF(MIN({day},{month})=1,"
        f'IF(MAX({day},{month})<={LARGEST},-LN(MAX({day},{month})),"{ODD}"),"{ODD}")'
    )
    number = _number_log(cell, f'IF({cell}>{YEAR},{dated},"{ODD}")')
    text = f'SUBSTITUTE({cell}," ","")'
    slash = f'FIND("/",{text})'
    ratio = f"LN(VALUE(LEFT({text},{slash}-1))/VALUE(MID({text},{slash}+1,9)))"
    fraction = f'IFERROR(IF(ABS({ratio})<=LN({LARGEST})+1E-9,{ratio},"{ODD}"),"{ODD}")'
    odd = f'"{ODD}"'
    typed = f"IFERROR({_number_log(f'VALUE({text})', odd)},{odd})"
    # VALUE would take 3/1 for a day
    text_log = f"IF(ISNUMBER({slash}),{fraction},{typed})"
    bare = f"TRIM({cell})"
    word = (
        f"IFERROR(LN(INDEX({words.values},MATCH({bare},{words.words},0))),{text_log})"
    )
    silent = f'IF(ISNUMBER(MATCH({bare},{words.blanks},0)),"",{word})'
    return f'IF({cell}="","",IF(ISNUMBER({cell}),{number},{silent}))'


def _number_log(value: str, other: str) -> str:
    """Write the logarithm of a number: 1 to 9, -1 to -9, or nearly 1/2 to 1/9."""
    whole = f"ROUND(1/{value},0)"
    near = f"AND({whole}<={LARGEST},ABS(1/{value}-{whole})<={NEAR}*{whole})"
    return (
        f"IF(AND({value}>=1,{value}<={LARGEST}),LN({value}),"
        f"IF(AND({value}<=-1,{value}>=-{LARGEST}),-LN(-{value}),"
        f'IF(AND({value}>0,{value}<1),IF({near},-LN({whole}),"{ODD}"),{other})))'
    )


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


class Links(NamedTuple):
    """Where it stands how the pairs link the criteria.

    Parameters
    ----------
    names : str
        The criteria, one below the other.
    sides : tuple of (str, str)
        Where the first and the second criterion of each pair stand.
    means : str
        Where the means of the pairs stand.
    """

    names: str
    sides: tuple[str, str]
    means: str


def link_formula(links: Links, pair: tuple[str, str], count: int) -> str:
    """Write the formula of the link between two different criteria of so many.

    Parameters
    ----------
    links : Links
        Where the pairs stand.
    pair : tuple of (str, str)
        The cells with their names.
    count : int
        How many criteria there are.
    """
    one, other = links.sides
    this, that = pair
    either = f"({one}={this})*({other}={that})+({one}={that})*({other}={this})"
    compared = f"SUMPRODUCT(({either})*ISNUMBER({links.means}))"
    return f"1/{count}-MIN(1,{compared})"


def own_link_formula(others: tuple[str, ...]) -> str:
    """Write the formula of a criterion's own link, so that its row sums to nearly 1.

    Parameters
    ----------
    others : tuple of str
        Where its links to the others stand, in one piece or two.
    """
    return f"1+{LOOSE}-" + "-".join(f"SUM({part})" for part in others)


def place_formula(cell: str, links: Links) -> str:
    """Write the formula of which criterion a cell names, from 1; 0 for none of them."""
    first = links.names.partition(":")[0]
    return f"SUMPRODUCT(({links.names}={cell})*(ROW({links.names})-ROW({first})+1))"


def unsure_formula(mean: str, numbers: tuple[str, str], matrix: str) -> str:
    """Write the formula of how unsure a pair is; empty where it is compared.

    Parameters
    ----------
    mean : str
        The mean of the pair.
    numbers : tuple of (str, str)
        The cells that say which two criteria it is about.
    matrix : str
        Where all links stand.
    """
    one, other = numbers
    inverse = f"MINVERSE({matrix})"
    variance = (
        f"INDEX({inverse},{one},{one})+INDEX({inverse},{other},{other})"
        f"-2*INDEX({inverse},{one},{other})"
    )
    return f'IF(OR(ISNUMBER({mean}),{one}*{other}=0),"",ROUND({variance},5))'


def urgent_formula(unsure: str, numbers: tuple[str, str]) -> str:
    """Write the formula of how urgent a missing pair is: the greatest is asked next.

    While some are not linked, the first that is not linked to the first of all.
    """
    both = ",".join(numbers)
    loose = f"IF(MIN({both})=1,{FIRST_OF_ALL}-MAX({both}),{UNLINKED})"
    return f'IF({unsure}="","",IF({unsure}>{UNLINKED},{loose},{unsure}))'


def ask_formula(text: Phrase, urgent: str, links: Links) -> str:
    """Write the formula that asks for the most urgent pair.

    Parameters
    ----------
    text : Phrase
        The sentence, with places `first` and `second`.
    urgent : str
        Where it stands how urgent each pair is.
    links : Links
        Where the pairs stand.
    """
    at = f"MATCH(MAX({urgent}),{urgent},0)"
    one, other = (f"INDEX({side},{at})" for side in links.sides)
    cells = {"first": one, "second": other}
    parts = []
    for words, place, _, _ in Formatter().parse(str(text)):
        parts += [quoted_text(words)] * bool(words)
        parts += [cells[place]] if place else []
    sentence = "&".join(parts)
    return f'IF(COUNTIF({links.means},"{ODD}")+(COUNT({urgent})=0)>0,"",{sentence})'
