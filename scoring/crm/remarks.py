"""What the user should know of an import: rows not taken, texts left out, doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.checks import unclear_decimals
from scoring.checks.unclear_decimals import BY_NOTHING
from scoring.crm import matching
from scoring.crm.headings import Kind, Role
from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.phrases import MappingWord
from scoring.values.cell import cell_text, number_text, read_cell
from scoring.values.refs import cell_name, sheet_reference


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.comparable import Reader
    from scoring.crm.host import Host
    from scoring.crm.mapping import Line, Mapping
    from scoring.crm.matching import Matched
    from scoring.crm.merging import ColumnChange
    from scoring.crm.plan import Plan
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

MOST_NAMED = 50
"""Rows that are not taken, and are named one by one, for each reason."""
LEFT_OUT = {
    True: phrase("'{text}' is left out: '{field}' of Accounts holds dates"),
    False: phrase("'{text}' is left out: '{field}' of Accounts holds numbers"),
}
STAYS = {
    True: phrase(
        "'{text}' is left out, {cell} stays: '{field}' of Accounts holds dates"
    ),
    False: phrase(
        "'{text}' is left out, {cell} stays: '{field}' of Accounts holds numbers"
    ),
}
"""By whether the column holds dates."""
REFUSED: dict[int, tuple[str, str]] = {
    matching.TWICE: (
        "M201",
        phrase("'{name}' stands twice in the export, also in {other}"),
    ),
    matching.SEVERAL_ACCOUNTS: (
        "M202",
        phrase("'{name}' fits several accounts: {accounts}"),
    ),
    matching.SEVERAL_ROWS: (
        "M203",
        phrase("'{name}' and other rows may be {accounts}"),
    ),
    matching.OTHER_DOMAIN: (
        "M204",
        phrase("'{name}' is called as {accounts}, at another domain"),
    ),
    matching.NAMELESS: ("M205", phrase("the row has no name")),
    matching.KEYLESS: (
        "M205",
        phrase("'{name}' has nothing in the column that is the key"),
    ),
}
ONE_RECORD: dict[int, str] = {
    matching.TWICE: phrase(
        "'{name}' and the row of {other} have one {field}, {record}"
    ),
    matching.SEVERAL_ACCOUNTS: (
        phrase(
            "'{name}' has the {field} {record}, and so have two accounts: {accounts}"
        )
    ),
}
"""The same, where it is a number of the CRM that stands twice."""
DATES, NUMBERS = phrase("dates"), phrase("numbers")
UNKNOWN = phrase("no account is known by '{value}'")


def refused(
    table: SheetTable, host: Host, mapping: Mapping, matched: Matched
) -> Iterator[Finding]:
    """Name the rows that are not taken."""
    named, record = mapping.of(Role.NAME), mapping.of(Role.RECORD)
    if named is None:
        yield from _unknown(table, mapping, matched)
        return
    names: list[Any] = table.frame.iloc[:, named.number].tolist()
    for why, (code, words) in REFUSED.items():
        rows = (matched.accounts == why).nonzero()[0].tolist()
        for number, row in enumerate(rows[:MOST_NAMED], start=1):
            twin = why == matching.TWICE
            one = record if _one_record(table, host, record, matched, row) else None
            sentence = message(
                words if one is None else ONE_RECORD[why],
                name=str(names[row]),
                other=table.cell(_twin(matched, row), named.number) if twin else "",
                accounts="" if twin else _accounts(host, matched, row),
                field="" if one is None else one.field,
                record="" if one is None else _record(table, one, row),
            )
            more = len(rows) - number if number == MOST_NAMED else 0
            yield finding(code, table.cell(row, named.number), sentence, more=more)


def _unknown(
    table: SheetTable, mapping: Mapping, matched: Matched
) -> Iterator[Finding]:
    """Say how many rows of an export without names are no account."""
    rows = (matched.accounts == matching.NAMELESS).nonzero()[0].tolist()
    roles = (Role.KEY, Role.RECORD, Role.DOMAIN)
    key = next(filter(None, map(mapping.of, roles)), None)
    if rows and key is not None:
        sentence = message(UNKNOWN, value=_record(table, key, rows[0]))
        place = table.cell(rows[0], key.number)
        yield finding("M205", place, sentence, more=len(rows) - 1)


def _one_record(
    table: SheetTable, host: Host, record: Line | None, matched: Matched, row: int
) -> bool:
    """Say whether what cannot be told apart are two with one number of the CRM."""
    why, column = int(matched.accounts[row]), record.column if record else None
    if record is None or why not in ONE_RECORD:
        return False
    number = _record(table, record, row)
    if why == matching.TWICE:
        return number == _record(table, record, _twin(matched, row)) != ""
    if column is None:
        return False
    both = int(matched.firsts[row]), int(matched.others[row])
    numbers = {_shown(host.accounts.frame.iat[account, column]) for account in both}
    return numbers == {number} != {""}


def _record(table: SheetTable, line: Line, row: int) -> str:
    return _shown(table.frame.iat[row, line.number])


def _shown(value: Any) -> str:
    return cell_text(read_cell(value)).strip()


def _twin(matched: Matched, row: int) -> int:
    """Find another row of the export that is the same account."""
    first = int(matched.others[row])
    alike = (matched.others == first) & (matched.accounts == matching.TWICE)
    return next(int(n) for n in (first, *alike.nonzero()[0]) if n != row)


def _accounts(host: Host, matched: Matched, row: int) -> Message:
    """Name the account, or the first and the last of those, that a row may be."""
    both = int(matched.firsts[row]), int(matched.others[row])
    accounts = [_account(host, account) for account in both if account >= 0]
    if not accounts:
        return Message("")
    if len(accounts) == 1:
        return accounts[0]
    return message("{first}, {last}", first=accounts[0], last=accounts[-1])


def _account(host: Host, account: int) -> Message:
    column = host.books.name
    name: Any = host.accounts.frame.iat[account, column]
    place = host.accounts.cell(account, column)
    return message("'{name}' in {place}", name=str(name), place=place)


def noticed(plan: Plan, export: Reader) -> Iterator[Finding]:
    """Say what the user should know of a plan that can be carried out."""
    host, merged = plan.host, plan.merged
    if merged.formulas_left:
        (account, column), more = merged.formulas_left[0], len(merged.formulas_left) - 1
        text = phrase("the cell holds a formula, which stays")
        yield finding("M206", host.accounts.cell(account, column), text, more=more)
    for change in merged.columns:
        doubts = UNCLEAR.get(change.kind)
        yield from doubts(plan, export, change.line.number) if doubts else ()
        if len(change.unfit):
            yield _unfit(plan, change)
    yield from _alike(plan)
    many = [x for x in plan.mapping.lines if x.goes_by(MappingWord.TOO_MANY)]
    if many:
        shown = ", ".join(line.heading for line in many[:5])
        words = phrase("{count} columns were left out, such as {headings}")
        sentence = message(words, count=len(many), headings=shown)
        yield finding("M208", plan.export.sheet, sentence)
    if host.sheet.formulas and not merged.nothing:
        cell = cell_name(*min(host.sheet.formulas))
        text = phrase(
            "formulas keep the values they had until Excel has calculated them"
        )
        yield finding("M209", sheet_reference(host.accounts.sheet, cell), text)
    if host.sheet.filtered and len(merged.added):
        text = phrase("new accounts are shown, whatever the filter says")
        yield finding("M210", host.accounts.sheet, text)


def _unclear_date(plan: Plan, export: Reader, column: int) -> Iterator[Finding]:
    """Say how dates were read that may have the day first or the month."""
    date = export.unclear(column)
    if date:
        words = phrase("dates such as {date} were read with the day first")
        place = plan.export.heading_cell(column)
        yield finding("M207", place, message(words, date=date), found=date)


def _unclear_number(plan: Plan, export: Reader, column: int) -> Iterator[Finding]:
    """Say how a number such as 1.200 was read, where nothing beside it tells."""
    text = export.unclear_number(column)
    if not text:
        return
    rows: list[Any] = plan.export.frame.iloc[:, column].tolist()
    number = number_text(read_cell(text).number)
    sentence = message(BY_NOTHING, cell=text, number=number)
    yield unclear_decimals.CODE.at(
        plan.export.cell(rows.index(text), column), sentence, found=text
    )


UNCLEAR = {Kind.DATE: _unclear_date, Kind.NUMBER: _unclear_number}
"""What is doubtful of a column, by what it holds."""


def _unfit(plan: Plan, change: ColumnChange) -> Finding:
    """Name a text that a column of numbers or dates does not take."""
    line, row = change.line, int(change.unfit[0])
    dates = change.kind is Kind.DATE
    value: Any = plan.export.frame.iat[row, line.number]
    account = int(plan.matched.accounts[row])
    if account >= 0 and line.column is not None:
        cell = plan.host.accounts.cell(account, line.column)
        sentence = message(STAYS[dates], text=str(value), cell=cell, field=line.field)
    else:
        sentence = message(LEFT_OUT[dates], text=str(value), field=line.field)
    place, more = plan.export.cell(row, line.number), len(change.unfit) - 1
    return finding(
        "M211",
        place,
        sentence,
        expected=DATES if dates else NUMBERS,
        found=value,
        more=more,
    )


def _alike(plan: Plan) -> Iterator[Finding]:
    """Name rows that may be one company, though both are taken."""
    named = plan.mapping.of(Role.NAME)
    column, pairs = named.number if named else 0, plan.matched.alike
    names: list[Any] = plan.export.frame.iloc[:, column].tolist()
    for number, (row, other) in enumerate(pairs[:MOST_NAMED], start=1):
        place = plan.export.cell(other, column)
        twin = plan.export.cell(row, column)
        words = phrase("'{name}' may be the same company as '{other}' in {place}")
        theirs, ours = str(names[other]), str(names[row])
        sentence = message(words, name=theirs, other=ours, place=twin)
        more = len(pairs) - number if number == MOST_NAMED else 0
        yield finding("M212", place, sentence, more=more)
