"""A home-made scoring sheet understood: its criteria, weights, marks and totals.

It may use `lessons`, and the rooms below.
"""
