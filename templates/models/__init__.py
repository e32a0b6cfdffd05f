"""Ready-made models: each its criteria, its tables and a sample that shows its idea.

It may use `spoken_spec`, the room below, and the engine.
"""

from scoring.language import phrase


# apart from what they hold, which is only loaded where a workbook is made
OFFERED = (
    (
        "fit",
        phrase("Fit"),
        phrase("Who the accounts are, and a little of what they do."),
    ),
    ("points", phrase("Lead points"), phrase("What people do, in points that fade.")),
    ("bant", "BANT", phrase("Budget, authority, need and timeframe.")),
    (
        "rfm",
        "RFM",
        phrase("How recently, how often and for how much customers bought."),
    ),
    (
        "fit-engagement",
        phrase("Fit and engagement"),
        phrase("Who they are beside what they do, and the people there."),
    ),
    (
        "interest",
        phrase("Interest"),
        phrase("What people read about each of your products."),
    ),
    (
        "learning",
        phrase("Learning"),
        phrase("What won and lost deals say of what you believe."),
    ),
    (
        "manual",
        phrase("Rated by hand"),
        phrase("What you write beside each account, from 0 to 10."),
    ),
)
"""Each with its name, its title, and what it rates."""
NAMES = tuple(name for name, _, _ in OFFERED)
DEFAULT = NAMES[0]
