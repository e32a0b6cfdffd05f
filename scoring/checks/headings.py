"""Headings that criteria name: each must stand over one column, and only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import vocabulary
from scoring.checks.derived_sheets import is_open, sheets_lacking
from scoring.checks.quoting import Places, columns_read, formulas_of, in_order
from scoring.finding_codes import finding
from scoring.model.derived_fields import Derive
from scoring.rating.names import OURS
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.values.table import SheetTable


def check_fields(
    model: Model,
    accounts: Accounts,
    table: SheetTable | None,
    there: Mapping[Sheet, bool] | None = None,
) -> list[Finding]:
    """Find the account fields that no column has, and headings that stand twice.

    Parameters
    ----------
    model : Model
        Its criteria name account fields; those with weight 0 are left alone.
    accounts : Accounts
        Their headings matter, not their cells.
    table : SheetTable or None
        Where they stand.
    there : mapping of Sheet to bool, optional
        The sheets that there are, and whether each is used; without it nothing is
        said of sheets that fields come from.

    Returns
    -------
    list of Finding
        By sheet, code and place.

    Examples
    --------
    >>> import pandas as pd
    >>> from scoring import Settings, parse_model
    >>> from scoring.rating.accounts import Accounts
    >>> model = parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Employes", 1, "at least", 50, 10],
    ...     ]
    ... )
    >>> frame = pd.DataFrame({"Account": ["Acme"], "Employees": [50]})
    >>> print(*check_fields(model, Accounts(frame, Settings(), 0.0), None))
    C111 Criteria!A2: no column 'Employes' in Accounts, did you mean 'Employees'?
    """
    sheet = table.sheet if table is not None else Sheet.ACCOUNTS.value
    found = [*_no_columns(model, accounts, sheet, there)]
    found += _name_setting(accounts, sheet)
    found += _name_column(accounts, Places(accounts, table))
    found += _twice(model, accounts, Places(accounts, table))
    return in_order(found)


def _no_columns(
    model: Model, accounts: Accounts, sheet: str, there: Mapping[Sheet, bool] | None
) -> Iterator[Finding]:
    for criterion in model.criteria:
        if not criterion.active:
            continue
        named = criterion.field
        if not criterion.field_optional and accounts.source(named) is None:
            lacks = lacking(named, accounts.headings, there)
            text = f"no column {_named(named)} in {sheet}{_hint(named, accounts)}"
            text = f"'{made_of(named) or named}' {lacks}" if lacks else text
            place = criterion.field_place
            yield finding("C111", place, text, expected="a heading", found=named)
        for index, formula in formulas_of(criterion):
            for named in formula.fields:
                if accounts.source(named) is None:
                    lacks = lacking(named, accounts.headings, there)
                    text = f"but {sheet} has no such column{_hint(named, accounts)}"
                    text = f"which {lacks}" if lacks else text
                    text = f"the formula names [{named}], {text}"
                    place = criterion.rules[index].place
                    yield finding(
                        "C111", place, text, expected="a heading", found=named
                    )


def lacking(
    field: str, headings: Iterable[str], there: Mapping[Sheet, bool] | None
) -> str:
    """Say which sheets a field comes from that are not there; empty for no such field.

    A column that is named nearly the same is more likely meant than an activity.
    """
    column = made_of(field) or field
    if there is None:
        return ""
    near = nearest(column, filter(None, headings)) if is_open(column) else None
    return sheets_lacking(column, there) if near is None else ""


def _named(field: str) -> str:
    """Quote a field; of a derived one the column it is made of."""
    column = made_of(field)
    return f"'{field}'" if column is None else f"'{column}' for '{field}'"


def made_of(field: str) -> str | None:
    """Give the column that a derived field is made of; None for any other field.

    >>> made_of("Days since  Last visit")
    'Last visit'
    """
    words = field.split()
    prefixes = (prefix.split() for derive in Derive for prefix in derive.value)
    for prefix in prefixes:
        if heading_key(" ".join(words[: len(prefix)])) == " ".join(prefix):
            return " ".join(words[len(prefix) :]) or None
    return None


def _hint(field: str, accounts: Accounts) -> str:
    headings = [heading for heading in accounts.headings if heading]
    near = nearest(field, headings)
    column = made_of(field)
    if near is None and column is not None:
        meant = nearest(column, headings)
        start = " ".join(field.split())[: -len(column)]
        near = None if meant is None else f"{start}{meant}"
    return f", did you mean '{near}'?" if near else ""


def _name_setting(accounts: Accounts, sheet: str) -> Iterator[Finding]:
    named = accounts.settings.account_name
    if named and heading_key(named) not in accounts.index:
        setting = vocabulary.Setting.ACCOUNT_NAME
        text = f"the setting {setting} names '{named}', but {sheet} has no such column"
        text += _hint(named, accounts)
        place = Sheet.SETTINGS.value
        yield finding("S101", place, text, expected="a heading", found=named)


def _name_column(accounts: Accounts, places: Places) -> Iterator[Finding]:
    """Say which column was taken for the names, where no heading says it."""
    named = accounts.settings.account_name
    column = accounts.name_column
    if (named and heading_key(named) in accounts.index) or not len(accounts):
        return
    heading = accounts.headings[column] if accounts.headings else ""
    if heading_key(heading) in OURS:
        return
    shown = f"the column '{heading}'" if heading else "the first column"
    setting = vocabulary.Setting.ACCOUNT_NAME
    text = f"{shown} was taken for the names; if it is another, set {setting}"
    yield finding("F417", places.heading(column), text, found=heading)


def _twice(model: Model, accounts: Accounts, places: Places) -> Iterator[Finding]:
    read = columns_read(model, accounts)
    seen: dict[str, int] = {}
    for column, heading in enumerate(accounts.headings):
        first = seen.setdefault(heading_key(heading), column)
        if not heading or first == column:
            continue
        where = places.heading(first)
        text = f"the heading '{heading}' stands twice, first in {where}"
        place = places.heading(column)
        if first in read:
            text += f"; '{read[first].name}' names it, so keep only one"
            yield finding("A101", place, text, found=heading)
        else:
            text += "; give one of them another name"
            yield finding("A201", place, text, found=heading)
