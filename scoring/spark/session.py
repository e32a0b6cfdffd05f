"""The Spark session: the one that runs, or one of our own; and what can go wrong."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import SparkSession

NO_EXTRA: Final = phrase(
    "--engine spark needs Spark: pip install 'account-scoring[spark]' installs it"
)
NO_JAVA: Final = phrase("Spark needs Java 17 or later, and there is none here")
NO_START: Final = phrase("Spark does not start: {why}")
FAILED: Final = phrase("Spark gives up, and nothing was written: {why}")
FULL: Final = "No space left on device"
SETTINGS: Final[dict[str, bool | float | int | str | None]] = {
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    # dates as they are written, and headings that differ in capitals alone
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
}
"""What our own session has beyond what `spark-defaults.conf` says."""
STDERR: Final = 2


def require() -> None:
    """Make sure that Spark is there, before anything of it is loaded.

    Raises
    ------
    FileError
        If it is not installed.
    """
    if find_spec("pyspark") is None:
        raise FileError(str(NO_EXTRA))


def session() -> SparkSession:
    """Give the session that runs, or start one as the system's settings say.

    Raises
    ------
    FileError
        If Java is not installed, or Spark does not start.
    """
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    if "SPARK_REMOTE" not in os.environ and not _has_java():
        raise FileError(str(NO_JAVA))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with _errors_aside() as lines:
        try:
            return SparkSession.builder.config(map=SETTINGS).getOrCreate()
        except (PySparkException, RuntimeError, OSError) as error:
            raise FileError(NO_START.format(why=lines() or str(error))) from error


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    if home:
        return Path(home, "bin").is_dir()
    return shutil.which("java") is not None


@contextmanager
def _errors_aside() -> Iterator[Callable[[], str]]:
    """Keep what Java says of itself as it starts off the terminal; give its last line."""
    with tempfile.TemporaryFile() as aside:

        def last() -> str:
            aside.seek(0)
            lines = aside.read().decode("utf-8", "replace").split("\n")
            return next((line.strip() for line in reversed(lines) if line.strip()), "")

        sys.stderr.flush()
        ours = os.dup(STDERR)
        os.dup2(aside.fileno(), STDERR)
        try:
            yield last
        finally:
            os.dup2(ours, STDERR)
            os.close(ours)


@contextmanager
def trouble() -> Iterator[None]:
    """Say in one sentence what Spark gives up over."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise FileError(FAILED.format(why=_cause(str(error)))) from error


def _cause(text: str) -> str:
    """Find the line that says most: the innermost cause, or the first."""
    if FULL in text:
        return FULL
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    causes = [line for line in lines if line.startswith("Caused by: ")]
    last = causes[-1].removeprefix("Caused by: ") if causes else lines[0]
    return last.partition(" SQLSTATE:")[0]
