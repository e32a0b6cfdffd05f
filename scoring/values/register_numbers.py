"""Numbers of companies in public registers, however they are written."""

from __future__ import annotations

import re
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from scoring.language.letters import without_accents
from scoring.values.table import heading_key


_COUNTRIES: Final = {
    "dk": ("cvr", "cvrnr", "cvrno", "cvrnummer", "cvrnumber", "senr"),
    "ro": ("cui", "cif", "codfiscal", "codunic", "codunicdeinregistrare"),
    "": (
        *("orgnr", "orgno", "orgnummer", "organisationsnr", "organisationsnummer"),
        *("organizationnumber", "organisationnumber", "foretagsnummer"),
        *("vat", "vatno", "vatnr", "vatnumber", "vatid", "euvat", "taxid"),
        *("momsnr", "momsnummer", "momsregistreringsnummer", "codtva"),
    ),
}
"""Headings without signs, by the country whose register they mean."""
_BY_HEADING: Final = {word: code for code, all_ in _COUNTRIES.items() for word in all_}
_BY_LENGTH: Final = {8: "dk", 9: "no", 10: "se"}
"""Danish CVR, Norwegian and Swedish organisation numbers have so many digits."""
_NUMBER: Final = re.compile(r"(?P<country>[a-z]{2})?(?P<digits>\d{2,12})(?:mva)?")
_SIGNS: Final = re.compile(r"[\s.\-\u2013/]+")
_SWEDISH_VAT, _SWEDISH_LONG = 12, 10


def register_country(heading: str) -> str | None:
    """Tell whose register numbers stand under a heading; empty for any, None if none.

    >>> register_country("CVR-nr."), register_country("Org.nr"), register_country("Web")
    ('dk', '', None)
    """
    key = re.sub(r"[\W_]", "", without_accents(heading_key(heading)))
    return _BY_HEADING.get(key)


def register_key(text: str, country: str = "") -> str:
    """Reduce a number to its country and digits; what is none comes back in lower case.

    Parameters
    ----------
    text : str
        The number, with or without a country and signs.
    country : str
        The country that the heading means; empty if it means none.

    Examples
    --------
    >>> register_key("DK 12 34 56 78"), register_key("12345678")
    ('dk12345678', 'dk12345678')
    >>> register_key("SE556036079301"), register_key("556036-0793")
    ('se5560360793', 'se5560360793')
    >>> register_key("RO123"), register_key("123", "ro")
    ('ro123', 'ro123')
    >>> register_key("NO 974 760 673 MVA"), register_key("974760673")
    ('no974760673', 'no974760673')
    >>> register_key("556036-0793", "dk")
    'se5560360793'
    """
    bare = _SIGNS.sub("", text.casefold())
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return bare
    digits = match["digits"]
    if len(digits) == _SWEDISH_VAT and match["country"] in (None, "se"):
        # a VAT number has 01 behind the number, a long form of it 16 before
        long = digits.startswith("16") and not match["country"]
        digits = digits[2:] if long else digits[:_SWEDISH_LONG]
    by_length = _BY_LENGTH.get(len(digits), "")
    # a column of Danish numbers may hold another country's
    named = by_length if country == "dk" and by_length else country
    return (match["country"] or named or by_length) + digits


def register_keys(texts: Any, country: str = "") -> Any:
    """Reduce an array of numbers; see `register_key`.

    Parameters
    ----------
    texts : pyarrow.LargeStringArray of n
        Numbers, null for none.
    country : str
        The country that the heading means.
    """
    coded = texts.dictionary_encode()
    keys = [register_key(text, country) for text in coded.dictionary.to_pylist()]
    return pa.array(keys, type=pa.large_string()).take(coded.indices)


def is_number(keys: Any) -> Any:
    """Say which keys are numbers, and not what else stood there."""
    return pc.match_substring_regex(keys, r"^[a-z]{0,2}[0-9]+$")
