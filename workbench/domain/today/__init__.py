"""What must be done today, as values."""
