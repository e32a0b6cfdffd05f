"""The code that xlwings Lite keeps in a workbook, and what it installs for it.

It may use `answers`, the rooms below, and the engine.
"""
