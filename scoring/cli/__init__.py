"""The command line.

It may use `apply`, and the rooms below.
"""
