"""The dialects that a query can be had in, and where they differ beyond grammar.

sqlglot knows the grammar and the common functions of each. What stands here is what it
leaves alone: how a text is brought into its composed form, which letters and digits a
pattern knows, and numbers that are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import sqlglot

from scoring.errors import FileError
from scoring.language import phrase


UNWRITABLE: Final = phrase("{dialect} cannot hold this model: {fault}")


class Dialect(StrEnum):
    """A dialect, as sqlglot calls it."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    BIGQUERY = "bigquery"
    SNOWFLAKE = "snowflake"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a dialect says what is no common ground.

    Parameters
    ----------
    composed : str
        A text in Unicode's composed form (NFC), the text being ``{}``; the text itself
        where there is no function for it.
    apart : str
        A pattern for what stands around a word: neither a letter nor a digit; empty
        where patterns know those of English alone.
    fence : str
        What ends each step so that its expressions are not copied into the next, where
        a planner would do so until the query no longer fits into memory.
    spaced : str
        A text with single spaces.
    number : str
        A number, or NULL where it is none, the number being ``{}``.
    """

    composed: str
    apart: str = r"[^\p{L}\p{N}]"
    fence: str = ""
    spaced: str = r"REGEXP_REPLACE({}, '\s+', ' ', 'g')"
    number: str = "NULLIF({}, CAST('NaN' AS DOUBLE))"


EACH: Final = r"REGEXP_REPLACE({}, '\s+', ' ')"
"""Where all are replaced without being told so."""
MANNERS: Final = {
    Dialect.DUCKDB: Manner("NFC_NORMALIZE({})"),
    Dialect.POSTGRES: Manner("NORMALIZE({})", apart="[^[:alnum:]]", fence=" OFFSET 0"),
    Dialect.BIGQUERY: Manner(
        "NORMALIZE({})",
        spaced=EACH,
        number="CASE WHEN ISNAN({0}) THEN NULL ELSE {0} END",
    ),
    Dialect.SNOWFLAKE: Manner("{}", apart="", spaced=EACH),
    Dialect.SPARK: Manner("{}"),
}


def translate(query: str, dialect: Dialect) -> str:
    """Say a query of DuckDB's in a dialect, laid out for people.

    Raises
    ------
    FileError
        Where the dialect has no words for a part of it.
    """
    try:
        (text,) = sqlglot.transpile(
            query,
            read=Dialect.DUCKDB,
            write=dialect,
            pretty=True,
            unsupported_level=sqlglot.ErrorLevel.RAISE,
        )
    except sqlglot.errors.UnsupportedError as error:
        raise FileError(UNWRITABLE.format(dialect=dialect, fault=error)) from error
    return text
