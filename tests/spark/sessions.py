"""A Spark session of two workers, which lives as long as the tests of a process."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from pyspark.sql import SparkSession

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
SETTINGS: dict[str, bool | float | int | str | None] = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "2",
    # of small data most of the time would go into making code for it
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
}


@functools.cache
def session() -> SparkSession:
    """Start Spark, or give the one that runs."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - seconds, and only for these

    os.environ["PYSPARK_PYTHON"] = sys.executable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (
            SparkSession.builder.master("local[2, 3]")
            .config(map=SETTINGS)
            .getOrCreate()
        )
