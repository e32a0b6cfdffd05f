"""The open workbook in Excel: the buttons and the tabs they write.

It may use `commands`, the rooms below, and the engine.
"""
