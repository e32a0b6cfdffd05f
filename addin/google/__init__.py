"""The script that people paste into a Google sheet, and its manifest."""
