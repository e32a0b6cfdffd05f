"""Single values and small tables of them: text, numbers, days, cells; no files, no model.

It may use `errors`, and the rooms below.
"""
