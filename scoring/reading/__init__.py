"""Workbooks and CSV files read into tables, each cell with the place it came from.

It may use `routing` and `warehouse`, and the rooms below.
"""
