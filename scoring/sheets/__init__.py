"""The sheets that Score writes, described and drawn."""
