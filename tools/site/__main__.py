"""Build the site into `build/site`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tools.site.pages import ROOT, lay_out


CONFIG: Final = Path(__file__).with_name("mkdocs.yml")


def make(site: Path, source: Path) -> None:
    """Build the site into a folder, from pages laid out in another.

    Raises
    ------
    mkdocs.exceptions.Abort
        If a link leads nowhere, or a page stands in no menu.
    """
    lay_out(source)
    build(load_config(str(CONFIG), docs_dir=str(source), site_dir=str(site)))


if __name__ == "__main__":
    try:
        make(ROOT / "build" / "site", ROOT / "build" / "pages")
    except Abort as error:
        sys.exit(str(error))
