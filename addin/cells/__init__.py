"""Cells as programs hand them over, and the tables among them.

It may use no other room of this house; the engine it may.
"""
