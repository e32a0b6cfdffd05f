"""Whom a web address knows to be a contact, so that it is told of each account once."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.sheets.results import Moved
from scoring.sheets.scored import sheet_frame
from scoring.values.table import find_heading
from scoring.values.text import text_key
from scoring.vocabulary import ScoredHead
from scoring.xlsx.copy_parts import appearing


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

    from scoring.sheets.results import ScoredSheet

ENDING: Final = "-notified.json"
DIGITS: Final = 16
NOT_READ: Final = phrase(
    "{file} cannot be read, and it says who was notified of which account: delete it to "
    "begin anew"
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A web address, and the file beside the scored workbook that remembers for it.

    Parameters
    ----------
    url : str
        The address; the file has only a digest of it, as it may be secret.
    place : Path
        The scored workbook.
    """

    url: str
    place: Path

    @property
    def file(self) -> Path:
        """The file that remembers."""
        return self.place.with_name(f"{self.place.stem}{ENDING}")

    @property
    def name(self) -> str:
        """What the address is called in it."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:DIGITS]

    def known(self) -> frozenset[str] | None:
        """Give the keys of the contacts it knows; None if it was never told anything.

        Raises
        ------
        FileError
            If the file is there and cannot be read.
        """
        names = self._all().get(self.name)
        return None if names is None else frozenset(names)

    def remember(self, contacts: frozenset[str]) -> None:
        """Remember the contacts of now; one that is none any more can become new again.

        Raises
        ------
        FileError
            If the file cannot be written.
        """
        data = self._all() | {self.name: sorted(contacts)}
        with appearing(self.file) as file:
            file.write(json.dumps(data, ensure_ascii=False, indent=1).encode())

    def _all(self) -> dict[str, list[str]]:
        try:
            data = json.loads(self.file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise self._unread() from error
        if not isinstance(data, dict):
            raise self._unread()
        return data

    def _unread(self) -> FileError:
        return FileError(NOT_READ.format(file=self.file.name))


def tell_once(
    recipient: Recipient,
    sheet: ScoredSheet,
    moved: tuple[Moved, ...],
    send: Callable[[str, tuple[Moved, ...]], int],
) -> int:
    """Tell an address of contacts, and remember it; what it did not take is tried again.

    Parameters
    ----------
    recipient : Recipient
        Whom to tell.
    sheet : ScoredSheet
        The accounts of now.
    moved : tuple of Moved
        Those to tell of, as `new_to` gives them.
    send : callable
        Sends them; says of how many.

    Raises
    ------
    FileError
        If the file that remembers cannot be written.
    """
    contacts = contacts_now(sheet)
    try:
        count = send(recipient.url, moved)
    except Exception:
        recipient.remember(contacts - {text_key(one.account) for one in moved})
        raise
    recipient.remember(contacts)
    return count


def contacts_now(sheet: ScoredSheet) -> frozenset[str]:
    """Give the keys of all accounts that are contacts."""
    frame = sheet_frame(sheet)
    names = frame.loc[sheet.contact, _heading(frame, ScoredHead.ACCOUNT)].dropna()
    return frozenset(text_key(str(name)) for name in names)


def new_to(
    known: frozenset[str] | None, sheet: ScoredSheet, became: tuple[Moved, ...]
) -> tuple[Moved, ...]:
    """List the contacts that an address does not know, the best rated first.

    Parameters
    ----------
    known : frozenset of str, optional
        Whom it knows; None for the first time, when it is told what changed.
    sheet : ScoredSheet
        The accounts of now.
    became : tuple of Moved
        Those that became contacts since the last day, with their reasons.
    """
    if known is None:
        return became
    reasons = {text_key(moved.account): moved for moved in became}
    wanted = contacts_now(sheet) - known
    rows = _contacts(sheet)
    return tuple(reasons.get(key, rows[key]) for key in rows if key in wanted)


def _contacts(sheet: ScoredSheet) -> dict[str, Moved]:
    """Give each account of Scored as one that moved, with what its Why says."""
    frame = sheet_frame(sheet)
    heads = ScoredHead.ACCOUNT, ScoredHead.RATING, ScoredHead.WHY, ScoredHead.SELLER
    blank = [""] * len(frame)
    headings = [_heading(frame, head) for head in heads]
    columns = [frame[h].tolist() if h in frame else blank for h in headings]
    return {
        text_key(str(name)): Moved(
            str(name), math.nan, rating, _shown(why), _shown(seller)
        )
        for name, rating, why, seller in zip(*columns, strict=True)
    }


def _heading(frame: pd.DataFrame, head: ScoredHead) -> str:
    """Give a heading of Scored, in whatever language it is; empty where none is it."""
    number = find_heading(head, [*frame.columns])
    return "" if number is None else str(frame.columns[number])


def _shown(value: object) -> str:
    return value if isinstance(value, str) else ""
