"""What an ideal customer looks like: criteria, rules and settings, frozen."""
