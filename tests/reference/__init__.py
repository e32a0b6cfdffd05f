"""The scoring model once more, slow and plain, to check the engine against.

Every account is read and rated by itself, cell by cell, in exact fractions; nothing
is shared with the engine. Criteria and accounts are plain Python values, and the
Criteria table is taken to be free of errors: findings are not the business of this
module.
"""

from tests.reference.arithmetic import excel_number, excel_round, rounded_rating
from tests.reference.numerals import number_in_text
from tests.reference.rating import display_order, rate
from tests.reference.terms import DEFAULTS, ReferenceSettings, Result


__all__ = [
    "DEFAULTS",
    "ReferenceSettings",
    "Result",
    "display_order",
    "excel_number",
    "excel_round",
    "number_in_text",
    "rate",
    "rounded_rating",
]
