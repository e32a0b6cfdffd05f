"""Excel's errors in the languages in which it writes them into a file."""

from __future__ import annotations

from tests.reference.texts import text_key


BY_LANGUAGE = {
    "English": "#N/A #DIV/0! #VALUE! #REF! #NAME? #NUM! #NULL! #SPILL! #CALC! "
    "#GETTING_DATA #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY!",
    "Danish": "#I/T #DIVISION/0! #VÆRDI! #REFERENCE! #NAVN? #NUM! #NUL! #OVERLØB!",
    "Swedish": "#SAKNAS! #DIVISION/0! #VÄRDEFEL! #REFERENS! #NAMN? #OGILTIGT! "
    "#SKÄRNING!",
    "Norwegian": "#I/T #DIV/0! #VERDI! #REF! #NAVN? #NUM! #NULL!",
    "Finnish": "#PUUTTUU! #JAKO/0! #ARVO! #VIITTAUS! #NIMI? #LUKU! #TYHJÄ!",
    "German": "#NV #DIV/0! #WERT! #BEZUG! #NAME? #ZAHL! #NULL! #ÜBERLAUF!",
    "Dutch": "#N/B #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #LEEG! #OVERLOOP!",
    "French": "#N/A #DIV/0! #VALEUR! #REF! #NOM? #NOMBRE! #NUL! #PROPAGATION!",
    "Spanish": "#N/D #¡DIV/0! #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM! #¡NULO! "
    "#¡DESBORDAMIENTO!",
    "Italian": "#N/D #DIV/0! #VALORE! #RIF! #NOME? #NUM! #NULLO! #ESPANSIONE!",
    "Portuguese": "#N/D #DIV/0! #VALOR! #REF! #NOME? #NÚM! #NULO! #DESPEJAR!",
    "Polish": "#N/D! #N/D #DZIEL/0! #ARG! #ADR! #NAZWA? #LICZBA! #ZERO!",
    "Romanian": "#N/A #DIV/0! #VALOARE! #REF! #NUME? #NUM! #NUL!",
}
ERRORS = frozenset(
    text_key(error) for errors in BY_LANGUAGE.values() for error in errors.split()
)
