"""Ready-made models: each its criteria, its tables and a sample that shows its idea.

It may use `places`, `projects`, `ribbon` and `spec`, the rooms below, and the engine.
"""

# apart from what they hold, which is only loaded where a workbook is made
OFFERED = (
    ("fit", "Fit", "Who the accounts are, and a little of what they do."),
    ("points", "Lead points", "What people do, in points that fade."),
    ("bant", "BANT", "Budget, authority, need and timeframe."),
    ("rfm", "RFM", "How recently, how often and for how much customers bought."),
    (
        "fit-engagement",
        "Fit and engagement",
        "Who they are beside what they do, and the people there.",
    ),
    ("interest", "Interest", "What people read about each of your products."),
    ("learning", "Learning", "What won and lost deals say of what you believe."),
    ("manual", "Rated by hand", "What you write beside each account, from 0 to 10."),
)
"""Each with its name, its title, and what it rates."""
NAMES = tuple(name for name, _, _ in OFFERED)
DEFAULT = NAMES[0]
