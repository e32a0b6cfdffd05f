"""The files of the script in a Google spreadsheet, the engine among them."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from templates.engine import packed_engine


# read as files: the faces of the product do not import each other
OWN: Final = Path(__file__).parents[1] / "addin" / "google"
FILES: Final = ("Code.gs", "appsscript.json", "Sidebar.html")
ENGINE: Final = "Engine.html"


def script_files() -> dict[str, str]:
    """Give the files to paste into a script, by name.

    The engine is base64: Google keeps it as a page, where `<` would begin an element.
    """
    files = {name: (OWN / name).read_text(encoding="utf-8") for name in FILES}
    packed = base64.b64encode(packed_engine()).decode()
    return {**files, ENGINE: packed}
