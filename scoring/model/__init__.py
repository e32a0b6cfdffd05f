"""What an ideal customer looks like: criteria, rules and settings, frozen.

It may use `xlsx`, and the rooms below.
"""
