"""The script that people paste into a Google sheet, and its manifest.

It may use `answers`, the rooms below, and the engine.
"""
