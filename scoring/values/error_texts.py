"""Excel's errors, as each language writes them into a CSV file."""

from __future__ import annotations

from typing import Final


ERROR_TEXTS: Final = frozenset(
    (
        # English, and what newer versions add
        *("#n/a", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!"),
        *("#spill!", "#calc!", "#getting_data", "#field!", "#blocked!", "#connect!"),
        *("#busy!", "#unknown!", "#external!", "#python!", "#timeout!"),
        # Danish, Norwegian
        *("#i/t", "#division/0!", "#værdi!", "#reference!", "#navn?", "#nul!"),
        *("#overløb!", "#verdi!"),
        # Swedish
        *("#saknas!", "#värdefel!", "#referens!", "#namn?", "#ogiltigt!"),
        "#skärning!",
        # Finnish
        *("#puuttuu!", "#jako/0!", "#arvo!", "#viittaus!", "#nimi?", "#luku!"),
        "#tyhjä!",
        # Romanian
        *("#valoare!", "#nume?", "#depășire!"),
        # German
        *("#nv", "#wert!", "#bezug!", "#zahl!", "#überlauf!", "#kalk!"),
        # Dutch
        *("#n/b", "#deel/0!", "#waarde!", "#verw!", "#naam?", "#getal!", "#leeg!"),
        # French
        *("#valeur!", "#nom?", "#nombre!", "#propagation!"),
        # Spanish, Italian, Portuguese
        *("#n/d", "#¡div/0!", "#¡valor!", "#¡ref!", "#¿nombre?", "#¡num!", "#¡nulo!"),
        *("#valor!", "#nome?", "#nulo!", "#núm!", "#valore!", "#rif!", "#nullo!"),
        # Polish
        *("#n/d!", "#dziel/0!", "#arg!", "#adr!", "#nazwa?", "#liczba!", "#zero!"),
    )
)
"""Text keys; each counts as blank."""
