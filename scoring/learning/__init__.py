"""What won and lost deals teach: whether the ratings tell them apart, and what would.

It may use `judgement`, and the rooms below.
"""
