"""What is written in cells: yes and no, blank, out, and other words for values."""

from __future__ import annotations

from scoring.language import Word


# what Excel writes for TRUE and FALSE into CSV files is among them, in each language, and
# the 1.0 and 0.0 that other programs make of a column of yes and no that has gaps
YES_WORDS = (
    *("yes", "y", "true", "t", "on", "1", "1.0", "1,0", "x", "✓", "✔", "☑", "✅"),
    *("ja", "j", "da", "oui", "si", "sì", "sí"),
    *("sand", "sandt", "sant", "adevărat", "wahr", "vrai", "vero"),
    *("verdadero", "verdadeiro", "tosi", "waar"),
)
NO_WORDS = (
    *("no", "n", "false", "f", "off", "0", "0.0", "0,0", "✗", "✘", "☐", "❌"),
    *("nej", "nei", "nu", "nein", "non", "não"),
    *("falsk", "falskt", "fals", "usand", "usant", "falsch", "faux", "falso"),
    *("epätosi", "onwaar"),
)
BLANK_WORDS = (
    *("n/a", "na", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "?", "unknown", "tbd"),
    *("ukendt", "ved ikke", "okänt", "okänd", "vet ej", "necunoscut", "nu știu"),
)
"""What counts as blank unless the setting *Blank words* says otherwise."""


class JudgementWord(Word):
    """How much more one criterion matters than another, as Compare offers it."""

    EQUAL = "equal"
    LITTLE_MORE = "a little more"
    CLEARLY_MORE = "clearly more"
    MUCH_MORE = "much more"
    OVERWHELMINGLY_MORE = "overwhelmingly more"
    LITTLE_LESS = "a little less"
    CLEARLY_LESS = "clearly less"
    MUCH_LESS = "much less"
    OVERWHELMINGLY_LESS = "overwhelmingly less"


JUDGEMENT_WORDS: dict[float, tuple[str, ...]] = {
    1.0: (*JudgementWord.EQUAL.understood, "equally", "the same", "as much"),
    3.0: (*JudgementWord.LITTLE_MORE.understood, "little more", "slightly more"),
    5.0: (*JudgementWord.CLEARLY_MORE.understood, "clearly", "more"),
    7.0: (*JudgementWord.MUCH_MORE.understood, "much"),
    9.0: (*JudgementWord.OVERWHELMINGLY_MORE.understood, "overwhelmingly", "far more"),
    1 / 3: (*JudgementWord.LITTLE_LESS.understood, "little less", "slightly less"),
    1 / 5: (*JudgementWord.CLEARLY_LESS.understood, "less"),
    1 / 7: JudgementWord.MUCH_LESS.understood,
    1 / 9: (*JudgementWord.OVERWHELMINGLY_LESS.understood, "far less"),
}
"""How a pair of criteria is judged on Compare: the first matters so many times as much."""


class OutcomeWord(Word):
    """What became of an account, as the template writes it."""

    WON = "won"
    LOST = "lost"
    OPEN = "open"


WON_WORDS = (
    *OutcomeWord.WON.understood,
    *("won", "win", "closed won", "converted", "customer"),
    *("vundet", "vunnen", "vunnet", "câștigat"),
)
"""How an outcome says that a deal was won, besides the words for yes."""
LOST_WORDS = (
    *OutcomeWord.LOST.understood,
    *("lost", "loss", "closed lost", "disqualified"),
    *("tabt", "förlorad", "förlorat", "pierdut"),
)
"""How an outcome says that a deal was lost, besides the words for no."""
OPEN_WORDS = (
    *OutcomeWord.OPEN.understood,
    "in progress",
    "new",
    "working",
    "nurturing",
)
"""What stands for an outcome while there is none yet."""


class CellWord(Word):
    """Words in cells of Criteria and Signals that decide something."""

    SKIP = "skip"
    OUT = "out"
    AT_LEAST = "at least"
    CONTACT = "contact"
    DAY = "day"
    KEEP = "keep:"


class FieldUse(Word):
    """What column Use of Review says of a field that may know the outcome."""

    KEEP = "Keep"
    LEAVE = "Leave"


SKIP_WORDS = CellWord.SKIP.understood
OUT_WORDS = CellWord.OUT.understood
FLOOR_WORDS = (*CellWord.AT_LEAST.understood, ">=", "≥")
"""How Points say the rating that an account has at least."""
LIST_SEPARATOR = ";"
KEEP_OWNER = CellWord.KEEP.value
KEEP_WORDS = CellWord.KEEP.understood
"""How Seller says that an account stays with the one who has it."""
ONCE_PER_CONTACT = CellWord.CONTACT.understood
ONCE_PER_DAY = CellWord.DAY.understood
