"""The words of Activity momentum in a rule: one stands for itself in every language.

The field says them in the language that is spoken, which the criteria need not be in.
"""

from __future__ import annotations

from typing import Final

from scoring.values.text import text_key
from scoring.vocabulary import LIST_SEPARATOR, Momentum, Test


LISTED: Final = {
    Test.IS: Test.IS_ONE_OF,
    Test.IS_NOT: Test.IS_NOT_ONE_OF,
    Test.IS_ONE_OF: Test.IS_ONE_OF,
    Test.IS_NOT_ONE_OF: Test.IS_NOT_ONE_OF,
}
"""The Tests that compare whole words, and which takes several."""
FORMS: Final = {
    text_key(form): word.understood for word in Momentum for form in word.understood
}


def in_every_language(test: Test, value: object) -> tuple[Test, object]:
    """Let a rule name a word of momentum in each language; any other stays as it is.

    Examples
    --------
    >>> test, value = in_every_language(Test.IS, "Stigende")
    >>> test.value, "Rising" in str(value), in_every_language(Test.IS, "Software")[1]
    ('is one of', True, 'Software')
    """
    if test not in LISTED or not isinstance(value, str):
        return test, value
    items = [item.strip() for item in value.split(LIST_SEPARATOR)]
    if not any(text_key(item) in FORMS for item in items):
        return test, value
    every = [form for item in items for form in FORMS.get(text_key(item), (item,))]
    return LISTED[test], f"{LIST_SEPARATOR} ".join(dict.fromkeys(every))
