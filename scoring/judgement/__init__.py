"""Judgement beside the rules: how firm contacts are, and what people decide by hand.

It may use `explain`, and the rooms below.
"""
