"""How a text of the product begins in a language, so that a page can be found by it.

`python -m tools.site.first_words da "Accounts per rating"` prints ``Virksomheder pr.
score``: what `docs/pictures.sh` looks for on the pages that it prints.
"""

from __future__ import annotations

import sys
from typing import Final

from tools.catalogues import DOMAINS
from tools.po_files import read


MOST: Final = 5
ENGLISH: Final = "en"


def first_words(language: str, beginning: str) -> str:
    """Give the first words of the text that begins so in English.

    Raises
    ------
    LookupError
        If no text of the catalogues does.
    """
    if language == ENGLISH:
        return beginning
    for domain in DOMAINS:
        for message in read(language, domain):
            if message.id and str(message.id).startswith(beginning):
                text = str(message.string).partition(" | ")[0]
                return " ".join(text.split()[:MOST])
    raise LookupError(beginning)


if __name__ == "__main__":
    sys.stdout.write(f"{first_words(*sys.argv[1:])}\n")
