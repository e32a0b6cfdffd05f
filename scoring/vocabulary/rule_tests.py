"""The Tests of rules: how each is written, what it takes and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.language import Word, Wording, phrase


class Takes(Wording):
    """What a Test wants in Value and To."""

    NOTHING = "nothing"
    ANY = "a text, number, date or yes/no"
    LIST = "a list such as a; b; c"
    LIMIT = "a number or date"
    RANGE = "a number or date in Value and in To"
    DAYS = "a number of days"
    FORMULA = "an Excel formula"


class Test(Word):
    """The Tests, by the word they are written with."""

    IS = "is"
    IS_NOT = "is not"
    IS_ONE_OF = "is one of"
    IS_NOT_ONE_OF = "is not one of"
    CONTAINS = "contains"
    CONTAINS_NOT = "does not contain"
    HAS_WORD = "has the word"
    HAS_WORD_NOT = "does not have the word"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    BETWEEN = "between"
    SCALE = "scale"
    YES = "yes"
    NO = "no"
    IN_LAST_DAYS = "in the last days"
    NOT_IN_LAST_DAYS = "not in the last days"
    IN_NEXT_DAYS = "in the next days"
    FORMULA = "formula"
    IS_BLANK = "is blank"
    IS_NOT_BLANK = "is not blank"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class TestWord:
    """How one Test is written, what it takes and what it says, in one line."""

    test: Test
    also: tuple[str, ...]
    takes: Takes
    says: str


TESTS: tuple[TestWord, ...] = (
    TestWord(Test.IS, ("=", "equals"), Takes.ANY, phrase("equals Value")),
    TestWord(
        Test.IS_NOT,
        ("<>", "!=", "≠"),
        Takes.ANY,
        phrase("is filled and does not equal Value"),
    ),
    TestWord(Test.IS_ONE_OF, (), Takes.LIST, phrase("equals any of a; b; c")),
    TestWord(
        Test.IS_NOT_ONE_OF,
        (),
        Takes.LIST,
        phrase("is filled and equals none of a; b; c"),
    ),
    TestWord(
        Test.CONTAINS, (), Takes.LIST, phrase("has any of a; b; c inside its text")
    ),
    TestWord(
        Test.CONTAINS_NOT,
        (),
        Takes.LIST,
        phrase("is filled and has none of a; b; c inside"),
    ),
    TestWord(
        Test.HAS_WORD,
        ("has word", "has the words"),
        Takes.LIST,
        phrase("has any of a; b; c as a whole word"),
    ),
    TestWord(
        Test.HAS_WORD_NOT,
        ("does not have word", "has not the word"),
        Takes.LIST,
        phrase("is filled and has none of a; b; c as a whole word"),
    ),
    TestWord(Test.AT_LEAST, (">=", "≥"), Takes.LIMIT, phrase("is Value or more")),
    TestWord(Test.MORE_THAN, (">",), Takes.LIMIT, phrase("is more than Value")),
    TestWord(Test.AT_MOST, ("<=", "≤"), Takes.LIMIT, phrase("is Value or less")),
    TestWord(Test.LESS_THAN, ("<",), Takes.LIMIT, phrase("is less than Value")),
    TestWord(
        Test.BETWEEN, (), Takes.RANGE, phrase("is from Value to To, both included")
    ),
    TestWord(
        Test.SCALE,
        (),
        Takes.RANGE,
        phrase("earns Points in proportion, none at Value and all at To"),
    ),
    TestWord(Test.YES, (), Takes.NOTHING, phrase("is TRUE or a word for yes")),
    TestWord(Test.NO, (), Takes.NOTHING, phrase("is FALSE or a word for no")),
    TestWord(
        Test.IN_LAST_DAYS,
        ("in the last",),
        Takes.DAYS,
        phrase("is a date at most Value days ago, not in the future"),
    ),
    TestWord(
        Test.NOT_IN_LAST_DAYS,
        ("not in the last",),
        Takes.DAYS,
        phrase("is a date more than Value days ago"),
    ),
    TestWord(
        Test.IN_NEXT_DAYS,
        ("in the next",),
        Takes.DAYS,
        phrase("is today or a date at most Value days ahead"),
    ),
    TestWord(
        Test.FORMULA,
        (),
        Takes.FORMULA,
        phrase("is TRUE by an Excel formula with account fields as [Heading]"),
    ),
    TestWord(Test.IS_BLANK, ("blank",), Takes.NOTHING, Test.IS_BLANK),
    TestWord(Test.IS_NOT_BLANK, ("not blank",), Takes.NOTHING, Test.IS_NOT_BLANK),
    TestWord(
        Test.OTHERWISE,
        ("else",),
        Takes.NOTHING,
        phrase("is not blank and no rule above matched"),
    ),
)
_WORDS_OF_OTHERS: dict[str, Test] = {
    **dict.fromkeys(("equal", "equal to", "equals to", "is equal to", "=="), Test.IS),
    **dict.fromkeys(("exactly", "match", "matches", "eq"), Test.IS),
    **dict.fromkeys(
        ("not", "not equal", "not equal to", "does not equal"), Test.IS_NOT
    ),
    **dict.fromkeys(("is not equal to", "other than", "ne"), Test.IS_NOT),
    **dict.fromkeys(("in", "is in", "any of", "one of", "is any of"), Test.IS_ONE_OF),
    **dict.fromkeys(("in list", "in the list", "equals any of"), Test.IS_ONE_OF),
    **dict.fromkeys(
        ("not in", "none of", "is none of", "not one of"), Test.IS_NOT_ONE_OF
    ),
    **dict.fromkeys(("includes", "include", "has", "like", "with"), Test.CONTAINS),
    **dict.fromkeys(("contain", "containing", "contains any of"), Test.CONTAINS),
    **dict.fromkeys(
        ("not contains", "excludes", "without", "not like"), Test.CONTAINS_NOT
    ),
    **dict.fromkeys(("word", "contains the word", "whole word"), Test.HAS_WORD),
    **dict.fromkeys(("greater than or equal to", "=>", "min"), Test.AT_LEAST),
    **dict.fromkeys(
        ("minimum", "or more", "from", "no less than", "gte"), Test.AT_LEAST
    ),
    **dict.fromkeys(("not less than", "is at least", "equal or more"), Test.AT_LEAST),
    **dict.fromkeys(("greater than", "greater", "is greater than"), Test.MORE_THAN),
    **dict.fromkeys(("over", "above", "larger than", "bigger than"), Test.MORE_THAN),
    **dict.fromkeys(("higher than", "is more than", "exceeds", "gt"), Test.MORE_THAN),
    **dict.fromkeys(("less than or equal to", "=<", "max", "maximum"), Test.AT_MOST),
    **dict.fromkeys(
        ("up to", "or less", "no more than", "not more than"), Test.AT_MOST
    ),
    **dict.fromkeys(("is at most", "to", "lte"), Test.AT_MOST),
    **dict.fromkeys(("fewer than", "lower than", "smaller than", "lt"), Test.LESS_THAN),
    **dict.fromkeys(("under", "below", "less", "is less than"), Test.LESS_THAN),
    **dict.fromkeys(("range", "in range", "in the range", "is between"), Test.BETWEEN),
    **dict.fromkeys(("linear", "proportional", "in proportion"), Test.SCALE),
    **dict.fromkeys(("true", "is true", "is yes", "checked", "ticked"), Test.YES),
    **dict.fromkeys(("false", "is false", "is no", "unchecked"), Test.NO),
    **dict.fromkeys(("within", "within days", "last days", "since"), Test.IN_LAST_DAYS),
    **dict.fromkeys(("within the last", "newer than", "in last"), Test.IN_LAST_DAYS),
    **dict.fromkeys(
        ("older than", "not within", "more than days ago"), Test.NOT_IN_LAST_DAYS
    ),
    **dict.fromkeys(("next days", "within the next", "in next"), Test.IN_NEXT_DAYS),
    **dict.fromkeys(("empty", "is empty", "missing", "unknown"), Test.IS_BLANK),
    **dict.fromkeys(
        ("not empty", "is not empty", "filled", "is filled"), Test.IS_NOT_BLANK
    ),
    **dict.fromkeys(
        ("exists", "known", "has value", "has any value"), Test.IS_NOT_BLANK
    ),
    **dict.fromkeys(("default", "other", "others", "all others"), Test.OTHERWISE),
    **dict.fromkeys(("any other", "everything else", "rest"), Test.OTHERWISE),
}
_UNDERSTOOD = {word for test in Test for word in test.understood}
TEST_SYNONYMS: dict[str, Test] = {
    word: test for word, test in _WORDS_OF_OTHERS.items() if word not in _UNDERSTOOD
}
"""What people write for a Test in other programs: only asked back, never taken for it."""
