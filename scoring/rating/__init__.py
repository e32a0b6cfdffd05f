"""Ratings, from columns of accounts to arrays of numbers; no clock, no file.

It may use `model`, and the rooms below.
"""
