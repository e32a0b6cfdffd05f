"""What holds for every test."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import hypothesis
import pytest

from scoring.language import Language, speaking
from tests.chance import QUICK, SOAK, USUAL


if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# workbooks are made in English, whatever the computer speaks
os.environ["ACCOUNT_SCORING_LANGUAGE"] = "en"
REQUIRE_ALL = bool(os.environ.get("ACCOUNT_SCORING_REQUIRE_ALL"))

# --hypothesis-profile chooses: the same examples each time, few, or many
usual = hypothesis.settings(
    hypothesis.settings.get_profile("default"), max_examples=USUAL, deadline=None
)
for name, profile in {
    "usual": usual,
    "same": hypothesis.settings(usual, derandomize=True, database=None),
    "quick": hypothesis.settings(usual, max_examples=QUICK),
    "soak": hypothesis.settings(usual, max_examples=SOAK, print_blob=True),
}.items():
    hypothesis.settings.register_profile(name, profile)
hypothesis.settings.load_profile("usual")


@pytest.fixture(autouse=True)
def each_begins_in_english() -> Iterator[None]:
    """Begin in English: who reads a Danish workbook speaks Danish from there on."""
    with speaking(Language.ENGLISH):
        yield


@pytest.fixture(autouse=True)
def no_program_when_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `make quick` start no program: one that waits for it belongs elsewhere."""
    if hypothesis.settings.get_current_profile_name() != "quick":
        return

    def refuse(*command: object, **_: object) -> None:
        msg = f"a quick test starts {command}: mark it slow, office, node or browser"
        raise AssertionError(msg)

    monkeypatch.setattr(subprocess, "Popen", refuse)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001 - the hook's signature
    call: pytest.CallInfo[None],  # noqa: ARG001
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where all programs must be there, a test that was skipped has failed."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"must run here, but was skipped: {report.longrepr}"
    return report
