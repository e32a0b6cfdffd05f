"""What is doubtful of accounts once they are rated, and whether known ones are as expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.checks import Rated, review_accounts, review_contacts, review_model
from scoring.tables.beside import beside_accounts
from scoring.values.days import day_of
from scoring.values.table import heading_key
from scoring.vocabulary import HEAD_WORDS, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.judgement.examples import Tally
    from scoring.rating.ratings import Ratings
    from scoring.stages import Book


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a rated book gives to think about.

    Parameters
    ----------
    findings : tuple of Finding
        None of them is an error.
    examples : Tally or None
        Whether the rules say of known accounts what they must; None without any.
    """

    findings: tuple[Finding, ...]
    examples: Tally | None


def find_doubts(book: Book, ratings: Ratings) -> Doubts:
    """Find what is doubtful.

    Parameters
    ----------
    book : Book
        What was read.
    ratings : Ratings
        What the rules make of it, before anybody decides by hand.
    """
    examples, more = _examples(book, ratings)
    findings = (
        *review_model(ratings.model),
        *review_accounts(ratings, book.table),
        *of_contacts(book),
        *_of_reviews(book, ratings),
        *more,
    )
    return Doubts(findings, examples)


def of_contacts(book: Book) -> Iterator[Finding]:
    """Find what is doubtful in Contact criteria, and in Contacts seen against them."""
    contacts = None if book.rolled is None else book.rolled.contacts
    if contacts is not None and contacts.ratings is not None:
        yield from review_model(contacts.ratings.model, who=Rated.CONTACTS)
        yield from review_contacts(contacts.ratings, contacts.table)


def _of_reviews(book: Book, ratings: Ratings) -> Iterator[Finding]:
    """Say that a review is due, where there are outcomes."""
    words = {heading_key(word) for word in HEAD_WORDS[Head.OUTCOME]}
    headings = set(map(heading_key, book.table.headings))
    if Sheet.OUTCOMES in book.tables or words & headings:
        from scoring.learning.after_review import due  # noqa: PLC0415 - seldom needed

        yield from due(book.tables, ratings, book.face)


def _examples(book: Book, ratings: Ratings) -> tuple[Tally | None, list[Finding]]:
    """Say whether the rules say of known accounts what they must; None for none."""
    today = day_of(book.today)
    sheet = beside_accounts(book.tables, Sheet.EXAMPLES, ratings.model.settings, today)
    if sheet is None or not len(sheet[0].table.frame):
        return None, []
    from scoring.judgement.examples import judge_examples  # noqa: PLC0415 - seldom needed

    return judge_examples(*sheet, ratings)
