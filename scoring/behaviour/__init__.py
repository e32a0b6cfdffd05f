"""What accounts do and who their people are, rolled up into account fields."""
