"""The documentation as a site: every link leads somewhere, and nothing is asked elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tools.site.__main__ import make
from tools.site.anchors import anchored
from tools.site.pages import DOCS, INDEX, LANGUAGES, pages


if TYPE_CHECKING:
    from pathlib import Path

# what a browser loads by itself, as against what a reader may click
LOADED = re.compile(r"<(?:script|img|iframe|source)[^>]* src=\"(?:https?:)?//[^\"]+\"")
STYLED = re.compile(r"<link[^>]* rel=\"(?:stylesheet|icon|preconnect)\"[^>]*//[^>]*>")


SHAPE = re.compile(r"^(#+) |^ *(```)|(!)\[", re.MULTILINE)
TRANSLATED = [
    path
    for language in LANGUAGES
    for path in sorted((DOCS / language).glob("*.md"))
    if path.stem != INDEX
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; it is built strictly, so that a dead link stops it."""
    folder = tmp_path_factory.mktemp("site") / "site"
    make(folder, folder.with_name("pages"))
    return folder


def test_every_page_is_there_in_every_language(site: Path) -> None:
    names = {name.partition(".")[0] for name in pages()}
    for folder in ("", *LANGUAGES):
        assert {path.stem for path in (site / folder).glob("*.html")} >= names


def test_a_page_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert not LOADED.findall(html), page
        assert not STYLED.findall(html), page


def test_numbered_steps_count_on(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    steps = re.search(r"<ol>.*?</ol>", html, re.DOTALL)
    assert steps is not None
    assert steps[0].count("<li>") == 3


def test_a_translated_page_has_the_english_anchors() -> None:
    english = "# Excel\n\n## Type\n\n```sh\n## no heading\n```\n\n### `#use Score`\n"
    danish = "# Excel\n\n## Formler\n\n```sh\n## no heading\n```\n\n### `#use Score`\n"
    assert anchored(danish, english) == danish.replace(
        "## Formler", '<a id="type"></a>\n\n## Formler'
    )
    with pytest.raises(ValueError, match="no heading for 'Type'"):
        anchored("# Excel\n", english)


@pytest.mark.parametrize(
    "path", TRANSLATED, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_translated_page_is_built_as_the_english_one(path: Path) -> None:
    """Its headings, code and pictures come in the same order."""
    english = (DOCS / path.name).read_text(encoding="utf-8")
    shape = SHAPE.findall(path.read_text(encoding="utf-8"))
    assert shape == SHAPE.findall(english)
