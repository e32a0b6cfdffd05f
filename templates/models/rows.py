"""The rows of the samples, kept as CSV and read as people would type them."""

from __future__ import annotations

import csv
import datetime as dt
import re
from importlib import resources
from typing import TYPE_CHECKING

from scoring.optional.columns import Kind


if TYPE_CHECKING:
    from scoring.optional.columns import DataColumn
    from templates.spec import Cell


NUMBER = re.compile(r"-?\d+")
MARK = re.compile(r"\d+(\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def read_rows(
    name: str, columns: tuple[DataColumn, ...]
) -> tuple[tuple[Cell, ...], ...]:
    """Read a file of rows that comes with the package.

    Parameters
    ----------
    name : str
        Its path in the package, such as ``sample_accounts.csv``.
    columns : tuple of DataColumn
        The file's columns, in order; its first line repeats their headings.
    """
    file = resources.files("templates").joinpath(name)
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines))[1:]
    kinds = [column.kind for column in columns]
    return tuple(tuple(map(read_cell, row, kinds)) for row in rows)


def read_cell(text: str, kind: Kind) -> Cell:
    """Turn a text of a file into what the cell holds.

    What does not fit its column stays text, as it does when people type it.

    >>> read_cell("320", Kind.COUNT), read_cell("1 200", Kind.COUNT)
    (320, '1 200')
    """
    if not text:
        return None
    if kind is Kind.COUNT and NUMBER.fullmatch(text):
        return int(text)
    if kind is Kind.RATING and MARK.fullmatch(text):
        return float(text) if "." in text else int(text)
    if kind in (Kind.DATE, Kind.MOMENT) and DAY.fullmatch(text):
        return dt.date.fromisoformat(text)
    if kind is Kind.MOMENT and MOMENT.fullmatch(text):
        return dt.datetime.fromisoformat(text)
    return text
