"""Makes every Python that finds this folder speak a language which marks each text of ours.

For a server with processes of its own: no patch in a test would reach them.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

from scoring.language import catalogues


PLACE = re.compile(r"(\{\w[^{}]*\})")
CHOICE = re.compile(r"(?<=[:|])([^{}|:]*)(?=\||\}$)")
"""The words that a place chooses from by its number."""


def _place(place: str) -> str:
    """Give a place back, the words to choose from marked."""
    return CHOICE.sub("\u27e6\\1\u27e7", place) if "|" in place else place


class Marked(NullTranslations):
    """A language in which each text is the English one, bracketed around its places."""

    def gettext(self, message: str) -> str:
        """Mark a text, but not what will stand in its places."""
        parts = PLACE.split(message)
        return "".join(
            _place(part) if at % 2 else f"\u27e6{part}\u27e7" if part else ""
            for at, part in enumerate(parts)
        )

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's
        """Mark a word, whatever its kind."""
        return self.gettext(message)


catalogues.catalogue = lambda *_: Marked()  # type: ignore[assignment]  # not cached
