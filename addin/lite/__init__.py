"""The code that xlwings Lite keeps in a workbook, and what it installs for it."""
