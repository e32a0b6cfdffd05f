"""Press every button of a workbook in a language that marks each text of ours.

Run by a test as a program of its own: no word of it stays in a cache of the tests.
It prints the texts of the result tabs and of the message boxes.
"""

from __future__ import annotations

import json
import sys
from gettext import NullTranslations
from pathlib import Path

from scoring.language import catalogues


class Marked(NullTranslations):
    """A language in which each text is the English one between brackets."""

    def gettext(self, message: str) -> str:
        """Mark a text."""
        return f"\u27e6{message}\u27e7"

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's
        """Mark a word, whatever its kind."""
        return self.gettext(message)


def texts_of(path: Path) -> dict[str, list[str]]:
    """Press the buttons; give what each tab and the boxes say."""
    from addin.excel import macros  # noqa: PLC0415 - the words are marked first
    from tests.doubles.excel import open_book  # noqa: PLC0415
    from tests.excel.pressed import app_of, selected  # noqa: PLC0415

    book = open_book(path)
    own = {*book.impl.book.sheetnames}
    for press in (macros.score, macros.score, macros.check, macros.undo, macros.undo):
        press(book)
    for place in (("Accounts", "A2"), ("Settings", "A1")):
        selected(book, *place)
        macros.explain(book)
    pages = {
        tab.title: [c.value for row in tab.iter_rows() for c in row]
        for tab in book.impl.book.worksheets
        if tab.title not in own
    }
    boxes = [line for text in app_of(book).alerts for line in text.splitlines()]
    return {
        "names": [*pages],
        **{
            name: [v for v in cells if isinstance(v, str)]
            for name, cells in pages.items()
        },
        "boxes": boxes,
    }


if __name__ == "__main__":
    catalogues.catalogue = lambda *_: Marked()  # type: ignore[assignment]  # not cached
    print(json.dumps(texts_of(Path(sys.argv[1]))))
