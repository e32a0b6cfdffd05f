"""The worksheet functions.

Excel asks for them by the name of this package: it stands in the wrappers of every
workbook with macros, and in the settings of xlwings.

It may use `commands`, the rooms below, and the engine.
"""

from addin.functions.account_functions import (
    ACCOUNT_POINTS,
    ACCOUNT_RANKED,
    ACCOUNT_SCORE,
    ACCOUNT_WHY,
)


__all__ = ["ACCOUNT_POINTS", "ACCOUNT_RANKED", "ACCOUNT_SCORE", "ACCOUNT_WHY"]
