"""The command line.

It may use `apply` and `optional`, and the rooms below.
"""
