"""What accounts do and who their people are, rolled up into account fields.

It may use `tables`, and the rooms below.
"""
