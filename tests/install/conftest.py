"""What the tests of installing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin.install.machine import System
from tests.install.test_machines import BOTH, a_machine


if TYPE_CHECKING:
    from pathlib import Path

    from addin.install.machine import Machine


@pytest.fixture(params=BOTH)
def system(request: pytest.FixtureRequest) -> System:
    """Each system that Excel runs on."""
    return System(request.param)


@pytest.fixture
def machine(tmp_path: Path, system: System) -> Machine:
    """A made-up computer with Excel."""
    return a_machine(tmp_path, system)
