"""Suggested weights taken over into Criteria, and given back.

It may use `compared`, `lake`, `lessons` and `verify`, and the rooms below.
"""
