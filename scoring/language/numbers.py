"""Numbers inside sentences, as each language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from scoring.language.current import Language, current


if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_MARK: Final = "\N{SYMBOL FOR SUBSTITUTE}"
CHOICE: Final = "|"
"""Parts the words for one from those for any other number."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands between the digits of a number."""

    decimal: str
    thousands: str
    percent: str


SIGNS: Final[dict[Language, Signs]] = {
    Language.ENGLISH: Signs(".", ",", "%"),
    Language.DANISH: Signs(",", ".", f"{NO_BREAK}%"),
    Language.SWEDISH: Signs(",", NO_BREAK, f"{NO_BREAK}%"),
    Language.ROMANIAN: Signs(",", ".", "%"),
}
"""Sources: Unicode CLDR 46, symbols and decimal formats of da, sv and ro."""


def number(value: float, spec: str = "") -> str:
    r"""Write a number as the language does.

    Parameters
    ----------
    value : float
        The number.
    spec : str
        As `format` takes it, such as ``,`` or ``.1f``.

    Examples
    --------
    >>> from scoring.language import Language, speaking
    >>> with speaking(Language.DANISH):
    ...     number(1234.5, ",.1f"), number(0.12, ".0%")
    ('1.234,5', '12\xa0%')
    """
    return local(format(value, spec))


def local(text: str) -> str:
    r"""Put a number written in English into the language.

    >>> from scoring.language import Language, speaking
    >>> with speaking(Language.SWEDISH):
    ...     local("-1,234.5")
    '-1\xa0234,5'
    """
    language = current()
    if language is Language.ENGLISH:
        return text
    signs = SIGNS[language]
    text = text.replace(",", _MARK).replace(".", signs.decimal)
    return text.replace(_MARK, signs.thousands).replace("%", signs.percent)


class NumbersInWords(Formatter):
    """Fills a sentence; numbers in it are written as the language does.

    A place with words of its own, ``{count:account|accounts}``, says the first of them
    if its number is 1, and else the second.

    In a Romanian sentence ``{count:,de}`` says `de` after the numbers that ask for it:
    ``3 conturi``, ``25 de conturi``.

    >>> import numpy as np
    >>> from scoring.language import Language, speaking
    >>> counts = {"one": 3, "other": np.int64(1200)}
    >>> with speaking(Language.ROMANIAN):
    ...     NumbersInWords().filled("{one:,de} conturi, {other:,de} conturi", counts)
    '3 conturi, 1.200 de conturi'
    >>> NumbersInWords().filled("{count:,} {count:account|accounts}", {"count": 1})
    '1 account'
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value."""
        if CHOICE in format_spec:
            return chosen(value, format_spec)
        if not _is_number(value):
            return str(format(value, format_spec))
        spec = format_spec.removesuffix(_DE)
        text = number(value, spec)
        return f"{text} de" if spec != format_spec and asks_for_de(value) else text

    def filled(self, text: str, values: Mapping[str, object]) -> str:
        """Fill each place of a sentence."""
        return self.vformat(text, (), values)


def chosen(value: object, words: str) -> str:
    """Give the words that go with a number, which may be written as a text.

    >>> chosen(1, "account|accounts"), chosen(0, "account|accounts")
    ('account', 'accounts')
    """
    one, others = words.split(CHOICE)
    return one if value in {1, "1"} else others


def _is_number(value: Any) -> bool:
    """Tell numbers, also those of NumPy, which are none of `int`, from the rest."""
    return not isinstance(value, bool) and isinstance(value, Real)


_DE: Final = "de"


def asks_for_de(value: float) -> bool:
    """Say whether Romanian puts `de` between a number and what it counts.

    >>> [n for n in (1, 2, 19, 20, 100, 101, 119, 120) if asks_for_de(n)]
    [20, 100, 120]
    """
    rest = abs(value) % 100
    return value not in {0, 1} and (rest == 0 or rest >= 20)  # noqa: PLR2004
