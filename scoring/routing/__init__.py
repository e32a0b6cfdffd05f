"""Who sells to whom.

It may use `checks`, and the rooms below.
"""
