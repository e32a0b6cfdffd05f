"""What earlier runs left, and what has changed since.

It may use `sheets`, and the rooms below.
"""
