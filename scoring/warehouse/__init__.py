"""The model as one SELECT, for tables that never come to a sheet.

It may use `checks`, and the rooms below.
"""
