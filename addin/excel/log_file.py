"""The log of the buttons, in a file of the user's own.

On a Mac, xlwings shows whatever a button writes to its error output in a second message
box, as if the button had failed.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final


NAME: Final = "account-scoring.log"
MOST_BYTES: Final = 1_000_000
FORM: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Say where the log is: where the system keeps the logs of programs."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Logs" / NAME
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else home) / "account-scoring" / NAME
    return home / ".local" / "state" / "account-scoring" / NAME


@cache
def log_to_file() -> None:
    """Send warnings and errors to the log file, once in the life of a program.

    Where the file cannot be written they go nowhere: the message box names the error
    all the same.
    """
    logging.captureWarnings(capture=True)
    logging.getLogger().addHandler(_handler(log_path()))


def _handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORM))
    return handler
