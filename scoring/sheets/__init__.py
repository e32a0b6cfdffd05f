"""The sheets that Score writes, described and drawn.

It may use `learning`, and the rooms below.
"""
