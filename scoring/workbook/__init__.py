"""Workbooks and CSV files: read them safely, write results into a copy."""
