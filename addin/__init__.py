"""The sides that face a spreadsheet program."""
