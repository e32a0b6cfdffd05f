"""Account scoring in this workbook: the button Score and four worksheet functions.

xlwings Lite keeps this file and requirements.txt in the workbook and runs them in
Excel itself. The package account-scoring travels in ENGINE, packed.
"""

# Lite converts an argument by its type hint; without one a cell stays what it is, so:
# ruff: noqa: ANN001, ANN201, N802
# mypy: allow-untyped-defs
import base64
import bz2
import hashlib
import io
import sys
import tarfile
import tempfile
from pathlib import Path

import xlwings as xw
from xlwings import arg, func, script


ENGINE = """
"""
# empty where the package is installed


def unpack(engine: str) -> None:
    """Put the packed package on the path, before any other of its name."""
    text = "".join(engine.split()).translate(str.maketrans(",.:", "&<>"))
    packed = base64.b85decode(text)
    folder = Path(tempfile.gettempdir(), hashlib.sha256(packed).hexdigest()[:16])
    with tarfile.open(fileobj=io.BytesIO(bz2.decompress(packed))) as modules:
        modules.extractall(folder, filter="data")
    sys.path.insert(0, str(folder))


if ENGINE.strip():
    unpack(ENGINE)

# ruff: noqa: E402 - only now can they be imported
from addin.excel import macros
from addin.functions import account_functions


CELLS = {"ndim": 2, "err_to_str": True}


@func
@arg("account", doc=account_functions.ACCOUNT, **CELLS)
@arg("headings", doc=account_functions.HEADINGS, **CELLS)
@arg("criteria", doc=account_functions.CRITERIA, **CELLS)
def ACCOUNT_SCORE(account, headings, criteria):
    """Rate an account from 0 to 10; empty where nothing is known of it."""
    return account_functions.ACCOUNT_SCORE(account, headings, criteria)


@func
@arg("account", doc=account_functions.ACCOUNT, **CELLS)
@arg("headings", doc=account_functions.HEADINGS, **CELLS)
@arg("criteria", doc=account_functions.CRITERIA, **CELLS)
def ACCOUNT_WHY(account, headings, criteria):
    """Say which three criteria moved an account's rating most."""
    return account_functions.ACCOUNT_WHY(account, headings, criteria)


@func
@arg("account", doc=account_functions.ACCOUNT, **CELLS)
@arg("headings", doc=account_functions.HEADINGS, **CELLS)
@arg("criteria", doc=account_functions.CRITERIA, **CELLS)
def ACCOUNT_POINTS(account, headings, criteria):
    """Give an account's points, one column for each criterion."""
    return account_functions.ACCOUNT_POINTS(account, headings, criteria)


@func
@arg("accounts", doc=account_functions.ACCOUNTS, **CELLS)
@arg("headings", doc=account_functions.HEADINGS, **CELLS)
@arg("criteria", doc=account_functions.CRITERIA, **CELLS)
@arg("contact_from", doc=account_functions.CONTACT_FROM)
def ACCOUNT_RANKED(accounts, headings, criteria, contact_from=None):
    """List the accounts to contact, the best first, under headings."""
    return account_functions.ACCOUNT_RANKED(accounts, headings, criteria, contact_from)


@script(name="Score", button="[btn_score]Accounts!C1")
async def score(book: xw.Book) -> None:
    """Rate the accounts into the tabs Scored, Summary and Check."""
    written = macros.score_values(book)
    # what Excel refuses of the dressing must not take the values with it
    await book.flush()
    macros.dress_values(book, written)


@script(name="Check")
def check(book: xw.Book) -> None:
    """Write all that is wrong or doubtful into the tab Check."""
    macros.check(book)


@script(name="Review")
async def review(book: xw.Book) -> None:
    """Say on the tab Review whether the ratings win deals."""
    written = macros.review_values(book)
    await book.flush()
    macros.dress_values(book, written)


@script(name="Apply")
def apply(book: xw.Book) -> None:
    """Write the weights that Review suggests into Criteria; once more goes back."""
    # a message box is shown only after the script: it cannot ask before
    macros.apply_unasked(book)


@script(name="Explain")
def explain(book: xw.Book) -> None:
    """Explain the rating of the account in the selected row."""
    macros.explain(book)
