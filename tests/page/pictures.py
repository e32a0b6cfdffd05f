"""Draws docs/images/page.png and page-phone.png: the sample, scored on the page.

Run as ``python -m tests.page.pictures``, or with da, sv or ro for those of a language;
then look at them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scoring.language import Language, speaking
from templates.xlsx import build
from tests.page.browser import Chromium, Page
from tests.page.conftest import PHONE, Screen
from tests.server.serving import serving


IMAGES = Path(__file__).parents[2] / "docs" / "images"
SCREENS = {
    "page.png": Screen(1200, 1290),
    "page-phone.png": PHONE._replace(height=900),
}


def draw(language: Language) -> None:
    """Score the sample on each screen and keep what is seen first."""
    english = language is Language.ENGLISH
    images = IMAGES if english else IMAGES / language.value
    with (
        speaking(language),
        serving("--processes", "1") as served,
        tempfile.TemporaryDirectory() as folder,
    ):
        address = f"{served.address}/"
        book = Path(folder) / "accounts.xlsx"
        build(book)
        chromium = Chromium(Path(folder))
        for name, screen in SCREENS.items():
            locale = screen.locale if english else language.value
            chromium.ask("fresh", screen._replace(locale=locale)._asdict())
            page = Page(chromium, address)
            page.call("goto", address)
            page.wait("#limits:not(:empty)")
            page.score(book)
            page.call("screenshot", {"path": str(images / name)})
            chromium.ask("close")
        chromium.quit()


if __name__ == "__main__":
    draw(Language(sys.argv[1]) if sys.argv[1:] else Language.ENGLISH)
