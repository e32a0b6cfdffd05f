"""The page, in the language of whoever looks at it."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Request
from pydantic_core import to_json
from starlette.responses import Response

from addin.server.answer import JSON
from addin.server.page_words import WORDS
from addin.server.speech import PARAMETER, REMEMBERED
from scoring.language import LANGUAGES, Language, current, language_of


HTML: Final = "text/html; charset=utf-8"
INDEX: Final = files("addin.server") / "page" / "index.html"
PLACE: Final = re.compile(r"\{(\w+)\}")
LINK: Final = re.compile(r"\[(.*?)\]")
YEAR: Final = 365 * 24 * 3600
BY_LANGUAGE: Final = {
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language, Cookie",
}

page: Final = APIRouter(include_in_schema=False)


@page.api_route("/", methods=["GET", "HEAD"])
@page.api_route("/index.html", methods=["GET", "HEAD"])
async def index(request: Request) -> Response:
    """Give the page; a language that its address names is remembered by the browser."""
    response = Response(index_html(), media_type=HTML, headers=BY_LANGUAGE)
    response.headers["Content-Language"] = current().value
    if language_of(request.query_params.get(PARAMETER, "")) is not None:
        # without a path it is for the folder in which the page stands
        response.set_cookie(
            REMEMBERED, current().value, YEAR, path=None, samesite="lax", httponly=True
        )
    return response


@page.get("/words.json")
async def words() -> Response:
    """Give what the scripts of the page say."""
    return Response(words_json(), media_type=JSON, headers=BY_LANGUAGE)


def index_html() -> str:
    """Fill the page with the words of the language that is spoken."""
    return PLACE.sub(lambda place: _part(place[1]), _index())


def words_json() -> bytes:
    """Give the words of the language that is spoken, by their names."""
    texts = {name: str(word) for name, word in WORDS.items()}
    # so that no word can end the element in which they stand
    return to_json({"language": current().value, "texts": texts}).replace(
        b"<", rb"\u003c"
    )


@cache
def _index() -> str:
    return INDEX.read_text(encoding="utf-8")


def _part(name: str) -> str:
    if name == "language_code":
        return current().value
    if name == "languages":
        return "\n    ".join(map(_choice, Language))
    if name == "words":
        return words_json().decode()
    return LINK.sub(r'<span class="link">\1</span>', escape(str(WORDS[name])))


def _choice(language: Language) -> str:
    """Offer a language, by its own name."""
    name, code = LANGUAGES[language][0], language.value
    chosen = ' aria-current="true"' if language is current() else ""
    link = f'href="?{PARAMETER}={code}" lang="{code}" hreflang="{code}"{chosen}'
    return f"<a {link}>{name}</a>"
