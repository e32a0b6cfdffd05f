"""Ready-made models: each its criteria, its tables and a sample that shows its idea."""

# apart from what they hold, which is only loaded where a workbook is made
NAMES = ("fit", "points", "bant", "rfm", "fit-engagement", "interest")
DEFAULT = NAMES[0]
