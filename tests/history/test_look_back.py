"""Rows of History find their accounts, looked up by name or in the order of Accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from scoring.history import look_back
from scoring.history.look_back import accounts_of
from scoring.history.moves import Moves
from scoring.history.past import Past


if TYPE_CHECKING:
    from collections.abc import Sequence

MONDAY, TUESDAY = 46_342.0, 46_343.0


def past_of(*days: tuple[float, Sequence[str]]) -> Past:
    names = [name for _, accounts in days for name in accounts]
    dates = [day for day, accounts in days for _ in accounts]
    count = len(names)
    statuses = np.zeros(count, dtype=np.int64)
    texts = pd.Series(names, dtype="str")
    return Past(np.array(dates), texts, np.zeros(count), statuses, Moves.unknown(count))


IN_ORDER = {
    "two days": (past_of((TUESDAY, "abc"), (MONDAY, "abc")), ["a", "b", "c"]),
    "one without a name": (past_of((MONDAY, "ab")), ["a", "", "b"]),
    "two of one name": (past_of((MONDAY, "aba")), ["a", "b", "a"]),
}
OTHERWISE = {
    "another order": (past_of((TUESDAY, "abc"), (MONDAY, "acb")), ["a", "b", "c"]),
    "one more": (past_of((MONDAY, "ab")), ["a", "b", "c"]),
    "one less": (past_of((TUESDAY, "ab"), (MONDAY, "abc")), ["a", "b"]),
    "other letters": (past_of((MONDAY, ["A", "b"])), ["a", "b"]),
    "one day in two parts": (past_of((MONDAY, "ab"), (MONDAY, "ab")), ["a", "b"]),
    "two days mixed": (
        past_of((MONDAY, "a"), (TUESDAY, "b"), (MONDAY, "b"), (TUESDAY, "a")),
        ["a", "b"],
    ),
    "no past": (past_of(), ["a"]),
    "no names": (past_of((MONDAY, "a")), [""]),
}


@pytest.mark.parametrize("case", [*IN_ORDER, *OTHERWISE])
def test_both_ways_find_the_same(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    past, words = (IN_ORDER | OTHERWISE)[case]
    names = pd.Series(words, dtype="str")
    quick = accounts_of(past, names).tolist()
    monkeypatch.setattr(look_back, "_in_order", lambda *_: None)
    assert quick == accounts_of(past, names).tolist()


@pytest.mark.parametrize("case", IN_ORDER)
def test_in_order_no_name_is_looked_up(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    past, words = IN_ORDER[case]
    monkeypatch.setattr(look_back, "name_numbers", None)
    assert len(accounts_of(past, pd.Series(words, dtype="str"))) == len(past)
