"""The format of Excel's files, and nothing of accounts: parts, cells, styles, edits.

A file is checked (`preflight`), listed (`archive`) and asked what it holds (`package`);
`read` turns the cells of a sheet into columns. A copy starts as a `draft`, which says
what changes; `draw` makes new parts, `edit` changes cells of a sheet that stays, and
`copy_parts` writes both among all else, which is taken over byte for byte.

It may use `values`, and the rooms below.
"""
