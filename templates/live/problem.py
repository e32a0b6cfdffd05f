"""Something that Live cannot do, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that Live cannot do.

    Parameters
    ----------
    words : str
        The formula of the sentence that says it.
    holds : str
        The formula that is true where it is so.
    of_rules : bool
        Whether rules cannot be told apart then, and not only accounts not be rated.
    """

    words: str
    holds: str
    of_rules: bool = True
