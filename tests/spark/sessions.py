"""A Spark session of two workers, which lives as long as the tests of a process."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scoring.spark.session import SETTINGS as OURS


if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
SPARK = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning"),
    # nothing of Spark's goes through pandas here
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"),
]
"""What a module of tests has that needs Spark."""
SETTINGS: dict[str, bool | float | int | str | None] = {
    **OURS,
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "2",
    # of small data most of the time would go into making code for it
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
}


@functools.cache
def session() -> SparkSession:
    """Start Spark, or give the one that runs."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - seconds, and only for these

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(ROOT)  # what tests hand to workers stands here
    # tables are stored there, for as long as the machine keeps such files
    tables = {"spark.sql.warehouse.dir": tempfile.mkdtemp(prefix="warehouse")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (
            SparkSession.builder.master("local[2, 3]")
            .config(map={**SETTINGS, **tables})
            .getOrCreate()
        )
