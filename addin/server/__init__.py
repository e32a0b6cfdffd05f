"""The scoring over HTTP: the same ratings for programs, scripts and a web page.

It may use `answers`, the rooms below, and the engine.
"""
