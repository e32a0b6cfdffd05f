"""The command line.

It may use `adopt`, `apply` and `optional`, and the rooms below.
"""
