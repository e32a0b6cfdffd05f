"""Ratings on their way back into a CRM: the file that its own importer takes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from scoring.crm.headings import RECORDS, Crm, name_key
from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.known_sheets import find_name
from scoring.reading.workbook import OpenWorkbook
from scoring.values.cell import cell_text, read_cell
from scoring.values.plain_text import escaped
from scoring.vocabulary import (
    LAST_REQUIRED,
    OPTIONAL_REQUIRED,
    SHEET_WORDS,
    Head,
    ScoredHead,
    Sheet,
)
from scoring.xlsx.copy_parts import appearing


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.values.table import SheetTable

PERCENT: Final = 100.0
NOT_SCORED: Final = phrase(
    "{file} has no sheet Scored: score it first, and name the result"
)
NO_KEY: Final = phrase(
    "Scored has no column '{crm} ID': import an export of {crm} with its {key} first, or "
    "name the column on Mapping"
)


class Importer(StrEnum):
    """What a file can be written for."""

    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Form:
    """How an importer wants its file.

    Parameters
    ----------
    crm : Crm or None
        Whose record number is the key; None for the account's name.
    key : str
        The heading of the key.
    name : str
        The heading of the account's name; empty to leave it out.
    field : str
        How the headings of what is written are made; ``{}`` is a word of Scored.
    rows : int
        Rows of a file at most; what is more goes into further files.
    percent : bool
        Whether a share is written as 85 rather than 0.85.
    encoding : str
        Name of the codec.
    """

    crm: Crm | None
    key: str
    name: str
    field: str
    rows: int
    percent: bool
    encoding: str = "utf-8"


# what each importer documents: HubSpot a file of 1,048,576 rows, found by Record ID;
# Salesforce's Import Wizard 50,000 records, Data Loader the Id and API names;
# Pipedrive 50,000 rows, found by the organization's ID
FORMS: Final = {
    Importer.HUBSPOT: Form(
        Crm.HUBSPOT, "Record ID", "", "Account {}", 1_048_575, percent=False
    ),
    Importer.SALESFORCE: Form(
        Crm.SALESFORCE, "Id", "", "Account_{}__c", 50_000, percent=True
    ),
    Importer.PIPEDRIVE: Form(
        Crm.PIPEDRIVE,
        "Organization - ID",
        "Organization - Name",
        "Organization - Account {}",
        50_000,
        percent=True,
    ),
    # Excel reads UTF-8 only by its mark
    Importer.CSV: Form(
        None, "Account", "", "{}", 1_048_575, percent=False, encoding="utf-8-sig"
    ),
}
WRITTEN: Final = (
    *(ScoredHead.RATING, ScoredHead.TIER, ScoredHead.STATUS, ScoredHead.WHY),
    *(ScoredHead.KNOWN, ScoredHead.SELLER),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Parameters
    ----------
    paths : tuple of Path
        The files, in their order.
    accounts : int
        How many accounts are in them.
    without_key : tuple of str
        The accounts that are in none, as nothing tells which record they are.
    key : str
        The heading on Scored of what tells it.
    """

    paths: tuple[Path, ...]
    accounts: int
    without_key: tuple[str, ...]
    key: str


def read_scored(path: Path) -> tuple[SheetTable, SheetTable | None]:
    """Read Scored and Mapping of a scored workbook.

    Raises
    ------
    FileError
        If it cannot be read, or was not scored.
    """
    opened = OpenWorkbook.of(path)
    scored = _table(opened, Sheet.SCORED, LAST_REQUIRED[Sheet.SCORED])
    if scored is None:
        raise FileError(NOT_SCORED.format(file=path.name))
    return scored, _table(opened, Sheet.MAPPING, OPTIONAL_REQUIRED[Sheet.MAPPING])


def _table(
    opened: OpenWorkbook, sheet: Sheet, required: tuple[Head, ...]
) -> SheetTable | None:
    name = find_name(opened.names, SHEET_WORDS[sheet])
    read = None if name is None else opened.find(name, required)
    return None if read is None else read.table


def key_column(scored: SheetTable, mapping: SheetTable | None, form: Form) -> int:
    """Find the column of Scored that holds the key of the CRM.

    Raises
    ------
    FileError
        If there is none.
    """
    if form.crm is None:
        return _column(scored, Head.ACCOUNT) or 0
    names = [*_mapped(mapping, form.crm), f"{form.crm} ID"]
    columns = (scored.find(name) for name in names)
    column = next((place for place in columns if place is not None), None)
    if column is None:
        raise FileError(NO_KEY.format(crm=form.crm, key=form.key))
    return column


def _mapped(mapping: SheetTable | None, crm: Crm) -> Iterator[str]:
    """List the Account fields that record numbers go to, as Mapping says."""
    if mapping is None:
        return
    head, field = mapping.find(Head.EXPORT_HEADING), mapping.find(Head.FIELD)
    words = {name_key(word) for word in RECORDS[crm].split("; ")}
    words |= {name_key(f"Organization - {word}") for word in RECORDS[crm].split("; ")}
    if head is None or field is None:
        return
    for row in range(len(mapping.frame)):
        if name_key(_text(mapping.frame.iat[row, head])) in words:
            yield _text(mapping.frame.iat[row, field])


def export_scored(path: Path, importer: Importer, target: Path) -> Exported:
    """Write the ratings of a scored workbook as a CRM's importer takes them.

    Parameters
    ----------
    path : Path
        The scored workbook.
    importer : Importer
        What the file is for.
    target : Path
        The file to write; further ones are called -2, -3 and so on.

    Raises
    ------
    FileError
        If the workbook was not scored, or nothing in it tells the records.
    """
    scored, mapping = read_scored(path)
    form = FORMS[importer]
    key = key_column(scored, mapping, form)
    heads, rows, without_key = _rows(scored, key, form)
    starts = range(0, max(1, len(rows)), form.rows)
    paths = tuple(_numbered(target, number) for number in range(1, len(starts) + 1))
    for place, start in zip(paths, starts, strict=True):
        _write(place, [heads, *rows[start : start + form.rows]], form.encoding)
    return Exported(paths, len(rows), without_key, scored.headings[key])


def _rows(
    scored: SheetTable, key: int, form: Form
) -> tuple[list[str], list[list[str]], tuple[str, ...]]:
    """Give the headings, a row for each account with a key, and who has none."""
    name = _column(scored, Head.ACCOUNT) or 0
    columns = [(head, scored.find(head)) for head in WRITTEN]
    there = [(head, column) for head, column in columns if column is not None]
    heads = [form.key, *([form.name] if form.name else [])]
    heads += [form.field.format(head.value) for head, _ in there]
    texts = [_texts(scored, column) for column in (key, name)]
    named = [texts[1]] if form.name else []
    values = [_values(scored, pair, form) for pair in there]
    lines = [list(line) for line in zip(texts[0], *named, *values, strict=True)]
    rows = [line for line in lines if line[0]]
    pairs = zip(*texts, strict=True)
    without_key = tuple(account for number, account in pairs if not number and account)
    return heads, rows, without_key


def _values(scored: SheetTable, pair: tuple[ScoredHead, int], form: Form) -> list[str]:
    head, column = pair
    texts = _texts(scored, column)
    if head is not ScoredHead.KNOWN or not form.percent:
        return texts
    return [f"{float(text) * PERCENT:.0f}" if text else "" for text in texts]


def _texts(scored: SheetTable, column: int) -> list[str]:
    return [
        escaped(text) if isinstance(value, str) else text
        for value in scored.frame.iloc[:, column].tolist()
        for text in [_text(value)]
    ]


def _text(value: Any) -> str:
    return cell_text(read_cell(value)).strip()


def _column(scored: SheetTable, head: Head) -> int | None:
    return scored.find(head)


def _numbered(target: Path, number: int) -> Path:
    ending = "" if number == 1 else f"-{number}"
    return target.with_name(f"{target.stem}{ending}{target.suffix}")


def _write(place: Path, rows: list[list[str]], encoding: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    with appearing(place) as file:
        file.write(text.getvalue().encode(encoding))
