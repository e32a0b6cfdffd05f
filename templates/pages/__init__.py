"""The pages of a workbook, one module each, and what they have in common.

It may use `choices`, `models` and `style`, the rooms below, and the engine.
"""
