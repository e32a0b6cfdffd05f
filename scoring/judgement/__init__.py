"""Judgement beside the rules: how firm each contact is under other weights.

It may use `behaviour`, and the rooms below.
"""
