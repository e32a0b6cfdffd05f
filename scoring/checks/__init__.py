"""Data quality: what is doubtful in the model and in the accounts.

It may use `rating`, and the rooms below.
"""

from __future__ import annotations

from scoring.checks.rated import Rated
from scoring.checks.review import (
    check_fields,
    review_accounts,
    review_contacts,
    review_in_part,
    review_model,
)


__all__ = [
    "Rated",
    "check_fields",
    "review_accounts",
    "review_contacts",
    "review_in_part",
    "review_model",
]
