"""Numbers of public registers, by which rows are told where the CRM has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.crm.matching import by_distinct
from scoring.values.register_numbers import register_country, register_key


if TYPE_CHECKING:
    from scoring.arrays import Objects
    from scoring.crm.column_cells import Cells
    from scoring.crm.mapping import Line, Mapping

_NUMBER: Final = re.compile(r"[a-z]{0,2}\d+")


def register_line(mapping: Mapping) -> Line | None:
    """Find a column of register numbers that both the export and Accounts have."""
    both = (line for line in mapping.active if line.column is not None)
    return next((line for line in both if is_register(line)), None)


def is_register(line: Line) -> bool:
    """Say whether a column holds register numbers, by its headings."""
    headings = line.heading, line.field
    return any(register_country(heading) is not None for heading in headings)


def numbers_of(cells: Cells, line: Line) -> Objects:
    """Give the numbers of a column in one form; what is no number as nothing.

    Parameters
    ----------
    cells : Cells
        The column, of the export or of Accounts.
    line : Line
        Where it goes. Both sides are read for the same country: what one import writes
        the next one finds.
    """
    country = register_country(line.field) or register_country(line.heading) or ""
    keys = by_distinct(cells.texts, lambda text: register_key(text, country))
    return by_distinct(keys, lambda key: key if _NUMBER.fullmatch(key) else "")


def single_numbers(cells: Cells, line: Line) -> Objects:
    """Give the numbers that stand once: branches share that of their company."""
    numbers = numbers_of(cells, line)
    again = pd.Series(numbers, dtype=object).duplicated(keep=False).to_numpy()
    return np.where(again, "", numbers).astype(object)
