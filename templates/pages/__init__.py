"""The pages of a workbook, one module each, and what they have in common."""
