"""The tabs that a workbook may have beside Criteria, Accounts and Settings, described.

Their headings stand here once, for the templates that begin with them and for `add`,
which puts them into a workbook that is there already.

It may use `compared`, `lake`, `lessons` and `verify`, and the rooms below.
"""
