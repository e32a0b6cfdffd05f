"""Makes every Python that finds this folder speak a language which marks each text of ours.

For a server with processes of its own: no patch in a test would reach them.
"""

from __future__ import annotations

from gettext import NullTranslations

from scoring.language import catalogues


class Marked(NullTranslations):
    """A language in which each text is the English one between brackets."""

    def gettext(self, message: str) -> str:
        """Mark a text."""
        return f"\u27e6{message}\u27e7"

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's
        """Mark a word, whatever its kind."""
        return self.gettext(message)


catalogues.catalogue = lambda *_: Marked()  # type: ignore[assignment]  # not cached
