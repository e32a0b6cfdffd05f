"""A home-made scoring sheet understood: its criteria, weights, marks and totals.

It may use `compared`, `lake`, `lessons` and `verify`, and the rooms below.
"""
