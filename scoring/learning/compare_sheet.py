"""The sheet Compare: weights from criteria that people compare in pairs."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import number, phrase
from scoring.learning.judgements import judgement_of
from scoring.learning.pairs import (
    Pair,
    Weighed,
    merged,
    next_pair,
    unlinked,
    weigh_pairs,
)
from scoring.learning.shown import two_decimals
from scoring.tables.reader import TableReader
from scoring.values.cell import cell_text, read_cell
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import HEAD_WORDS, Head


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.values.cell import Cell
    from scoring.values.table import SheetTable

NO_JUDGEMENT: Final = phrase(
    "'{cell}' is no judgement: write 1 (equal) to 9, -2 to -9 where {second} matters "
    "more, or a word of the drop-down"
)
NO_CRITERION: Final = phrase("Criteria has no criterion '{name}'")
ITSELF: Final = phrase("'{name}' cannot be compared with itself")
NOT_LINKED: Final = phrase("{first} and {second} are not linked: compare one of each")
NOBODY: Final = phrase("there is no column for a voter beside Criterion and Against")
NOTHING: Final = phrase("nothing is compared yet")
CONSISTENT: Final = phrase("The judgements are consistent (CR {value}).")
NOT_CONSISTENT: Final = phrase(
    "The judgements are not consistent (CR {value}, 0.10 at most)."
)
RECONSIDER: Final = phrase(
    "Reconsider {first} against {second}: you say {value}, the others imply {implied}."
)
ODD: Final = phrase("{name} contradicts themselves (CR {ratio}).")
APART: Final = phrase("You differ most on {first} against {second}.")
ASK: Final = phrase("Compare next: {first} against {second}.")
ODD_VOTER: Final = 0.20
"""A voter's own consistency ratio from which they are named."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One judgement.

    Parameters
    ----------
    voter : str
        The heading of the column.
    pair : Pair
        Of criteria, by their indices.
    """

    voter: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class OddVoter:
    """A voter whose judgements do not go together.

    Parameters
    ----------
    name : str
        The heading of the column.
    ratio : float
        Their own consistency ratio.
    """

    name: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What Compare comes to.

    Parameters
    ----------
    criteria : tuple of str
        Those that are compared, in the order of Criteria.
    weighed : Weighed
        Their weights, summing to 100, and how well the judgements agree.
    voters : tuple of str
        Who voted.
    odd : tuple of OddVoter
        Those whose own judgements do not go together.
    apart : tuple of (str, str) or None
        The pair on which voters differ most; None where they do not.
    ask : tuple of (str, str) or None
        The missing pair of criteria on the sheet that would settle most.
    """

    criteria: tuple[str, ...]
    weighed: Weighed
    voters: tuple[str, ...]
    odd: tuple[OddVoter, ...]
    apart: tuple[str, str] | None
    ask: tuple[str, str] | None

    def sentences(self) -> tuple[str, ...]:
        """Say how well the judgements go together, and what to look at again."""
        weighed, texts = self.weighed, list[str]()
        if not math.isnan(weighed.ratio):
            word = CONSISTENT if weighed.consistent else NOT_CONSISTENT
            texts.append(word.format(value=two_decimals(weighed.ratio)))
        doubt = weighed.doubt
        if doubt is not None and not weighed.consistent:
            first, second = self.criteria[doubt.first], self.criteria[doubt.second]
            value, implied = as_judged(doubt.value), as_judged(doubt.nearest)
            texts.append(
                RECONSIDER.format(
                    first=first, second=second, value=value, implied=implied
                )
            )
        for voter in self.odd:
            texts.append(ODD.format(name=voter.name, ratio=two_decimals(voter.ratio)))
        if self.apart is not None:
            texts.append(APART.format(first=self.apart[0], second=self.apart[1]))
        if self.ask is not None:
            texts.append(ASK.format(first=self.ask[0], second=self.ask[1]))
        return tuple(texts)


def as_judged(value: float) -> str:
    """Write a judgement as people do.

    >>> as_judged(5.0), as_judged(1 / 3), as_judged(2.5)
    ('5', '1/3', '2.5')
    """
    if value < 1:
        return f"1/{number(1 / value, '.3g')}"
    return number(value, ".3g")


def read_compare(
    table: SheetTable, model: Model
) -> tuple[Compared | None, tuple[Finding, ...]]:
    """Weigh the criteria that a sheet compares.

    Parameters
    ----------
    table : SheetTable
        The sheet Compare.
    model : Model
        Its criteria are those that can be compared.

    Returns
    -------
    tuple of (Compared or None, tuple of Finding)
        None where a judgement is no judgement (L103), a criterion is unknown (L104),
        or not all that are compared are linked (L105).
    """
    rows = TableReader(table, model.settings, 0.0)
    names = tuple(c.name for c in model.criteria)
    votes, listed, findings = _votes(rows, names)
    if findings:
        return None, findings
    if not votes:
        empty = NOTHING if _voters(rows) else NOBODY
        return None, (finding("L105", table.sheet, empty),)
    there = sorted({index for v in votes for index in v.pair[:2]})
    place = {index: at for at, index in enumerate(there)}
    named = tuple(model.criteria[index].name for index in there)
    votes = [
        Vote(v.voter, Pair(place[v.pair.first], place[v.pair.second], v.pair.value))
        for v in votes
    ]
    pairs = [v.pair for v in votes]
    loose = unlinked(pairs, len(there))
    if loose is not None:
        first, second = (named[index] for index in loose)
        sentence = message(NOT_LINKED, first=first, second=second)
        return None, (finding("L105", table.sheet, sentence),)
    numbers = tuple(listed.index(index) for index in there)
    ask = _ask(numbers, pairs, len(listed))
    following = None if ask is None else (names[listed[ask[0]]], names[listed[ask[1]]])
    return _compared(named, votes, following), ()


def _ask(
    numbers: Sequence[int], pairs: Sequence[Pair], count: int
) -> tuple[int, int] | None:
    """Find the next pair among all that are listed, also those not compared yet."""
    among = [Pair(numbers[p.first], numbers[p.second], p.value) for p in pairs]
    return next_pair(among, count)


def _compared(
    named: tuple[str, ...], votes: list[Vote], ask: tuple[str, str] | None
) -> Compared:
    count = len(named)
    pairs = [v.pair for v in votes]
    voters = tuple(dict.fromkeys(v.voter for v in votes))
    apart = _apart(votes)
    return Compared(
        named,
        weigh_pairs(pairs, count),
        voters,
        tuple(_odd_voters(votes, voters, count)) if len(voters) > 1 else (),
        None if apart is None else (named[apart[0]], named[apart[1]]),
        ask,
    )


def _odd_voters(
    votes: Sequence[Vote], voters: Sequence[str], count: int
) -> Iterator[OddVoter]:
    """Name voters whose own judgements contradict each other."""
    for voter in voters:
        own = merged([v.pair for v in votes if v.voter == voter])
        if len(own) == count * (count - 1) // 2:
            ratio = weigh_pairs(own, count).ratio
            if ratio > ODD_VOTER:
                yield OddVoter(voter, ratio)


def _apart(votes: Sequence[Vote]) -> tuple[int, int] | None:
    """Find the pair whose judgements lie furthest apart, by ratio."""
    spans: dict[tuple[int, int], list[float]] = {}
    for vote in votes:
        first, second, value = vote.pair
        turned = first > second
        key = (second, first) if turned else (first, second)
        spans.setdefault(key, []).append(1 / value if turned else value)
    ratios = {key: max(values) / min(values) for key, values in spans.items()}
    widest = max(ratios, key=lambda key: round(ratios[key], 9))
    return widest if ratios[widest] > 1 + 1e-9 else None


def _voters(rows: TableReader) -> list[int]:
    """Find the voters' columns: all that are headed, but the two that name the pair."""
    heads = (Head.CRITERION, Head.AGAINST, Head.NOTE, Head.WEIGHT)
    ours = {heading_key(word) for head in heads for word in HEAD_WORDS[head]}
    return [
        column
        for column, heading in enumerate(rows.table.headings)
        if heading and heading_key(heading) not in ours
    ]


def _votes(
    rows: TableReader, names: tuple[str, ...]
) -> tuple[list[Vote], list[int], tuple[Finding, ...]]:
    """Read the judgements, and which criteria are listed, in the order of Criteria."""
    votes: list[Vote] = []
    listed: set[int] = set()
    findings: list[Finding] = []
    for row in range(len(rows)):
        pair, faults = _pair(rows, row, names)
        findings += faults
        if pair is None:
            continue
        listed |= {*pair}
        for column in _voters(rows):
            cell = read_cell(rows.table.frame.iat[row, column], rows.settings.style)
            if cell.kind == "blank" or rows.silent(cell):
                continue
            value = judgement_of(cell, dated=_date(rows, row, column))
            if value is None:
                findings.append(_no_judgement(rows, (row, column), cell))
            else:
                heading = rows.table.headings[column]
                votes.append(Vote(heading, Pair(*pair, value)))
    return votes, sorted(listed), tuple(findings)


def _date(rows: TableReader, row: int, column: int) -> tuple[int, int] | None:
    """Give day and month of a real date: what Excel makes of 1/5."""
    value = rows.table.frame.iat[row, column]
    return (value.day, value.month) if isinstance(value, dt.date) else None


def _no_judgement(rows: TableReader, at: tuple[int, int], cell: Cell) -> Finding:
    row, column = at
    text, second = cell_text(cell), rows.quotation(row, Head.AGAINST)
    sentence = message(NO_JUDGEMENT, cell=text, second=second)
    return finding("L103", rows.table.cell(row, column), sentence, found=text)


def _pair(
    rows: TableReader, row: int, names: tuple[str, ...]
) -> tuple[tuple[int, int] | None, list[Finding]]:
    """Find the two criteria of a row; a blank row names none."""
    index = {text_key(name): at for at, name in reversed(list(enumerate(names)))}
    pair: list[int] = []
    findings = []
    heads = (Head.CRITERION, Head.AGAINST)
    if all(rows.cell(row, head).kind == "blank" for head in heads):
        return None, []
    for head in heads:
        name = rows.quotation(row, head)
        at = index.get(text_key(name))
        if at is None:
            near = nearest(name, names)
            sentence = message(NO_CRITERION, name=name).hint(near)
            findings.append(
                finding("L104", rows.place(row, head), sentence, found=name)
            )
        else:
            pair.append(at)
    if findings:
        return None, findings
    if pair[0] == pair[1]:
        name = rows.quotation(row, Head.AGAINST)
        sentence = message(ITSELF, name=name)
        return None, [finding("L104", rows.place(row, Head.AGAINST), sentence)]
    return (pair[0], pair[1]), []
