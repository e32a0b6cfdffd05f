"""What Draft and Compared say, part by part, for those who lay them out otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.sheets.lists_page import cause_words
from scoring.sheets.lists_words import ListsWord
from scoring.sheets.palette import Ink
from scoring.sheets.sections import BarChart, Column, Headline, Table, Tile, Value
from scoring.sheets.spoken import spoken


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.judgement.disagreement import Disagreement
    from scoring.sheets.lists_page import TwoLists


@dataclass(frozen=True, slots=True)
class ListsSections:
    """All that a page of two lists says.

    Parameters
    ----------
    headline : Headline
        The verdict is its result.
    notes : tuple of str
        What belongs to the verdict.
    tiles : tuple of Tile
        How many each side would call, both, and only one.
    ratings : tuple of BarChart
        The ratings of either side.
    only : tuple of Table
        Whom only the one would call, and whom only the other.
    weights : Table or None
        What each criterion weighs for either.
    """

    headline: Headline
    notes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    ratings: tuple[BarChart, ...]
    only: tuple[Table, ...]
    weights: Table | None


def lists_sections(lists: TwoLists) -> ListsSections:
    """Put two lists into words; those that only one side would call are whole here.

    Parameters
    ----------
    lists : TwoLists
        What is said of them.
    """
    unlike = lists.unlike
    sections = ListsSections(
        headline=Headline(lists.title, lists.about, lists.verdict),
        notes=lists.notes,
        tiles=tuple(Tile(count, word) for count, word in lists.tiles),
        ratings=() if unlike is None else tuple(_ratings(lists, unlike)),
        only=() if unlike is None else tuple(_only(lists, unlike)),
        weights=_weights(lists) if lists.weighed else None,
    )
    return spoken(sections)


def _ratings(lists: TwoLists, unlike: Disagreement) -> Iterator[BarChart]:
    for name, side in zip(lists.names, (unlike.one, unlike.other), strict=True):
        points = tuple(
            (f"{n}-{n + 1}", count) for n, count in enumerate(side.histogram)
        )
        yield BarChart(
            title=ListsWord.RATINGS.format(name=name),
            heads=(ListsWord.RATING, ListsWord.COUNT),
            points=points,
            colours=(Ink.BLUE,) * len(points),
        )


def _only(lists: TwoLists, unlike: Disagreement) -> Iterator[Table]:
    columns = (
        Column(ListsWord.ACCOUNT, "account"),
        *(Column(name, "rating") for name in lists.names),
        Column(ListsWord.CAUSE, "sentence"),
    )
    sides = (unlike.only_one, unlike.only_other)
    for title, disputed in zip(lists.only, sides, strict=True):
        rows = tuple(
            (each.account, _known(each.one), _known(each.other), cause_words(each))
            for each in disputed
        )
        yield Table(title, columns, rows, ListsWord.NOBODY)


def _weights(lists: TwoLists) -> Table:
    names = (ListsWord.WEIGHT.format(name=name) for name in lists.names)
    mean = (Column(ListsWord.MEAN, "share"),) if lists.with_mean else ()
    columns = (
        Column(ListsWord.CRITERION),
        *(Column(name, "share") for name in names),
        *mean,
        Column(ListsWord.HANGS, "rating"),
    )
    rows = tuple(
        (
            each.criterion,
            _known(each.one),
            _known(each.other),
            *((each.mean,) if lists.with_mean else ()),
            _known(each.hangs),
        )
        for each in lists.weighed
    )
    return Table(ListsWord.WEIGHTS, columns, rows, "")


def _known(value: float) -> Value:
    return None if math.isnan(value) else value
