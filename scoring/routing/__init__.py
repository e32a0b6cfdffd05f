"""Who sells to whom."""
