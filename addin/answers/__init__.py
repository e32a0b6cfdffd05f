"""What is answered to the sheets of a workbook that come as JSON, wherever it runs.

It may use `excel` and `functions`, the rooms below, and the engine.
"""
