"""What earlier runs left, and what has changed since."""
