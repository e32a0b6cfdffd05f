"""What is written in cells: yes and no, blank, out, and other words for values."""

from __future__ import annotations


KEEP_OWNER = "keep:"
# what Excel writes for TRUE and FALSE into CSV files is among them, in each language
YES_WORDS = (
    *("yes", "y", "true", "t", "on", "1", "x", "✓", "✔", "☑", "✅"),
    *("ja", "j", "da", "oui", "si", "sì", "sí"),
    *("sand", "sandt", "sant", "adevărat", "wahr", "vrai", "vero"),
    *("verdadero", "verdadeiro", "tosi", "waar"),
)
NO_WORDS = (
    *("no", "n", "false", "f", "off", "0", "✗", "✘", "☐", "❌"),
    *("nej", "nei", "nu", "nein", "non", "não"),
    *("falsk", "falskt", "fals", "usand", "usant", "falsch", "faux", "falso"),
    *("epätosi", "onwaar"),
)
BLANK_WORDS = (
    *("n/a", "na", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "?", "unknown", "tbd"),
    *("ukendt", "ved ikke", "okänt", "okänd", "vet ej", "necunoscut", "nu știu"),
)
"""What counts as blank unless the setting *Blank words* says otherwise."""
JUDGEMENT_WORDS: dict[float, tuple[str, ...]] = {
    1.0: ("equal", "equally", "the same", "as much"),
    3.0: ("a little more", "little more", "slightly more"),
    5.0: ("clearly more", "clearly", "more"),
    7.0: ("much more", "much"),
    9.0: ("overwhelmingly more", "overwhelmingly", "far more"),
    1 / 3: ("a little less", "little less", "slightly less"),
    1 / 5: ("clearly less", "less"),
    1 / 7: ("much less",),
    1 / 9: ("overwhelmingly less", "far less"),
}
"""How a pair of criteria is judged on Compare: the first matters so many times as much."""
WON_WORDS = (
    *("won", "win", "closed won", "converted", "customer"),
    *("vundet", "vunnen", "vunnet", "câștigat"),
)
"""How an outcome says that a deal was won, besides the words for yes."""
LOST_WORDS = (
    *("lost", "loss", "closed lost", "disqualified"),
    *("tabt", "förlorad", "förlorat", "pierdut"),
)
"""How an outcome says that a deal was lost, besides the words for no."""
OPEN_WORDS = ("open", "in progress", "new", "working", "nurturing")
"""What stands for an outcome while there is none yet."""
SKIP_WORDS = ("skip",)
OUT_WORDS = ("out",)
FLOOR_WORDS = ("at least", ">=", "≥")
"""How Points say the rating that an account has at least."""
LIST_SEPARATOR = ";"
ONCE_PER_CONTACT = ("contact",)
ONCE_PER_DAY = ("day",)
