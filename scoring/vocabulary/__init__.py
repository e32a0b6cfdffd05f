"""Every word of the workbook: sheets, headings, Tests, settings, yes and no.

Nothing else in the project spells these out. Each entry lists the English word
first, which is what is written; all that follow are understood as well.
Translations are added by appending to the tuples. A module holds one kind of word;
whoever needs a word asks this package for it.

It may use `arrays` and `language` alone.
"""

from __future__ import annotations

from scoring.vocabulary.cell_words import (
    BLANK_WORDS,
    FLOOR_WORDS,
    JUDGEMENT_WORDS,
    KEEP_OWNER,
    KEEP_WORDS,
    LIST_SEPARATOR,
    LOST_WORDS,
    NO_WORDS,
    ONCE_PER_CONTACT,
    ONCE_PER_DAY,
    OPEN_WORDS,
    OUT_WORDS,
    SKIP_WORDS,
    WON_WORDS,
    YES_WORDS,
)
from scoring.vocabulary.faces import Face
from scoring.vocabulary.field_words import (
    ACCOUNT_PREFIX,
    DAYS_SINCE,
    IN_THE_LAST,
    YEARS_SINCE,
    DerivedField,
    Momentum,
)
from scoring.vocabulary.guess_language import guess_language
from scoring.vocabulary.hand_words import HAND_WORDS, HANDS, Hand
from scoring.vocabulary.heads import (
    AVERAGE_WORDS,
    CHANGES_HEADS,
    CRITERIA_HEADS,
    CRITERIA_REQUIRED,
    EXTREME_WORDS,
    HEAD_WORDS,
    LAST_REQUIRED,
    MAPPING_HEADS,
    NAME_HEADINGS,
    NAME_HEADINGS_OF_PROGRAMS,
    OPTIONAL_REQUIRED,
    SETTINGS_REQUIRED,
    STAMP_HEADS,
    TOTAL_WORDS,
    UNIT_WORDS,
    Head,
)
from scoring.vocabulary.result_words import (
    CalledWord,
    ColumnHead,
    ContactHead,
    ScoredHead,
    StampFigure,
    Status,
)
from scoring.vocabulary.rule_tests import (
    TEST_SYNONYMS,
    TESTS,
    Takes,
    Test,
    TestWord,
)
from scoring.vocabulary.setting_words import (
    SETTING_WORDS,
    CallAt,
    Setting,
)
from scoring.vocabulary.sheets import (
    FUNCTION_PREFIX,
    RESULT_SHEETS,
    SHEET_WORDS,
    Sheet,
    tab_names,
)


__all__ = [
    "ACCOUNT_PREFIX",
    "AVERAGE_WORDS",
    "BLANK_WORDS",
    "CHANGES_HEADS",
    "CRITERIA_HEADS",
    "CRITERIA_REQUIRED",
    "DAYS_SINCE",
    "EXTREME_WORDS",
    "FLOOR_WORDS",
    "FUNCTION_PREFIX",
    "HANDS",
    "HAND_WORDS",
    "HEAD_WORDS",
    "IN_THE_LAST",
    "JUDGEMENT_WORDS",
    "KEEP_OWNER",
    "KEEP_WORDS",
    "LAST_REQUIRED",
    "LIST_SEPARATOR",
    "LOST_WORDS",
    "MAPPING_HEADS",
    "NAME_HEADINGS",
    "NAME_HEADINGS_OF_PROGRAMS",
    "NO_WORDS",
    "ONCE_PER_CONTACT",
    "ONCE_PER_DAY",
    "OPEN_WORDS",
    "OPTIONAL_REQUIRED",
    "OUT_WORDS",
    "RESULT_SHEETS",
    "SETTINGS_REQUIRED",
    "SETTING_WORDS",
    "SHEET_WORDS",
    "SKIP_WORDS",
    "STAMP_HEADS",
    "TESTS",
    "TEST_SYNONYMS",
    "TOTAL_WORDS",
    "UNIT_WORDS",
    "WON_WORDS",
    "YEARS_SINCE",
    "YES_WORDS",
    "CallAt",
    "CalledWord",
    "ColumnHead",
    "ContactHead",
    "DerivedField",
    "Face",
    "Hand",
    "Head",
    "Momentum",
    "ScoredHead",
    "Setting",
    "Sheet",
    "StampFigure",
    "Status",
    "Takes",
    "Test",
    "TestWord",
    "guess_language",
    "tab_names",
]
