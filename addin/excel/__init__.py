"""The open workbook in Excel: the buttons and the tabs they write."""
