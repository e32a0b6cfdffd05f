"""What a page says, part by part, in its final words but in no place yet.

A paper with a grid of cells lays sections out (`summary_page`); a narrow one, such as a
telephone, puts them below each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


Value = str | float | None
Kind = Literal[
    "text", "account", "short", "sentence", "count", "rating", "bar", "share"
]
"""What the values of a column are: `account` the name of one, `short` a word or two,
`bar` a rating that is drawn as well, `share` from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What a page is, of what, and what came of it in one line."""

    title: str
    about: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number worth a large type, and what it counts.

    Parameters
    ----------
    count : int
        The number.
    label : str
        What it counts.
    link : str
        The place in the workbook that says more; may be empty.
    """

    count: int
    label: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts as bars.

    Parameters
    ----------
    title : str
        What it shows.
    heads : tuple of (str, str)
        What its names are, and its counts.
    points : tuple of (str, int)
        A name and a count for each bar.
    colours : tuple of str
        One per bar, as RRGGBB.
    lying : bool
        Whether the bars lie, the first on top.
    note : str
        What it leaves out; may be empty.
    line : tuple of (float, str), optional
        A value that matters on the axis of names, and what it is.
    """

    title: str
    heads: tuple[str, str]
    points: tuple[tuple[str, int], ...]
    colours: tuple[str, ...]
    lying: bool = False
    note: str = ""
    line: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and what its values are.

    An `optional` one is left out where there is no room for all.
    """

    heading: str
    kind: Kind = "text"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings; `empty` stands in place of rows where there are none."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an axis of a heat map, and from which rating on it begins."""

    name: str
    bound: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of a heat map.

    Parameters
    ----------
    count : int
        How many stand in it.
    names : str
        The best of them.
    shade : int
        From 0 for nobody to 4 for most of all.
    """

    count: int
    names: str
    shade: int


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Two axes and the cells between them, row by row."""

    title: str
    columns: tuple[Step, ...]
    rows: tuple[Step, ...]
    cells: tuple[tuple[Heat, ...], ...]
