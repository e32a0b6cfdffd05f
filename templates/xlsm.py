"""The template with macros: a button Score, worksheet functions and a live rating.

Run `python -m templates.xlsm` to build the kept workbook anew.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.vocabulary import Sheet
from templates.macro_book import SHEETS, add_project
from templates.models import DEFAULT
from templates.models.registry import described
from templates.models.samples import sample
from templates.pages import rating
from templates.projects import WORKBOOK, packed
from templates.spoken_book import Book
from templates.style import make_looks
from templates.xlsx import Target, draw_pages, pages_of, repack, write


if TYPE_CHECKING:
    from templates.spec import Workbook


FILE = Path(__file__).with_name("account-scoring.xlsm")


def build(
    target: Target,
    *,
    empty: bool = False,
    model: str = DEFAULT,
) -> None:
    """Write the template with macros.

    Its macros call the version of xlwings that they were built with.

    Parameters
    ----------
    target, empty, model
        As `templates.xlsx.build` takes them.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> build(file, empty=True)
    >>> file.getvalue()[:2]
    b'PK'
    """
    spec = described(model, empty=empty)
    content = render(spec, packed(WORKBOOK, len(pages_of(spec)) + 1))
    write(target, content)


def render(spec: Workbook, vba: bytes) -> bytes:
    """Draw a workbook and give the file's bytes, the same ones every time.

    Parameters
    ----------
    spec : Workbook
        What it holds; ratings are stored as of its day, but the file names none.
    vba : bytes
        Its VBA project, packed.
    """
    file = io.BytesIO()
    with Book(file, {"in_memory": True}) as book:
        looks = make_looks(book)
        # what other tables tell of an account is none of its cells, so a formula in
        # its row could not rate it: there, only the button does
        live = not spec.tables
        shown = rating.undated(spec) if live else spec
        accounts = draw_pages(book, shown, looks)[Sheet.ACCOUNTS]
        rating.draw_button(accounts)
        if live:
            rating.draw(book, accounts, spec, looks)
        add_project(book, vba)
    return repack(file.getvalue(), looks)


if __name__ == "__main__":
    FILE.write_bytes(render(sample(), packed(WORKBOOK, SHEETS)))
