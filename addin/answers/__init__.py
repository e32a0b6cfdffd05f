"""What is answered to the sheets of a workbook that come as JSON, wherever it runs."""
