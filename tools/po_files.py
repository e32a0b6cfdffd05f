"""The files of the catalogues, as translators edit them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po


LOCALE: Final = Path(__file__).parents[1] / "scoring/language/locale"


def po_file(language: str, domain: str) -> Path:
    """Name a catalogue as translators edit it."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str) -> Catalog:
    """Read a catalogue; an empty one where there is none yet."""
    path = po_file(language, domain)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    return read_po(BytesIO(path.read_bytes()), locale=language)
