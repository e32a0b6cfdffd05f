"""What is printed holds nothing that a terminal would obey.

A cell may hold escape sequences: printed as they are they could clear the screen,
rename its window, or write a line that this program never wrote.
"""

from __future__ import annotations

import json
import re
from typing import Final

import click

from scoring.values.json_values import plain


# control signs but for the end of a line, and signs that turn the order of a line round
OBEYED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def visible(text: str) -> str:
    r"""Write the signs that a terminal obeys as what they are.

    >>> visible("Acme\x1b[2J")
    'Acme\\x1b[2J'
    """
    return OBEYED.sub(lambda sign: ascii(sign[0])[1:-1], text)


def one_line(text: str) -> str:
    r"""Write a cell's text in one line.

    >>> one_line("Acme\nNo findings")
    'Acme\\nNo findings'
    """
    return visible(text).replace("\n", "\\n")


def echo(text: str = "", *, err: bool = False) -> None:
    """Print one line of text that may hold whatever a cell holds."""
    click.echo(one_line(text), err=err)


def write_json(data: object) -> None:
    """Print data as JSON; what a number cannot be becomes null."""
    text = json.dumps(plain(data), ensure_ascii=False, indent=2)
    # JSON has a form of its own for signs that a terminal obeys
    click.echo(OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))
