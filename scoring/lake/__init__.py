"""Accounts that are too many for a sheet, rated part by part by the one engine.

The data is looked at first, for what whole columns tell; then every part is rated twice:
once for the ranks, and once more to be written with them.

It may use `pipeline`, and the rooms below.
"""
