"""What won and lost deals teach: whether the ratings tell them apart, and what would.

It may use `explain`, and the rooms below.
"""
