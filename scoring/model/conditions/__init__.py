"""The Tests: one small module per family, each with its one definition."""
