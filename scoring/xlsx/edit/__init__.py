"""Changes to cells of a user's own sheet; all else stays as it is, byte for byte."""
