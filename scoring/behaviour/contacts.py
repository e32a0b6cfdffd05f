"""Contacts: the people of accounts, rated by criteria of their own."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.behaviour.engagement import Engagement
from scoring.behaviour.same_people import same_people
from scoring.checks import check_fields
from scoring.checks.fields import lacking
from scoring.checks.no_column import COLUMN_FOR, LACKING, no_column
from scoring.finding_codes import finding
from scoring.findings import Level, message
from scoring.language import phrase
from scoring.model.derived_fields import english_key
from scoring.model.read_criteria import read_criteria
from scoring.rating.accounts import Accounts
from scoring.rating.columns import Coded, column_before
from scoring.rating.rate import rate_accounts
from scoring.tables.added_columns import Field, Offer, extended, named_fields
from scoring.tables.keys import places
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import ACCOUNT_PREFIX, LIST_SEPARATOR, Head


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.arrays import Ints
    from scoring.behaviour.activities import Activities
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster
    from scoring.values.table import SheetTable
    from scoring.vocabulary import Sheet


HEADS = (Head.ACCOUNT, Head.CONTACT)


@dataclass(frozen=True, slots=True)
class Contacts:
    """The n contacts.

    Parameters
    ----------
    table : SheetTable
        The Contacts table, with the columns made of other tables.
    owners : ndarray of int, shape (n,)
        Whose each is, an account of the roster; -1 for none that is known.
    ratings : Ratings or None
        Their ratings; None without Contact criteria, or with errors in these.
    people : Accounts
        The same, to be rated like accounts, each under the contact's name.
    rated : bool
        Whether there are Contact criteria, even with errors.
    roles : ndarray of int, shape (n,), optional
        Index into `roles_by_code`; None where no roles are needed or none are told.
    roles_by_code : tuple of frozenset of str
        The text keys of the roles in each distinct cell; the last is empty.
    engagement : Engagement, optional
        What they did themselves; None where the workbook does not say.
    """

    table: SheetTable
    owners: Ints
    people: Accounts
    ratings: Ratings | None
    rated: bool
    roles: Ints | None = None
    roles_by_code: tuple[frozenset[str], ...] = ()
    engagement: Engagement | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a contact's rating may look at beside the contact's own columns.

    Parameters
    ----------
    accounts : TableReader
        The accounts with all their columns, derived ones too.
    roster : Roster
        The accounts by name.
    activities : Activities or None
        What was done; None where the workbook does not say.
    there : mapping of Sheet to bool
        The sheets that there are, and whether each is used.
    """

    accounts: TableReader
    roster: Roster
    activities: Activities | None
    there: Mapping[Sheet, bool]


def read_contacts(
    rows: TableReader, criteria: SheetTable | None, around: Around
) -> tuple[Contacts, list[Finding]]:
    """Read Contacts, and rate them where there are Contact criteria.

    Parameters
    ----------
    rows : TableReader
        The Contacts table.
    criteria : SheetTable or None
        The Contact criteria table.
    around : Around
        The accounts and their activities.
    """
    contacts, findings = _read(rows, criteria, around)
    return _with_roles(contacts, rows), findings


def _with_roles(contacts: Contacts, rows: TableReader) -> Contacts:
    """Add what each contact's role is, where roles are needed."""
    if not rows.settings.roles_needed or rows.find(Head.ROLE) is None:
        return contacts
    words = rows.words(Head.ROLE)
    split = (key.split(LIST_SEPARATOR) for key in words.keys.to_pylist())
    by_code = tuple(frozenset(role.strip() for role in cell) for cell in split)
    return replace(contacts, roles=words.codes, roles_by_code=(*by_code, frozenset()))


def _read(
    rows: TableReader, criteria: SheetTable | None, around: Around
) -> tuple[Contacts, list[Finding]]:
    owners = around.roster.find(rows)
    findings = [*rows.doubled(HEADS), *around.roster.unknown(rows, owners)]
    text = phrase("this contact has no name; it is rated, but nobody can call it")
    nameless = rows.words(Head.CONTACT).codes < 0
    findings += rows.about("B212", nameless, Head.CONTACT, text)
    findings += same_people(rows, owners)
    if criteria is None:
        return _unrated(rows, owners, rated=False), findings
    model, more = rows.remember(
        "criteria", lambda: read_criteria(criteria, rows.settings)
    )
    if model is not None and not model.criteria:
        more = [f for f in more if f.code != "C100"]
        text = phrase(
            "there are no criteria under the headings, so contacts are only counted"
        )
        more.append(
            finding("B213", criteria.sheet, text, expected=phrase("a criterion"))
        )
        return _unrated(rows, owners, rated=False), [*findings, *more]
    findings += more
    if model is None:
        return _unrated(rows, owners, rated=True), findings
    named = named_fields(model)
    engagement = _engagement(rows, owners, around)
    offer = Offer() if engagement is None else engagement.offer()
    table, more = extended(rows.table, offer, named)
    findings += more
    borrowed = [*_borrowed(model, around.accounts)]
    findings += _not_there(model, around)
    table, _ = extended(table, _account_fields(borrowed, owners, around), named)
    people = _people(rows, table)
    for heading, column in borrowed:
        _read_alike(people, heading, column, (owners, around))
    model = replace(model, settings=people.settings)
    # columns of the account that are not there have been named already
    faults = check_fields(model, people, table, around.there)
    findings += [f for f in faults if not _of_account(f.found)]
    wrong = any(f.level is Level.ERROR for f in findings)
    ratings = None if wrong else rate_accounts(model, people)
    contacts = Contacts(table, owners, people, ratings, rated=True)
    return replace(contacts, engagement=engagement), findings


def _unrated(rows: TableReader, owners: Ints, *, rated: bool) -> Contacts:
    return Contacts(rows.table, owners, _people(rows, rows.table), None, rated=rated)


def _people(rows: TableReader, table: SheetTable) -> Accounts:
    """Take the contacts for what is rated, under their own names."""
    column = rows.find(Head.CONTACT)
    name = "" if column is None else table.headings[column]
    # the groups of a matrix are those of Criteria
    # whom to call is a question of the rating alone
    settings = replace(
        rows.settings,
        account_name=name,
        known_at_least=0.0,
        matrix=None,
        also_needs=(),
        contacts_at_most=None,
    )
    people = Accounts(table.frame, settings, rows.today, table.headings)
    people.as_part(rows.rows)
    return people


def _engagement(rows: TableReader, owners: Ints, around: Around) -> Engagement | None:
    """Add up a contact's own activities."""
    activities = around.activities
    if activities is None:
        return None
    people = rows.words(Head.CONTACT)
    known = places(activities.contacts.keys, people.keys)
    theirs = np.append(known, -1)[activities.people]
    # one number for a person at an account, the same for rows and activities
    width = len(people.keys) + 1
    mine = np.where(people.codes < 0, -1, owners * width + people.codes)
    did = np.where(theirs < 0, -1, activities.owners * width + theirs)
    numbers, values = pd.factorize(np.concatenate([mine, did]))
    numbers[np.concatenate([mine, did]) < 0] = -1
    owned = activities.owned(numbers[len(mine) :])
    return Engagement.of(owned, numbers[: len(mine)], len(values))


def _borrowed(model: Model, accounts: TableReader) -> Iterator[tuple[str, int]]:
    """Give the headings of a contact's criteria that are columns of the account."""
    for key in sorted(named_fields(model)):
        if key.startswith(ACCOUNT_PREFIX):
            column = accounts.rows.index.get(_bare(key))
            if column is not None:
                yield f"{ACCOUNT_PREFIX} {accounts.table.headings[column]}", column


def _bare(field: str) -> str:
    return heading_key(english_key(field).removeprefix(ACCOUNT_PREFIX))


def _of_account(field: str) -> bool:
    return ACCOUNT_PREFIX in english_key(field)


def _account_fields(
    borrowed: list[tuple[str, int]], owners: Ints, around: Around
) -> Offer:
    """Give each contact the columns of its account."""
    rows = np.append(around.roster.first_rows, -1)[owners]
    frame = around.accounts.table.frame
    sheet = around.accounts.table.sheet
    fields = []
    for heading, column in borrowed:
        series = frame.iloc[:, column].reset_index(drop=True)
        fields.append(Field(heading, series.reindex(rows), sheet))
    return Offer(tuple(fields))


def _read_alike(
    read: Accounts, heading: str, column: int, known: tuple[Ints, Around]
) -> None:
    """Read a column of the account as it is read in Accounts."""
    owners, around = known
    number, source = (
        read.index[heading_key(heading)],
        around.accounts.rows.column(column),
    )
    if around.accounts.whole is not None:
        # contacts of a part are all of accounts that are known
        rows = around.roster.first_rows[owners]
        read.adopt_column(number, column_before(source, rows, math.inf))
    elif isinstance(source, Coded):
        read.adopt(number, source.style)


def _not_there(model: Model, around: Around) -> Iterator[Finding]:
    """Report columns of the account that Accounts does not have (C111)."""
    accounts = around.accounts
    for criterion in model.criteria:
        named = english_key(criterion.field)
        _, prefix, bare = named.rpartition(ACCOUNT_PREFIX)
        if not criterion.active or not prefix or bare.strip() in accounts.rows.index:
            continue
        written = criterion.field.rpartition(":")[2].strip()
        sheet = accounts.table.sheet
        lacks = lacking(written, accounts.table.headings, around.there)
        if lacks is None:
            near = nearest(written, accounts.table.headings)
            field = criterion.field
            sentence = message(COLUMN_FOR, column=written, sheet=sheet, field=field)
            sentence = sentence.hint(near)
        else:
            sentence = message(LACKING, field=criterion.field, lacks=lacks)
        yield no_column(criterion.field_place, criterion.field, sentence)
