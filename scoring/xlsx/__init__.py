"""The format of Excel's files, and nothing of accounts: parts, cells, styles, edits."""
