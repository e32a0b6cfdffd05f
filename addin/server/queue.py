"""Where a scoring process takes its jobs, by name.

The processes that only receive requests so never load what scoring needs.
"""

from __future__ import annotations

import time
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Final

from scoring.language import speaking


if TYPE_CHECKING:
    from addin.server.answer import Answer
    from scoring.language import Language

JOBS: Final = "addin.server.jobs"
WARM_SECONDS: Final = 0.1


class OutOfMemory(SystemExit):
    """A job took all the memory of its process, which ends with it.

    What such a job leaves behind is in pieces: smaller ones would fail there as well.
    """


class Job(StrEnum):
    """What can be asked for: the functions of `addin.server.jobs`."""

    ACCOUNTS = "accounts"
    SCORE = "score"
    CHECK = "check"
    EXPLAIN = "explain"
    REVIEW = "review"
    APPLY = "apply_weights"
    IMPORT = "import_export"
    ADD_TAB = "add_tab"
    WORKBOOK = "workbook"
    EXPLAIN_WORKBOOK = "explain_workbook"
    REVIEW_WORKBOOK = "review_workbook"
    COMPARE_WORKBOOKS = "compare_workbooks"
    TEMPLATE = "build_template"


def do(language: Language, job: Job, *arguments: object) -> Answer:
    """Do a job; whatever language it comes to speak, the next begins with its own."""
    with speaking(language):
        answer: Answer = getattr(import_module(JOBS), job.value)(*arguments)
    return answer


def warm() -> None:
    """Load what scoring needs.

    It lasts a moment, so that of several at once each gets a process of its own.
    """
    for module in (JOBS, "pyarrow"):
        import_module(module)
    time.sleep(WARM_SECONDS)
