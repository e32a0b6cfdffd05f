"""The server that the script asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.google.google_double import TOKEN
from tests.server.serving import serving


if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving(token=TOKEN) as served:
        yield served.address
