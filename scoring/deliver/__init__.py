"""Results on their way to others: one workbook per seller, a message.

It may use `sheets`, and the rooms below.
"""
