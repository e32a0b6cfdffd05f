"""The command line.

It may use `adopt`, `apply`, `optional` and `spark`, and the rooms below.
"""
