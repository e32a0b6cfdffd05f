"""The language of who makes a workbook, where nothing else says it."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING, Final

from scoring.language import Language, language_of


if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = "ACCOUNT_SCORING_LANGUAGE"
VARIABLES: Final = (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
"""What tells it, the most telling first."""


def language_of_user(variables: Mapping[str, str]) -> Language:
    """Give the language of a computer; English where it is none of ours.

    Parameters
    ----------
    variables : mapping of str to str
        Its environment. Windows has none of these variables, but a locale.

    Examples
    --------
    >>> language_of_user({"LANG": "da_DK.UTF-8"}).name
    'DANISH'
    >>> language_of_user({"LANG": "de_DE.UTF-8"}).name
    'ENGLISH'
    """
    for variable in VARIABLES:
        if variables.get(variable):
            return _named(variables[variable])
    return _named(locale.getlocale()[0] or "")


def _named(name: str) -> Language:
    # Windows says Danish_Denmark, others da_DK.UTF-8
    return language_of(name.partition("_")[0]) or Language.ENGLISH
