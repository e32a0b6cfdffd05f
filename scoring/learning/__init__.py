"""What won and lost deals teach: whether the ratings tell them apart, and what would."""
