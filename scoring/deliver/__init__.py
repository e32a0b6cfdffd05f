"""Results on their way to others: one workbook per seller, a message."""
