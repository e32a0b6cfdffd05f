"""Random criteria and random hostile accounts, drawn from small shared pools.

The same recipes serve hypothesis (`models`, `accounts`), where a failing case
shrinks, and a seeded generator (`random_case`), which is much faster. Values in
Criteria and cells in Accounts come from the same pools, so that rules match often.
Every table of criteria made here is free of errors.
"""

from tests.strategies.cases import ALL_HEADINGS, accounts, cases, models, random_case
from tests.strategies.pools import TODAY


__all__ = ["ALL_HEADINGS", "TODAY", "accounts", "cases", "models", "random_case"]
