"""The pages of the site, laid out for mkdocs from README.md and `docs`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from tools.site.anchors import anchored


ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
LANGUAGES: Final = ("da", "sv", "ro")
LEFT_OUT: Final = ("translating",)
"""For who makes the product, not for who uses it."""
INDEX: Final = "index"
END: Final = "\n## For developers"
"""Where what readers of the site need ends."""
SWITCH: Final = re.compile(r"^\[Dansk\].*\n\n", re.MULTILINE)
"""The README's links to the other languages; the site has a switch of its own."""
INSIDE: Final = re.compile(r"\]\(docs/")
ABOVE: Final = re.compile(r"\]\(\.\./")
FRONT: Final = re.compile(r"\]\(\.\./README\.md")
OUTSIDE: Final = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")
"""A link to a file of the project that is no page."""
BELOW: Final = re.compile(r"^ {3}(?=\S)", re.MULTILINE)


def lay_out(folder: Path) -> None:
    """Write all pages and pictures into a folder, afresh."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(DOCS / "images", folder / "images")
    for path, text in pages().items():
        (folder / path).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Give each page by its file's name, such as ``excel.da.md``."""
    written = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(DOCS.glob("*.md"))
        if path.stem not in LEFT_OUT
    }
    front = SWITCH.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))
    written[f"{INDEX}.md"] = INSIDE.sub("](", front.partition(END)[0])
    for language in LANGUAGES:
        for path in sorted((DOCS / language).glob("*.md")):
            text = ABOVE.sub("](", path.read_text(encoding="utf-8"))
            english = written[f"{path.stem}.md"]
            written[f"{path.stem}.{language}.md"] = anchored(text, english)
    return {name: _inside(text) for name, text in written.items()}


def _inside(text: str) -> str:
    """Keep links within the site; what stands outside is named alone.

    Below a numbered line mkdocs wants four spaces, where other readers want three.
    """
    text = BELOW.sub("    ", text)
    return OUTSIDE.sub(r"\1", FRONT.sub("](index.md", text))
