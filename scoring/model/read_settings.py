"""From the Settings table to `Settings`, collecting findings."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scoring import vocabulary
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import LANGUAGES, Language, language_of, phrase
from scoring.model.model import MOST_POINTS, Matrix, Need, Settings, Tier
from scoring.model.read_matrix import NotAMatrix, read_matrix
from scoring.model.setting_lists import NotAList, read_bounds, read_words
from scoring.model.unclear_cells import unclear_number
from scoring.values.cell import Cell, cell_key, cell_text, read_cell
from scoring.values.date_texts import number_stamp_day
from scoring.values.days import date_of
from scoring.values.suggest import nearest_of
from scoring.values.text import text_key
from scoring.vocabulary import Head, Setting


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from scoring.findings import Finding
    from scoring.values.table import SheetTable

LONGEST_HISTORY: Final = 36_500
_YES: Final = frozenset(map(text_key, vocabulary.YES_WORDS))
_NO: Final = frozenset(map(text_key, vocabulary.NO_WORDS))
_SETTINGS: Final = {
    text_key(word): setting
    for setting, words in vocabulary.SETTING_WORDS.items()
    for word in words
}

CONTACTS_OR_ALL: Final = phrase("contacts or all")
YES_OR_NO: Final = phrase("yes or no")
DAYS_OR_NO: Final = phrase("a number of days up to {most:,}, or no")
BOTH: Final = phrase("{first} and {second}")


class _Wrong(ValueError):  # noqa: N818 - says what was expected
    """A setting's value does not fit; the text is what was expected."""


def parse_settings(table: SheetTable | None) -> tuple[Settings, list[Finding]]:
    """Read the settings; those not said have their default.

    Parameters
    ----------
    table : SheetTable or None
        None where the workbook has no Settings sheet.

    Returns
    -------
    tuple of (Settings, list of Finding)
        A setting that cannot be read is a finding, and keeps its default.
    """
    settings = Settings()
    findings: list[Finding] = []
    if table is None:
        return settings, findings
    settings = replace(settings, date1904=table.date1904)
    setting_column, value_column = table.find(Head.SETTING), table.find(Head.VALUE)
    if setting_column is None or value_column is None:
        return settings, [_no_headings(table)]
    places: dict[Setting, str] = {}
    for row in _decimal_sign_first(table, setting_column):
        named = read_cell(table.frame.iat[row, setting_column])
        value = read_cell(table.frame.iat[row, value_column], settings.style)
        if named.kind == "blank":
            continue
        place = table.cell(row, value_column)
        setting = _SETTINGS.get(text_key(cell_text(named)))
        if setting is None:
            findings.append(_unknown(named, table.cell(row, setting_column)))
            continue
        if setting in places:
            findings.append(_twice(setting, places[setting], place))
        places[setting] = place
        settings, fault = _apply(settings, setting, value, place)
        findings += fault
        findings += _remarks(settings, setting, place)
    return settings, findings


def states_language(table: SheetTable | None) -> bool:
    """Say whether the setting Language stands in a table of settings."""
    column = None if table is None else table.find(Head.SETTING)
    if table is None or column is None:
        return False
    keys = {text_key(word) for word in Setting.LANGUAGE.understood}
    return not keys.isdisjoint(map(text_key, map(str, table.frame.iloc[:, column])))


def _decimal_sign_first(table: SheetTable, column: int) -> list[int]:
    """Order the rows so that the decimal sign is known where others are read."""
    names = [read_cell(table.frame.iat[row, column]) for row in range(len(table.frame))]
    signs = [
        _SETTINGS.get(text_key(cell_text(name))) is Setting.DECIMAL_SIGN
        for name in names
    ]
    return sorted(range(len(names)), key=lambda row: not signs[row])


def _no_headings(table: SheetTable) -> Finding:
    first, second = vocabulary.SETTINGS_REQUIRED
    wanted = message(BOTH, first=first, second=second)
    words = phrase("the sheet has no table with the headings {headings}")
    sentence = message(words, headings=wanted)
    return finding("S101", table.sheet, sentence, expected=wanted)


def _unknown(named: Cell, place: str) -> Finding:
    word = cell_text(named).strip()
    near = nearest_of(word, Setting)
    sentence = message("unknown setting '{setting}'", setting=word).hint(near)
    return finding("S201", place, sentence, found=word)


def _twice(setting: Setting, first: str, place: str) -> Finding:
    words = phrase("'{setting}' stands twice, first in {place}")
    return finding("S102", place, message(words, setting=setting, place=first))


def _remarks(settings: Settings, setting: Setting, place: str) -> Iterator[Finding]:
    """Say what is worth knowing of a setting that was read."""
    if setting is Setting.TIERS:
        yield from _unreached(settings.tiers, place)
    if setting is Setting.TODAY and settings.today is not None:
        yield _fixed(settings.today, place)


def _unreached(tiers: Sequence[Tier], place: str) -> Iterator[Finding]:
    """Name the tiers that no account can be in, as another has the same bound.

    The last has those below every bound.
    """
    for one, other in pairwise(tiers[:-1]):
        if one.bound == other.bound:
            words = phrase(
                "tiers '{one}' and '{other}' have the same bound, so no account is in "
                "'{other}'"
            )
            sentence = message(words, one=one.name, other=other.name)
            yield finding("S202", place, sentence, found=other.name)


def _fixed(today: dt.date, place: str) -> Finding:
    words = phrase(
        "accounts are rated as of {today}; clear Today to rate them as of the day you "
        "score"
    )
    return finding("S203", place, message(words, today=today))


def _apply(
    settings: Settings, setting: Setting, value: Cell, place: str
) -> tuple[Settings, list[Finding]]:
    if value.kind == "blank":
        return settings, []
    try:
        field, read = _READERS[setting](value)
    except (_Wrong, NotAList) as wrong:
        text = cell_text(value).strip()
        words = phrase("'{setting}' cannot be '{value}', it takes {wanted}")
        # as it came, not yet said: the setting Language may still be to come
        (wanted,) = wrong.args
        sentence = message(words, setting=setting, value=text, wanted=wanted)
        return settings, [finding("S101", place, sentence, expected=wanted, found=text)]
    if isinstance(read, Matrix):
        read = replace(read, place=place)
    if field == "account_name":
        settings = replace(settings, account_name_place=place)
    if field == "also_needs":
        read = tuple(replace(need, place=place) for need in read)
    is_number = isinstance(read, int | float)
    notes = unclear_number(value, settings, place) if is_number else ()
    return replace(settings, **{field: read}), [*notes]


def _contact_from(value: Cell) -> tuple[str, float]:
    # 70 % would be 0.7, and so everyone a contact
    if not 0 <= value.number <= MOST_POINTS or "%" in cell_text(value):
        raise _Wrong(phrase("a number from 0 to 10"))
    return "contact_from", value.number


def _known_at_least(value: Cell) -> tuple[str, float]:
    share = value.number
    # People write 60 for 60 %; 1 stays 100 %, and 120 % is more than all.
    if 2 <= share <= 100 and "%" not in cell_text(value):  # noqa: PLR2004
        share /= 100
    if not 0 <= share <= 1:
        raise _Wrong(phrase("a share from 0 % to 100 %"))
    return "known_at_least", share


def _tiers(value: Cell) -> tuple[str, tuple[Tier, ...]]:
    bounds = read_bounds(
        cell_text(value), phrase("names with bounds such as A 8; B 5; C 0")
    )
    tiers = [Tier(name, number) for name, number in bounds]
    return "tiers", tuple(sorted(tiers, key=lambda tier: -tier.bound))


def _also_needs(value: Cell) -> tuple[str, tuple[Need, ...]]:
    wanted = phrase("groups with bounds from 0 to 10, such as Fit 5; Engagement 3")
    bounds = read_bounds(cell_text(value), wanted)
    # nobody is rated above 10, so nobody would be called
    if not all(0 <= bound.number <= MOST_POINTS for bound in bounds):
        raise _Wrong(wanted)
    return "also_needs", tuple(Need(name, number) for name, number in bounds)


def _contacts_at_most(value: Cell) -> tuple[str, int]:
    number = value.number
    if not number >= 0 or number != int(number):
        raise _Wrong(phrase("a whole number, 0 or more, or nothing"))
    return "contacts_at_most", int(number)


def _roles_needed(value: Cell) -> tuple[str, tuple[str, ...]]:
    roles = _listed(value, phrase("roles such as Decision maker; Champion"))
    return "roles_needed", tuple({text_key(role): role for role in roles}.values())


def _call_at(value: Cell) -> tuple[str, vocabulary.CallAt]:
    word = cell_key(value)
    for choice in vocabulary.CallAt:
        if word in map(text_key, choice.understood):
            return "call_at", choice
    raise _Wrong(CONTACTS_OR_ALL)


def _won_words(value: Cell) -> tuple[str, tuple[str, ...]]:
    return "won_words", _listed(value, phrase("words such as won; closed won"))


def _lost_words(value: Cell) -> tuple[str, tuple[str, ...]]:
    return "lost_words", _listed(value, phrase("words such as lost; closed lost"))


def _listed(value: Cell, wanted: str) -> tuple[str, ...]:
    return read_words(cell_text(value), wanted)


def _win_rate(value: Cell) -> tuple[str, float]:
    share = value.number
    # People write 20 for 20 %
    if 1 <= share < 100 and "%" not in cell_text(value):  # noqa: PLR2004
        share /= 100
    if not 0 < share < 1:
        raise _Wrong(phrase("a share between 0 % and 100 %"))
    return "win_rate", share


def _review_every(value: Cell) -> tuple[str, int]:
    number = value.number
    if not number >= 1 or number != int(number):
        raise _Wrong(phrase("a number of days, 1 or more"))
    return "review_every", int(number)


def _calls_per_week(value: Cell) -> tuple[str, float]:
    if not value.number > 0:
        raise _Wrong(phrase("a number above 0, or nothing"))
    return "calls_per_week", value.number


def _learnt_until(value: Cell) -> tuple[str, Any]:
    return "learnt_until", _date(value)


def _firm(value: Cell) -> tuple[str, bool]:
    return "firm", _yes_or_no(value)


def _points_columns(value: Cell) -> tuple[str, bool]:
    return "points_columns", _yes_or_no(value)


def _yes_or_no(value: Cell) -> bool:
    word = cell_key(value)
    if value.flag is None and word not in _YES | _NO:
        raise _Wrong(YES_OR_NO)
    return word in _YES if value.flag is None else value.flag


def _account_name(value: Cell) -> tuple[str, str]:
    return "account_name", cell_text(value).strip()


def _blank_words(value: Cell) -> tuple[str, tuple[object, ...]]:
    if value.kind != "text":
        return "blank_words", (value.value,)
    return "blank_words", _listed(value, phrase("words such as n/a; unknown"))


def _decimal_sign(value: Cell) -> tuple[str, str]:
    sign = text_key(cell_text(value))
    if sign not in ("auto", ",", "."):
        raise _Wrong(phrase("auto, a comma or a point"))
    return "decimal_sign", sign


def _today(value: Cell) -> tuple[str, Any]:
    return "today", _date(value)


def _date(value: Cell) -> dt.date:
    # 20260331 can be nothing else here
    day = number_stamp_day(value.number) if math.isnan(value.day) else value.day
    if math.isnan(day):
        raise _Wrong(phrase("a date"))
    return date_of(day)


def _language(value: Cell) -> tuple[str, Language]:
    language = language_of(cell_text(value))
    if language is None:
        message = ", ".join(names[0] for names in LANGUAGES.values())
        raise _Wrong(message)
    return "language", language


def _matrix(value: Cell) -> tuple[str, Matrix]:
    try:
        return "matrix", read_matrix(cell_text(value))
    except NotAMatrix as wrong:
        raise _Wrong(*wrong.args) from wrong


def _keep_history(value: Cell) -> tuple[str, int]:
    if cell_key(value) in _NO:
        return "keep_history", 0
    days = value.number
    if not 0 <= days <= LONGEST_HISTORY or days != int(days):
        raise _Wrong(message(DAYS_OR_NO, most=LONGEST_HISTORY))
    return "keep_history", int(days)


def _keep_changes(value: Cell) -> tuple[str, bool]:
    if value.flag is None:
        raise _Wrong(YES_OR_NO)
    return "keep_changes", bool(value.flag)


_READERS: Final[dict[Setting, Callable[[Cell], tuple[str, Any]]]] = {
    Setting.CONTACT_FROM: _contact_from,
    Setting.KNOWN_AT_LEAST: _known_at_least,
    Setting.TIERS: _tiers,
    Setting.ACCOUNT_NAME: _account_name,
    Setting.BLANK_WORDS: _blank_words,
    Setting.DECIMAL_SIGN: _decimal_sign,
    Setting.TODAY: _today,
    Setting.LANGUAGE: _language,
    Setting.MATRIX: _matrix,
    Setting.KEEP_HISTORY: _keep_history,
    Setting.KEEP_CHANGES: _keep_changes,
    Setting.CONTACT_ALSO_NEEDS: _also_needs,
    Setting.CONTACTS_AT_MOST: _contacts_at_most,
    Setting.ROLES_NEEDED: _roles_needed,
    Setting.CALL_AT: _call_at,
    Setting.WON_WORDS: _won_words,
    Setting.LOST_WORDS: _lost_words,
    Setting.WIN_RATE: _win_rate,
    Setting.REVIEW_EVERY: _review_every,
    Setting.CALLS_PER_WEEK: _calls_per_week,
    Setting.LEARNT_UNTIL: _learnt_until,
    Setting.FIRM: _firm,
    Setting.POINTS_COLUMNS: _points_columns,
}
