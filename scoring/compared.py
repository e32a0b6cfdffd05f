"""Two workbooks over the same accounts: whom only one of them would call, and why."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.errors import FileError, ModelError
from scoring.judgement.disagreement import disagreement, weight_shares
from scoring.language import choose, fill, phrase
from scoring.pipeline import rate, read
from scoring.progress import silent
from scoring.rating.rate import rate_accounts
from scoring.reading.output_paths import writable
from scoring.sheets.draft_page import weighed
from scoring.sheets.lists_page import TwoLists, lists_page
from scoring.sheets.lists_words import ListsWord
from scoring.sheets.write_pages import write_pages
from scoring.stages import Options
from scoring.tables.keys import name_numbers
from scoring.values.text import text_key
from scoring.vocabulary import Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Ints
    from scoring.judgement.disagreement import Disagreement
    from scoring.model.model import Criterion, Model
    from scoring.progress import Tell
    from scoring.rating.ratings import Ratings
    from scoring.stages import Book, Rated

DAYS = phrase("{one} and {other}")
NOTHING_ALIKE = phrase("{one} and {other} have no account in common")
NOT_XLSX = phrase("{file} must end in .xlsx: the comparison is a workbook of its own")


@dataclass(frozen=True, slots=True)
class Mean:
    """What the mean of both weights would come to.

    Parameters
    ----------
    disputed : int
        Accounts about which the two would still disagree, as their rules differ.
    contacts : int
        Whom the first would call with it.
    stay : tuple of (int, int)
        Of those that only the first, and only the other, would call: how many both
        would call with it.
    """

    disputed: int
    contacts: int
    stay: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it.

    Parameters
    ----------
    paths : tuple of (Path, Path)
        The two workbooks.
    lists : TwoLists
        All of it in words, as the sheet Compared shows it.
    unlike : Disagreement
        Where the two differ.
    mean : Mean
        What the mean of both weights would come to.
    left_out : int
        Accounts that only one of them has.
    """

    paths: tuple[Path, Path]
    lists: TwoLists
    unlike: Disagreement
    mean: Mean
    left_out: int


def compare_files(
    one: str | Path,
    other: str | Path,
    options: Options | None = None,
    progress: Tell = silent,
) -> Compared:
    """Rate two workbooks, and find where their lists of contacts differ.

    Parameters
    ----------
    one, other : str or Path
        The workbooks; accounts are the same by name, ignoring case and space.
    options : Options, optional
        What overrides the settings of both.
    progress : callable
        Told how far the work is.

    Raises
    ------
    FileError
        If one cannot be read, or they have no account in common.
    ModelError
        If a finding of one is an error.
    """
    options = options or Options()
    first = read_side(Path(one), options, progress)
    second = read_side(Path(other), options, progress)
    return compare_books((first, second), progress)


def read_side(path: Path, options: Options, progress: Tell = silent) -> Book:
    """Read a workbook that is to be compared; its findings name it.

    Raises
    ------
    FileError, ModelError
        See `compare_files`.
    """
    with _naming(path):
        return read(path, options, progress)


def compare_books(books: tuple[Book, Book], progress: Tell = silent) -> Compared:
    """Rate two workbooks that were read, and find where their lists differ.

    Raises
    ------
    FileError, ModelError
        See `compare_files`.
    """
    one, other = books
    paths = (one.path, other.path)
    rated = (_rated(one, progress), _rated(other, progress))
    first, second = (each.ratings for each in rated)
    choose(first.model.settings.language)  # the second has its own
    pairs = same_accounts(first, second)
    if not len(pairs[0]):
        raise FileError(NOTHING_ALIKE.format(one=paths[0].name, other=paths[1].name))
    unlike = disagreement(first, second, pairs)
    mean = _mean(first, second, pairs)
    left_out = len(first) + len(second) - 2 * len(pairs[0])
    lists = _in_words(paths, rated, unlike, mean)
    if left_out:
        about = ListsWord.COMPARED_LEFT.format(about=lists.about, count=left_out)
        lists = replace(lists, about=about)
    return Compared(paths, lists, unlike, mean, left_out)


def _rated(book: Book, progress: Tell) -> Rated:
    with _naming(book.path):
        return rate(book, progress)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the workbook in findings, as Excel names the cells of another one."""
    try:
        yield
    except ModelError as error:
        named = (replace(f, place=f"[{path.name}]{f.place}") for f in error.findings)
        raise ModelError(tuple(named)) from None


def write_compared(
    compared: Compared, target: str | Path, *, overwrite: bool = False
) -> Path:
    """Write a workbook of one sheet, Compared, that can be shown in a meeting.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    place = writable(Path(target), overwrite=overwrite)
    if place.suffix.lower() != ".xlsx":
        raise FileError(NOT_XLSX.format(file=place.name))
    write_pages(None, place, (lists_page(compared.lists),))
    return place


def same_accounts(one: Ratings, other: Ratings) -> tuple[Ints, Ints]:
    """Find the rows of two ratings that are the same account.

    Of several with one name, the first of one is the first of the other, and so on.
    """
    numbers = name_numbers(one.accounts.name_texts, other.accounts.name_texts)
    here, there = (
        pd.MultiIndex.from_arrays([each, pd.Series(each).groupby(each).cumcount()])
        for each in numbers
    )
    at = there.get_indexer(here)
    named = (one.accounts.name_texts != "").to_numpy()
    rows = np.flatnonzero((at >= 0) & named)
    return rows, at[rows].astype(np.int64)


def _mean(one: Ratings, other: Ratings, pairs: tuple[Ints, Ints]) -> Mean:
    """Rate both with the mean of their weights, each by its own rules."""
    first, second = (
        rate_accounts(mean_model(ratings.model, rival.model), ratings.accounts)
        for ratings, rival in ((one, other), (other, one))
    )
    unlike = disagreement(first, second, pairs)
    was, now = (
        [
            ratings.is_status(Status.CONTACT)[rows]
            for ratings, rows in zip(both, pairs, strict=True)
        ]
        for both in ((one, other), (first, second))
    )
    agreed = now[0] & now[1]
    stay = (
        int((was[0] & ~was[1] & agreed).sum()),
        int((was[1] & ~was[0] & agreed).sum()),
    )
    return Mean(unlike.disputed, unlike.one.contacts, stay)


def mean_model(own: Model, rival: Model) -> Model:
    """Give a model the mean of its own weights and another's, as shares.

    Criteria that only the other has are taken over with half their share.
    """
    shares = [weight_shares(model) for model in (own, rival)]
    criteria: dict[str, Criterion] = {}
    for model in (own, rival):
        for criterion in model.criteria:
            criteria.setdefault(text_key(criterion.name), criterion)
    mean = tuple(
        replace(criterion, weight=50 * sum(share.get(key, 0.0) for share in shares))
        for key, criterion in criteria.items()
    )
    return replace(own, criteria=mean)


def _in_words(
    paths: tuple[Path, Path],
    rated: tuple[Rated, ...],
    unlike: Disagreement,
    mean: Mean,
) -> TwoLists:
    names = _names(paths)
    days = [*dict.fromkeys(each.book.today.isoformat() for each in rated)]
    today = DAYS.format(one=days[0], other=days[-1]) if len(days) > 1 else days[0]
    files = {"one": paths[0].name, "other": paths[1].name}
    counted = {"accounts": unlike.accounts, "today": today}
    about = fill(ListsWord.COMPARED_ABOUT, files | counted)
    sizes = [len(side) for side in (unlike.only_one, unlike.only_other)]
    one, other = (each.ratings.model for each in rated)
    return TwoLists(
        sheet=Sheet.COMPARED,
        title=ListsWord.COMPARED,
        about=about,
        verdict=_verdict(unlike),
        notes=tuple(_notes(unlike, mean, names)),
        names=names,
        unlike=unlike,
        tiles=(
            (unlike.one.contacts, ListsWord.CONTACTS.format(name=names[0])),
            (unlike.other.contacts, ListsWord.CONTACTS.format(name=names[1])),
            (unlike.both, ListsWord.IN_BOTH),
            (sizes[0], ListsWord.ONLY_TILE.format(name=names[0])),
            (sizes[1], ListsWord.ONLY_TILE.format(name=names[1])),
            (unlike.accounts, ListsWord.ACCOUNTS),
        ),
        only=(
            ListsWord.ONLY.format(name=names[0], count=sizes[0]),
            ListsWord.ONLY.format(name=names[1], count=sizes[1]),
        ),
        weighed=weighed(one, other, dict(unlike.causes)),
        with_mean=True,
    )


def _names(paths: tuple[Path, Path]) -> tuple[str, str]:
    """Call each side by its file, as short as tells them apart."""
    stems = tuple(path.stem for path in paths)
    if stems[0] != stems[1]:
        return stems[0], stems[1]
    return f"{paths[0].parent.name}/{stems[0]}", f"{paths[1].parent.name}/{stems[1]}"


def _verdict(unlike: Disagreement) -> str:
    if not unlike.disputed:
        same = {"contacts": unlike.both, "accounts": unlike.accounts}
        return fill(ListsWord.AGREE, same)
    names = [name for name, _ in unlike.causes[:2]]
    sentences = (ListsWord.DISAGREE, ListsWord.BECAUSE, ListsWord.BECAUSE_BOTH)
    causes = dict(zip(("first", "second"), names, strict=False))
    return sentences[len(names)].format(
        both=unlike.both,
        accounts=unlike.accounts,
        disputed=unlike.disputed,
        **causes,
    )


def _notes(unlike: Disagreement, mean: Mean, names: tuple[str, str]) -> list[str]:
    """Say whether the mean of both weights settles it."""
    if not unlike.disputed:
        return []
    if mean.disputed:
        settled = ListsWord.MEAN_LEAVES.format(disputed=mean.disputed)
    else:
        settled = ListsWord.MEAN_SETTLES.format(contacts=mean.contacts)
    return [settled, _who_stays(unlike, mean, names)]


def _who_stays(unlike: Disagreement, mean: Mean, names: tuple[str, str]) -> str:
    counts = (len(unlike.only_one), len(unlike.only_other))
    sides = [*zip(counts, mean.stay, names, strict=True)]
    some = [side for side in sides if side[0]]
    if len(some) == 1:
        ((count, stay, name),) = some
        side = {"count": count, "stay": stay, "name": name}
        return fill(ListsWord.MEAN_ONE_SIDE, side)
    (first, first_stay, one), (second, second_stay, other) = sides
    called = {"one": one, "first": first, "first_stay": first_stay}
    others = {"other": other, "second": second, "second_stay": second_stay}
    return fill(ListsWord.MEAN_ONE, {**called, **others})
