"""A server, a browser, and a page that has asked nobody else for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.page.books import sample_book
from tests.page.browser import Chromium, Page
from tests.server.serving import serving


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# the browser reports each refusal of the server; whether it was due is asserted
REFUSED = "Failed to load resource:"
TOKEN = "open-sesame"  # noqa: S105 - of a server that lives for a minute


class Screen(NamedTuple):
    """What the page is seen on."""

    width: int
    height: int
    scheme: str = "light"
    locale: str = "en-US"


DESK = Screen(1440, 900)
PHONE = Screen(360, 740)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving("--processes", "1") as served:
        yield f"{served.address}/"


@pytest.fixture(scope="session")
def strict_address() -> Iterator[str]:
    """A server that wants a token, and no file over 0.3 MB."""
    with serving("--processes", "1", "--megabytes", "0.3", token=TOKEN) as served:
        yield f"{served.address}/"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("downloads"))
    yield browser
    browser.quit()


@pytest.fixture
def visit(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Open pages; afterwards all they asked for came from their own server."""
    visited: list[str] = []

    def opened(address: str, screen: Screen = DESK) -> Page:
        chromium.ask("fresh", screen._asdict())
        visited.append(address)
        page = Page(chromium, address)
        page.visit()
        return page

    yield opened
    closing = chromium.ask("close")
    own = tuple(visited) + tuple(f"blob:{address}" for address in visited)
    assert [url for url in closing["requests"] if not url.startswith(own)] == []
    assert [text for text in closing["errors"] if not text.startswith(REFUSED)] == []


@pytest.fixture
def page(visit: Callable[..., Page], address: str) -> Page:
    return visit(address)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_book(tmp_path_factory.mktemp("sample") / "accounts.xlsx")
