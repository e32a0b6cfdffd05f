"""A PostgreSQL of our own, which lives as long as the tests and listens to nobody else."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest


if TYPE_CHECKING:
    from collections.abc import Iterator

# Debian keeps the server's programs off the path
PLACES = os.pathsep.join(
    [os.environ.get("PATH", ""), *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]
)
INITDB = shutil.which("initdb", path=PLACES)
POSTGRES = shutil.which("postgres", path=PLACES)
PSQL = shutil.which("psql", path=PLACES)
OWNER = "postgres"
TRIES = 200

needs_postgres = pytest.mark.skipif(
    None in {INITDB, POSTGRES, PSQL}, reason="needs PostgreSQL"
)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, asked through its own command."""

    folder: Path

    def run(self, script: str) -> str:
        """Run a script, and give what its queries print as CSV."""
        command = [str(PSQL), "-qX", "-h", str(self.folder), "-U", OWNER]
        command += ["-v", "ON_ERROR_STOP=1", "-d", "postgres", "-f", "-"]
        done = subprocess.run(
            command,
            check=False,
            input=script,
            text=True,
            encoding="utf-8",
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def answer(
        self, accounts: pd.DataFrame, types: dict[str, str], query: str
    ) -> pd.DataFrame:
        """Put accounts into a table of typed columns, and ask a query of it."""
        columns = ", ".join(f'"{name}" {types[str(name)]}' for name in accounts)
        lines = accounts.to_csv(index=False, header=False, lineterminator="\n")
        printed = self.run(
            f"CREATE TEMP TABLE accounts ({columns});\n"
            f"COPY accounts FROM STDIN WITH (FORMAT csv);\n{lines}\\.\n"
            f"COPY ({query}) TO STDOUT WITH (FORMAT csv, HEADER);\n"
        )
        return pd.read_csv(io.StringIO(printed), keep_default_na=False, na_values=[""])


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """Serve until the end of the block, on a socket in a folder of its own."""
    # the server refuses to be run by root, and then needs a folder that it may read
    owner = OWNER if os.geteuid() == 0 else None
    # a socket's path must be short
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as name:
        folder = Path(name)
        if owner is not None:
            shutil.chown(folder, owner, owner)
        data, log = folder / "data", folder / "log"
        clean = {"PATH": PLACES, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        made = [str(INITDB), "-D", str(data), "-A", "trust", "-U", OWNER]
        made += ["-E", "UTF8", "--no-sync"]
        subprocess.run(made, user=owner, env=clean, check=True, capture_output=True)
        started = [str(POSTGRES), "-D", str(data), "-k", name, "-F"]
        started += ["-c", "listen_addresses="]
        with log.open("wb") as written:
            server = subprocess.Popen(
                started, user=owner, env=clean, stdout=written, stderr=written
            )
        try:
            _wait_for(folder, server, log)
            yield Postgres(folder)
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(folder: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(TRIES):
        assert server.poll() is None, log.read_text()
        command = [str(PSQL), "-qX", "-h", str(folder), "-U", OWNER, "-c", "select 1"]
        done = subprocess.run(command, check=False, capture_output=True)
        if done.returncode == 0:
            return
        time.sleep(0.1)
    pytest.fail(f"PostgreSQL does not answer: {log.read_text()}")
