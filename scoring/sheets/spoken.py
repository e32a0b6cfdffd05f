"""What a page says, in the language that is spoken: the last step before it is laid out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from scoring.language import Phrase
from scoring.vocabulary import Sheet


T = TypeVar("T")


def spoken(thing: T) -> T:
    """Say every text of ours in a description, however deep it stands.

    Parameters
    ----------
    thing : dataclass, tuple, text or number
        The user's own texts, numbers and sheets stay as they are.

    Examples
    --------
    >>> from scoring.language import phrase
    >>> spoken((phrase("Tier"), "Acme", 4, Sheet.SUMMARY))
    ('Tier', 'Acme', 4, <Sheet.SUMMARY: 'Summary'>)
    """
    return _spoken(thing)  # type: ignore[no-any-return]  # of the same type


def _spoken(thing: Any) -> Any:
    if isinstance(thing, Phrase):
        return thing if isinstance(thing, Sheet) else str(thing)
    if isinstance(thing, tuple) and type(thing) is tuple:
        return tuple(map(_spoken, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        former = {field.name: getattr(thing, field.name) for field in fields(thing)}
        later = {name: _spoken(value) for name, value in former.items()}
        changed = {n: v for n, v in later.items() if v is not former[n]}
        return replace(thing, **changed) if changed else thing
    return thing
