"""Cells as programs hand them over, and the tables among them."""
