"""What must be done today, and what goes out of it."""
