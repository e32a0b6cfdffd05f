"""Which language is spoken: chosen at the rim, for one piece of work at a time."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    T = TypeVar("T")
    A = TypeVar("A")


class Language(StrEnum):
    """The languages, by their codes (ISO 639-1)."""

    ENGLISH = "en"
    DANISH = "da"
    SWEDISH = "sv"
    ROMANIAN = "ro"


LANGUAGES: dict[Language, tuple[str, ...]] = {
    Language.ENGLISH: ("English", "Engelsk", "Engelska", "Engleză"),
    Language.DANISH: ("Dansk", "Danish", "Danska", "Daneză"),
    Language.SWEDISH: ("Svenska", "Swedish", "Svensk", "Suedeză"),
    Language.ROMANIAN: ("Română", "Romanian", "Rumænsk", "Rumänska", "Romana"),
}
"""How each is written in the setting *Language*: its own name first."""
LOCALE = Path(__file__).parent / "locale"
_SPOKEN: ContextVar[Language] = ContextVar("language", default=Language.ENGLISH)


def current() -> Language:
    """Give the language in which words are said."""
    return _SPOKEN.get()


def choose(language: Language) -> None:
    """Speak a language from here on, until the `speaking` around it ends."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language inside, and the former one afterwards.

    Examples
    --------
    >>> with speaking(Language.SWEDISH):
    ...     choose(Language.DANISH)
    ...     current().value
    'da'
    >>> current().value
    'en'
    """
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def in_this_context(work: Callable[[A], T]) -> Callable[[A], T]:
    """Make work that another thread does speak the language of this one."""
    spoken = copy_context()

    def speak(part: A) -> T:
        return spoken.copy().run(work, part)

    return speak


def language_of(name: str) -> Language | None:
    """Find a language by its name in any of them, or by its code.

    >>> language_of("svenska").name, language_of("da-DK").name, language_of("Klingon")
    ('SWEDISH', 'DANISH', None)
    """
    folded = name.strip().casefold()
    code = folded.replace("_", "-").partition("-")[0]
    for language, names in LANGUAGES.items():
        if code == language.value or folded in {text.casefold() for text in names}:
            return language
    return None
