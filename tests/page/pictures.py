"""Draws docs/images/page.png and page-phone.png: the sample, scored on the page.

Run as ``python -m tests.page.pictures``; then look at them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from templates.xlsx import build
from tests.page.browser import Chromium, Page
from tests.page.conftest import PHONE, Screen
from tests.server.serving import serving


IMAGES = Path(__file__).parents[2] / "docs" / "images"
SCREENS = {
    "page.png": Screen(1200, 1290),
    "page-phone.png": PHONE._replace(height=900),
}


def draw() -> None:
    """Score the sample on each screen and keep what is seen first."""
    with (
        serving("--processes", "1") as served,
        tempfile.TemporaryDirectory() as folder,
    ):
        address = f"{served.address}/"
        book = Path(folder) / "accounts.xlsx"
        build(book)
        chromium = Chromium(Path(folder))
        for name, screen in SCREENS.items():
            chromium.ask("fresh", screen._asdict())
            page = Page(chromium, address)
            page.visit()
            page.score(book)
            page.call("screenshot", {"path": str(IMAGES / name)})
            chromium.ask("close")
        chromium.quit()


if __name__ == "__main__":
    draw()
